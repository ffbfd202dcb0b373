// Kutip satu baris tabel indikator. Dimuat kutip.js.
(() => {
const { SAY, copied, heading, place, said, status } = kks.kutip;
// Baris tabel indikator: satu tombol di atas tabel, lalu satu di tiap baris.
for (const table of document.querySelectorAll("table:has(tr[id])")) {
  const start = document.createElement("button"), line = document.createElement("p");
  start.className = "salin"; start.type = "button"; start.textContent = "Kutip baris tabel ini";
  line.className = "kutip"; line.setAttribute("role", "status");
  table.closest(".bingkai-tabel").before(start, line);
  const heads = [...table.tHead.rows[0].cells].map((cell) => cell.textContent.trim());
  start.addEventListener("click", () => {
    start.remove();
    for (const row of table.tBodies[0].rows) {
      const one = document.createElement("button"), name = row.cells[0].textContent.trim();
      one.className = "salin"; one.type = "button"; one.textContent = "Kutip";
      one.setAttribute("aria-label", `Kutip ${name}`);
      row.cells[0].append(" ", one);
      one.addEventListener("click", async () => {
        const told = [...row.cells].slice(1).map((cell, i) => `${heads[i + 1]}: ${cell.textContent.trim()}${[...cell.querySelectorAll("data")].map((d) => ` (sumber ${d.dataset.sumber})`).join("")}`);
        const where = said(document.querySelector(".fakta")), foot = said(document.querySelector(".kaki .kutip p"));
        const text = `${name}, ${heading}, ${where}: ${told.join("; ")}. ${foot.replace(/\S+\. Diakses/, `${place}#${row.id}. Diakses`)}`;
        line.textContent = text; try { history.replaceState(null, "", `#${row.id}`); } catch { /* Di dalam folder. */ }
        if (await copied(text)) one.textContent = status.textContent = SAY.done;
        else { getSelection().selectAllChildren(line); status.textContent = SAY.mark; }
        setTimeout(() => { one.textContent = "Kutip"; }, 3000);
        line.scrollIntoView({ block: "nearest" });
      });
    }
    table.tBodies[0].querySelector(".salin").focus();
  });
}
})();
