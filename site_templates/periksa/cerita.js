// Penyunting cerita: isian berlabel, teks biasa, dan halamannya mengikuti. Tiap ketukan disimpan.
// The story editor: labelled fields, plain text, and the page follows. Each key is kept.
const WAIT = 400; // ms sesudah ketukan terakhir / after the last key
const OTHER = { id: "Kode sumber, huruf kecil dan tanda hubung", judul: "Judul sumber", penerbit: "Penerbit, boleh kosong", tanggal_terbit: "Tanggal terbit, boleh kosong", tautan: "Tautan, boleh kosong" };
const by = (id) => document.getElementById(id);
const made = (tag, text = "", more = {}) => Object.assign(document.createElement(tag), { textContent: text }, more);

export function makeStories({ ask, run, tell, keep, drop, shown }) {
  let now = null, saved = "", number = 0, timer = 0, looking = false;
  const lines = ["judul", "ringkasan", "tanggal", "penulis", "inovasi"];

  // --- Isian berlabel / labelled fields
  function labelled(text, input, more = {}) {
    const box = made("p");
    Object.assign(input, more).id = `naskah-isian-${++number}`;
    box.append(made("label", `${text} `, { htmlFor: input.id }), input);
    return box;
  }
  function select(options, value) {
    const all = options.some(([one]) => one === value) ? options : [...options, [value, `${value} (tidak dikenal)`]];
    const box = made("select");
    box.append(...all.map(([one, text]) => made("option", text, { value: one })));
    box.value = value;
    return box;
  }
  // Satu baris dari sebuah daftar, dengan tombol untuk membuangnya. / A row of a list that can go.
  function row(list, name, read, ...parts) {
    const box = made("div", "", { className: "baris-naskah" }), away = made("button", `Hapus ${name}`, { type: "button", className: "tombol" });
    const place = by(list).children.length + 1;
    box.setAttribute("role", "group");
    box.setAttribute("aria-label", `${name} ${place}`);
    box.read = read;
    away.setAttribute("aria-label", `Hapus ${name} ${place}`);
    away.addEventListener("click", () => { box.remove(); by(`tambah-${name}`).focus(); note(); });
    box.append(...parts, away);
    by(list).append(box);
    return box;
  }
  function tatanan(value = "") {
    const box = select([["", "(pilih)"], ...now.pilihan.tatanan], value);
    row("daftar-tatanan", "tatanan", () => box.value, labelled("Tatanan, wajib", box, { required: true }));
  }
  function source(item = {}) {
    const known = now.pilihan.sumber, place = made("div");
    const options = [["", "sumber lain"], ...known.map(({ id, judul }) => [id, `${judul} [@${id}]`])];
    const box = select(options, known.some(({ id }) => id === item.id) ? item.id : "");
    let told = item, kind = null, inputs = {};
    const fill = () => {
      inputs = {};
      place.replaceChildren();
      if (box.value) return;
      for (const [key, text] of Object.entries(OTHER)) {
        inputs[key] = made("input", "", { value: told[key] ?? "", type: key === "tautan" ? "url" : "text", autocomplete: "off", required: key === "id" || key === "judul" });
        if (key === "id") inputs[key].pattern = "[a-z0-9]+(-[a-z0-9]+)*";
        place.append(labelled(text, inputs[key]));
      }
      kind = select([["", "(pilih)"], ...now.pilihan.jenis], told.jenis ?? "");
      place.append(labelled("Jenis sumber", kind, { required: true }));
    };
    box.addEventListener("change", () => { told = known.find(({ id }) => id === box.value) ?? {}; fill(); cited(); });
    fill();
    row("daftar-sumber", "sumber", () => box.value ? told : { ...told, ...Object.fromEntries(Object.entries(inputs).map(([key, one]) => [key, one.value])), jenis: kind.value }, labelled("Sumber, wajib", box), place);
  }
  function photo(item = {}) {
    const { foto, lama } = now.pilihan;
    const files = [...new Set([...foto, ...lama])].map((one) => [one, one]);
    const box = select([["", files.length ? "(pilih)" : "(jatuhkan dahulu fotonya di atas)"], ...files], item.berkas ?? "");
    const alt = made("input", "", { value: item.alt ?? "", type: "text" }), credit = made("input", "", { value: item.kredit ?? "", type: "text" });
    const consent = made("input", "", { type: "checkbox", checked: item.izin === true });
    const asked = made("p"), line = made("label");
    line.append(consent, " Pemotret dan orang yang terlihat mengizinkan foto ini diterbitkan, wajib");
    asked.append(line);
    const old = () => { const was = lama.includes(box.value); asked.hidden = was; consent.required = !was; };
    box.addEventListener("change", old);
    old();
    row("daftar-foto", "foto", () => ({ ...item, berkas: box.value, alt: alt.value, kredit: credit.value, izin: typeof item.izin === "string" ? item.izin : consent.checked }), labelled("Berkas foto, wajib", box, { required: true }), labelled("Apa yang terlihat di foto, wajib", alt, { required: true }), labelled("Pemotret, wajib", credit, { required: true }), asked);
  }

  // --- Naskah / the text
  const all = (list) => [...by(list).children].map((one) => one.read());
  const typed = () => ({
    naskah: now.naskah,
    isi: by("naskah-isi").value,
    bidang: { ...now.bidang, ...Object.fromEntries(lines.map((name) => [name, by(`naskah-${name}`).value])), perangkat_daerah: by("naskah-perangkat").value.split(";").map((one) => one.trim()).filter(Boolean), tatanan: now.narasi ? now.bidang.tatanan : all("daftar-tatanan"), sumber: all("daftar-sumber"), foto: all("daftar-foto") },
  });
  function cited() {
    const ids = [...new Set([...all("daftar-sumber").map(({ id }) => id), ...now.pilihan.sumber.map(({ id }) => id)].filter(Boolean))];
    by("sisip-sumber").replaceChildren(...ids.map((id) => made("option", now.pilihan.sumber.find((one) => one.id === id)?.judul ?? id, { value: id })));
    by("sisip-sumber").disabled = by("sisip").disabled = !ids.length;
  }
  const note = () => { keep("naskah", typed()); clearTimeout(timer); timer = setTimeout(look, WAIT); };
  // Yang diketik dilihat sendiri; halamannya mengikuti. / What is typed is looked at; the page follows.
  async function look() {
    if (!now) return;
    if (looking) { timer = setTimeout(look, WAIT); return; }
    looking = true;
    try {
      const given = typed(), { temuan = [], html, foto, galat } = await ask("naskah-lihat", given);
      if (!now) return;
      const found = galat ? [galat] : temuan.map((one) => `${one.tingkat}${one.baris > 1 ? `, baris ${one.baris}` : one.kolom ? `, ${one.kolom}` : ""}: ${one.temuan} ${one.saran}`);
      by("naskah-temuan").replaceChildren(...found.map((text) => made("li", text)));
      by("naskah-halaman").textContent = html ? "" : now.narasi ? "Narasi tampil di halaman tatanannya, sesudah disimpan." : "Halamannya tampil sesudah isian wajib terisi.";
      if (html) by("bingkai-naskah").srcdoc = shown({ html, foto }, "inovasi/naskah/");
      by("bingkai-naskah").hidden = !by("bingkai-naskah").srcdoc;
      by("naskah").dataset.dilihat = given.isi.length;
    } finally { looking = false; }
  }
  function fill({ bidang, isi }) {
    for (const name of lines) if (name !== "inovasi") by(`naskah-${name}`).value = bidang[name] ?? "";
    by("naskah-perangkat").value = (bidang.perangkat_daerah ?? []).join("; ");
    const chosen = select([["", "(tidak ada)"], ...now.pilihan.inovasi], bidang.inovasi ?? "");
    by("naskah-inovasi").replaceChildren(...chosen.children);
    by("naskah-inovasi").value = bidang.inovasi ?? "";
    for (const list of ["daftar-tatanan", "daftar-sumber", "daftar-foto"]) by(list).replaceChildren();
    if (!now.narasi) (bidang.tatanan?.length ? bidang.tatanan : [""]).forEach((one) => tatanan(one));
    (bidang.sumber ?? []).forEach((one) => source(one));
    if (!now.narasi && !bidang.sumber?.length) source();
    (bidang.foto ?? []).forEach((one) => photo(one));
    by("naskah-isi").value = isi;
    cited();
  }
  async function open(path, draft = null) {
    const got = await ask("naskah", { naskah: path });
    by("naskah-galat").textContent = got.galat ?? "";
    if (got.galat) { close(); return; }
    now = got;
    by("judul-naskah").textContent = path ? got.bidang.judul || path.split("/").pop() : "Cerita baru";
    by("naskah-kepala").disabled = by("naskah-kepala").hidden = got.narasi;
    by("bingkai-naskah").removeAttribute("srcdoc");
    fill(got);
    saved = JSON.stringify(typed());
    if (draft) fill(draft);
    by("naskah").hidden = false;
    by("judul-naskah").focus();
    await look();
  }
  function close() { now = null; clearTimeout(timer); by("naskah").hidden = true; drop("naskah"); }
  const unsaved = () => now !== null && JSON.stringify(typed()) !== saved;
  const leave = () => !unsaved() || confirm("Naskah ini belum disimpan. Tinggalkan isinya?");

  by("buka-naskah").addEventListener("click", () => leave() && run("Membuka naskah …", () => open(by("pilih-naskah").value)));
  by("naskah-baru").addEventListener("click", () => leave() && run("Membuka naskah …", () => open("")));
  by("naskah-batal").addEventListener("click", () => { close(); by("pilih-naskah").focus(); });
  for (const [name, add] of Object.entries({ tatanan, sumber: source, foto: photo })) {
    by(`tambah-${name}`).addEventListener("click", () => { add(); by(`daftar-${name}`).lastChild.querySelector("select").focus(); note(); });
  }
  by("sisip").addEventListener("click", () => {
    const text = by("naskah-isi");
    text.setRangeText(`[@${by("sisip-sumber").value}]`, text.selectionStart, text.selectionEnd, "end");
    text.focus();
    note();
  });
  by("naskah").addEventListener("input", note);
  by("naskah").addEventListener("submit", (event) => {
    event.preventDefault();
    run("Menyimpan naskah …", async () => {
      by("naskah").inert = true;
      try {
        const answer = await ask("naskah-tulis", typed());
        by("naskah-galat").textContent = answer.galat ?? "";
        if (answer.galat) return;
        await tell(answer, close);
        by("hasil").focus();
      } finally { by("naskah").inert = false; }
    });
  });

  return {
    unsaved,
    close,
    at: async (path) => { if (leave()) await open(path); },
    resume: (draft) => open(draft.naskah, draft),
    show: async () => {
      const { naskah } = await ask("naskah-naskah");
      by("pilih-naskah").replaceChildren(...naskah.map(([path, title]) => made("option", title, { value: path })));
      by("pilih-naskah").disabled = by("buka-naskah").disabled = !naskah.length;
      // Foto yang baru dijatuhkan dapat dipilih. / Photos that were dropped just now can be chosen.
      if (now) { const draft = typed(); now.pilihan = (await ask("naskah", { naskah: now.naskah })).pilihan ?? now.pilihan; fill(draft); }
    },
  };
}
