// The service worker: it hears what is asked for and what the pages tell it. `house` comes from the
// server, with this file.
"use strict";

const SHELL = `shell-${house.version}`;

addEventListener("install", (event) => {
  skipWaiting();
  event.waitUntil(caches.open(SHELL).then((files) => files.addAll(house.shell)));
});

addEventListener("activate", (event) => event.waitUntil(settle()));

addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (origin !== location.origin) return;
  if (request.mode === "navigate" && request.method === "GET") event.respondWith(pages.answer(event));
  else if (request.mode === "navigate") pages.forget(event, pathname);
  else if (pathname.startsWith(house.files)) event.respondWith(file(event));
});

addEventListener("message", (event) => event.waitUntil(hear(event.data, event.source)));

addEventListener("sync", (event) => event.waitUntil(outbox.send().then(tellAll)));

async function settle() {
  const old = (await caches.keys()).filter((name) => name !== SHELL && name !== pages.NAME);
  await Promise.all(old.map((name) => caches.delete(name)));
  await clients.claim();
}

async function file(event) {
  const files = await caches.open(SHELL);
  try {
    const answer = await fetch(event.request);
    if (answer.status === 200) event.waitUntil(files.put(event.request, answer.clone()));
    return answer;
  } catch {
    return (await files.match(event.request, { ignoreVary: true })) || Response.error();
  }
}

async function hear({ whose, along, send }, from) {
  if (along) await clients.claim(); // also a page that was on its way when the worker began
  const taken = along && pages.takeAlong(whose, along);
  const waits = await tell(from, whose);
  if (send && waits) {
    await outbox.send();
    await tell(from, whose);
  }
  await taken;
}

// A page learns how much waits; what was sent is told once.
async function tell(client, whose) {
  const rows = await kept.of(whose);
  const sent = rows.filter((row) => row.state === "sent");
  client.postMessage({
    sent: sent.map(({ label, about, next }) => ({ label, about, next })),
    waiting: rows.length - sent.length,
    elsewhere: await kept.elsewhere(whose),
    refused: rows.filter((row) => row.state === "refused").length,
  });
  await Promise.all(sent.map((row) => kept.drop(row.key)));
  return rows.some((row) => row.state === "waiting");
}

// Every open page asks again, since only it knows whose it is.
async function tellAll() {
  for (const client of await clients.matchAll({ type: "window" })) client.postMessage({ ask: true });
}
