// Fills the passages of a source from the body as it stands in the form, when opened,
// so that a passage can be ticked before it was ever saved.
(() => {
  const WORDS = 10;
  const SKIPPED = ["subheading", "pull_quote"];

  const plain = (value) => {
    try {
      return JSON.parse(value).blocks.map((block) => block.text).join(" ");
    } catch {
      return value;
    }
  };

  const passage = (identity) => {
    const stem = identity.name.slice(0, -"-id".length);
    const sent = (name) => document.getElementsByName(`${stem}-${name}`)[0]?.value;
    if (sent("deleted") || SKIPPED.includes(sent("type"))) return null;
    const field = [...document.querySelectorAll(`[name^="${stem}-value"]`)].find((one) =>
      plain(one.value).trim()
    );
    const words = field ? plain(field.value).trim().split(/\s+/) : [];
    if (!words.length || !identity.value) return null;
    const text = words.slice(0, WORDS).join(" ") + (words.length > WORDS ? "…" : "");
    return { id: identity.value, text };
  };

  const passages = () =>
    [...document.querySelectorAll("input[type=hidden]")]
      .filter((input) => /^body-\d+-id$/.test(input.name))
      .sort((a, b) => order(a) - order(b))
      .map(passage)
      .filter(Boolean);
  const order = (input) =>
    Number(document.getElementsByName(input.name.replace(/-id$/, "-order"))[0]?.value);

  const item = (name, { id, text }, checked) => {
    const box = Object.assign(document.createElement("input"), { type: "checkbox", name, value: id, checked });
    const label = document.createElement("label");
    label.append(box, ` ${text}`);
    const place = document.createElement("li");
    place.append(label);
    return place;
  };

  const fill = (ties) => {
    const boxes = [...ties.querySelectorAll("input")];
    const chosen = new Set(boxes.filter((box) => box.checked).map((box) => box.value));
    const now = passages();
    if (now.length) {
      ties.querySelector("ul").replaceChildren(...now.map((one) => item(ties.dataset.name, one, chosen.has(one.id))));
    }
    tell(ties);
  };

  const tell = (ties) => {
    ties.querySelector("[data-block-ties-count]").textContent =
      ties.querySelectorAll("input:checked").length;
  };

  const within = (event) => event.target.closest?.("[data-block-ties]");
  document.addEventListener(
    "toggle",
    (event) => within(event) && event.target.open && fill(event.target),
    true
  );
  document.addEventListener("change", (event) => within(event) && tell(within(event)));
})();
