/* A button beside the text of a redaction puts the mark in the place of the selection. */
(() => {
  const add = () => {
    const text = document.querySelector("[data-cut-text]");
    if (!text || text.dataset.ready) return;
    text.dataset.ready = "yes";
    const button = document.createElement("button");
    button.type = "button";
    button.className = "button button-small button-secondary";
    button.textContent = text.dataset.cutLabel;
    button.addEventListener("click", () => {
      const { selectionStart, selectionEnd, dataset } = text;
      if (selectionStart === selectionEnd) return text.focus();
      text.setRangeText(dataset.cutMark, selectionStart, selectionEnd, "end");
      text.focus();
    });
    text.insertAdjacentElement("afterend", button);
  };

  add();
  document.addEventListener("workbench:shown", add);
})();
