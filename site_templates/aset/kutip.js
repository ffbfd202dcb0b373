// Kutip satu baris tabel indikator. Dimuat portal.js di halaman yang punya baris beralamat.
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
