// input[data-photo]: photos are shown and made small before they travel. Without this script the
// originals are sent, and the server makes them small.
const LONGEST = 2000;

async function small(file) {
  const picture = await createImageBitmap(file, { imageOrientation: "from-image" });
  const scale = Math.min(1, LONGEST / Math.max(picture.width, picture.height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(picture.width * scale);
  canvas.height = Math.round(picture.height * scale);
  canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
  picture.close();
  const blob = await new Promise((done) => canvas.toBlob(done, "image/jpeg", 0.85));
  return new File([blob], file.name.replace(/\.\w+$/, "") + ".jpg", { type: "image/jpeg" });
}

function show(file, preview) {
  const image = new Image();
  image.alt = file.name;
  image.src = URL.createObjectURL(file);
  image.addEventListener("load", () => URL.revokeObjectURL(image.src));
  preview.append(image);
}

addEventListener("change", async (event) => {
  const input = event.target.closest("input[data-photo]");
  if (!input) return;
  const preview = document.getElementById(input.dataset.photo);
  const kept = new DataTransfer();
  preview.replaceChildren();
  for (const file of input.files) {
    // What the browser cannot read goes as it is: the server says what is wrong with it.
    const ready = await small(file).catch(() => file);
    kept.items.add(ready);
    show(ready, preview);
  }
  input.files = kept.files;
});
