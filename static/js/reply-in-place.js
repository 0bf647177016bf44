// Brings the reply form under the reply that is answered, and back: by its button or by
// Escape. Without it, "Reply" leads to a page with the form. What is typed moves along.
(() => {
  let home = null; // where the form stands in the page
  let opener = null; // the link that brought it away

  const find = (part) => document.querySelector(`[data-reply-form]${part}`);

  const sayWhom = (form) => {
    const comment = form.closest(".comment");
    form.querySelector("[data-reply-target]").hidden = !comment;
    if (!comment) return;
    const name = comment.querySelector(".comment__name");
    form.querySelector("[data-reply-name]").textContent = name.textContent;
  };

  const setParent = (form, parent) => {
    const from = form.elements.parent.value;
    form.elements.parent.value = parent;
    sayWhom(form);
    form.dispatchEvent(new CustomEvent("reply:moved", { bubbles: true, detail: { from } }));
  };

  const bringTo = (link, form) => {
    if (!home) {
      home = document.createComment("the reply form stands here");
      form.before(home);
    }
    opener = link;
    link.closest(".comment").append(form);
    setParent(form, link.dataset.replyTo);
    form.elements.body.focus();
  };

  const bringBack = (form) => {
    home.before(form);
    setParent(form, "");
    opener?.focus();
    opener = null;
  };

  document.addEventListener("click", (event) => {
    const link = event.target.closest("[data-reply-to]");
    const form = find("");
    const opensElsewhere = event.ctrlKey || event.metaKey || event.shiftKey || event.button;
    if (link && form && !opensElsewhere) {
      event.preventDefault();
      bringTo(link, form);
    } else if (opener && event.target.closest("[data-reply-cancel]")) {
      bringBack(form);
    }
  });

  document.addEventListener("keydown", (event) => {
    const form = event.target.closest?.("[data-reply-form]");
    if (opener && form && event.key === "Escape" && !event.isComposing) bringBack(form);
  });

  document.addEventListener("reply:refused", (event) => sayWhom(event.target));
})();
