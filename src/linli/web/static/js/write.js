// A form with data-offline is kept on the phone before it is sent, with its photos and under its
// own key. Without a signal it stays there; otherwise the answer is the server's, as ever.
// A form that htmx sends is left to it as long as there is a signal.
const NEVER_MIND = () => {};
const whose = document.querySelector("meta[name=whose]")?.content;
const able = whose && globalThis.indexedDB && crypto.randomUUID;

addEventListener(
  "submit",
  (event) => {
    const form = event.target.closest("form[data-offline]");
    if (!able || !navigator.serviceWorker?.controller) return; // nobody would send it later
    if (!form || form.dataset.plain) return;
    if (form.hasAttribute("hx-post") && navigator.onLine) return;
    event.preventDefault();
    event.stopPropagation();
    write(form, event.submitter).catch(() => plainly(form, event.submitter));
  },
  true,
);

async function write(form, button) {
  if (!form.checkValidity()) return unfinished(form, button);
  const row = rowOf(form, button);
  await kept.put(row);
  const became = await outbox.sendNow(row.key);
  if (became.state === "waiting") return noted(form);
  await kept.drop(row.key);
  if (became.state === "refused") return plainly(form, button);
  fresh(form);
  goTo(became.next);
}

// The server says what is missing; where it cannot be asked, the browser does.
async function unfinished(form, button) {
  if (await outbox.ask()) return plainly(form, button);
  ready(form);
  form.reportValidity();
}

// As if this script were not there.
function plainly(form, button) {
  ready(form);
  form.dataset.plain = "yes";
  form.requestSubmit(button);
  delete form.dataset.plain;
}

function rowOf(form, button) {
  const data = new FormData(form);
  if (button?.name) data.append(button.name, button.value);
  data.delete("csrfmiddlewaretoken");
  const key = data.get("key") || crypto.randomUUID();
  data.set("key", key);
  return {
    key,
    whose,
    action: form.action,
    page: location.pathname + location.search,
    label: form.dataset.offline || document.title,
    about: inWords(form, button),
    written: Number(form.dataset.written) || Date.now(),
    state: "waiting",
    tried: false,
    fields: [...data].filter(([, value]) => !(value instanceof File) || value.size),
  };
}

// What was tapped and typed, so that one recognises it in the list.
function inWords(form, button) {
  const tapped = [...form.querySelectorAll("input:checked")].filter((one) => one.value);
  const words = tapped.map((one) => one.closest("label")?.innerText.trim().split("\n")[0]);
  const typed = [...form.querySelectorAll("textarea")].map((one) => one.value.trim());
  const pressed = button?.name ? button.innerText.trim() : "";
  const all = [form.dataset.about, ...words, ...typed, pressed];
  return all.filter(Boolean).join(" · ").slice(0, 120);
}

function noted(form) {
  form.reset();
  fresh(form);
  ready(form);
  form.querySelectorAll("input[type=file]").forEach((one) =>
    one.dispatchEvent(new Event("change", { bubbles: true })),
  );
  const line = document.querySelector("p[data-noted]");
  line.hidden = false;
  if (!form.hasAttribute("hx-post")) line.focus();
  dispatchEvent(new Event("online"));
  navigator.storage?.persist?.().catch(NEVER_MIND);
  navigator.serviceWorker.ready.then((here) => here.sync?.register("outbox")).catch(NEVER_MIND);
}

function ready(form) {
  delete form.dataset.sent;
  form.querySelectorAll("[aria-busy]").forEach((one) => one.removeAttribute("aria-busy"));
}

// What is written next is something else and needs a key of its own.
function fresh(form) {
  delete form.dataset.written;
  const key = form.querySelector("[name=key]");
  if (key) key.value = crypto.randomUUID();
}

function goTo(next) {
  const there = new URL(next, location.href);
  const here = there.pathname === location.pathname && there.search === location.search;
  location.assign(there);
  if (here) location.reload();
}

// A page as it was has a key as it was.
if (able && "kept" in document.documentElement.dataset)
  document.querySelectorAll("form[data-offline]").forEach(fresh);
