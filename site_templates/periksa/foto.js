// Foto ditegakkan, diperkecil, dan ditulis ulang dari pikselnya saja: letak dan kamera tidak ikut.
// Photos are turned, shrunk and written anew from their pixels alone: no place, no camera.
const LONGEST = 1920, FORMS = { jpg: "image/jpeg", jpeg: "image/jpeg", png: "image/png", webp: "image/webp", heic: "image/jpeg", heif: "image/jpeg" };

const plain = (stem) => stem.normalize("NFKD").toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "") || "foto";

export async function shrink(file) {
  const [, stem, end] = /^(.*)\.([a-z]+)$/i.exec(file.name) ?? [], form = FORMS[end?.toLowerCase()];
  if (!form) return null;
  let picture;
  try { picture = await createImageBitmap(file, { imageOrientation: "from-image" }); } catch { return null; }
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
