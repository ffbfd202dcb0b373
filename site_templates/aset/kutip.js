// Kutip dan laporkan: halaman, angka, grafik, tabel, dan baris tabel. Dimuat portal.js.
// Tanpa ini kalimat kutipan dan tautan “Laporkan kesalahan” tetap ada di halaman.
const root = new URL("../", import.meta.url), english = document.documentElement.lang === "en";
const SAY = english
  ? { copy: "Copy citation", done: "Copied", mark: "Select and copy:", report: "Report this figure", found: "", accessed: "accessed" }
  : { copy: "Salin kutipan", done: "Tersalin", mark: "Salin teks ini:", report: "Laporkan angka ini", found: "Yang Anda laporkan", accessed: "diakses" };
const place = location.origin + location.pathname;
const today = new Date().toLocaleDateString(english ? "en-GB" : "id-ID", { day: "numeric", month: "long", year: "numeric" });
const said = (node) => node ? node.textContent.replace(/\s+/g, " ").trim() : "";
const ended = (text) => /[.!?]$/.test(text) || !text ? text : `${text}.`;
const portal = said(document.querySelector(".kepala .nama"));
const plea = document.querySelector("a.lapor"), inbox = plea?.href;

// Kalimat kutipan di halaman, dengan alamat yang sedang dibuka dan tanggal hari ini.
const renewed = (text, page = place) => text.replace(/(\S+?)([.,]) (diakses|accessed) \[[^\]]*\]/i,
  (_, address, stop, word) => `${page}${address.includes("#") ? address.slice(address.indexOf("#")) : ""}${stop} ${word} ${today}`);

const status = document.createElement("p");
status.className = "tersembunyi"; status.setAttribute("aria-live", "polite");
document.body.append(status);

async function copied(text) {
  try { await navigator.clipboard.writeText(text); return true; } catch { /* Izin ditolak, atau bukan https. */ }
  const box = document.createElement("textarea"), before = document.activeElement;
  box.value = text; box.className = "tersembunyi"; box.readOnly = true;
  document.body.append(box); box.select();
  let done = false;
  try { done = document.execCommand("copy"); } catch { /* Tidak ada cara menyalin. */ }
  box.remove(); before?.focus();
  return done;
}
function shown(button, text) {
  const box = document.createElement("p");
  box.className = "kutip-teks"; box.tabIndex = -1; box.textContent = text;
  if (button.nextElementSibling?.className !== "kutip-teks") button.after(box);
  getSelection().selectAllChildren(button.nextElementSibling); button.nextElementSibling.focus();
  status.textContent = SAY.mark;
}
function copier(about, make) {
  const button = document.createElement("button");
  button.type = "button"; button.className = "salin"; button.textContent = SAY.copy;
  if (about) button.setAttribute("aria-label", `${SAY.copy}: ${about}`);
  button.addEventListener("click", async () => {
    const text = make();
    if (!await copied(text)) { shown(button, text); return; }
    button.textContent = status.textContent = SAY.done;
    setTimeout(() => { button.textContent = SAY.copy; status.textContent = ""; }, 3000);
  });
  return button;
}

// Alamat laporan yang sudah menyebut halaman, angka, dan sumbernya; yang tidak dikenal tetap polos.
function reportAddress(quote, anchor, title) {
  const address = new URL(inbox), subject = `Laporan: ${title}`;
  const body = `${quote}\n\nYang keliru:\nYang benar:\nSumbernya:\n`;
  const given = (pairs) => {
    for (const [name, value] of pairs) if (!address.searchParams.has(name)) address.searchParams.set(name, value);
    return address.href.replaceAll("+", "%20");
  };
  if (address.protocol === "mailto:") return given([["subject", subject], ["body", body]]);
  if (address.host === "github.com" && address.pathname.endsWith("/issues/new")) return given([["title", subject], ["body", body]]);
  if (address.pathname.endsWith("/-/issues/new")) return given([["issue[title]", subject], ["issue[description]", body]]);
  if (/^(wa\.me|(api|web)\.whatsapp\.com)$/.test(address.host)) return given([["text", `${subject}\n${body}`]]);
  if (address.origin === location.origin && place.startsWith(root.href)) return given([["angka", place.slice(root.href.length) + (anchor ? `#${anchor}` : "")]]);
  return address.href;
}
function reporter(quote, anchor, title) {
  const link = document.createElement("a");
  link.className = "lapor-angka"; link.textContent = SAY.report; link.href = reportAddress(quote, anchor, title);
  return link;
}
const heading = said(document.querySelector("h1"));

