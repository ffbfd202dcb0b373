// Menemukan daerah: namanya, kodenya ("73.11"), atau nama yang salah ketik ("balangn").
// Finds a district by its name, its code, or a slip: one letter in short names, two in longer.
kks.temukan = (() => {
const MOST = 8;
const fold = (text) => text.toLowerCase().normalize("NFD").replace(/[^a-z0-9. ]/g, "").replace(/^kab\.? /, "kabupaten ").replace(/\s+/g, " ").trim();
const bare = (name) => name.replace(/^(kabupaten|kota)( administrasi)? /, "");

// Huruf yang ditambah, hilang, berganti, atau bertukar tempat dihitung satu. / Swaps count as one.
const slips = (one, other) => {
  const rows = [[...Array(other.length + 1).keys()]];
  for (let i = 1; i <= one.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= other.length; j += 1) {
      let least = Math.min(rows[i - 1][j] + 1, row[j - 1] + 1, rows[i - 1][j - 1] + (one[i - 1] !== other[j - 1]));
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) least = Math.min(least, rows[i - 2][j - 2] + 1);
      row.push(least);
    }
    rows.push(row);
  }
  return rows[one.length][other.length];
};

const sorted = (rows, weight) => rows.map((row) => [weight(row), row]).filter(([w]) => w >= 0)
  .sort(([a], [b]) => a - b).slice(0, MOST).map(([, row]) => row);

// Kode dan nama yang dahulu dipakai. / Codes and names of earlier days.
const before = (row) => row[5] ?? [];

/** The rows that match, best first; `near` where they are guesses. A row: name, ..., code at 4. */
const find = (rows, text) => {
  const want = fold(text);
  if (want.length < 2) return { near: false, found: [] };
  if (/^s?[0-9.]+$/.test(want)) {
    const digits = want.replaceAll(".", "");
    const begins = (code) => code.toLowerCase().replace(".", "").startsWith(digits);
    return { near: false, found: sorted(rows, (r) => (begins(r[4]) ? 0 : before(r).some(begins) ? 1 : -1)) };
  }
  const fit = (name) => {
    const whole = fold(name), own = bare(whole);
    if (want === own || want === whole) return 0;
    if (own.startsWith(want) || whole.startsWith(want)) return 1;
    return whole.includes(want) || whole.replaceAll(" ", "").includes(want.replaceAll(" ", "")) ? 2 : -1;
  };
  const found = sorted(rows, (row) => {
    const now = fit(row[0]);
    return now < 0 && before(row).some((name) => fit(name) >= 0) ? 3 : now;
  });
  if (found.length || want.length < 4) return { near: false, found };
  const typed = bare(want), most = typed.length < 6 ? 1 : 2;
  return {
    near: true,
    found: sorted(rows, ([name]) => {
      const least = slips(typed, bare(fold(name)));
      return least <= most ? least : -1;
    }),
  };
};
return { fold, slips, find };
})();
