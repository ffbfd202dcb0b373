// Yang diketik dan dijatuhkan, tersimpan di peramban ini saja sampai dilupakan.
// What was typed and dropped, kept in this browser alone until it is forgotten.
const NAME = "kks-periksa", STORE = "simpanan";
let opened = null;

const open = () => opened ??= new Promise((done, failed) => {
  const asked = indexedDB.open(NAME, 1);
  asked.onupgradeneeded = () => asked.result.createObjectStore(STORE);
  asked.onsuccess = () => done(asked.result);
  asked.onerror = () => failed(asked.error);
});

const within = async (mode, work) => {
  const base = await open();
  return new Promise((done, failed) => {
    const way = base.transaction(STORE, mode, { durability: "strict" });
    const asked = work(way.objectStore(STORE));
    way.oncomplete = () => done(asked.result);
    way.onerror = () => failed(way.error);
    way.onabort = () => failed(way.error);
  });
};

// Yang sedang diketik ditulis seketika: basis data di atas baru menulis beberapa ketukan kemudian.
// What is being typed is written at once: the database would be some keys late when a tab dies.
const TYPED = "isian", PLACE = `${NAME}-${TYPED}`;
const atOnce = (work) => { try { return work(localStorage); } catch { return null; } };

export const keep = (key, value) => {
  if (key === TYPED && atOnce((place) => { place.setItem(PLACE, JSON.stringify(value)); return true; })) return Promise.resolve();
  return within("readwrite", (store) => store.put(value, key));
};
export const kept = async (key) => {
  const typed = key === TYPED ? atOnce((place) => place.getItem(PLACE)) : null;
  return typed === null ? within("readonly", (store) => store.get(key)) : JSON.parse(typed);
};
export const drop = (key) => {
  if (key === TYPED) atOnce((place) => place.removeItem(PLACE));
  return within("readwrite", (store) => store.delete(key));
};

// Semuanya: isian, berkas, program, dan penjaga luringnya. / All of it.
export async function forget() {
  atOnce((place) => place.removeItem(PLACE));
  (await open()).close();
  opened = null;
  await new Promise((done) => { const asked = indexedDB.deleteDatabase(NAME); asked.onsuccess = asked.onerror = asked.onblocked = done; });
  if ("caches" in window) await caches.delete(NAME);
  const scope = new URL("./", import.meta.url).pathname;
  for (const one of await navigator.serviceWorker?.getRegistrations?.() ?? []) if (new URL(one.scope).pathname === scope) await one.unregister();
}
