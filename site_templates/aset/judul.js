// Pencarian di dalam folder: nama dan judul saja, dari daftar di cari/judul.js. Dimuat cari.js.
// The search of a folder, names and titles alone; it answers in the form in which Pagefind does.
kks.mesinJudul = (() => {
const { fold, slips } = kks.temukan, { compare } = new Intl.Collator("id", { numeric: true });
const bare = (name) => name.replace(/^(kabupaten|kota|provinsi)( administrasi)? /, "");
const rows = kks.judul.map(([title, about, kind, address, filters]) => {
  const name = fold(title);
  return { title, about, kind, address, filters: [["jenis", kind], ...filters], name, words: `${name} ${fold(about)}` };
});
const agrees = (row, wanted) => Object.entries(wanted).every(([name, want]) => row.filters.some(([own, value]) => own === name && (want.any ?? [want]).includes(value)));

// Kecil lebih dahulu: namanya sendiri, awalnya, di dalamnya, lalu tiap kata di judul atau letaknya.
const rank = (row, want) => {
  if (row.name === want || bare(row.name) === bare(want)) return 0;
  if (bare(row.name).startsWith(want)) return 1;
  if (row.name.includes(want)) return 2;
  return want.split(" ").every((word) => row.words.includes(word)) ? 3 : -1;
};
// Salah ketik: satu huruf di kata pendek, dua di kata panjang. / One slip in short words, two in long.
const near = (row, want) => {
  const own = row.name.split(" ");
  let sum = own.length; // di antara yang sama dekatnya, nama yang pendek lebih dahulu
  for (const word of bare(want).split(" ")) {
    const least = Math.min(...own.map((one) => slips(word, one)));
    if (least > (word.length < 4 ? 0 : word.length < 6 ? 1 : 2)) return -1;
    sum += 100 * least;
  }
  return sum;
};
const sorted = (from, weigh) => from.map((row) => [weigh(row), row]).filter(([weight]) => weight >= 0).sort(([a, one], [b, other]) => a - b || compare(one.title, other.title)).map(([, row]) => row);

return {
  search: async (text, { filters }) => {
    const from = rows.filter((row) => agrees(row, filters)), want = text ? fold(text) : "";
    const exact = want || !text ? sorted(from, (row) => (want ? rank(row, want) : 0)) : [];
    const guess = !exact.length && want.length > 3, found = guess ? sorted(from, (row) => near(row, want)) : exact;
    return { near: guess, results: found.map(({ title, about, kind, address }) => ({
      id: address + title,
      data: async () => ({ raw_url: `/${address}`, meta: { title, letak: about, jenis: kind }, excerpt: "" }),
    })) };
  },
};
})();
