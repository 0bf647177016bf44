// Offers to play what an embed's card links to, where the house allows its host. Nothing
// is asked of that host before the click; without scripts the card keeps its link.
for (const button of document.querySelectorAll("[data-embed-player]")) {
  button.hidden = false;
  button.addEventListener("click", () => {
    const frame = document.createElement("iframe");
    frame.className = "embed__frame";
    frame.title = button.dataset.embedTitle;
    frame.setAttribute("sandbox", "allow-scripts allow-same-origin allow-presentation");
    frame.allow = "fullscreen";
    frame.referrerPolicy = "strict-origin-when-cross-origin";
    frame.tabIndex = 0;
    frame.src = button.dataset.embedPlayer;
    const card = button.closest("[data-embed]");
    card.querySelector(".embed__picture")?.remove();
    card.querySelector(".embed__note")?.remove();
    button.remove();
    card.prepend(frame);
    frame.focus();
  });
}
