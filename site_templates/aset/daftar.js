// Daftar yang dapat diurutkan dan disaring; keadaannya ada di alamat. Tanpa ini daftar tetap utuh.
// Lists that can be sorted and filtered, their state in the address. Without it they are whole.
(() => {
const make = (name, props = {}, ...children) => {
  const made = Object.assign(document.createElement(name), props);
  made.append(...children);
  return made;
};
const fold = (text) => text.toLowerCase().replace(/\s+/g, " ").trim();
const bare = (text) => fold(text).replace(/^(kabupaten|kota)( administrasi)? /, "");
const slug = (text) => fold(text).replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "");
const compare = new Intl.Collator("id", { numeric: true }).compare;
const params = new URLSearchParams(location.search);

const keep = (name, value) => {
  if (value) params.set(name, value); else params.delete(name);
  try {
    history.replaceState(null, "", `${location.pathname}${params.size ? `?${params}` : ""}${location.hash}`);
  } catch { /* Peramban yang tidak mengizinkannya di dalam folder. / Where a folder may not. */ }
};

// Kotak saring dengan hitungannya. / The filter box with its count.
const addFilter = (tools, key, apply, before = []) => {
  const box = make("input", { type: "search", autocomplete: "off", value: params.get(key) || "" });
  const count = make("p", {});
  count.setAttribute("role", "status");
  const run = () => {
    const want = fold(box.value), { seen, all } = apply(want);
    count.textContent = want ? `${seen} dari ${all} cocok` : "";
  };
  box.addEventListener("input", () => { keep(key, box.value.trim()); run(); });
  tools.append(make("label", {}, "Saring daftar ", box), ...before, count);
  return { run, say: (text) => { count.textContent = text; } };
};

const setUpTable = (tools, table, suffix) => {
  const body = table.tBodies[0], rows = [...body.rows], heads = [...table.tHead.rows[0].cells];
  const ranks = tools.dataset.urutan?.split("|").map(fold);
  const sortKey = `urut${suffix}`;
  const texts = rows.map((row) => fold(row.textContent));
  const filter = addFilter(tools, `saring${suffix}`, (want) => {
    let seen = 0;
    rows.forEach((row, i) => { row.hidden = !texts[i].includes(want); seen += !row.hidden; });
    return { seen, all: rows.length };
  });
  const value = (row, column) => {
    const cell = row.cells[column], figures = cell.querySelectorAll("data"), last = figures[figures.length - 1];
    if (last) return Number(last.value);
    if (cell.querySelector("[data-status=belum-ada]")) return null;
    const said = fold([...cell.childNodes].filter((node) => node.nodeName !== "SMALL").map((node) => node.textContent).join(" "));
    return ranks && column ? ranks.indexOf(said.split(" / ")[0]) : bare(said);
  };
  // Yang belum ada selalu di bawah. / What is missing stays last, whichever way.
  const sort = (column, down) => {
    const keys = new Map(rows.map((row) => [row, column < 0 ? 0 : value(row, column)]));
    const order = column < 0 ? rows : [...rows].sort((a, b) => {
      const [x, y] = [keys.get(a), keys.get(b)];
      if (x === null || y === null) return (x === null) - (y === null);
      const step = typeof x === "number" && typeof y === "number" ? x - y : compare(x, y);
      return down ? -step : step;
    });
    body.append(...order);
    heads.forEach((head, i) => {
      if (i === column) head.setAttribute("aria-sort", down ? "descending" : "ascending"); else head.removeAttribute("aria-sort");
    });
  };
  heads.forEach((head, column) => {
    const label = head.textContent, button = make("button", { type: "button", className: "urutkan" }, label);
    button.addEventListener("click", () => {
      const now = head.getAttribute("aria-sort"), next = { ascending: "descending", descending: "" }[now] ?? "ascending";
      sort(next ? column : -1, next === "descending");
      keep(sortKey, next && (next === "descending" ? "-" : "") + slug(label));
      filter.say(next ? `Diurutkan menurut ${label}, ${next === "descending" ? "menurun" : "menaik"}` : "Urutan semula");
    });
    head.replaceChildren(button);
  });
  const asked = params.get(sortKey) || "", at = heads.findIndex((head) => slug(head.textContent) === asked.replace(/^-/, ""));
  if (asked && at >= 0) sort(at, asked.startsWith("-"));
  filter.run();
};

// Ubin atau kartu berkelompok; bila diurutkan menjadi satu daftar. / Grouped items; sorted, one list.
const setUpGroups = (tools, groups) => {
  if (!groups.length) return;
  const items = groups.flatMap((group) => {
    const title = group.querySelector("h2")?.textContent.trim() || "";
    return [...group.querySelectorAll(".ubin li, article, details li")].map((node) => {
      const link = node.querySelector("a"), note = node.matches("article") ? node.querySelector(".redup a")?.textContent || "" : node.textContent.replace(link.textContent, "").replace(/^[\s,]+|\s+$/g, "");
      const tile = [...node.classList].find((name) => name.startsWith("tingkat-")) || "tingkat-0";
      return { node, group, link, note, title, rank: Number(tile.slice(8)), text: fold(`${node.textContent} ${title}`) };
    });
  });
  const KEYS = {
    nama: ["nama", (a, b) => compare(bare(a.link.textContent), bare(b.link.textContent))],
    predikat: ["predikat terakhir", (a, b) => b.rank - a.rank || KEYS.nama[1](a, b)],
    judul: ["judul", (a, b) => compare(a.link.textContent, b.link.textContent)],
    daerah: ["daerah", (a, b) => compare(bare(a.note), bare(b.note)) || KEYS.judul[1](a, b)],
  };
  const flat = make("ul", { className: "ubin", hidden: true });
  groups[0].before(flat);
  const choice = make("select", {}, make("option", { value: "" }, "seperti semula"), ...tools.dataset.alat.split(" ").map((key) => make("option", { value: key }, KEYS[key][0])));
  const apply = (want) => {
    const found = items.filter((item) => item.text.includes(want)), shown = new Set(found);
    const order = KEYS[choice.value];
    for (const item of items) item.node.hidden = !shown.has(item);
    for (const group of groups) {
      group.hidden = Boolean(order) || (want !== "" && !found.some((item) => item.group === group));
      for (const more of group.querySelectorAll("details")) {
        more.hidden = !more.querySelector("li:not([hidden])");
        more.open = want !== "" && !more.hidden;
      }
      for (const cards of group.querySelectorAll("section")) cards.hidden = !cards.querySelector("article:not([hidden])");
    }
    flat.hidden = !order;
    flat.replaceChildren(...(order ? [...found].sort(order[1]) : []).map(({ link, note, title }) =>
      make("li", {}, make("a", { href: link.href }, link.textContent), " ", make("small", {}, [note, title].filter(Boolean).join(" · ")))));
    return { seen: found.length, all: items.length };
  };
  choice.value = tools.dataset.alat.split(" ").find((key) => key === params.get("urut")) || "";
  const filter = addFilter(tools, "saring", apply, [make("label", {}, "Urutkan ", choice)]);
  choice.addEventListener("change", () => {
    keep("urut", choice.value);
    filter.run();
    filter.say(choice.value ? `Diurutkan menurut ${KEYS[choice.value][0]}` : "Urutan semula");
  });
  filter.run();
};

document.querySelectorAll("[data-alat]").forEach((tools, i) => {
  const table = tools.nextElementSibling?.querySelector(":scope > table");
  if (table) setUpTable(tools, table, i ? String(i + 1) : "");
  else setUpGroups(tools, [...document.querySelectorAll("[data-saring]")].filter((group) => group.querySelector("li, article")));
});
})();
