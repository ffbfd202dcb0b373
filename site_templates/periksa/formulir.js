// Buku kerja: formulir yang diambil, formulir yang dijatuhkan, dan pertanyaannya.
// Workbooks: the form to take away, the form that was dropped, and what it asks.
const by = (id) => document.getElementById(id);
const made = (tag, text = "", more = {}) => Object.assign(document.createElement(tag), { textContent: text }, more);
const BOOK = /\.(xlsx|xlsm|xls|xlsb|ods|numbers)$/i;
const LEVELS = { ditolak: ["Belum dapat diambil", "galat"], ditanyakan: ["Ditanyakan", "tanya"], catatan: ["Catatan", "catatan"] };
const SHOWN = 100;
const bullets = (texts) => { const rows = made("ul"); rows.append(...texts.map((one) => made("li", one))); return rows; };
const TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

export function makeForms({ ask, run, tell, content }) {
  let form = null;

  // Pembaca dan penulis buku kerja: baru diambil bila diperlukan.
  const load = async (...names) => {
    try {
      await ask("muat", { berkas: names.map((one) => content[one]), sidik: content.sidik });
    } catch {
      throw new Error("Pembaca buku kerja belum tersimpan di peramban ini. Sambungkan internet sekali, lalu coba lagi.");
    }
  };
  const give = ({ nama, isi }, type) => {
    const file = new File([Uint8Array.from(atob(isi), (sign) => sign.charCodeAt(0))], nama, { type });
    const link = made("a", "", { href: URL.createObjectURL(file), download: nama });
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  };

  async function offer(chosen) {
    by("minta-formulir").hidden = !chosen;
    if (!chosen || by("siklus-formulir").options.length) return;
    const { siklus } = await ask("siklus");
    by("siklus-formulir").replaceChildren(...siklus.map((one) => made("option", one, { value: one })));
    by("minta-formulir").hidden = !siklus.length;
  }
  by("ambil-formulir").addEventListener("click", () => run("Menyusun formulir …", async () => {
    await load("tulis");
    const out = await ask("formulir", { siklus: by("siklus-formulir").value });
    give(out, TYPE);
    by("formulir-jadi").textContent = `${out.nama} tersimpan di unduhan Anda. Isi, simpan sebagai .xlsx, lalu jatuhkan di bawah.`;
  }));

  function answers(one) {
    const box = made("p", "", { className: "jawaban" });
    for (const [value, text] of one.pilihan) {
      const button = made("button", text, { type: "button", className: "tombol" });
      button.setAttribute("aria-label", `${text}: ${place(one)}`);
      button.addEventListener("click", () => run("Memeriksa …", async () => {
        await tell(await ask("jawab", { kunci: one.kunci, nilai: value }));
        (document.querySelector("#perihal .jawaban button") ?? by("judul-formulir")).focus();
      }));
      box.append(button, " ");
    }
    return box;
  }
  const place = (one) => [one.lembar ? `lembar “${one.lembar}”` : "", one.sel ? `sel ${one.sel}` : ""].filter(Boolean).join(", ");
  const end = (text) => (/[.?!]$/.test(text) ? text : `${text}.`);

  function list(level) {
    const found = form.perihal.filter((one) => one.tingkat === level);
    if (!found.length) return [];
    const [title, look] = LEVELS[level], rows = made("ul");
    for (const one of found.slice(0, SHOWN)) {
      const item = made("li", "", { className: `tingkat-${look}` });
      if (place(one)) item.append(made("p", "", {}));
      item.firstChild?.append(made("strong", place(one)));
      item.append(made("p", end(one.perihal)));
      if (one.saran) item.append(made("p", end(one.saran)));
      if (one.pilihan.length) item.append(answers(one));
      else if (level === "ditanyakan") item.append(made("p", "Betulkan sel itu di buku kerjanya, lalu jatuhkan lagi."));
      rows.append(item);
    }
    if (found.length > SHOWN) rows.append(made("li", `dan ${found.length - SHOWN} lagi`));
    const head = made("h3", `${title} (${found.length})`);
    if (level !== "catatan") return [head, rows];
    const fold = made("details");
    fold.append(made("summary", `${title} (${found.length})`), rows);
    return [fold];
  }

  function show(told) {
    if (told?.nama !== form?.nama) by("catatan-jadi").replaceChildren();
    form = told;
    by("formulir").hidden = !form;
    if (!form) return;
    const open = form.terbuka;
    by("ringkas-formulir").textContent = open
      ? `${form.nama}: ${open} hal belum dapat diambil. Jawab di sini, atau betulkan di buku kerjanya lalu jatuhkan lagi. Baris yang lain sudah dibaca.`
      : `${form.nama}: semua isinya terbaca.`;
    if (open && by("ringkas").textContent.startsWith("Tidak ada temuan")) by("ringkas").textContent = "Tidak ada temuan pada baris yang sudah dibaca.";
    by("perihal").replaceChildren(...["ditolak", "ditanyakan", "catatan"].flatMap(list));
    by("sebagian").checked = form.sebagian;
    by("pilih-sebagian").hidden = !open && !form.sebagian;
  }
  by("sebagian").addEventListener("change", () => run("Memeriksa …", async () => tell(await ask("sebagian", { ya: by("sebagian").checked }))));
  by("catatan-buku").addEventListener("click", () => run("Menulis catatan …", async () => {
    const out = await ask("catatan-buku");
    give(out, TYPE);
    by("catatan-jadi").replaceChildren(
      made("p", `${out.nama} tersimpan di unduhan Anda. Berkas asli Anda tidak berubah.`),
      ...(out.hilang.length ? [made("p", "Yang tidak ikut ke salinan itu:"), bullets(out.hilang)] : []),
    );
  }));
  by("lepas-formulir").addEventListener("click", () => run("Memeriksa …", async () => { await tell(await ask("lepas-formulir")); by("berkas").focus(); }));

  return {
    offer,
    show,
    before: (files) => (files.some((one) => BOOK.test(one.name)) ? load("buku") : null),
    again: async (desk) => { if (desk.formulir) try { await load("buku"); } catch { /* berkasnya tetap terbuka */ } },
    held: () => (form && !form.siap ? `${form.terbuka} hal di buku kerja belum dapat diambil: jawab atau betulkan, atau centang “Bawa baris yang sudah baik saja”.` : ""),
    cell: (one) => (one.sel ? place(one) : ""),
  };
}
