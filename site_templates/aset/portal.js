// Bantuan kecil; semua halaman lengkap tanpa ini. / Small help; every page is whole without it.
(() => {
  const akar = document.currentScript.dataset.akar || "./";
  const box = document.getElementById("cari-daerah");
  const list = document.getElementById("saran");
  if (box && list) {
    let names = null;
    const load = () => { names ??= fetch(akar + "aset/daerah.json").then((r) => r.json()); return names; };
    box.addEventListener("focus", load, { once: true });
    box.addEventListener("input", async () => {
      const want = box.value.trim().toLowerCase();
      const rows = want.length < 2 ? [] : (await load()).filter((r) => r[0].toLowerCase().includes(want)).slice(0, 8);
      list.replaceChildren(...rows.map(([name, province, href]) => {
        const item = document.createElement("li"), link = document.createElement("a"), small = document.createElement("small");
        link.href = akar + href; link.textContent = name; small.textContent = province; link.append(small); item.append(link);
        return item;
      }));
      list.hidden = rows.length === 0;
    });
  }
  for (const table of document.querySelectorAll("table.panjang")) {
    const heads = [...table.tHead.rows[0].cells].map((cell) => cell.textContent);
    for (const row of table.tBodies[0].rows) [...row.cells].forEach((cell, i) => { if (i) cell.dataset.label = heads[i]; });
    table.classList.add("tumpuk");
    for (const name of ["tabindex", "role", "aria-label"]) table.parentElement.removeAttribute(name);
  }
  if (document.querySelector("tr[id]")) import(new URL(akar + "aset/kutip.js", location.href));
  if (document.querySelector("[data-alat]")) import(new URL(akar + "aset/daftar.js", location.href));
})();
