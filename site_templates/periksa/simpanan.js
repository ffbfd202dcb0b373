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
// Ia ditulis di sana juga, sebab yang seketika hilang bila seluruh peramban mati; yang terbaru dibaca.
// What is being typed is written at once: the database would be some keys late when a tab dies. It is
// written there as well, for what is written at once is lost where the whole browser dies.
const TYPED = ["isian", "naskah", "kantor", "keputusan"], place = (key) => `${NAME}-${key}`;
const atOnce = (work) => { try { return work(localStorage); } catch { return null; } };
const newest = (one, other) => ((one?.ke ?? 0) >= (other?.ke ?? 0) ? one : other) ?? null;
let last = 0;

const put = (key, value) => within("readwrite", (store) => store.put(value, key));
export const keep = (key, value) => {
  if (!TYPED.includes(key)) return put(key, value);
  last = Math.max(last + 1, Date.now());
  const told = { ke: last, isi: value };
  const there = atOnce((at) => { at.setItem(place(key), JSON.stringify(told)); return true; });
  const also = put(key, told);
  return there ? also.catch(() => {}) : also;
};
export const kept = async (key) => {
  const found = await within("readonly", (store) => store.get(key)).catch(() => null);
  if (!TYPED.includes(key)) return found;
  return newest(atOnce((at) => JSON.parse(at.getItem(place(key)))), found)?.isi ?? null;
};
// Yang ditinggalkan dicatat sebagai kosong: salinannya yang lama tidak kembali.
// What is left is kept as nothing: no older copy of it comes back.
export const drop = (key) => keep(key, null);

// Semuanya: isian, berkas, program, dan penjaga luringnya. / All of it.
export async function forget() {
  for (const key of TYPED) atOnce((at) => at.removeItem(place(key)));
  (await open()).close();
  opened = null;
  await new Promise((done) => { const asked = indexedDB.deleteDatabase(NAME); asked.onsuccess = asked.onerror = asked.onblocked = done; });
  if ("caches" in window) await caches.delete(NAME);
  const scope = new URL("./", import.meta.url).pathname;
  for (const one of await navigator.serviceWorker?.getRegistrations?.() ?? []) if (new URL(one.scope).pathname === scope) await one.unregister();
}
