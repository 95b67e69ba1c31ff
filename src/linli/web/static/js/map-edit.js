// [data-edit="id of a text field"]: the corners in the field, one `x, y` on a line, drawn and moved
// on a map. Where no script runs the field itself is filled in.
import { draw, tapped } from "./map.js";

const L = globalThis.L;
const box = document.querySelector("[data-edit]");
const field = document.getElementById(box.dataset.edit);
const tools = document.querySelector(".map-tools");
const one = "one" in box.dataset;

box.hidden = tools.hidden = false;
const numbers = document.querySelector("[data-numbers]");
numbers.open = Boolean(numbers.querySelector(".errorlist"));

const { map, ground, features } = await draw(box, box.dataset.code);
const digits = ground.degrees ? 7 : 2;
const shape = L.polygon([], { className: "plan-mine", interactive: false, weight: null, color: null }).addTo(map);
const handles = L.layerGroup().addTo(map);
const before = [];

const read = () =>
  field.value
    .split("\n")
    .map((line) => line.split(/[,，\s]+/).filter(Boolean).map(Number))
    .filter(([x, y]) => Number.isFinite(x) && Number.isFinite(y))
    .map(([x, y]) => L.latLng(y, x));

let ring = read();

function write(next) {
  before.push(ring);
  ring = next;
  field.value = ring.map(({ lat, lng }) => `${lng.toFixed(digits)}, ${lat.toFixed(digits)}`).join("\n");
  show();
}

function handle(at, className, title) {
  const icon = L.divIcon({ className: `map-corner ${className}`, iconSize: [44, 44] });
  const marker = L.marker(at, { icon, draggable: true, title, alt: title }).addTo(handles);
  marker.getElement().setAttribute("aria-label", title);
  return marker;
}

function corner(at, place) {
  const marker = handle(at, "", `${box.dataset.corner} ${place + 1}`);
  const moved = () => ring.with(place, marker.getLatLng());
  marker.on("drag", () => shape.setLatLngs(moved()));
  marker.on("dragend", () => write(moved()));
  tapped(marker, () => write(ring.filter((_, other) => other !== place)));
}

function between(place) {
  const [a, b] = [ring[place], ring[(place + 1) % ring.length]];
  const middle = L.latLng((a.lat + b.lat) / 2, (a.lng + b.lng) / 2);
  const marker = handle(middle, "new", box.dataset.newCorner);
  const added = () => ring.toSpliced(place + 1, 0, marker.getLatLng());
  marker.on("drag", () => shape.setLatLngs(added()));
  marker.on("dragend", () => write(added()));
  tapped(marker, () => write(added()));
}

function show() {
  shape.setLatLngs(ring);
  handles.clearLayers();
  if (ring.length > 2) ring.forEach((_, place) => between(place));
  ring.forEach(corner);
  document.querySelector("[data-area]").textContent = Math.round(area()).toLocaleString("en");
  tools.querySelector(".map-area").hidden = one;
}

// Square metres; degrees are laid out flat, near enough for a look. The server says it exactly.
function area() {
  const north = ground.degrees ? 111_132 : 1;
  const east = ground.degrees ? 111_320 * Math.cos(((ring[0]?.lat ?? 0) * Math.PI) / 180) : 1;
  let doubled = 0;
  ring.forEach((a, place) => {
    const b = ring[(place + 1) % ring.length];
    doubled += a.lng * b.lat - b.lng * a.lat;
  });
  return (Math.abs(doubled) / 2) * north * east;
}

map.on("click", ({ latlng }) => write(one ? [latlng] : [...ring, latlng]));
field.addEventListener("change", () => {
  before.push(ring);
  ring = read();
  show();
});
tools.querySelector("[data-clear]").addEventListener("click", () => write([]));
tools.querySelector("[data-back]").addEventListener("click", () => {
  if (!before.length) return;
  write(before.pop());
  before.pop();
});
show();
if (ring.length) map.fitBounds(L.latLngBounds(ring).pad(0.8), { maxZoom: ground.degrees ? 19 : 2 });
