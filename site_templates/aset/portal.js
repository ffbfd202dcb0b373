// Bantuan kecil; semua halaman lengkap tanpa ini. / Small help; every page is whole without it.
(() => {
  const akar = document.currentScript.dataset.akar || "./";
  // Situs dalam folder dibuka tanpa server: tanpa fetch dan tanpa modul, dan folder tidak menjawab.
  // From a folder there is no server: nothing is fetched, no module loads, a page is a file.
  const folder = "folder" in document.documentElement.dataset, loaded = {};
  const script = (name) => (loaded[name] ??= new Promise((done, failed) => {
    document.head.append(Object.assign(document.createElement("script"), { src: akar + name, onload: done, onerror: failed }));
  }));
  const page = (href) => (folder ? href.replace(/(^|\/)(?=$|[?#])/, "$1index.html") : href);
  const told = /(\S+?)[.,] (?:diakses|accessed) \[/i.exec(document.querySelector(".kaki .kutip p")?.textContent);
  const place = folder ? told?.[1] ?? "" : location.origin + location.pathname;
  const kks = globalThis.kks = { akar, folder, script, page, place };
  const box = document.getElementById("cari-daerah");
  const list = document.getElementById("saran");
  if (box && list) {
    let names = null;
    const load = () => { names ??= folder ? script("aset/daerah.js").then(() => kks.daerah) : fetch(akar + "aset/daerah.json").then((r) => r.json()); return names; };
    const rule = () => script("aset/temukan.js").then(() => kks.temukan);
    const item = (...parts) => { const made = document.createElement("li"); made.append(...parts); return made; };
    const offer = ([name, province, href]) => {
      const link = document.createElement("a"), small = document.createElement("small");
      link.href = akar + page(href); link.textContent = name; small.textContent = province; link.append(small);
      return item(link);
    };
    const all = () => offer(["Lihat semua daerah", "menurut provinsi", "daerah/"]);
    box.addEventListener("focus", () => { load(); rule(); }, { once: true });
    box.addEventListener("input", async () => {
      const [{ find }, rows] = await Promise.all([rule(), load()]);
      const want = box.value.trim(), { near, found } = find(rows, want);
      const said = found.length ? (near ? [item("Mungkin maksud Anda:")] : []) : [item("Tidak ada daerah dengan nama atau kode itu."), all()];
      list.replaceChildren(...(want.length < 2 ? [] : [...said, ...found.map(offer)]));
      list.hidden = want.length < 2;
    });
  }
  for (const table of document.querySelectorAll("table.panjang")) {
    const heads = [...table.tHead.rows[0].cells].map((cell) => cell.textContent);
    for (const row of table.tBodies[0].rows) [...row.cells].forEach((cell, i) => { if (i) cell.dataset.label = heads[i]; });
    table.classList.add("tumpuk");
    for (const name of ["tabindex", "role", "aria-label"]) table.parentElement.removeAttribute(name);
  }
  // Petak peta: ketukan pertama menyebut namanya, ketukan kedua membukanya.
  let kind = "";
  addEventListener("pointerdown", (event) => {
    const tile = event.target.closest(".nusantara a, .peta li a");
    kind = event.pointerType === "touch" && tile && tile !== document.activeElement ? "touch" : "";
  });
  addEventListener("click", (event) => {
    const tile = kind && event.target.closest(".nusantara a, .peta li a");
    kind = "";
    if (tile && getComputedStyle(tile.querySelector("span")).position !== "static") { event.preventDefault(); tile.focus({ preventScroll: true }); }
  });
  if (document.querySelector(".kaki .kutip")) script("aset/kutip.js");
  if (document.querySelector("figure.grafik")) script("aset/gambar.js");
  if (document.querySelector("[data-alat]")) script("aset/daftar.js");
})();
