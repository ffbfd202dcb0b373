// Foto ditegakkan, diperkecil, dan ditulis ulang dari pikselnya saja: letak dan kamera tidak ikut.
// Photos are turned, shrunk and written anew from their pixels alone: no place, no camera.
const LONGEST = 1920, FORMS = { jpg: "image/jpeg", jpeg: "image/jpeg", png: "image/png", webp: "image/webp", heic: "image/jpeg", heif: "image/jpeg" };

const plain = (stem) => stem.normalize("NFKD").toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "") || "foto";

const PHONE = /^ftyp(hei[cxms]|hev[cxms]|mif1|msf1)/;

// Foto HEIC, bila peramban sendiri tidak dapat membukanya. / A HEIC photo that the browser cannot open.
const fromPhone = (file, from) => new Promise((done, failed) => {
  const worker = new Worker(new URL("heic.js", import.meta.url));
  const end = (work, given) => { worker.terminate(); work(given); };
  worker.onmessage = ({ data }) => data.made ? end(done, data.made) : end(failed, new Error(data.fault));
  worker.onerror = (event) => end(failed, new Error(event.message));
  file.arrayBuffer().then((raw) => worker.postMessage({ from, content: new Uint8Array(raw) }, [raw]), failed);
});
async function opened(file, heif) {
  try { return await createImageBitmap(file, { imageOrientation: "from-image" }); } catch { /* mungkin HEIC */ }
  try {
    const first = new TextDecoder("latin1").decode(await file.slice(4, 12).arrayBuffer());
    return PHONE.test(first) ? await createImageBitmap(await fromPhone(file, heif)) : null;
  } catch { return null; }
}

export async function shrink(file, heif) {
  const [, stem, end] = /^(.*)\.([a-z]+)$/i.exec(file.name) ?? [], form = FORMS[end?.toLowerCase()];
  if (!form) return null;
  const picture = await opened(file, heif);
  if (!picture) return null;
  const part = Math.min(1, LONGEST / Math.max(picture.width, picture.height));
  const size = [Math.max(1, Math.round(picture.width * part)), Math.max(1, Math.round(picture.height * part))];
  const sheet = Object.assign(document.createElement("canvas"), { width: size[0], height: size[1] });
  sheet.getContext("2d").drawImage(picture, 0, 0, ...size);
  picture.close();
  const made = await new Promise((done) => sheet.toBlob(done, form, 0.85));
  const as = Object.entries(FORMS).find(([, one]) => one === made.type)?.[0] ?? "png";
  const kept = form === made.type && !["heic", "heif"].includes(end.toLowerCase()) ? end.toLowerCase() : as;
  return { name: `${plain(stem)}.${kept}`, size, content: new Uint8Array(await made.arrayBuffer()) };
}
