// On every page: tells the service worker whose phone this is and what to take along, and says how
// much waits to be sent. `html[data-kept]` is a page as it was.
const html = document.documentElement;
const said = (name) => document.querySelector(`meta[name=${name}]`)?.content || "";
const whose = said("whose");
const workers = navigator.serviceWorker;
const A_MINUTE = 60_000;
// It was fetched before a worker looked after it, though one may by now.
const unseen = !performance.getEntriesByType("navigation")[0]?.workerStart;
let waits = 0;

async function tell(words) {
  const { active } = await workers.ready;
  active.postMessage({ whose, ...words });
}

const send = () => tell({ send: navigator.onLine });

function takeAlong() {
  if ("kept" in html.dataset) return;
  const named = [...document.querySelectorAll("a[data-take-along]")].map((one) => one.pathname);
  const itself = unseen ? [location.pathname] : [];
  tell({ along: [...said("along").split(" "), ...named, ...itself] });
}

function show({ waiting, refused, elsewhere, sent }) {
  waits = waiting;
  fill("[data-waits]", waiting);
  fill("[data-refused]", refused);
  fill("[data-elsewhere]", elsewhere);
  sent.forEach(thank);
  dispatchEvent(new Event("outbox"));
}

function fill(lines, number) {
  for (const line of document.querySelectorAll(lines)) {
    line.hidden = !number;
    line.querySelector("b").textContent = number;
  }
}

function thank({ label, about, next }) {
  const template = document.querySelector("template[data-sent]");
  const line = template.content.firstElementChild.cloneNode(true);
  line.querySelector("a").href = next;
  line.querySelector("b").textContent = about || label;
  template.after(line);
}

if (whose && workers) {
  workers.addEventListener("message", ({ data }) => (data.ask ? send() : show(data)));
  workers.addEventListener("controllerchange", takeAlong);
  workers.register("/sw.js").catch(() => {}); // without it everything works while there is a signal
  takeAlong();
  send();
  addEventListener("online", send);
  addEventListener("pageshow", (event) => event.persisted && send());
  setInterval(() => waits && send(), A_MINUTE);
}
