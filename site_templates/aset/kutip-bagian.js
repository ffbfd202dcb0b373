// Kutip dan laporkan satu angka, grafik, atau tabel. Dimuat kutip.js.
(() => {
const { SAY, copier, english, heading, place, plea, renewed, reporter, said, today } = kks.kutip;
const ended = (text) => /[.!?]$/.test(text) || !text ? text : `${text}.`;
const portal = said(document.querySelector(".kepala .nama"));
// Angka: di dalam rinciannya, ketika dibuka.
function opened(fold) {
  for (const line of fold.querySelectorAll("p:not(.asal)")) {
    const text = renewed(said(line)), box = fold.closest("[id]"), row = document.createElement("p");
    if (text === said(line)) continue;
    line.textContent = text;
    const title = said(box?.querySelector(".label")) || heading;
    row.className = "asal"; row.append(copier("", () => text));
    if (plea) row.append(" ", reporter(text, box?.id ?? "", `${title}, ${heading}`));
    line.after(row);
  }
}
for (const fold of document.querySelectorAll("main .kutip")) {
  if (fold.open) opened(fold); else fold.addEventListener("toggle", () => opened(fold), { once: true });
}
// Grafik dan tabel: judul, sumber, dan alamat yang menunjuk ke sana.
function quoteOf(title, source, anchor) {
  return `${ended(title)} ${ended(source)} ${english ? "From" : "Dikutip dari"} ${portal}, ${place}#${anchor}, ${SAY.accessed} ${today}.`.replace(/ {2,}/g, " ");
}
function offered(title, source, anchor, before) {
  const figure = before.closest("figure"), shared = figure?.querySelector(":scope > .bawa");
  const row = shared ?? document.createElement("p"), text = quoteOf(`${title}, ${heading}`, source, anchor);
  row.className = "bawa"; row.append(copier(title, () => text), " ");
  if (plea) {
    const link = reporter(text, anchor.startsWith(":") ? "" : anchor, `${title}, ${heading}`);
    link.setAttribute("aria-label", `${SAY.report}: ${title}`); row.append(link, " ");
    if (figure) link.textContent = SAY.report.split(" ")[0];
  }
  if (!shared) (figure ? figure.append(row) : before.after(row));
}
for (const figure of document.querySelectorAll("main figure[id]")) {
  const last = [...figure.children].filter((one) => one.matches("svg, .asal")).at(-1);
  if (last) offered(said(figure.querySelector("figcaption")), said(figure.querySelector(":scope > .asal")), figure.id, last);
}
for (const frame of document.querySelectorAll("main .bingkai-tabel")) {
  const title = said(frame.querySelector("caption")), next = frame.nextElementSibling;
  if (!title || frame.closest("figure")) continue;
  const source = next?.matches("p.asal") ? next : null, near = frame.closest("section[id], details[id]")?.id;
  offered(title, said(source), near ?? `:~:text=${encodeURIComponent(title).replaceAll("-", "%2D")}`, source ?? frame);
}
})();
