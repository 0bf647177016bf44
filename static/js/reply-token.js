// Gives the form a token of its own, so that a double click or a second try makes no
// second reply, and the same words sent on purpose later do. Without it the server takes
// the fingerprint of the text.
for (const field of document.querySelectorAll("[data-reply-token]")) {
  field.form.addEventListener("formdata", ({ formData }) => {
    // How long the page was open, so that a program gives itself away by its haste.
    formData.set("elapsed", String(Math.round(performance.now() / 1000)));
  });
  field.value ||= crypto.randomUUID?.() ?? String(crypto.getRandomValues(new Uint32Array(4)));
}
