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
  load = async ({ berkas, sidik }) => {
    for (const name of berkas.filter((one) => !there.has(one))) {
      const got = await fetch(new URL(name, here), { integrity: sidik[name] });
      py.unpackArchive(new Uint8Array(await got.arrayBuffer()), "zip", { extractDir: packages });
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
