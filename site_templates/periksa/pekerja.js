// Python dan program portal, di utas tersendiri supaya halamannya tetap hidup.
// Python and the portal's program, in a thread of its own so that the page stays alive.
const here = new URL("./", self.location.href);
const get = async (name) => new Uint8Array(await (await fetch(new URL(name, here))).arrayBuffer());
let ask = null, load = null;

async function start({ python, program, portal }) {
  const home = new URL(python, here).href;
  const files = Promise.all([get(program), get(portal)]);
  const { loadPyodide } = await import(`${home}pyodide.mjs`);
  const py = await loadPyodide({ indexURL: home });
  const [code, state] = await files;
  const packages = py.runPython("import site; site.getsitepackages()[0]");
  py.unpackArchive(code, "zip", { extractDir: packages });
  const { answer } = py.pyimport("kksportal.browser_check.worker");
  // Paket untuk buku kerja: diambil bila diperlukan, dipakai hanya bila sidiknya benar.
  // Packages for workbooks: fetched when needed, used only where their digest is right.
  const there = new Set();
  const digest = async (raw) => `sha256-${btoa(String.fromCharCode(...new Uint8Array(await crypto.subtle.digest("SHA-256", raw))))}`;
  const whole = async (name, wanted) => {
    const url = new URL(name, here), kept = await self.caches?.match(url);
    const raw = await (kept ?? await fetch(url, { integrity: wanted })).arrayBuffer();
    if (kept && await digest(raw) !== wanted) throw new Error(name);
    return new Uint8Array(raw);
  };
  load = async ({ berkas, sidik }) => {
    for (const name of berkas.filter((one) => !there.has(one))) {
      py.unpackArchive(await whole(name, sidik[name]), "zip", { extractDir: packages });
      py.runPython("import importlib; importlib.invalidate_caches()");
      there.add(name);
    }
    return {};
  };
  ask = (name, given) => {
    const asked = py.toPy(given, { create_pyproxies: false });
    try { return JSON.parse(answer(name, asked)); } finally { asked?.destroy?.(); }
  };
  return ask("mulai", { root: "/portal", portal: state });
}

self.onmessage = async ({ data: { nomor, nama, isi } }) => {
  try {
    const jawab = nama === "siapkan" ? await start(isi) : nama === "muat" ? await load(isi) : ask(nama, isi);
    self.postMessage({ nomor, jawab });
  } catch (fault) {
    self.postMessage({ nomor, galat: String(fault?.message ?? fault) });
  }
};
