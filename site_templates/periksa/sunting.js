// Penyunting tabel: satu baris satu isian, pilihan dari aturan portal. Tiap ketukan disimpan.
// The table editor: a row is a form, with choices from the portal's rules. Each key is kept.
const SHOWN = 20;
const by = (id) => document.getElementById(id);
const made = (tag, text = "", more = {}) => Object.assign(document.createElement(tag), { textContent: text }, more);

export function makeEditor({ ask, run, tell, keep, drop }) {
  let table = "", columns = [], head = [], rows = [], first = 0, place = -1, found = [];

  const cellsOf = (row) => Object.fromEntries(head.map((name, i) => [name, row?.[i] ?? ""]));
  const typed = () => {
    const cells = {};
    for (const { name, many } of columns) {
      const boxes = [...document.querySelectorAll(`#kolom-kolom [data-kolom="${name}"]`)];
      cells[name] = many ? boxes.filter((one) => one.checked).map((one) => one.value).join(";") : boxes[0].value;
    }
    return cells;
  };
  // Yang diketik di baris ini dan belum disimpan tidak ditinggalkan tanpa bertanya.
  // What is typed into this row and not saved yet is not left without asking.
  const unsaved = () => !by("isian").hidden && Object.entries(typed()).some(([name, cell]) => cell !== (cellsOf(rows[place])[name] ?? ""));
  const leave = () => !unsaved() || confirm("Isian baris ini belum disimpan. Tinggalkan isinya?");
  const note = () => keep("isian", { tabel: table, baris: place, sel: typed() });

  function field({ name, title, about, required, many, choices }, value) {
    const wrong = found.filter((one) => one.baris === place + 2 && one.kolom === name);
    const id = `kolom-${name}`, box = made("p"), label = `${title}${required ? ", wajib" : ""}`;
    const hints = [made("small", about, { id: `${id}-arti` }), ...wrong.map((one) => made("strong", ` ${one.temuan} ${one.saran}`))];
    if (many && choices.length) {
      const group = made("fieldset"), has = value.split(";").filter(Boolean);
      group.append(made("legend", label));
      const extra = has.filter((one) => !choices.some(([known]) => known === one)).map((one) => [one, `${one} (tidak dikenal)`]);
      for (const [known, text] of [...choices, ...extra]) {
        const line = made("label"), check = made("input", "", { type: "checkbox", value: known, checked: has.includes(known) });
        check.dataset.kolom = name;
        line.append(check, ` ${text}`);
        group.append(line, made("br"));
      }
      group.append(...hints);
      return group;
    }
    let input;
    if (choices.length) {
      input = made("select");
      const known = choices.some(([one]) => one === value);
      const all = [["", "(kosong)"], ...(value && !known ? [[value, `${value} (tidak dikenal)`]] : []), ...choices];
      input.append(...all.map(([one, text]) => made("option", text, { value: one })));
    } else {
      input = made("input", "", { type: "text", autocomplete: "off" });
    }
    input.value = value;
    input.id = id;
    input.dataset.kolom = name;
    input.setAttribute("aria-describedby", `${id}-arti`);
    if (wrong.length) input.setAttribute("aria-invalid", "true");
    box.append(made("label", `${label} `, { htmlFor: id }), input, made("br"), ...hints);
    return box;
  }

  function edit(at, cells = null, column = "") {
    place = at;
    const now = cells ?? cellsOf(rows[at]);
    by("judul-isian").textContent = at < rows.length ? `${table}, baris ${at + 2}` : `${table}, baris baru`;
    const whole = found.filter((one) => one.baris === at + 2 && !columns.some(({ name }) => name === one.kolom));
    by("temuan-baris").replaceChildren(...whole.map((one) => made("li", `${one.temuan} ${one.saran}`)));
    by("kolom-kolom").replaceChildren(...columns.map((one) => field(one, now[one.name] ?? "")));
    by("hapus").hidden = at >= rows.length;
    by("isian").hidden = false;
    (document.getElementById(`kolom-${column}`) ?? by("judul-isian")).focus();
  }
  function close() { by("isian").hidden = true; place = -1; drop("isian"); }

  function list() {
    const grid = made("table"), caption = made("caption", `Tabel ${table}`, { className: "tersembunyi" });
    const top = made("tr");
    top.append(...["Baris", ...head, "Ubah"].map((text) => made("th", text, { scope: "col" })));
    const bad = new Set(found.map((one) => one.baris));
    const body = rows.slice(first, first + SHOWN).map((row, i) => {
      const line = made("tr"), number = first + i + 2, act = made("button", "Ubah", { type: "button", className: "tombol" });
      act.setAttribute("aria-label", `Ubah baris ${number}`);
      act.addEventListener("click", () => leave() && edit(number - 2));
      const last = made("td");
      last.append(act);
      line.append(made("th", `${number}${bad.has(number) ? " ⚠" : ""}`, { scope: "row" }), ...row.map((cell) => made("td", cell)), last);
      return line;
    });
    const thead = made("thead"), tbody = made("tbody");
    thead.append(top);
    tbody.append(...body);
    grid.append(caption, thead, tbody);
    by("baris-baris").replaceChildren(grid);
    by("nomor-baris").textContent = rows.length ? `${first + 2} sampai ${Math.min(first + SHOWN, rows.length) + 1} dari ${rows.length + 1}` : "Belum ada baris.";
    by("sebelum").disabled = first === 0;
    by("sesudah").disabled = first + SHOWN >= rows.length;
  }

  async function load(name, at = 0) {
    const got = await ask("tabel", { tabel: name });
    table = name;
    by("pilih-tabel").value = name;
    columns = got.kolom.map(([nama, title, about, required, many, choices]) => ({ name: nama, title, about, required, many, choices }));
    head = got.kepala;
    rows = got.baris ?? [];
    found = all.filter((one) => one.berkas.endsWith(`/${name}.csv`));
    first = Math.min(Math.floor(at / SHOWN) * SHOWN, Math.max(0, rows.length - 1));
    by("tambah").disabled = got.baris === null;
    if (got.baris === null) {
      by("baris-baris").replaceChildren(made("p", "Tabel ini belum dapat dibuka baris demi baris. Betulkan di Excel, lalu jatuhkan lagi."));
      by("nomor-baris").textContent = "";
      return;
    }
    list();
  }

  let all = [];
  async function show(findings) {
    all = findings;
    const { tabel } = await ask("tabel-tabel");
    by("sunting").hidden = !tabel.length;
    if (!tabel.length) return;
    by("pilih-tabel").replaceChildren(...tabel.map(([name, title, there]) => made("option", `${title}${there ? "" : " (belum ada)"}`, { value: name })));
    await load(tabel.some(([name]) => name === table) ? table : tabel[0][0], first);
  }

  by("pilih-tabel").addEventListener("change", () => {
    if (!leave()) { by("pilih-tabel").value = table; return; }
    close();
    run("Membuka tabel …", () => load(by("pilih-tabel").value));
  });
  by("sebelum").addEventListener("click", () => { first = Math.max(0, first - SHOWN); list(); });
  by("sesudah").addEventListener("click", () => { first += SHOWN; list(); });
  by("tambah").addEventListener("click", () => leave() && edit(rows.length));
  by("batal").addEventListener("click", () => { close(); by("pilih-tabel").focus(); });
  by("isian").addEventListener("input", note);
  // Selama diperiksa isian ini tidak dapat diketik: sesudah itu ia ditutup.
  // While it is checked nothing can be typed into this form: it closes afterwards.
  const change = (sel) => run("Memeriksa …", async () => {
    by("isian").inert = true;
    try {
      await tell(await ask("baris", { tabel: table, baris: place, sel }), close);
      by("hasil").focus();
    } finally { by("isian").inert = false; }
  });
  by("isian").addEventListener("submit", (event) => { event.preventDefault(); change(typed()); });
  by("hapus").addEventListener("click", () => change(null));

  return {
    show,
    unsaved,
    at: async (name, row, column) => {
      if (!leave()) return;
      await load(name, Math.max(0, row - 2));
      if (row > 1 && row - 2 < rows.length) edit(row - 2, null, column);
    },
    resume: async (draft) => { await load(draft.tabel, draft.baris); edit(draft.baris, draft.sel); },
  };
}
