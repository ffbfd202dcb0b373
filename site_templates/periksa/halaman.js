// Halaman /periksa/: memilih daerah, menjatuhkan berkas, membaca temuan. Tidak ada yang dikirim.
// The page /periksa/: choose a district, drop files, read findings. Nothing is sent.
(() => {
  const box = document.getElementById("periksa");
  if (!box) return;
  const root = new URL(box.dataset.akar, location.href), here = new URL("periksa/", root);
  const by = (id) => document.getElementById(id);
  const made = (tag, text = "", more = {}) => Object.assign(document.createElement(tag), { textContent: text }, more);
  const say = (text) => { by("keadaan").textContent = text; };
  const STORE = "kks-periksa";
  let since = 0;

  // --- Program di utas lain / the program in another thread
  let worker = null, number = 0;
  const waiting = new Map();
  const ask = (nama, isi = {}, moved = []) => new Promise((done, failed) => {
    waiting.set(++number, [done, failed]);
    worker.postMessage({ nomor: number, nama, isi }, moved);
  });
  const begin = () => {
    worker = new Worker(new URL("pekerja.js", here), { type: "module" });
    worker.onmessage = ({ data }) => {
      const [done, failed] = waiting.get(data.nomor) ?? [];
      waiting.delete(data.nomor);
      if (data.galat) failed?.(new Error(data.galat)); else done?.(data.jawab);
    };
    worker.onerror = (event) => { for (const [, failed] of waiting.values()) failed(new Error(event.message || "berhenti")); waiting.clear(); };
  };

  // --- Tanpa internet / without a network
  const SHOWN = ["aset/daerah.json", "aset/gaya.css", "aset/daerah-cetak.css", "aset/ikon.svg", "aset/ikon-tatanan.svg"]; // yang dipakai halaman pratinjau
  async function keep() {
    if (!("serviceWorker" in navigator)) return;
    try {
      await navigator.serviceWorker.register(new URL("luring.js", here), { scope: here.pathname });
      const own = [...document.querySelectorAll("link[rel=stylesheet], link[rel=icon], script[src]")].map((one) => one.href || one.src);
      const store = await caches.open(STORE);
      const wanted = [location.href.split("#")[0], ...own, ...["pekerja.js", "simpanan.js", "satu.js", "sunting.js", "cerita.js", "foto.js", "heic.js", "formulir.js", "keputusan.js"].map((one) => new URL(one, here).href), new URL("isi.json", here).href, ...SHOWN.map((one) => new URL(one, root).href)];
      await Promise.all(wanted.map(async (one) => { const got = await fetch(one); if (got.ok) await store.put(one, got); }));
    } catch { /* tanpa simpanan, halaman ini tetap berjalan selama ada internet */ }
  }
  async function tidy() {
    if (!("caches" in window)) return;
    const store = await caches.open(STORE);
    const now = [content.python, content.heif, content.program, content.portal, content.buku, content.tulis].map((one) => new URL(one, here).href);
    for (const { url } of await store.keys()) {
      if (/\/periksa\/(pyodide-|libheif-|program-|portal-|buku-|tulis-)/.test(url) && !now.some((one) => url.startsWith(one))) await store.delete(url);
    }
    // Untuk buku kerja tanpa internet: disimpan sesudah halamannya siap, dimuat bila diperlukan.
    for (const one of now.slice(4)) if (!(await store.match(one))) await store.add(one).catch(() => {});
  }

  const today = () => { const now = new Date(), two = (n) => String(n).padStart(2, "0"); return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`; };

  // --- Daerah / districts
  let content = {}, places = [], archives = {}, code = "", last = "";
  const nameOf = (kode) => places.find((one) => one[4] === kode)?.[0] ?? kode;
  function offer() {
    by("nama-daerah").replaceChildren(...places.map(([name, province, , , kode]) => made("option", "", { value: `${name} (${kode})`, label: province })));
  }
  // Yang belum dibawa tidak ditinggalkan tanpa bertanya. / What is not taken along is not left unasked.
  const unsaved = () => by("hasil").dataset.berubah > 0 || editor.unsaved() || stories.unsaved();
  // Paket yang terbit; tanpa internet hanya yang dijatuhkan diperiksa. / The package as published.
  async function archiveOf(kode) {
    if (!archives[kode]) return null;
    const got = await fetch(new URL(archives[kode], root)).catch(() => null);
    return got?.ok ? new Uint8Array(await got.arrayBuffer()) : null;
  }
  let fresh = ""; // daerah yang terbuka seperti terbit / the district that stands as it is published
  async function choose(kode) {
    if (kode === fresh && !unsaved()) return true;
    if (unsaved() && !confirm(`Perubahan untuk ${nameOf(code)} belum dibawa. Tinggalkan?`)) {
      by("daerah").value = `${nameOf(code)} (${code})`;
      return false;
    }
    code = fresh = kode;
    by("hasil").dataset.berubah = 0;
    for (const id of ["hasil", "ubahan", "lihat", "kirim", "isian"]) by(id).hidden = true;
    const about = by("daerah-terpilih");
    const { berkas } = await ask("buka", { kode, arsip: await archiveOf(kode), hari: today() });
    about.textContent = berkas.length
      ? `${nameOf(kode)}: data yang terbit sudah dibuka, ${berkas.length} berkas. Berkas yang Anda jatuhkan menggantikan yang bernama sama.`
      : `${nameOf(kode)}: belum ada data yang terbit, atau belum dapat dibuka tanpa internet. Jatuhkan tabelnya, atau isi di bawah; mulailah dari sumber.`;
    by("daerah").value = last = `${nameOf(kode)} (${kode})`;
    forms.show(null);
    await forms.offer(kode);
    await drafts.drop("isian");
    stories.close();
    await keepAll();
    await list((await ask("periksa")).temuan);
    return true;
  }
  // Yang tersimpan ketika tab tertutup. / What was kept when the tab went.
  async function resume() {
    const desk = await drafts.kept("meja"), office = await drafts.kept("kantor"), open = await drafts.kept("isian"), text = await drafts.kept("naskah");
    for (const [name, value] of Object.entries(office ?? {})) { const one = by(name); if (one) one[one.type === "checkbox" ? "checked" : "value"] = value; }
    by("orang").hidden = !by("izin").checked;
    if (!desk?.kode) return false;
    const archive = await archiveOf(desk.kode);
    await forms.again(desk);
    const answer = await ask("pulihkan", { simpanan: desk, arsip: archive, hari: today() });
    code = desk.kode;
    await forms.offer(code);
    by("daerah").value = `${nameOf(code)} (${code})`;
    by("daerah-terpilih").textContent = `${nameOf(code)}: pekerjaan Anda yang tersimpan dibuka lagi.${answer.sama ? "" : " Data yang terbit sudah berubah sejak Anda mulai; pengelola melihat keduanya ketika menerima usulan Anda."}`;
    if (answer.berubah.length || answer.formulir) await tell(answer); else await list(answer.temuan);
    if (open) await editor.resume(open);
    if (text) await stories.resume(text);
    await decisions.resume();
    return true;
  }

  // --- Bawa / take along
  by("usulan").addEventListener("input", () => {
    by("orang").hidden = !by("izin").checked;
    drafts.keep("kantor", Object.fromEntries(["kantor", "pesan", "nama", "surel", "izin"].map((name) => [name, by(name)[by(name).type === "checkbox" ? "checked" : "value"]])));
  });
  let link = "";
  by("usulan").addEventListener("submit", (event) => {
    event.preventDefault();
    run("Membuat usulan …", async () => {
      const told = Object.fromEntries(["kantor", "pesan", "nama", "surel"].map((name) => [name, by(name).value]));
      const out = await ask("kirim", { ...told, izin: by("izin").checked, hari: today() });
      by("jadi").hidden = Boolean(out.temuan.length || out.tahan.length);
      if (out.tahan.length) throw new Error(out.tahan.join(" "));
      if (out.temuan.length) throw new Error(out.temuan.map((one) => `${one.kolom ? `${one.kolom}: ` : ""}${one.temuan} ${one.saran}`).join(" "));
      const file = new File([Uint8Array.from(atob(out.isi), (sign) => sign.charCodeAt(0))], out.nama, { type: "application/zip" });
      if (link) URL.revokeObjectURL(link);
      link = URL.createObjectURL(file);
      Object.assign(by("unduh"), { href: link, download: out.nama, textContent: `Unduh ${out.nama}` });
      by("pesan-jadi").value = out.pesan;
      const share = { files: [file], text: out.pesan };
      by("bagikan").hidden = !navigator.canShare?.(share);
      by("bagikan").onclick = () => navigator.share(share).catch(() => {});
      by("unduh").focus();
    });
  });
  by("salin").addEventListener("click", async () => {
    by("pesan-jadi").select();
    try { await navigator.clipboard.writeText(by("pesan-jadi").value); say("Pesan disalin."); } catch { say("Pesan dipilih; salin dengan Ctrl+C."); }
  });
  by("lupakan").addEventListener("click", async () => {
    if (!confirm("Hapus semua berkas dan isian yang tersimpan di peramban ini?")) return;
    worker?.terminate();
    await drafts?.forget();
    location.replace(location.pathname);
  });
  by("daerah").addEventListener("change", async () => {
    if (by("daerah").value === last) return; // sudah dibuka; yang dikerjakan sesudahnya tetap
    const kode = /\((S?[0-9]{2}\.[0-9]{2})\)$/.exec(by("daerah").value.trim())?.[1];
    if (!kode) { by("daerah-terpilih").textContent = "Pilih dari daftar yang muncul ketika Anda mengetik."; return; }
    await run("Membuka data yang terbit …", () => choose(kode));
  });

  // --- Berkas dan temuan / files and findings
  async function take(chosen) {
    const { shrink } = await import(new URL("foto.js", here));
    const ukuran = {}, files = [];
    for (const one of chosen) {
      const photo = await shrink(one, new URL(content.heif, here).href);
      if (photo) ukuran[photo.name] = photo.size;
      files.push([photo?.name ?? one.name, photo?.content ?? new Uint8Array(await one.arrayBuffer())]);
    }
    await forms.before([...chosen]);
    const { kode } = await ask("lihat", { berkas: files });
    if (kode && kode !== code && !(await choose(kode))) return;
    await tell(await ask("ambil", { berkas: files, ukuran }));
  }
  // Isian ditutup sesudah isinya tersimpan di tempatnya. / A form closes once its content is kept.
  async function tell(answer, close = () => {}) {
    forms.show(answer.formulir);
    show(answer);
    await keepAll();
    close();
    await list(answer.temuan);
    say("Menyusun halamannya …");
    await decisions.show();
    const changes = await ask("perubahan"), pages = (await ask("pratinjau")).halaman;
    by("kalimat").replaceChildren(...changes.kalimat.map((one) => made("li", one)));
    by("ubahan").hidden = !changes.kalimat.length;
    const choice = by("pilih-halaman"), before = choice.value;
    choice.replaceChildren(...pages.map(([value, text]) => made("option", text, { value })));
    if (pages.some(([one]) => one === before)) choice.value = before;
    by("lihat").hidden = !pages.length;
    if (pages.length) await look();
    const wrong = answer.temuan.some((one) => one.tingkat === "galat");
    by("kirim").hidden = !answer.berubah.length;
    const held = wrong ? "Betulkan galatnya dahulu; sesudah itu usulan dapat dibawa." : forms.held() || decisions.held();
    by("belum-kirim").textContent = held;
    by("belum-kirim").hidden = !held;
    by("usulan").hidden = Boolean(held);
    by("jadi").hidden = true;
  }
  let drafts = null, hold = null, editor = null, stories = null, forms = null, decisions = null;
  const list = async (found) => { await editor.show(found); await stories.show(); };
  const keepAll = async () => drafts.keep("meja", await ask("simpan"));
  // Halaman di bingkai tanpa skrip; alamat di dalamnya menunjuk ke portal yang terbit. Asalnya tetap
  // asal halaman ini (allow-same-origin): tanpa itu gayanya tidak sampai bila internet putus.
  async function look() {
    const address = by("pilih-halaman").value;
    by("bingkai").srcdoc = shown(await ask("halaman", { alamat: address }), address);
  }
  function shown({ html, foto }, address) {
    const page = new DOMParser().parseFromString(html, "text/html"), from = new URL(address, root);
    for (const one of page.querySelectorAll("script, base, meta[http-equiv]")) one.remove();
    const whole = (link) => new URL(link, from).href;
    for (const one of page.querySelectorAll("[href], [src], [srcset]")) {
      const { href, src, srcset } = Object.fromEntries([...one.attributes].map((a) => [a.name, a.value]));
      if (href !== undefined) one.setAttribute("href", href.startsWith("#") ? `about:srcdoc${href}` : whole(href));
      if (src !== undefined) one.setAttribute("src", whole(src));
      if (srcset !== undefined) one.setAttribute("srcset", srcset.split(", ").map((part) => { const [link, ...size] = part.split(" "); return [whole(link), ...size].join(" "); }).join(", "));
    }
    // Foto yang belum terbit ditampilkan dari ingatan. / Photos that are not published yet.
    for (const [place, content] of Object.entries(foto)) {
      for (const one of page.querySelectorAll("[src], [srcset]")) {
        const shown = `${one.getAttribute("src")} ${one.getAttribute("srcset")}`;
        if (shown.includes(new URL(place, root).href)) { one.removeAttribute("srcset"); one.setAttribute("src", `data:image/jpeg;base64,${content}`); }
      }
    }
    return `<!doctype html>${page.documentElement.outerHTML}`;
  }
  by("pilih-halaman").addEventListener("change", () => run("Menyusun halamannya …", look));
  function show({ temuan, ringkas, catatan, berubah }) {
    by("catatan-berkas").replaceChildren(...catatan.map((one) => made("li", one)));
    by("ringkas").textContent = temuan.length ? `${ringkas}.` : forms?.held() ? "Tidak ada temuan selain yang ditanyakan di buku kerja." : "Tidak ada temuan. Berkas ini siap.";
    const groups = new Map();
    for (const one of temuan) groups.set(one.berkas, [...(groups.get(one.berkas) ?? []), one]);
    by("temuan").replaceChildren(...[...groups].flatMap(([file, found]) => {
      const list = made("ul");
      for (const one of found) {
        const item = made("li", "", { className: `tingkat-${one.tingkat}` });
        const place = forms.cell(one) || [one.baris ? `baris ${one.baris}` : "", one.kolom ? `kolom ${one.kolom}` : ""].filter(Boolean).join(", ");
        const head = made("p"), link = made("a", one.kode, { href: new URL(`temuan/#${one.kode.toLowerCase()}`, root).href });
        head.append(made("strong", one.tingkat), place ? ` · ${place} · ` : " · ", link);
        item.append(head, made("p", one.temuan), made("p", one.saran));
        const table = /^datapackages\/daerah\/[^/]+\/([a-z_-]+)\.csv$/.exec(file)?.[1];
        const text = /^content\/(inovasi|narasi)\/.+\.md$/.test(file);
        if (text || (table && one.baris > 1)) {
          const mend = made("button", "Betulkan di sini", { type: "button", className: "tombol" });
          mend.setAttribute("aria-label", `Betulkan di sini: ${table ?? file.split("/").pop()} ${place}`);
          mend.addEventListener("click", () => text ? run("Membuka naskah …", () => stories.at(file)) : run("Membuka tabel …", () => editor.at(table, one.baris, one.kolom)));
          item.append(mend);
        }
        list.append(item);
      }
      return [made("h3", file.split("/").slice(-1)[0], { title: file }), list];
    }));
    by("hasil").hidden = false;
    by("hasil").dataset.berubah = berubah.length;
    if (berubah.length) fresh = "";
    box.dataset.temuan = ((performance.now() - since) / 1000).toFixed(2);
  }
  let working = null; // yang sedang berjalan / what is under way
  async function run(text, work) {
    say(text);
    since = performance.now();
    const one = (async () => work())().then(() => say(""), (fault) => say(`Pemeriksaan berhenti: ${fault.message.split("\n").filter(Boolean).pop()}`));
    working = Promise.all([working, one]);
    await one;
    box.dataset.detik = ((performance.now() - since) / 1000).toFixed(2);
  }
  const taken = (files) => files.length && hold.mine() && run("Memeriksa …", () => take(files));
  by("berkas").addEventListener("change", () => taken([...by("berkas").files]));
  const zone = by("jatuhkan");
  for (const name of ["dragover", "dragleave", "drop"]) {
    zone.addEventListener(name, (event) => {
      event.preventDefault();
      zone.classList.toggle("di-atas", name === "dragover");
      if (name === "drop") taken([...event.dataTransfer.files]);
    });
  }

  // --- Mulai / begin
  async function prepare() {
    by("mulai").disabled = true;
    await run("Menyiapkan pemeriksaan …", async () => {
      drafts ??= await import(new URL("simpanan.js", here));
      hold ??= (await import(new URL("satu.js", here))).makeHold({ drafts, say, rest: () => working, stop: () => worker?.terminate(), again: () => { by("periksa-mulai").hidden = false; run("Menyiapkan pemeriksaan …", start); } });
      if (hold.mine() || await hold.hold()) await start(); else by("periksa-mulai").hidden = true;
    });
    by("mulai").disabled = false;
  }
  async function start() {
    const kept = keep();
    content = await (await fetch(new URL("isi.json", here))).json();
    places = await (await fetch(new URL("aset/daerah.json", root))).json();
    begin();
    editor = (await import(new URL("sunting.js", here))).makeEditor({ ask, run, tell, keep: drafts.keep, drop: drafts.drop });
    stories = (await import(new URL("cerita.js", here))).makeStories({ ask, run, tell, keep: drafts.keep, drop: drafts.drop, shown });
    forms = (await import(new URL("formulir.js", here))).makeForms({ ask, run, tell, content });
    decisions = (await import(new URL("keputusan.js", here))).makeDecisions({ ask, run, tell, today, ...drafts });
    archives = (await ask("siapkan", content)).arsip;
    offer();
    await kept;
    tidy();
    by("periksa-mulai").hidden = true;
    by("meja").hidden = false;
    box.dataset.siap = "ya";
    const asked = new URLSearchParams(location.search).get("daerah");
    if (!(await resume()) && asked && places.some((one) => one[4] === asked)) await choose(asked);
  }
  by("mulai").addEventListener("click", prepare);
  // Yang sudah pernah menyiapkan tidak perlu menekan lagi. / Whoever has it need not press again.
  if ("caches" in window) caches.has(STORE).then((has) => has && prepare());
})();
