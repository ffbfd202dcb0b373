// Kutip dan laporkan halaman. Dimuat portal.js; yang untuk bagian halaman dimuat bila bagiannya ada.
// Tanpa ini kalimat kutipan dan tautan “Laporkan kesalahan” tetap ada di halaman.
(() => {
const root = new URL(kks.akar, location.href), english = document.documentElement.lang === "en";
const SAY = english
  ? { copy: "Copy citation", done: "Copied", mark: "Select and copy:", report: "Report this figure", accessed: "accessed" }
  : { copy: "Salin kutipan", done: "Tersalin", mark: "Salin teks ini:", report: "Laporkan angka ini", accessed: "diakses" };
const { place } = kks;
const today = new Date().toLocaleDateString(english ? "en-GB" : "id-ID", { day: "numeric", month: "long", year: "numeric" });
const said = (node) => node ? node.textContent.replace(/\s+/g, " ").trim() : "";
const plea = document.querySelector("a.lapor");
const inbox = plea?.href;

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

kks.kutip = { SAY, copied, copier, english, heading, place, plea, renewed, reporter, root, said, status, today };

// Halaman ini: satu ketukan di kaki halaman.
for (const fold of document.querySelectorAll(".kaki .kutip")) {
  const line = fold.querySelector("p");
  line.textContent = renewed(said(line));
  fold.before(copier("", () => said(line)));
}
if (document.querySelector("main :is(.kutip, figure[id], .bingkai-tabel)")) kks.script("aset/kutip-bagian.js");
if (document.querySelector("table:has(tr[id])")) kks.script("aset/kutip-baris.js");
if (new URLSearchParams(location.search).has("angka")) kks.script("aset/kutip-lapor.js");
else if (plea) plea.href = reportAddress(said(document.querySelector(".kaki .kutip p")), "", heading);
})();
