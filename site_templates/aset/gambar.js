// Bawa satu grafik sebagai SVG atau PNG. Dimuat portal.js di halaman yang punya grafik.
(() => {
const MARGIN = 16, LINE = 17, FONT = "system-ui, 'Segoe UI', 'Noto Sans', sans-serif";
const LOOKS = ["fill", "stroke", "stroke-width", "stroke-dasharray", "font-family", "font-size", "font-weight", "text-anchor"];
// Warna terang dari lembar gaya, juga saat pembaca memakai tema gelap.
function light() { // di dalam folder lembar gaya tidak terbaca: gambar memakai warna yang terlihat
  const rules = (sheet) => { try { return sheet.cssRules; } catch { return []; } };
  const found = [];
  for (const sheet of document.styleSheets) for (const rule of rules(sheet))
    if (rule.selectorText === ":root") for (const name of rule.style) if (name.startsWith("--")) found.push([name, rule.style.getPropertyValue(name)]);
  return found;
}
function wrapped(words, width, font) {
  const pen = document.createElement("canvas").getContext("2d"), lines = [""];
  pen.font = font;
  for (const word of words.split(/\s+/)) {
    const longer = `${lines.at(-1)} ${word}`.trim();
    if (lines.at(-1) && pen.measureText(longer).width > width) lines.push(word); else lines[lines.length - 1] = longer;
  }
  return lines;
}
const said = (node) => node ? node.textContent.replace(/\s+/g, " ").trim() : "";
function picture(figure) {
  const svg = figure.querySelector("svg"), box = svg.viewBox.baseVal, colours = light();
  for (const [name, value] of colours) svg.style.setProperty(name, value);
  const copy = svg.cloneNode(true), from = svg.querySelectorAll("*"), to = copy.querySelectorAll("*");
  from.forEach((node, i) => {
    const look = getComputedStyle(node);
    if (!node.closest("title, desc")) for (const name of LOOKS) to[i].setAttribute(name, look.getPropertyValue(name));
    to[i].removeAttribute("class");
  });
  const paper = getComputedStyle(svg).getPropertyValue("--kertas").trim() || "#fff", ink = getComputedStyle(svg).getPropertyValue("--tinta").trim() || "#000";
  for (const [name] of colours) svg.style.removeProperty(name);
  const ns = "http://www.w3.org/2000/svg", whole = document.createElementNS(ns, "svg"), inner = document.createElementNS(ns, "g");
  const add = (name, more, words) => { const node = document.createElementNS(ns, name); for (const key in more) node.setAttribute(key, more[key]); node.textContent = words; whole.append(node); };
  const title = wrapped(said(figure.querySelector("figcaption")), box.width, `700 14px ${FONT}`);
  const today = new Date().toLocaleDateString("id-ID", { day: "numeric", month: "long", year: "numeric" });
  const place = `${said(document.querySelector("h1"))}. ${kks.folder ? kks.place : location.href.split("#")[0]}. Diambil ${today}.`;
  const source = [said(figure.querySelector(".asal")), place].filter(Boolean).flatMap((words) => wrapped(words, box.width, `12px ${FONT}`));
  const top = MARGIN + title.length * LINE + 8, width = box.width + 2 * MARGIN, height = top + box.height + 12 + source.length * LINE + MARGIN;
  for (const [name, value] of Object.entries({ xmlns: ns, viewBox: `0 0 ${width} ${height}`, width, height })) whole.setAttribute(name, value);
  add("title", {}, said(figure.querySelector("figcaption")));
  add("desc", {}, said(svg.querySelector("desc")));
  add("rect", { width, height, fill: paper }, "");
  const write = (lines, y, weight, size) => lines.forEach((words, i) => add("text", { x: MARGIN, y: y + (i + 1) * LINE - 4, fill: ink, "font-family": FONT, "font-size": size, "font-weight": weight }, words));
  write(title, MARGIN, 700, "14px");
  inner.setAttribute("transform", `translate(${MARGIN - box.x} ${top - box.y})`);
  inner.append(...[...copy.childNodes].filter((node) => !["title", "desc", "script"].includes(node.nodeName)));
  whole.append(inner);
  write(source, top + box.height + 12, 400, "12px");
  return whole;
}
// Digambar bentuk demi bentuk: tanpa <img>, jadi kebijakan isi situs tidak perlu dilonggarkan.
function drawn(whole, times = 3) {
  const canvas = document.createElement("canvas"), pen = canvas.getContext("2d");
  canvas.width = whole.getAttribute("width") * times; canvas.height = whole.getAttribute("height") * times;
  pen.scale(times, times);
  const paint = (node) => {
    const of = (name) => node.getAttribute(name), n = (name) => Number(of(name) || 0), seen = (value) => value && value !== "none";
    pen.save();
    const moved = /translate\(([-\d.]+) ([-\d.]+)\)/.exec(of("transform") || "");
    if (moved) pen.translate(Number(moved[1]), Number(moved[2]));
    pen.fillStyle = seen(of("fill")) ? of("fill") : "transparent"; pen.strokeStyle = seen(of("stroke")) ? of("stroke") : "transparent";
    pen.lineWidth = parseFloat(of("stroke-width")) || 1; pen.setLineDash((of("stroke-dasharray") || "").match(/[\d.]+/g)?.map(Number) || []);
    if (node.nodeName === "text") {
      pen.font = `${of("font-weight") || 400} ${of("font-size")} ${of("font-family")}`;
      pen.textAlign = { middle: "center", end: "right" }[of("text-anchor")] || "left";
      pen.fillText(node.textContent, n("x"), n("y"));
    } else {
      const line = new Path2D(node.nodeName === "path" ? of("d") : undefined);
      if (node.nodeName === "rect") line.rect(n("x"), n("y"), n("width"), n("height"));
      if (node.nodeName === "circle") line.arc(n("cx"), n("cy"), n("r"), 0, 7);
      if (node.nodeName === "line") { line.moveTo(n("x1"), n("y1")); line.lineTo(n("x2"), n("y2")); }
      if (["path", "rect", "circle", "line"].includes(node.nodeName)) { pen.fill(line); pen.stroke(line); }
    }
    if (["svg", "g", "a"].includes(node.nodeName)) for (const child of node.children) paint(child);
    pen.restore();
  };
  paint(whole);
  return new Promise((done) => canvas.toBlob(done, "image/png"));
}
function save(blob, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob); link.download = name; link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
}
for (const figure of document.querySelectorAll("figure.grafik:has(svg):has(figcaption)")) {
  const name = `${location.pathname.split("/").filter((part) => part && part !== "index.html").at(-1) || "beranda"}-${figure.id || "grafik"}`, row = figure.querySelector(":scope > .bawa") ?? document.createElement("p");
  row.className = "bawa";
  const offer = (kind, make) => {
    const button = document.createElement("button");
    button.type = "button"; button.className = "salin"; button.textContent = kind;
    button.setAttribute("aria-label", `Unduh ${kind}: ${said(figure.querySelector("figcaption"))}`);
    button.addEventListener("click", async () => save(await make(), `${name}.${kind.toLowerCase()}`));
    row.append(button, " ");
  };
  offer("SVG", () => new Blob([new XMLSerializer().serializeToString(picture(figure))], { type: "image/svg+xml" }));
  offer("PNG", () => drawn(picture(figure)));
  if (!row.isConnected) figure.append(row);
}
})();
