/* One click ticks all rows of a list; the number of ticked ones is said. */
(() => {
  const form = document.querySelector("[data-tick-form]");
  const all = form?.querySelector("[data-tick-all]");
  if (!all) return;
  const boxes = [...form.querySelectorAll("[data-tick]")];
  const count = form.querySelector("[data-tick-count]");

  const tell = () => {
    const ticked = boxes.filter((box) => box.checked).length;
    count.textContent = ticked ? `${ticked} / ${boxes.length}` : "";
  };

  all.hidden = false;
  all.addEventListener("click", () => {
    const value = boxes.some((box) => !box.checked);
    for (const box of boxes) box.checked = value;
    tell();
  });
  form.addEventListener("change", tell);
  tell();
})();
