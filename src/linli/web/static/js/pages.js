// Pages that are taken along, as they were last seen. They belong to one person: whoever logs in or
// out leaves none to the next one.
"use strict";

self.pages = (() => {
  const NAME = `pages-${house.version}`;
  const WHOSE = "/whose";
  const PATIENCE = 4_000; // milliseconds until a page is shown as it was
  const STILL_FRESH = 10 * 60_000;

  // One after the other, so that no page is laid to those of somebody who just left.
  const queue = (last = Promise.resolve()) => (act) => (last = last.then(act, act));
  const inTurn = queue();
  const oneByOne = queue();
  let gone = 0; // how often somebody logged in or out: what was asked before is not kept

  function forget(event, pathname) {
    const at = house.forget.some((start) => pathname.startsWith(start));
    if (!at) return;
    gone += 1;
    event.waitUntil(inTurn(() => caches.delete(NAME)));
  }

  async function answer(event) {
    const { url } = event.request;
    const asked = fetch(event.request);
    const here = gone;
    event.waitUntil(asked.then((got) => keepPage(url, got.clone(), here)).catch(() => {}));
    const copy = await keptPage(url);
    try {
      return await (copy ? Promise.race([asked, late()]) : asked);
    } catch {
      return copy || (await keptPage(house.waiting)) || Response.error();
    }
  }

  const late = () => new Promise((_done, fail) => setTimeout(fail, PATIENCE));

  const takeAlong = (whose, addresses) => oneByOne(() => take(whose, addresses));

  async function take(whose, addresses) {
    const here = gone;
    await inTurn(() => pagesOf(whose));
    for (const url of addresses) {
      const copy = await found(url);
      const age = Date.now() - Date.parse(copy?.headers.get("Date"));
      if (age < STILL_FRESH) continue;
      await fetch(url).then((got) => keepPage(url, got, here)).catch(() => {});
    }
  }

  // Only what the server lets a phone keep, and says whose it is.
  async function keepPage(url, got, here) {
    const whose = got.headers.get("Linli-Along");
    if (here !== gone || !whose || got.status !== 200 || got.redirected) return;
    await inTurn(async () => (await pagesOf(whose)).put(url, got));
  }

  async function found(url, more) {
    return (await caches.open(NAME)).match(url, { ignoreVary: true, ...more });
  }

  async function keptPage(url) {
    const copy = (await found(url)) || (await found(url, { ignoreSearch: true }));
    if (!copy) return undefined;
    const text = (await copy.text()).replace("<html", "<html data-kept");
    const headers = new Headers(copy.headers);
    headers.delete("Content-Encoding");
    headers.delete("Content-Length");
    return new Response(text, { headers });
  }

  async function pagesOf(whose) {
    const all = await caches.open(NAME);
    const before = await (await all.match(WHOSE))?.text();
    if (before === whose) return all;
    await caches.delete(NAME);
    const fresh = await caches.open(NAME);
    await fresh.put(WHOSE, new Response(whose));
    return fresh;
  }

  return { NAME, answer, forget, takeAlong };
})();
