// [data-map="address of GeoJSON"]: a map that moves, on blank paper in metres or on tiles.
// `draw` is used by map-edit.js as well.
const L = globalThis.L;
const NEAR = { degrees: 16.75, metres: -0.3 };

const element = (name, text) => Object.assign(document.createElement("span"), { className: name, textContent: text });

function icon(box, sign) {
  const holder = element("map-sign", "");
  holder.innerHTML = '<svg class="icon" aria-hidden="true"><use></use></svg>';
  holder.querySelector("use").setAttribute("href", `${box.dataset.icons}#${sign}`);
  return holder;
}

const latLng = ([x, y]) => L.latLng(y, x);
const corners = (feature) => feature.geometry.coordinates[0].slice(0, -1).map(latLng);

function polygon(map, feature, className) {
  return L.polygon(corners(feature), { className, interactive: false, weight: null, color: null }).addTo(map);
}

function write(map, at, text, className, direction = "center") {
  L.tooltip(at, { content: element("", text), permanent: true, direction, className }).addTo(map);
}

export function tapped(marker, act) {
  marker.on("click", act);
  marker.on("keypress", ({ originalEvent }) => originalEvent.key === "Enter" && act());
}

const drawers = {
  community: (map, box, feature) => polygon(map, feature, "plan-around"),
  grid: (map, box, feature) => {
    polygon(map, feature, `plan-grid wash-${feature.properties.wash}`);
    write(map, latLng(feature.properties.name_at), feature.properties.name, "grid-name");
  },
  compound: (map, box, feature) => polygon(map, feature, "plan-compound"),
  building: (map, box, feature) => {
    if (feature.geometry.type === "Point") return drawers.facility(map, box, feature);
    const bounds = polygon(map, feature, "plan-building").getBounds();
    const under = L.latLng(bounds.getSouth(), bounds.getCenter().lng);
    write(map, under, feature.properties.short, "place-name", "bottom");
  },
  facility: (map, box, feature) => {
    const html = icon(box, feature.properties.sign);
    const sign = L.divIcon({ className: "", html, iconSize: [26, 26] });
    const at = latLng(feature.geometry.coordinates);
    L.marker(at, { icon: sign, interactive: false, keyboard: false }).addTo(map);
    write(map, at, feature.properties.name, "place-name under-sign", "bottom");
  },
  matter: (map, box, feature) => {
    const { number, word, url, urgent, to_left: toLeft, name: said } = feature.properties;
    const html = element(toLeft ? "map-pin to-left" : "map-pin", "");
    html.append(element(urgent ? "map-number urgent" : "map-number", number), element("", word));
    const dot = L.divIcon({ className: "", html, iconSize: [28, 28], iconAnchor: [14, 34] });
    const at = latLng(feature.geometry.coordinates);
    const marker = L.marker(at, { icon: dot, alt: said, title: said }).addTo(map);
    marker.getElement().setAttribute("aria-label", said);
    tapped(marker, () => location.assign(url));
  },
};

export async function draw(box, without = "") {
  const { ground, features } = await (await fetch(box.dataset.map)).json();
  const shown = features.filter((one) => one.properties.code !== without);
  const map = L.map(box, {
    crs: ground.degrees ? L.CRS.EPSG3857 : L.CRS.Simple,
    minZoom: ground.degrees ? 3 : -4,
    maxZoom: ground.degrees ? 20 : 5,
    zoomSnap: 0.25,
    zoomControl: false,
    attributionControl: Boolean(ground.credit),
  });
  map.attributionControl?.setPrefix(false);
  L.control.zoom({ zoomInTitle: box.dataset.closer, zoomOutTitle: box.dataset.farther }).addTo(map);
  if (ground.degrees) {
    const credit = element("", ground.credit).outerHTML;
    L.tileLayer(ground.tiles, { attribution: credit, maxZoom: 20, maxNativeZoom: 18 }).addTo(map);
    box.classList.add("on-tiles");
  }
  const far = ground.degrees ? NEAR.degrees : NEAR.metres;
  map.on("zoom", () => box.classList.toggle("far", map.getZoom() < far));
  map.fitBounds(around(features), { padding: [16, 16] });
  for (const one of shown) drawers[one.properties.kind](map, box, one);
  return { map, ground, features };
}

function around(features) {
  const points = features.flatMap(({ geometry: { type, coordinates } }) => (type === "Point" ? [coordinates] : coordinates[0]));
  const bounds = L.latLngBounds(points.map(latLng));
  return bounds.isValid() ? bounds : L.latLngBounds([0, 0], [500, 500]);
}

for (const box of document.querySelectorAll("[data-map]:not([data-edit])")) draw(box);
