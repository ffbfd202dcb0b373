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
  const quotable = document.querySelectorAll("table:has(tr[id])");
  for (const table of quotable) {
    const start = document.createElement("button"), said = document.createElement("p");
    start.className = "salin"; start.type = "button"; start.textContent = "Kutip baris tabel ini";
    said.className = "kutip"; said.setAttribute("role", "status");
    table.closest(".bingkai-tabel").before(start, said);
    const heads = [...table.tHead.rows[0].cells].map((cell) => cell.textContent.trim());
    start.addEventListener("click", () => {
      start.remove();
      for (const row of table.tBodies[0].rows) {
        const one = document.createElement("button");
        one.className = "salin"; one.type = "button"; one.textContent = "Kutip";
        one.setAttribute("aria-label", `Kutip ${row.cells[0].textContent.trim()}`);
        row.cells[0].append(" ", one);
        one.addEventListener("click", () => {
          const told = [...row.cells].slice(1).map((cell, i) => `${heads[i + 1]}: ${cell.textContent.trim()}${[...cell.querySelectorAll("data")].map((d) => ` (sumber ${d.dataset.sumber})`).join("")}`);
          const what = document.querySelector("h1").textContent.trim(), where = document.querySelector(".fakta")?.textContent.trim();
          const text = `${one.getAttribute("aria-label").slice(6)}, ${what}, ${where}: ${told.join("; ")}. ${document.querySelector(".kaki .kutip p").textContent.replace(/\S+\. Diakses/, `${location.href.split("#")[0]}#${row.id}. Diakses`)}`;
          said.textContent = text; history.replaceState(null, "", `#${row.id}`);
          navigator.clipboard?.writeText(text).catch(() => {});
          said.scrollIntoView({ block: "nearest" });
        });
      }
      table.tBodies[0].querySelector(".salin").focus();
    });
  }
  if (document.querySelector("[data-alat]")) import(new URL(akar + "aset/daftar.js", location.href));
})();
