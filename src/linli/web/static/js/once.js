// A form with data-once is sent once: its button rests until the answer is there. Listening on the
// way down, before htmx hears of it.
const buttons = "button:not([type=button])";

addEventListener(
  "submit",
  (event) => {
    const form = event.target.closest("form[data-once]");
    if (!form) return;
    if (form.dataset.sent) {
      event.preventDefault();
      event.stopImmediatePropagation();
      return;
    }
    form.dataset.sent = "yes";
    form.querySelectorAll(buttons).forEach((one) => one.setAttribute("aria-busy", "true"));
  },
  true,
);

// Coming back by the browser's arrow, or an answer by htmx, makes the form ready again.
const ready = () =>
  document.querySelectorAll("form[data-sent]").forEach((form) => {
    delete form.dataset.sent;
    form.querySelectorAll(buttons).forEach((one) => one.removeAttribute("aria-busy"));
  });
addEventListener("pageshow", ready);
document.addEventListener("htmx:afterRequest", ready);
