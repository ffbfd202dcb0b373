// Pencarian: Pagefind menemukan, halaman ini menampilkan. Tanpa ini daftar di bawahnya tetap ada.
// The search: Pagefind finds, this page shows. Without it the lists below remain.
(() => {
  const root = document.querySelector("script[data-akar]").dataset.akar || "./";
  const form = document.getElementById("cari-portal");
  const list = document.getElementById("hasil");
  const status = document.getElementById("jumlah-hasil");
  const more = document.getElementById("lagi");
  const { q, jenis: kinds, daerah, provinsi, tatanan, tahun } = form.elements;
  const filters = { daerah, provinsi, tatanan, tahun };
  const labels = Object.fromEntries([...kinds].map((box) => [box.value, box.parentElement.textContent.trim()]));
  const bare = (name) => name.toLowerCase().replace(/^(kab\.?|kabupaten|kota)( administrasi)? +/, "").trim();
  const names = [...document.querySelectorAll("#menurut-nama li a")].map((link) => link.textContent);
  const subjects = [...tatanan.options].map((option) => option.text).slice(1);
  const STEP = 10;
  let engine, found = [], shown = 0, turn = 0, wait = 0;

  // Di dalam folder tidak ada yang dapat diambil: nama dan judul dibawa sebagai skrip.
  const titles = async () => {
    await Promise.all(["aset/temukan.js", "cari/judul.js"].map(kks.script));
    await kks.script("aset/judul.js");
    return kks.mesinJudul;
  };
  const load = () => (engine ??= kks.folder ? titles() : import(new URL(`${root}cari/pagefind/pagefind.js`, location.href)).then(async (made) => {
    // Satu mesin, bukan dua: pekerja mengunduh mesin yang sama sekali lagi. / No worker: it loads the engine twice.
    await made.options({ baseUrl: "/", noWorker: true, excerptLength: 24, ranking: { metaWeights: { title: 10, letak: 1, jenis: 0, baris: 0 } } });
    await made.init();
    return made;
  }));

  const wanted = () => {
    const all = {};
    const ticked = [...kinds].filter((box) => box.checked).map((box) => box.value);
    if (ticked.length) all.jenis = { any: ticked };
    for (const [name, field] of Object.entries(filters)) if (field.value.trim()) all[name] = field.value.trim();
    return all;
  };

  // Kutipan datang sebagai HTML: hanya teks dan <mark> yang dipakai. / Only its text and <mark>.
  const excerpt = (html) => {
    const told = document.createElement("p");
    for (const node of new DOMParser().parseFromString(html, "text/html").body.childNodes) {
      const piece = node.nodeName === "MARK" ? document.createElement("mark") : new Text();
      piece.textContent = node.textContent;
      told.append(piece);
    }
    return told;
  };

  const item = ({ raw_url, meta, excerpt: html }) => {
    const row = document.createElement("li"), link = document.createElement("a"), small = document.createElement("small");
    link.href = root + kks.page(meta.baris || raw_url.replace(/^\//, ""));
    link.textContent = meta.title;
    small.textContent = [labels[meta.jenis], meta.letak].filter(Boolean).join(" · ");
    row.append(link, " ", small, ...(html ? [excerpt(html)] : []));
    return row;
  };

  const show = async (mine) => {
    const rows = (await Promise.all(found.slice(shown, shown + STEP).map((one) => one.data()))).map(item);
    if (mine !== turn) return null;
    if (!shown) list.replaceChildren();
    list.append(...rows);
    shown += rows.length;
    more.hidden = shown >= found.length;
    return rows[0];
  };

  const say = (text) => { status.textContent = text; };

  const search = async () => {
    const mine = ++turn, words = q.value.trim(), chosen = wanted(), many = Object.keys(chosen).length;
    form.querySelector("summary").textContent = many ? `Saring hasil (${many} dipakai)` : "Saring hasil";
    if (words.length < 2 && !many) {
      list.replaceChildren();
      more.hidden = true;
      return say("");
    }
    let results, near = false; // dari folder: mungkin salah ketik / in a folder: perhaps a slip
    try {
      const pagefind = await load();
      const ask = async (more) => {
        const told = await pagefind.search(words.length < 2 ? null : words, { filters: { ...chosen, ...more } });
        near = Boolean(told.near);
        return told.results;
      };
      // Yang bernama persis begitu berdiri paling depan. / A name itself goes before its mentions.
      const same = (name) => [name.toLowerCase(), bare(name)].includes(words.toLowerCase().replace(/^kab\.? /, "kabupaten "));
      const first = [];
      for (const [kind, all] of [["daerah", names], ["tatanan", subjects]]) {
        const exact = all.filter(same);
        const asked = !chosen[kind] && (!chosen.jenis || chosen.jenis.any.includes(kind));
        if (exact.length && asked) first.push(...await ask({ jenis: kind, [kind]: { any: exact } }));
      }
      const ids = new Set(first.map((one) => one.id));
      results = [...first, ...(await ask({})).filter((one) => !ids.has(one.id))];
    } catch {
      if (mine === turn) say("Indeks pencarian tidak dapat dimuat. Pakailah daftar di bawah.");
      return undefined;
    }
    if (mine !== turn) return undefined;
    found = results;
    shown = 0;
    await show(mine);
    if (mine !== turn) return undefined;
    const about = words.length < 2 ? "" : ` untuk “${words}”`;
    if (near && found.length) return say(`Tidak ada judul dengan kata “${words}”. Mungkin maksud Anda:`);
    return say(found.length ? `${found.length} hasil${about}` : `Tidak ada hasil${about}. Coba kata lain, lepaskan saringan, atau pakai daftar di bawah.`);
  };

  const address = () => {
    const told = new URLSearchParams([...new FormData(form)].filter(([, value]) => value.trim()));
    return `${location.pathname}${told.size ? `?${told}` : ""}`;
  };

  const keep = (way) => { try { history[way](null, "", address()); } catch { /* Peramban yang tidak mengizinkannya di dalam folder. */ } };

  const restore = () => {
    const asked = new URLSearchParams(location.search);
    q.value = asked.get("q") || "";
    for (const box of kinds) box.checked = asked.getAll("jenis").includes(box.value);
    for (const [name, field] of Object.entries(filters)) field.value = asked.get(name) || "";
    search();
  };

  const later = () => {
    clearTimeout(wait);
    wait = setTimeout(() => { keep("replaceState"); search(); }, 200);
  };

  form.addEventListener("input", later);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(wait);
    if (address() !== location.pathname + location.search) keep("pushState");
    search();
  });
  addEventListener("popstate", restore);
  q.addEventListener("focus", () => load().catch(() => {}), { once: true });
  daerah.addEventListener("focus", () => {
    document.getElementById("nama-daerah").append(...names.map((name) => new Option(name)));
  }, { once: true });
  more.addEventListener("click", async () => (await show(turn))?.querySelector("a").focus());

  // Panah turun dan naik berjalan lewat hasil, Escape kembali ke kotak. / Arrows walk, Escape returns.
  document.addEventListener("keydown", (event) => {
    const links = [...list.querySelectorAll("a")], at = links.indexOf(document.activeElement);
    if (event.key === "Escape" && at >= 0) return q.focus();
    if (!["ArrowDown", "ArrowUp"].includes(event.key) || (at < 0 && document.activeElement !== q)) return undefined;
    const next = event.key === "ArrowDown" ? links[at + 1] : at > 0 ? links[at - 1] : q;
    if (next) { event.preventDefault(); next.focus(); }
    return undefined;
  });

  restore();
})();
