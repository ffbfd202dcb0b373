// Satu tab memegang usulan selama ia hidup; tab lain bertanya dahulu sebelum mengambilnya.
// One tab holds the draft as long as it lives; another asks before it takes it.
const NAME = "kks-periksa";
const CLOSING = 1000, DEAF = 3000, LONG = 30_000; // ms: tab yang baru ditutup; yang macet; yang bekerja
const by = (id) => document.getElementById(id);
const told = (text, act) => { by("kata-tab").textContent = text; by("ambil-alih").textContent = act; by("tab-lain").hidden = false; };

export function makeHold({ drafts, rest, say, stop, again }) {
  // Tanpa Web Locks (peramban lama, http biasa) tab-tab saling bertanya lewat salurannya.
  // Without Web Locks (old browsers, plain http) tabs ask each other over their channel.
  const { locks } = navigator, channel = "BroadcastChannel" in window ? new BroadcastChannel(NAME) : null;
  const post = (word) => channel?.postMessage(word);
  let state = "luar", free = null, queue = null, patience = null, hear = () => {};
  const heard = (wanted, wait) => new Promise((done) => {
    hear = (word) => word === wanted && done(true);
    setTimeout(done, wait, false);
  });
  const locked = (more) => new Promise((done, failed) => {
    locks.request(NAME, more, () => new Promise((let_go) => { free = let_go; done(); })).catch((why) => { failed(why); lost(); });
  });

  async function hold() {
    if (!locks) { post("siapa"); return begin(!(await heard("ada", CLOSING))); }
    const wait = new AbortController(), timer = setTimeout(() => wait.abort(), CLOSING);
    const got = await locked({ signal: wait.signal }).then(() => true, () => false);
    clearTimeout(timer);
    return begin(got);
  }
  async function begin(got) {
    if (!got) {
      told("Usulan Anda sedang terbuka di tab lain peramban ini.", "Lanjutkan di tab ini");
      bide();
      return false;
    }
    await drafts.begin({ lost, forgotten });
    state = "pegang";
    by("tab-lain").hidden = true;
    return true;
  }
  // Bila tab lain itu ditutup atau mati, tab yang terlihat melanjutkan sendiri; tab yang tersembunyi tidak
  // mendahului tab yang dimuat ulang.
  // Once the other tab is closed or has died, a tab that is seen goes on by itself; a hidden one does not
  // get ahead of a tab that is loaded again.
  function bide() {
    patience?.abort();
    if (!locks || queue || state !== "luar" || by("tab-lain").hidden || document.hidden) return;
    patience = new AbortController();
    locked({ signal: patience.signal }).then(() => (queue ? free() : proceed()), () => {});
  }
  document.addEventListener("visibilitychange", bide);
  async function proceed() {
    by("tab-lain").hidden = true;
    await begin(true);
    again();
  }
  async function takeOver() {
    patience?.abort();
    queue?.abort();
    queue = new AbortController();
    const got = locks ? locked({ signal: queue.signal }).then(() => true) : null, asked = heard("sebentar", DEAF);
    got?.catch(() => {});
    post("minta");
    const first = await (got ? Promise.race([got, asked]) : asked);
    if (first) say("Tab lain sedang menyimpan pekerjaannya; bila terlalu lama, tutup tab itu.");
    if (!locks) { if (first) await heard("lepas", LONG); return; }
    if (first) { await got; return; }
    queue.abort();
    await locked({ steal: true });
  }
  // Yang sedang berjalan diselesaikan dan disimpan dahulu. / What is under way is finished and kept.
  async function give() {
    state = "lepas";
    post("sebentar");
    by("meja").inert = true;
    await rest();
    await drafts.end();
    lost();
  }
  function lost() {
    if (state !== "pegang" && state !== "lepas") return;
    state = "baca";
    drafts.end();
    stop();
    say("");
    by("meja").inert = false;
    by("meja").className = "hanya-baca";
    for (const one of by("meja").querySelectorAll(":is(input, textarea, select, button):not(#lupakan)")) {
      one[one.matches("textarea, input:not([type=checkbox], [type=radio], [type=file])") ? "readOnly" : "disabled"] = true;
    }
    told("Usulan ini kini dikerjakan di tab lain, jadi tab ini hanya dapat dibaca.", "Lanjutkan di tab ini");
    free?.();
    post("lepas");
  }
  function forgotten() {
    state = "lupa";
    stop();
    by("periksa").replaceChildren(by("tab-lain"));
    told("Semua yang tersimpan sudah dihapus dari tab lain, jadi usulan di tab ini berakhir.", "Mulai lagi");
    free?.();
  }
  if (channel) channel.onmessage = ({ data }) => {
    if (data === "siapa" && (state === "pegang" || state === "lepas")) post("ada");
    else if (data === "minta" && state === "pegang") give();
    else if (data === "minta" && state === "lepas") post("sebentar");
    else hear(data);
  };
  by("ambil-alih").addEventListener("click", async () => {
    if (state === "luar") { await takeOver(); await proceed(); return; }
    if (state === "baca") await takeOver();
    location.replace(location.pathname);
  });

  return { hold, mine: () => state === "pegang" };
}
