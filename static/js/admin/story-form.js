// The editing screen of a story: counters, inherited titles, ways into the body,
// confidential notes on demand. Each part enhances one data- attribute.
(() => {
  const byId = (id) => document.getElementById(id);

  // data-counter="recommended maximum": says how many characters are left, politely.
  const count = (field) => {
    const best = Number(field.dataset.counter);
    const place = document.createElement("p");
    place.className = "help story-counter";
    place.id = `${field.id}-counter`;
    place.setAttribute("aria-live", "polite");
    field.insertAdjacentElement("afterend", place);
    const described = field.getAttribute("aria-describedby");
    field.setAttribute("aria-describedby", [described, place.id].filter(Boolean).join(" "));
    let waiting;
    const tell = () => {
      const length = [...field.value].length;
      const wording = length > best ? field.dataset.counterOver : field.dataset.counterWords;
      place.textContent = wording.replace("{n}", length).replace("{best}", best);
      place.classList.toggle("story-counter--over", length > best);
    };
    field.addEventListener("input", () => {
      clearTimeout(waiting);
      waiting = setTimeout(tell, 400); // so that a screen reader is not told every letter
    });
    tell();
  };

  // data-inherits="headline subhead": shows what stands where this is left empty.
  const inherit = (field) => {
    const givers = field.dataset.inherits.split(" ").map((name) => byId(`id_${name}`));
    const show = () => {
      const giver = givers.find((one) => one && one.value.trim());
      field.placeholder = giver ? giver.value.trim() : "";
    };
    givers.forEach((giver) => giver && giver.addEventListener("input", show));
    show();
  };

  // data-goto-block="id": opens the tab in which the block stands and goes there.
  const goToBlock = (event) => {
    const link = event.target.closest("[data-goto-block]");
    const block = link && document.querySelector(`[data-contentpath="${link.dataset.gotoBlock}"]`);
    if (!block) return;
    event.preventDefault();
    const panel = block.closest("[role=tabpanel]");
    const tab = panel && document.querySelector(`[role=tab][aria-controls="${panel.id}"]`);
    if (tab) tab.click();
    setTimeout(() => arrive(block), TAB_FADES_IN);
  };
  const TAB_FADES_IN = 200; // milliseconds; what is hidden takes no focus
  const arrive = (block) => {
    block.scrollIntoView({ block: "center" });
    const first = block.querySelector("textarea, [contenteditable=true], input:not([type=hidden])");
    if (first) first.focus({ preventScroll: true });
  };

  // data-notes="address": the notes, when they are asked for and not before.
  const notes = (panel) => {
    const place = panel.querySelector("[data-notes-place]");
    const show = panel.querySelector("[data-notes-show]");
    const token = () => document.querySelector("[name=csrfmiddlewaretoken]").value;
    const load = async (options) => {
      try {
        const answer = await fetch(panel.dataset.notes, options);
        if (!answer.ok && answer.status !== 422) throw new Error(answer.statusText);
        place.innerHTML = await answer.text();
      } catch {
        place.insertAdjacentText("afterbegin", panel.dataset.notesFailed);
      }
    };
    show.hidden = false;
    show.addEventListener("click", () => load({ credentials: "same-origin" }));
    // What is written here is no part of the story: neither autosave nor preview see it.
    for (const kind of ["input", "change", "keyup"]) {
      place.addEventListener(kind, (event) => event.stopPropagation());
    }
    place.addEventListener("click", (event) => {
      if (!event.target.closest("[data-notes-add]")) return;
      const body = new URLSearchParams({ text: place.querySelector("[data-notes-text]").value });
      load({ method: "POST", body, headers: { "X-CSRFToken": token() } });
    });
  };

  const start = () => {
    document.querySelectorAll("[data-counter]").forEach(count);
    document.querySelectorAll("[data-inherits]").forEach(inherit);
    document.querySelectorAll("[data-notes]").forEach(notes);
    document.addEventListener("click", goToBlock);
  };
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
})();
