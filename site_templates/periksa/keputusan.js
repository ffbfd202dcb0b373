// Mengapa sebuah angka berubah: jenis, alasan, dan yang memutuskan; banyak sekaligus bila sama.
// Why a figure changes: its class, a reason, who decided; many at once where they are alike.
const by = (id) => document.getElementById(id);
const made = (tag, text = "", more = {}) => Object.assign(document.createElement(tag), { textContent: text }, more);

export function makeDecisions({ ask, run, tell, today, keep, kept, drop }) {
  let figures = [];
  const boxes = () => [...by("angka-angka").querySelectorAll("input")];
  const chosen = () => boxes().filter((one) => one.checked).map((one) => figures[one.value]);
  const many = () => chosen().reduce((sum, one) => sum + one.baris.length, 0);
  const count = () => { by("terapkan").textContent = `Terapkan pada ${many()} angka yang dicentang`; by("terapkan").disabled = !many(); };
  const form = by("keputusan-isian");
  const typed = () => ({ kelas: form.elements.kelas.value, alasan: by("alasan").value, pemutus: by("pemutus").value });

  async function show() {
    figures = (await ask("keputusan")).angka;
    by("keputusan").hidden = !figures.length;
    const left = figures.filter((one) => !one.jawab);
    by("ringkas-keputusan").textContent = left.length
      ? "Sebut mengapa angka yang semula terbit kini lain. Yang sama sebabnya dapat dijawab sekaligus."
      : "Semua sudah disertai alasan. Centang yang hendak diganti jawabannya.";
    by("angka-angka").replaceChildren(...figures.map((one, place) => {
      const item = made("li"), label = made("label");
      label.append(made("input", "", { type: "checkbox", value: place, checked: !one.jawab }), ` ${one.teks}`);
      item.append(label);
      if (one.serius) item.append(made("p", "Serius: penilaian suatu syarat penghargaan ikut berubah."));
      if (one.jawab) item.append(made("p", `Jawaban Anda: ${one.jawab}`));
      if (one.rinci.length) {
        const fold = made("details"), list = made("ul");
        list.append(...one.rinci.map((text) => made("li", text)));
        fold.append(made("summary", `${one.baris.length} angka`), list);
        item.append(fold);
      }
      return item;
    }));
    count();
  }
  by("angka-angka").addEventListener("change", count);
  by("semua-angka").addEventListener("click", () => { const all = boxes(), on = !all.every((one) => one.checked); all.forEach((one) => { one.checked = on; }); count(); });
  form.addEventListener("input", () => keep("keputusan", typed()));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    run("Mencatat …", async () => {
      const rows = chosen().flatMap((one) => one.baris), answer = await ask("putuskan", { ...typed(), baris: rows, hari: today() });
      by("kurang-keputusan").textContent = answer.kurang.join(" ");
      if (answer.kurang.length) { by("alasan").focus(); return; }
      await drop("keputusan");
      form.reset();
      await tell(answer);
      (boxes().some((one) => one.checked) ? form.elements.kelas[0] : by("judul-kirim")).focus?.();
    });
  });

  return {
    show,
    held: () => {
      const left = figures.filter((one) => !one.jawab).reduce((sum, one) => sum + one.baris.length, 0);
      return left ? `${left} angka yang berubah belum disertai alasan: isi bagian di atas.` : "";
    },
    resume: async () => {
      const told = await kept("keputusan");
      if (!told) return;
      form.elements.kelas.value = told.kelas;
      by("alasan").value = told.alasan;
      by("pemutus").value = told.pemutus;
    },
  };
}
