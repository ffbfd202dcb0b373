// Yang diketik dan dijatuhkan, tersimpan di peramban ini saja sampai dilupakan.
// What was typed and dropped, kept in this browser alone until it is forgotten.
const NAME = "kks-periksa", STORE = "simpanan";
let opened = null;

const open = () => opened ??= new Promise((done, failed) => {
  const asked = indexedDB.open(NAME, 1);
  asked.onupgradeneeded = () => asked.result.createObjectStore(STORE);
  asked.onsuccess = () => {
    asked.result.onversionchange = () => { shut(asked.result); gone.forgotten(); }; // dilupakan di tab lain
    done(asked.result);
  };
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
const later = (one, other) => (one?.giliran ?? 0) - (other?.giliran ?? 0) || (one?.ke ?? 0) - (other?.ke ?? 0);
const newest = (one, other) => (later(one, other) >= 0 ? one : other) ?? null;
let last = 0;

// Yang menulis hanya tab yang memegang usulan. Gilirannya dilihat di transaksi yang menulis: tab yang
// dilewati, karena macet misalnya, tidak menimpa yang ditulis penggantinya.
// Only the tab that holds the draft writes. Its turn is looked up in the transaction that writes: a tab
// that was passed over, because it hung perhaps, overwrites nothing of the one that came after.
const TURN = "giliran";
let turn = null, writing = Promise.resolve(), gone = { lost() {}, forgotten() {} };
export async function begin(told) {
  gone = told;
  turn = await within("readwrite", (store) => {
    const asked = store.get(TURN);
    asked.onsuccess = () => store.put((asked.result ?? 0) + 1, TURN);
    return asked;
  }).catch(() => 0) ?? 0;
  turn += 1;
}
// Sesudah yang terakhir tertulis, tidak ada lagi yang ditulis. / After the last is written, nothing is.
export async function end() { await writing; turn = null; }
const put = (key, value) => {
  const own = turn;
  const one = within("readwrite", (store) => {
    const asked = store.get(TURN);
    asked.onsuccess = () => { if (asked.result === own) store.put(value, key); };
    return asked;
  }).then((now) => { if (now !== own) { turn = null; gone.lost(); } });
  writing = Promise.allSettled([writing, one]);
  return one;
};
export const keep = (key, value) => {
  if (turn === null) return Promise.resolve();
  if (!TYPED.includes(key)) return put(key, value);
  last = Math.max(last + 1, Date.now());
  const told = { giliran: turn, ke: last, isi: value };
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
function shut(base) {
  turn = opened = null;
  for (const key of TYPED) atOnce((at) => at.removeItem(place(key)));
  base.close();
}
export async function forget() {
  shut(await open());
  await new Promise((done) => { const asked = indexedDB.deleteDatabase(NAME); asked.onsuccess = asked.onerror = asked.onblocked = done; });
  if ("caches" in window) await caches.delete(NAME);
  const scope = new URL("./", import.meta.url).pathname;
  for (const one of await navigator.serviceWorker?.getRegistrations?.() ?? []) if (new URL(one.scope).pathname === scope) await one.unregister();
}
