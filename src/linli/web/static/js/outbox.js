// Sends what was kept, one after the other, and keeps what the answer was. A row is "waiting" until
// the server took it ("sent") or said no ("refused"). Sent twice it counts once, by its key.
"use strict";

self.outbox = (() => {
  const WHO = "/offline/who/";
  const PATIENCE = 30_000; // milliseconds for one form with its photos
  const NOT_NOW = [401, 403, 408, 429]; // another person, an old token, too many: it stays

  const soon = (limit) => AbortSignal.timeout?.(limit);

  // Who would be sending, and with which token; nothing without a signal.
  async function ask() {
    try {
      const answer = await fetch(WHO, { cache: "no-store", signal: soon(8_000) });
      return answer.ok ? await answer.json() : undefined;
    } catch {
      return undefined;
    }
  }

  function post(row, token) {
    const body = new FormData();
    for (const [name, value] of row.fields) body.append(name, value);
    body.set("written_at", new Date(row.written).toISOString());
    body.set("sent_at", new Date().toISOString());
    const headers = { "X-CSRFToken": token, "Linli-Outbox": row.whose };
    return fetch(row.action, { method: "POST", body, headers, signal: soon(PATIENCE) });
  }

  async function sendOne(row, at) {
    if (row?.state !== "waiting" || row.whose !== at?.whose) return row;
    const tried = { ...row, tried: true };
    await kept.put(tried);
    const became = await answered(tried, at.token).catch(() => tried);
    await kept.put(became);
    return became;
  }

  async function answered(row, token) {
    const answer = await post(row, token);
    if (answer.ok) {
      const { next } = await answer.json();
      return { ...row, state: "sent", fields: [], next: next || row.page };
    }
    if (answer.status >= 500 || NOT_NOW.includes(answer.status)) return row;
    return { ...row, state: "refused", answer: await answer.text() };
  }

  async function sendAll() {
    const at = await ask();
    if (!at) return;
    for (const { key } of await kept.of(at.whose)) {
      const became = await sendOne(await kept.get(key), at);
      if (became?.state === "waiting") return;
    }
  }

  const alone = (act) => (navigator.locks ? navigator.locks.request("outbox", act) : act());

  return {
    ask,
    send: () => alone(sendAll),
    sendNow: (key) => alone(async () => sendOne(await kept.get(key), await ask())),
  };
})();
