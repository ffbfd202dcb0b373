// Pilihan bebas dua sampai empat daerah; barisnya diambil dari tabel tiap provinsi di situs ini.
(() => {
  const form = document.getElementById("pilih-banding");
  const said = document.getElementById("kabar-banding");
  const place = document.getElementById("hasil-banding");
  if (!form) return;
  const make = (tag, text) => Object.assign(document.createElement(tag), { textContent: text ?? "" });
  const copy = (from) => [...from.childNodes].map((node) => document.importNode(node, true));

  async function rowOf(district, tatanan) {
    const address = new URL(`${district.province}/${tatanan}/`, location.href.split(/[?#]/)[0]);
    const answer = await fetch(address);
    if (!answer.ok) return null;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    for (const link of page.querySelectorAll("a[href]")) link.setAttribute("href", new URL(link.getAttribute("href"), address).href);
    const row = page.querySelector(`tr[data-daerah="${CSS.escape(district.slug)}"]`);
    return row && { heads: [...page.querySelectorAll("thead th")], cells: [...row.children] };
  }

  function show(chosen, rows, title) {
    const table = make("table"), head = make("tr"), body = make("tbody"), top = make("thead");
    top.append(head);
    table.append(make("caption", title), top, body);
    const corner = make("th", "Angka");
    corner.scope = "col";
    head.append(corner);
    chosen.forEach((district, i) => {
      const cell = make("th");
      cell.scope = "col";
      cell.append(...(rows[i] ? copy(rows[i].cells[0]) : [district.name]), make("small", ` ${district.area}`));
      head.append(cell);
    });
    rows.find(Boolean).heads.slice(1).forEach((from, i) => {
      const line = make("tr"), name = make("th");
      name.scope = "row";
      name.append(...copy(from));
      if (from.dataset.nama) name.append(make("small", ` ${from.dataset.nama}`));
      line.append(name);
      for (const row of rows) {
        const cell = make("td", row ? "" : "belum ada data");
        if (row) cell.append(...copy(row.cells[i + 1]));
        line.append(cell);
      }
      body.append(line);
    });
    place.replaceChildren(table);
    place.hidden = false;
  }

  let all = [];
  const find = (text) => all.find((d) => d.name.toLowerCase() === text.trim().toLowerCase());
  const fields = [...form.elements.namedItem("d")];
  const tatanan = form.elements.namedItem("t");

  async function compare() {
    const written = fields.map((field) => field.value).filter((text) => text.trim());
    const unknown = written.filter((text) => !find(text));
    const chosen = [...new Set(written.map(find).filter(Boolean))];
    place.hidden = true;
    if (unknown.length) { said.textContent = `Tidak ada daerah bernama ${unknown.join(", ")}. Pilih dari daftar.`; return; }
    if (chosen.length < 2) { said.textContent = "Pilih paling sedikit dua daerah yang berbeda."; return; }
    const title = tatanan.selectedOptions[0].textContent;
    history.replaceState(null, "", `?t=${tatanan.value}&d=${chosen.map((d) => d.slug).join(",")}`);
    said.textContent = "Mengambil data …";
    const rows = await Promise.all(chosen.map((district) => rowOf(district, tatanan.value)));
    const empty = chosen.filter((_, i) => !rows[i]).map((d) => d.name);
    if (empty.length === chosen.length) { said.textContent = `Belum ada data ${title} untuk daerah-daerah ini.`; return; }
    show(chosen, rows, `${title}: ${chosen.map((d) => d.name).join(", ")}`);
    said.textContent = `${title}, ${chosen.length} daerah.${empty.length ? ` Belum ada data ${empty.join(", ")}.` : ""} Alamat halaman ini dapat dibagikan.`;
  }

  form.addEventListener("submit", (event) => { event.preventDefault(); compare(); });
  fetch("../aset/daerah.json").then((answer) => answer.json()).then((rows) => {
    all = rows.map(([name, area, href, province]) => ({ name, area, province, slug: href.split("/")[1] }));
    document.getElementById("semua-daerah").replaceChildren(...all.map((d) => Object.assign(make("option", d.area), { value: d.name })));
    form.hidden = false;
    const asked = new URLSearchParams(location.search);
    const slugs = (asked.get("d") || "").split(",").filter(Boolean);
    if (asked.get("t")) tatanan.value = asked.get("t");
    slugs.slice(0, fields.length).forEach((slug, i) => { fields[i].value = all.find((d) => d.slug === slug)?.name ?? slug; });
    if (slugs.length) compare();
  });
})();
