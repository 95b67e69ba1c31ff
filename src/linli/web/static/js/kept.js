// What was written on this phone and is not sent yet: a row for each form, by the form's key.
// The page and the service worker share it.
"use strict";

self.kept = (() => {
  const NAME = "outbox";

  const opened = () =>
    new Promise((done, fail) => {
      const asked = indexedDB.open("linli", 1);
      asked.onupgradeneeded = () => asked.result.createObjectStore(NAME, { keyPath: "key" });
      asked.onsuccess = () => done(asked.result);
      asked.onerror = () => fail(asked.error);
    });

  async function within(mode, act) {
    const base = await opened();
    try {
      return await new Promise((done, fail) => {
        const step = base.transaction(NAME, mode, { durability: "strict" });
        const asked = act(step.objectStore(NAME));
        step.oncomplete = () => done(asked.result);
        step.onerror = step.onabort = () => fail(step.error);
      });
    } finally {
      base.close();
    }
  }

  const all = () => within("readonly", (rows) => rows.getAll());

  return {
    put: (row) => within("readwrite", (rows) => rows.put(row)),
    get: (key) => within("readonly", (rows) => rows.get(key)),
    drop: (key) => within("readwrite", (rows) => rows.delete(key)),
    // One person's rows, the oldest first: nobody is shown another one's.
    of: async (whose) =>
      (await all()).filter((row) => row.whose === whose).sort((a, b) => a.written - b.written),
    // How much of others waits: a number, no word of what it is.
    elsewhere: async (whose) =>
      (await all()).filter((row) => row.whose !== whose && row.state !== "sent").length,
  };
})();
