// `#again=KEY`: the form is filled in as it was written, to be changed and sent again.
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
