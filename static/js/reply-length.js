// Says how many characters are left, to the eye at once and to a screen reader when the
// end comes near and the typing pauses. It refuses nothing: the server says what is too
// long.
(() => {
  const NEAR = 200;
  const PAUSE = 1000;
  let waiting;

  const show = (form) => {
    const shown = form.querySelector("[data-reply-left]");
    // Code points, as the server counts them.
    const used = [...form.elements.body.value.replace(/\r\n?/g, "\n")].length;
    // Nothing is written into an empty form: the first number that a browser writes in a
    // language costs it as much as a third of the page's layout.
    if (used === 0 && shown.hidden) return;
    const left = shown.dataset.limit - used;
    const words = left < 0 ? shown.dataset.over : shown.dataset.left;
    shown.setAttribute("aria-hidden", "true"); // it changes with every letter
    shown.hidden = used === 0;
    shown.textContent = `${words} ${Math.abs(left).toLocaleString(document.documentElement.lang, { useGrouping: false })}`;
    shown.classList.toggle("reply-form__left--over", left < 0);
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      const said = form.querySelector("[data-reply-left-said]");
      said.textContent = left < NEAR ? shown.textContent : "";
    }, PAUSE);
  };

  document.addEventListener("input", (event) => {
    const form = event.target.closest?.("[data-reply-form]");
    if (form && event.target.name === "body") show(form);
  });

  for (const type of ["reply:refused", "reply:moved"]) {
    document.addEventListener(type, (event) => show(event.target));
  }

  for (const form of document.querySelectorAll("[data-reply-form]")) show(form);
})();
