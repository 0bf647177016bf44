/* Whoever leaves the workbench gives the comment back, so that a colleague gets it. */
(() => {
  window.addEventListener("pagehide", () => {
    const bench = document.querySelector("[data-release]");
    if (!bench) return;
    const body = new FormData();
    body.append("until", bench.dataset.until);
    const token = bench.querySelector("[name=csrfmiddlewaretoken]");
    body.append("csrfmiddlewaretoken", token ? token.value : "");
    fetch(bench.dataset.release, { method: "POST", body, keepalive: true });
  });
})();
