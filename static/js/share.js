// Passes a story on: by the system's own sheet where the browser has one, else by copying
// its address. No other host is asked for anything; without scripts the mail link is there.
for (const box of document.querySelectorAll("[data-share]")) {
  const sheet = box.querySelector("[data-share-sheet]");
  const copy = box.querySelector("[data-share-copy]");
  const said = box.querySelector("[data-share-said]");
  const told = { title: box.dataset.shareTitle, url: box.dataset.shareAddress };

  sheet.addEventListener("click", () => {
    navigator.share(told).catch(() => {}); // closed without a choice
  });

  copy.addEventListener("click", async () => {
    await navigator.clipboard.writeText(told.url);
    const words = copy.textContent;
    copy.textContent = copy.dataset.shareCopied;
    said.textContent = copy.dataset.shareCopied;
    setTimeout(() => {
      copy.textContent = words;
      said.textContent = "";
    }, 4000);
  });

  sheet.hidden = !navigator.share;
  copy.hidden = !navigator.clipboard;
}
