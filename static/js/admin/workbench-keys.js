/* The keys of the moderators' workbench: one key clicks the element with its `data-key`.
   Nothing happens while somebody types, or where the account has keys switched off. */
(() => {
  const typing = "input:not([type=checkbox]):not([type=hidden]), textarea, select, [contenteditable]";
  const bench = () => document.querySelector("[data-workbench]");

  const isWithinReach = (element) => {
    const closed = element.closest("details:not([open])");
    return !closed || closed.querySelector("summary") === element;
  };

  const elementFor = (key) =>
    [...bench().querySelectorAll("[data-key]")].find(
      (element) => element.dataset.key === key && isWithinReach(element),
    );

  const enter = (summary) => {
    const details = summary.closest("details");
    if (details.open) details.querySelector("textarea, li button")?.focus();
  };

  const close = () => {
    document.activeElement?.closest("details")?.querySelector("summary").focus();
    document.activeElement?.closest("details")?.removeAttribute("open");
    document.querySelector("[data-reply]")?.focus();
  };

  document.addEventListener("keydown", (event) => {
    const here = bench();
    if (!here || here.hasAttribute("data-no-keys") || here.hasAttribute("data-busy")) return;
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
    if (document.querySelector('dialog[open], [role="dialog"][aria-hidden="false"]')) return;
    if (event.key === "Escape" && here.contains(document.activeElement)) return close();
    if (event.target.closest?.(typing)) return;
    const element = elementFor(event.key);
    if (!element) return;
    event.preventDefault();
    element.click();
    if (element.tagName === "SUMMARY") enter(element);
  });
})();
