// Puts the focus on the summary of what is wrong with a form, so that it is read first.
document.querySelector("[data-focus-errors]")?.focus();
