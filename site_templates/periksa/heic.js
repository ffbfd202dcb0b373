// Membuka foto HEIC dari ponsel, di utas tersendiri, dengan libheif. Hanya dimuat bila ada fotonya.
// Opens HEIC photos of phones in a thread of its own, by libheif. Loaded only where there is one.
// libheif: LGPL-3.0, https://github.com/strukturag/libheif; lisensinya di sampingnya / its licence beside it.
async function open({ from, content }) {
  self.importScripts(`${from}libheif.js`);
  const wasmBinary = await (await fetch(`${from}libheif.wasm`)).arrayBuffer();
  const library = self.libheif({ wasmBinary });
  const found = new library.HeifDecoder().decode(content);
  const picture = found.find((one) => one.is_primary()) ?? found[0];
  const [width, height] = [picture.get_width(), picture.get_height()];
  // Putarannya sudah diterapkan libheif. / libheif has turned it already.
  const data = new ImageData(width, height);
  await new Promise((done, failed) => picture.display(data, (made) => made ? done() : failed(new Error("HEIC"))));
  return data;
}

self.onmessage = async ({ data }) => {
  try {
    const made = await open(data);
    self.postMessage({ made }, [made.data.buffer]);
  } catch (fault) {
    self.postMessage({ fault: String(fault) });
  }
};
