// Pilihan bebas dua sampai empat daerah; barisnya diambil dari tabel tiap provinsi di situs ini.
// A free choice of districts; their rows come from the tables of their provinces on this site.
(() => {
  const form = document.getElementById("pilih-banding");
  const said = document.getElementById("kabar-banding");
  const place = document.getElementById("hasil-banding");
  if (!form || kks.folder) return; // tabel provinsi lain tidak dapat diambil dari folder
  const make = (tag, text) => Object.assign(document.createElement(tag), { textContent: text ?? "" });
  const head = (text, scope) => Object.assign(make("th", text), { scope });
  const copy = (from) => [...from.childNodes].map((node) => document.importNode(node, true));
  const missing = (text) => { const made = make("span", text); made.dataset.status = "belum-ada"; return made; };

  async function rowOf(district, tatanan) {
    const address = new URL(`${district.province}/${tatanan ? `${tatanan}/` : ""}`, location.href.split(/[?#]/)[0]);
    const answer = await fetch(address);
    if (!answer.ok) return null;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    for (const link of page.querySelectorAll("a[href]")) link.setAttribute("href", new URL(link.getAttribute("href"), address).href);
    const row = page.querySelector(`tr[data-daerah="${CSS.escape(district.slug)}"]`);
    return row && { heads: [...page.querySelectorAll("[data-banding] thead th")], cells: [...row.children] };
  }

  // Baris satu tatanan: tiap kolom tabel provinsi menjadi satu baris. / Each column becomes a row.
  const tatananLines = (rows) => rows.find(Boolean).heads.slice(1).map((from, i) => {
    const name = head("", "row");
    name.append(...copy(from));
    if (from.dataset.nama) name.append(make("small", ` ${from.dataset.nama}`));
    return [name, rows.map((row) => (row ? copy(row.cells[i + 1]) : [missing("belum ada data")]))];
  });

  // Baris ringkasan: yang berbutir sama sebaris. / Items of the same key stand in one row.
  const summaryLines = (rows) => {
    const lines = [];
    rows.find(Boolean).heads.slice(1).forEach((from, i) => {
      const items = rows.map((row) => (row ? [...row.cells[i + 1].querySelectorAll("[data-butir]")] : []));
      const keys = new Set(items.flat().map((item) => item.dataset.butir));
      for (const key of i ? keys : [...keys].sort().reverse()) {
        const own = items.map((list) => list.find((item) => item.dataset.butir === key));
        const found = own.filter(Boolean);
        const stage = key === "tahap";
        const name = head(stage ? from.textContent : `${i ? "" : `${from.textContent} `}${found[0].firstElementChild.textContent}`, "row");
        const years = new Set(found.map((item) => item.dataset.tahun));
        if (years.size > 1) name.append(make("small", ` Bandingkan dengan hati-hati: ${stage ? "siklusnya" : "tahunnya"} berbeda (${[...years].map((year) => year || "tanpa tanggal").sort().join(", ")}).`));
        const family = found[0].dataset.keluarga;
        const bases = new Set(items.flat().filter((item) => family && item.dataset.keluarga === family).map((item) => item.dataset.butir));
        if (bases.size > 1) name.append(make("small", " Dasar hitung atau penilai lain ada di baris lain; tidak disandingkan."));
        lines.push([name, own.map((item) => (item ? copy(item).slice(stage ? 0 : 1) : [missing("belum ditemukan")]))]);
      }
    });
    return lines;
  };

  function show(chosen, rows, lines, title) {
    const table = make("table"), row = make("tr"), body = make("tbody"), top = make("thead");
    top.append(row);
    table.append(make("caption", title), top, body);
    row.append(head("Angka", "col"));
    chosen.forEach((district, i) => {
      const cell = head("", "col"), link = make("a", district.name);
      link.href = `../daerah/${district.slug}/`;
      cell.append(...(rows[i] ? copy(rows[i].cells[0]) : [link]), make("small", ` ${district.area}`));
      row.append(cell);
    });
    for (const [name, cells] of lines) {
      const line = make("tr");
      line.append(name, ...cells.map((nodes) => { const cell = make("td"); cell.append(...nodes); return cell; }));
      body.append(line);
    }
    place.replaceChildren(table);
    place.hidden = false;
  }

  let all = [];
  const fold = (text) => text.toLowerCase().replace(/\s+/g, " ").trim();
  const bare = (text) => fold(text).replace(/^(kabupaten|kab\.?|kota)( administrasi)? /, "");
  // Nama lengkap, kode, atau alamatnya; lalu nama tanpa "Kabupaten" dan "Kota". / Full name first.
  const found = (text) => {
    const want = fold(text);
    const exact = all.filter((d) => [fold(d.name), d.code.toLowerCase(), d.slug].includes(want));
    return exact.length ? exact : all.filter((d) => bare(d.name) === bare(want) && (bare(want) === want || fold(d.name).startsWith(want.slice(0, 3))));
  };
  const fields = [...form.elements.namedItem("d")];
  const tatanan = form.elements.namedItem("t");

  async function compare() {
    const written = fields.map((field) => field.value).filter((text) => text.trim());
    const matches = written.map((text) => [text, found(text)]);
    const unknown = matches.filter(([, list]) => !list.length).map(([text]) => text);
    const double = matches.find(([, list]) => list.length > 1);
    const chosen = [...new Set(matches.map(([, list]) => list[0]).filter(Boolean))];
    place.hidden = true;
    if (unknown.length) { said.textContent = `Tidak ada daerah bernama ${unknown.join(", ")}. Pilih dari daftar.`; return; }
    if (double) { said.textContent = `“${double[0]}” ada lebih dari satu: ${double[1].map((d) => d.name).join(", ")}. Tulis namanya lengkap.`; return; }
    if (chosen.length < 2) { said.textContent = "Pilih paling sedikit dua daerah yang berbeda."; return; }
    const title = tatanan.selectedOptions[0].textContent;
    history.replaceState(null, "", `?${tatanan.value ? `t=${tatanan.value}&` : ""}d=${chosen.map((d) => d.slug).join(",")}`);
    said.textContent = "Mengambil data …";
    const rows = await Promise.all(chosen.map((district) => rowOf(district, tatanan.value)));
    const empty = chosen.filter((_, i) => !rows[i]).map((d) => d.name);
    if (empty.length === chosen.length) { said.textContent = `Belum ada data ${title} untuk daerah-daerah ini.`; return; }
    show(chosen, rows, tatanan.value ? tatananLines(rows) : summaryLines(rows), `${title}: ${chosen.map((d) => d.name).join(", ")}`);
    said.textContent = `${title}, ${chosen.length} daerah.${empty.length ? ` Belum ada data ${empty.join(", ")}.` : ""} Alamat halaman ini dapat dibagikan.`;
  }

  form.addEventListener("submit", (event) => { event.preventDefault(); compare(); });
  fetch("../aset/daerah.json").then((answer) => answer.json()).then((rows) => {
    all = rows.map(([name, area, href, province, code]) => ({ name, area, province, code, slug: href.split("/")[1] }));
    document.getElementById("semua-daerah").replaceChildren(...all.map((d) => Object.assign(make("option", d.area), { value: d.name })));
    form.hidden = false;
    const asked = new URLSearchParams(location.search);
    const slugs = (asked.get("d") || "").split(",").filter(Boolean);
    if (asked.get("t")) tatanan.value = asked.get("t");
    slugs.slice(0, fields.length).forEach((slug, i) => { fields[i].value = all.find((d) => d.slug === slug)?.name ?? slug; });
    if (slugs.length) compare();
  });
})();
