/* The next comment comes up in place: forms and the links “next” and “previous” of the
   workbench are fetched, and `[data-workbench]` is exchanged. Without this the browser
   loads whole pages, with the same result. */
(() => {
  const within = (target) => target.closest?.("[data-workbench]");

  const announce = (fresh) => {
    const said = [...fresh.querySelectorAll("[data-said]")].map((line) => line.textContent);
    const region = document.querySelector("[data-announce]");
    if (region) region.textContent = said.join(" ").replace(/\s+/g, " ").trim();
  };

  const show = (fresh) => {
    document.querySelector("[data-workbench]").replaceWith(fresh);
    announce(fresh);
    (fresh.querySelector("[data-reply]") ?? fresh).focus({ preventScroll: true });
    for (let box = fresh.parentElement; box; box = box.parentElement) box.scrollTop = 0;
    document.dispatchEvent(new CustomEvent("workbench:shown"));
  };

  const load = async (address, options) => {
    const old = document.querySelector("[data-workbench]");
    old.setAttribute("data-busy", "");
    old.setAttribute("aria-busy", "true");
    try {
      const response = await fetch(address, { credentials: "same-origin", ...options });
      const text = await response.text();
      const page = new DOMParser().parseFromString(text, "text/html");
      const fresh = page.querySelector("[data-workbench]");
      if (!fresh) return window.location.assign(response.url);
      show(document.importNode(fresh, true));
      if (response.status !== 422) window.history.pushState({}, "", response.url);
    } catch {
      old.removeAttribute("data-busy");
      old.removeAttribute("aria-busy");
      document.querySelector("[data-announce]").textContent = old.dataset.offline;
      old.querySelector("[data-offline-note]")?.removeAttribute("hidden");
    }
  };

  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.method !== "post" || !within(form)) return;
    event.preventDefault();
    if (within(form).hasAttribute("data-busy")) return;
    load(form.action, { method: "POST", body: new FormData(form, event.submitter) });
  });

  document.addEventListener("click", (event) => {
    const link = event.target.closest?.('a[data-key="j"], a[data-key="k"]');
    if (!link || !within(link) || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    load(link.href);
  });

  window.addEventListener("popstate", () => window.location.reload());
})();
