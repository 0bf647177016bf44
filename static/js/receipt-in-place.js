// Sends a reply without leaving the page, and puts the receipt where the form was. What is
// wrong is said in the form, with the text kept. Where this fails to load, the form sends
// itself.
(() => {
  const complain = (form, summary) => {
    form.querySelector(".error-summary")?.remove();
    form.querySelector(".reply-form__title").after(summary);
    summary.focus();
  };

  const sentence = (text) => {
    const summary = document.createElement("div");
    summary.className = "error-summary";
    summary.setAttribute("role", "alert");
    summary.tabIndex = -1;
    summary.append(document.createElement("p"));
    summary.firstChild.textContent = text;
    return summary;
  };

  // A receipt has a heading and a look of a page; here it is a part of one.
  const asPart = (receipt, form, url) => {
    const title = receipt.querySelector("h1");
    const heading = document.createElement("h3");
    heading.className = title.className;
    heading.textContent = title.textContent.trim();
    heading.tabIndex = -1;
    title.replaceWith(heading);
    receipt.classList.remove("column");
    receipt.classList.add("receipt--in-place");
    receipt.id = form.id;
    const link = document.createElement("a");
    link.href = url;
    link.textContent = form.dataset.receiptLink;
    const place = document.createElement("p");
    place.append(link);
    receipt.append(place);
    return heading;
  };

  const showReceipt = (form, page, url) => {
    const receipt = page.querySelector(".receipt");
    form.dispatchEvent(new CustomEvent("reply:sent", { bubbles: true }));
    if (!receipt?.querySelector("h1")) {
      location.assign(url);
      return;
    }
    const heading = asPart(receipt, form, url);
    form.replaceWith(receipt);
    heading.focus();
  };

  const showErrors = (form, page) => {
    const answered = page.querySelector("[data-reply-form]");
    const title = form.querySelector(".reply-form__title");
    form.replaceChildren(...answered.childNodes);
    form.querySelector(".reply-form__title").replaceWith(title);
    form.dispatchEvent(new CustomEvent("reply:refused", { bubbles: true }));
    form.querySelector(".error-summary").focus();
  };

  const answer = async (form, response) => {
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    if (response.ok) showReceipt(form, page, response.url);
    else if (response.status === 422) showErrors(form, page);
    else if (response.status === 429) complain(form, page.querySelector(".error-summary"));
    else complain(form, sentence(form.dataset[response.status === 404 ? "gone" : "failed"]));
  };

  document.addEventListener("submit", async (event) => {
    const form = event.target.closest("[data-reply-form]");
    if (!form || event.defaultPrevented) return;
    event.preventDefault();
    if (form.ariaBusy === "true") return; // a double click
    form.ariaBusy = "true";
    try {
      const body = new URLSearchParams(new FormData(form));
      await answer(form, await fetch(form.action, { method: "POST", body }));
    } catch {
      complain(form, sentence(form.dataset.offline));
    } finally {
      form.ariaBusy = "false";
    }
  });
})();
