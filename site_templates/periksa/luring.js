// Menyimpan halaman /periksa/ dan programnya, supaya berjalan tanpa internet.
// Keeps the page /periksa/ and its program, so that it works without a network.
const STORE = "kks-periksa";
const FOREVER = /\/periksa\/((pyodide|libheif)-[^/]+\/|program-|portal-|buku-|tulis-)/;

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

async function answer(request) {
  const store = await caches.open(STORE);
  const kept = () => store.match(request, { ignoreSearch: true });
  if (FOREVER.test(request.url)) {
    const found = await kept();
    if (found) return found;
  }
  try {
    const fresh = await fetch(request);
    if (fresh.ok) await store.put(request, fresh.clone());
    return fresh;
  } catch (fault) {
    const found = await kept();
    if (found) return found;
    throw fault;
  }
}

self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method === "GET" && new URL(request.url).origin === self.location.origin) event.respondWith(answer(request));
});
