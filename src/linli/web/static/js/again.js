// What was written and waits, in its form: `#again=KEY` fills it in to be changed and sent again, and
// buttons of a single tap show which one was tapped.
const { content: whose } = document.querySelector("meta[name=whose]");
const form = document.querySelector("form[data-offline]");
const key = new URLSearchParams(location.hash.slice(1)).get("again");
const row = form && key ? await kept.get(key) : undefined;

function put(name, value) {
  for (const field of form.querySelectorAll(`[name="${CSS.escape(name)}"]`)) {
    if (field.type === "radio" || field.type === "checkbox") field.checked ||= field.value === value;
    else if (field.type !== "file") field.value = value;
    field.closest("details")?.toggleAttribute("open", true);
  }
}

function putPhotos(photos) {
  const input = form.querySelector("input[type=file]");
  if (!input || !photos.length) return;
  const all = new DataTransfer();
  photos.forEach((photo) => all.items.add(photo));
  input.files = all.files;
  input.dispatchEvent(new Event("change", { bubbles: true }));
}

if (row?.whose === whose) {
  form.querySelectorAll(":checked").forEach((one) => (one.checked = false));
  for (const [name, value] of row.fields) if (typeof value === "string") put(name, value);
  putPhotos(row.fields.map(([, value]) => value).filter((value) => value instanceof File));
  form.dataset.written = row.written;
  history.replaceState(null, "", location.pathname + location.search);
}

async function press() {
  const forms = [...document.querySelectorAll("form[data-offline][hx-post]")];
  for (const row of forms.length ? await kept.of(whose) : []) {
    const form = forms.find((one) => one.action === row.action);
    const tapped = ({ name, value }) => row.fields.some((said) => said[0] === name && said[1] === value);
    form?.querySelectorAll("button").forEach((one) => one.setAttribute("aria-pressed", tapped(one)));
  }
}

addEventListener("outbox", press);
press();
