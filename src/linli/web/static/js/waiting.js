// The list of what was written on this phone and is not sent yet: looked at, changed, thrown away.
const { content: whose } = document.querySelector("meta[name=whose]");
const visitor = document.querySelector("[data-elsewhere]");
const list = document.getElementById("waiting");
const sample = document.getElementById("one");
const button = document.querySelector("[data-send]");
const moment = new Intl.DateTimeFormat(document.documentElement.lang, {
  month: "short",
  day: "numeric",
  hour: "2-digit",
  minute: "2-digit",
});

async function draw() {
  const rows = (await kept.of(whose)).filter((row) => row.state !== "sent");
  list.replaceChildren(...rows.map(line));
  const others = visitor && (await kept.elsewhere(whose));
  document.getElementById("nothing").hidden = rows.length > 0 || others > 0;
  button.hidden = !rows.some((row) => row.state === "waiting");
}

function line(row) {
  const item = sample.content.firstElementChild.cloneNode(true);
  const part = (name) => item.querySelector(`[data-${name}]`);
  part("label").textContent = row.label;
  part("about").textContent = row.about || row.label;
  part("written").textContent = moment.format(row.written);
  part("written").dateTime = new Date(row.written).toISOString();
  part("photos").replaceChildren(...row.fields.map(([, value]) => value).filter(isPhoto).map(shown));
  part("is-waiting").hidden = row.state !== "waiting";
  part("is-refused").hidden = row.state !== "refused";
  part("answer").textContent = row.answer ? wordsOf(row.answer) : "";
  part("no").hidden = row.state !== "refused";
  // What was tried may have arrived: changed under the same key, the change would be lost.
  part("again").hidden = row.state === "waiting" && row.tried;
  part("again").href = `${row.page}#again=${row.key}`;
  part("drop").addEventListener("click", () => kept.drop(row.key).then(draw));
  return item;
}

const isPhoto = (value) => value instanceof File;

function shown(photo) {
  const image = new Image();
  image.alt = photo.name;
  image.src = URL.createObjectURL(photo);
  image.addEventListener("load", () => URL.revokeObjectURL(image.src));
  return image;
}

// The server's own words, out of the page that it answered with.
function wordsOf(answer) {
  const page = new DOMParser().parseFromString(answer, "text/html");
  const said = page.querySelectorAll(".errorlist li, .flash.error:not([hidden]) span, .empty > p:not(.xs)");
  return [...new Set([...said].map((one) => one.textContent.trim()))].join(" ");
}

button.addEventListener("click", async () => {
  button.setAttribute("aria-busy", "true");
  await outbox.send();
  button.removeAttribute("aria-busy");
  dispatchEvent(new Event("online"));
});
addEventListener("outbox", draw);
draw();
