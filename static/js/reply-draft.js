// Keeps the text of a reply in this browser until it is sent, for a week at most; one for
// each comment that is answered. Not the name and not the address: others may use this
// browser too.
(() => {
  const PREFIX = "reply-draft-";
  const WEEK = 7 * 24 * 3600 * 1000;

  // Storage may be forbidden or full; then nothing is kept, and nothing else breaks.
  const tried = (act, otherwise = null) => {
    try {
      return act();
    } catch {
      return otherwise;
    }
  };

  const keyOf = (form, parent = form.elements.parent.value) =>
    `${PREFIX}${form.dataset.story}-${parent || 0}`;

  const draftOf = (key) => {
    const draft = tried(() => JSON.parse(localStorage.getItem(key)));
    return draft?.body && Date.now() - draft.at < WEEK ? draft.body : "";
  };

  const say = (form, what) => {
    const said = form.querySelector("[data-reply-draft-said]");
    form.querySelector("[data-reply-draft]").hidden = !what;
    form.querySelector("[data-reply-discard]").hidden = what !== "restored";
    const text = what ? said.dataset[what] : "";
    if (said.textContent !== text) said.textContent = text;
  };

  const forget = (form, parent) => tried(() => localStorage.removeItem(keyOf(form, parent)));

  const keep = (form) => {
    const body = form.elements.body.value;
    if (!body.trim()) {
      forget(form);
      say(form, "");
      return;
    }
    const draft = JSON.stringify({ body, at: Date.now() });
    const isKept = tried(() => (localStorage.setItem(keyOf(form), draft), true), false);
    say(form, isKept ? "kept" : "");
  };

  const restore = (form) => {
    const body = form.elements.body;
    const draft = draftOf(keyOf(form));
    if (body.value || !draft) return;
    body.value = draft;
    body.dispatchEvent(new Event("input", { bubbles: true }));
    say(form, "restored");
  };

  const dropOld = () => {
    for (const key of Object.keys(localStorage)) {
      if (key.startsWith(PREFIX) && !draftOf(key)) localStorage.removeItem(key);
    }
  };

  const formOf = (event) => event.target.closest?.("[data-reply-form]");

  document.addEventListener("input", (event) => {
    const form = formOf(event);
    if (form && event.target.name === "body") keep(form);
  });

  document.addEventListener("click", (event) => {
    const form = formOf(event);
    if (!form || !event.target.closest("[data-reply-discard]")) return;
    form.elements.body.value = "";
    form.elements.body.dispatchEvent(new Event("input", { bubbles: true }));
    form.elements.body.focus();
  });

  document.addEventListener("reply:moved", (event) => {
    const form = event.target;
    if (!form.elements.body.value.trim()) {
      restore(form);
      return;
    }
    forget(form, event.detail.from);
    keep(form);
  });

  document.addEventListener("reply:sent", (event) => forget(event.target));

  tried(dropOld);
  for (const form of document.querySelectorAll("[data-reply-form]")) restore(form);
})();