// Halaman ini: satu ketukan di kaki halaman.
for (const fold of document.querySelectorAll(".kaki .kutip")) {
  const line = fold.querySelector("p");
  line.textContent = renewed(said(line));
  fold.before(copier("", () => said(line)));
}
// Angka: di dalam rinciannya, ketika dibuka.
for (const fold of document.querySelectorAll("main .kutip")) fold.addEventListener("toggle", () => {
  for (const line of fold.querySelectorAll("p:not(.asal)")) {
    const text = renewed(said(line)), box = fold.closest("[id]"), row = document.createElement("p");
    if (text === said(line)) continue;
    line.textContent = text;
    const title = said(box?.querySelector(".label")) || heading;
    row.className = "asal"; row.append(copier("", () => text));
    if (plea) row.append(" ", reporter(text, box?.id ?? "", `${title}, ${heading}`));
    line.after(row);
  }
}, { once: true });
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
const bare = document.body.classList.contains("sematan");
if (!bare) for (const figure of document.querySelectorAll("main figure[id]")) {
  const last = [...figure.children].filter((one) => one.matches("svg, .asal")).at(-1);
  if (last) offered(said(figure.querySelector("figcaption")), said(figure.querySelector(":scope > .asal")), figure.id, last);
}
if (!bare) for (const frame of document.querySelectorAll("main .bingkai-tabel")) {
  const title = said(frame.querySelector("caption")), next = frame.nextElementSibling;
  if (!title || frame.closest("figure")) continue;
  const source = next?.matches("p.asal") ? next : null, near = frame.closest("section[id], details[id]")?.id;
  offered(title, said(source), near ?? `:~:text=${encodeURIComponent(title).replaceAll("-", "%2D")}`, source ?? frame);
}
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
        line.textContent = text; history.replaceState(null, "", `#${row.id}`);
        if (await copied(text)) one.textContent = status.textContent = SAY.done;
        else { getSelection().selectAllChildren(line); status.textContent = SAY.mark; }
        setTimeout(() => { one.textContent = "Kutip"; }, 3000);
        line.scrollIntoView({ block: "nearest" });
      });
    }
    table.tBodies[0].querySelector(".salin").focus();
  });
}
// Halaman laporan: apa yang dilaporkan, dibaca dari halaman asalnya sendiri; alamat tidak membawa kata-kata.
const about = new URLSearchParams(location.search).get("angka");
if (about !== null) {
  const target = new URL(about, root);
  const inside = target.origin === location.origin && target.href.startsWith(root.href);
  const answer = inside ? await fetch(target.href.split("#")[0]).catch(() => null) : null;
  if (answer?.ok) {
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const box = target.hash && page.getElementById(decodeURIComponent(target.hash.slice(1)));
    const caption = box && said(box.querySelector("figcaption, .label"));
    const quote = box && [...box.querySelectorAll(".kutip p:not(.asal)")].map(said).at(-1);
    const text = quote ? renewed(quote, target.href.split("#")[0]) : [caption, said(page.querySelector("h1")), target.href].filter(Boolean).join(", ");
    const part = document.createElement("section"), title = document.createElement("h2"), line = document.createElement("p");
    part.className = "lapor-ini"; title.textContent = SAY.found || "Yang Anda laporkan"; line.textContent = text;
    part.append(title, line, copier("", () => text));
    document.querySelector("main h1").after(part);
    for (const link of document.querySelectorAll('main a[href^="mailto:"]')) {
      const mail = new URL(link.href);
      mail.searchParams.set("body", text); link.href = mail.href.replaceAll("+", "%20");
    }
  }
}
if (plea && about === null) plea.href = reportAddress(said(document.querySelector(".kaki .kutip p")), "", heading);
