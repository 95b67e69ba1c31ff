// Buttons that hand something on: data-print, data-copy="text", data-share="title",
// data-open="dialog id", data-close. They are hidden where the browser cannot do it.
const address = () => location.origin + location.pathname;

const acts = {
  print: () => window.print(),
  copy: async (button) => {
    await navigator.clipboard.writeText(button.dataset.copy || address());
    said(button);
  },
  share: async (button) => {
    const title = button.dataset.share || document.title;
    if (navigator.share) return navigator.share({ title, url: address() }).catch(() => {});
    await navigator.clipboard.writeText(address());
    said(button);
  },
  open: (button) => document.getElementById(button.dataset.open).showModal(),
  close: (button) => button.closest("dialog").close(),
};

function said(button) {
  const words = button.querySelector("span") || button;
  const before = words.textContent;
  words.textContent = button.dataset.done;
  setTimeout(() => (words.textContent = before), 2000);
}

addEventListener("click", (event) => {
  const button = event.target.closest("button");
  const act = button && Object.keys(acts).find((name) => name in button.dataset);
  if (act) acts[act](button);
});

const clipboard = Boolean(navigator.clipboard);
const able = { print: true, copy: clipboard, share: clipboard || "share" in navigator, open: true };
for (const [name, can] of Object.entries(able))
  document.querySelectorAll(`button[data-${name}][hidden]`).forEach((button) => (button.hidden = !can));
