// Membuka halaman lagi begitu `kks serve` selesai membangun; hanya selagi halaman ini dilihat.
// Opens the page again once `kks serve` has built. Only a page that is looked at asks: a browser
// keeps few connections to one host, and its other tabs need them too.
{
  const own = document.currentScript;
  const address = new URL("tunggu", own.src);
  address.searchParams.set("versi", own.dataset.versi);
  const AGAIN = 1000; // ms until a server that does not answer is asked again
  let asking = null;

  const ask = async () => {
    if (asking || document.visibilityState !== "visible") return;
    const mine = asking = new AbortController();
    try {
      while (!mine.signal.aborted) {
        const answer = await fetch(address, { signal: mine.signal, cache: "no-store" });
        const version = await answer.text();
        if (answer.ok && version !== own.dataset.versi) { location.reload(); return; }
      }
    } catch {
      setTimeout(() => { if (asking === mine) { asking = null; ask(); } }, AGAIN);
    }
  };

  const rest = () => { asking?.abort(); asking = null; };

  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible") ask(); else rest();
  });
  addEventListener("pagehide", rest);
  addEventListener("pageshow", ask);
  ask();
}
