// Passes a story on: by the system's own sheet where the browser has one, else by copying
// its address. No other host is asked for anything; the mail link is there without it.
for (const box of document.querySelectorAll("[data-share]")) {
  const { title, address, sheet, copy, copied } = box.dataset;
  const COPIED_FOR = 4000;

  const open = () => {
    navigator.share({ title, url: address }).catch(() => {}); // closed without a choice
  };

  const keep = async ({ currentTarget: button }) => {
    await navigator.clipboard.writeText(address);
    button.textContent = copied;
    setTimeout(() => (button.textContent = copy), COPIED_FOR);
  };

  const add = (words, act) => {
    const button = document.createElement("button");
    button.className = "share__act";
    button.type = "button";
    button.ariaLive = "polite"; // it says itself that the address is copied
    button.textContent = words;
    button.addEventListener("click", act);
    box.append(button); // behind the link, so that nothing moves
  };

  if (navigator.share) add(sheet, open);
  else if (navigator.clipboard) add(copy, keep);
}
