"""The table of all kinds of findings; the page /temuan/ is made from it. Codes are permanent."""

from __future__ import annotations

from kksportal.errors import FindingKind, Severity
from kksportal.report import as_json, as_text

__all__ = ["KINDS", "as_json", "as_text", "kind"]

_G, _P, _C = Severity.GALAT, Severity.PERINGATAN, Severity.CATATAN


def _k(
    code: str, level: Severity, title: str, meaning: str, advice: str, example: str = ""
) -> FindingKind:
    return FindingKind(
        code=f"KKS-{code}", severity=level, title=title, meaning=meaning, advice=advice,
        example=example,
    )  # fmt: skip


KINDS: tuple[FindingKind, ...] = (
    # The files of a portal (berkas)
    _k("B001", _G, "Bukan berkas biasa",
       "Tautan simbolik dan berkas khusus tidak dibaca: isinya dapat berasal dari luar portal.",
       "Hapus tautannya, lalu simpan berkas yang sebenarnya di tempat itu",
       "content/tentang.md yang menunjuk ke ../.git/config"),
    _k("B002", _G, "Nama berkas tidak dapat dipakai",
       "Nama berkas dan folder harus dapat dibuka di Linux, macOS, dan Windows: paling banyak 100 "
       "huruf, UTF-8, tanpa tanda < > : \" | ? * \\, tanpa spasi atau titik di ujungnya.",
       "Ganti namanya dengan huruf kecil, angka, dan tanda hubung", "tahap 1?.md"),
    _k("B003", _G, "Nama hanya beda huruf besar",
       "Di Windows dan macOS dua nama seperti ini adalah satu berkas.",
       "Ganti nama salah satunya", "Fakta.csv di samping fakta.csv"),
    _k("B004", _G, "Teks tidak baku",
       "Setiap teks punya batas panjang, memakai huruf baku (Unicode NFC), satu aksara dalam satu "
       "kata, dan tidak memuat tanda kendali, pembalik arah, atau tanda yang tidak tampak.",
       "Ketik ulang bagian itu, jangan menyalinnya", "spasi lebar nol di tengah nama"),
    # The package as a whole (paket)
    _k("P001", _G, "Paket bersama tidak ada",
       "Portal memerlukan paket kosakata dan wilayah.",
       "Salin paket itu dari portal yang dibuat dengan kks init",
       "datapackages/kosakata/ terhapus"),
    _k("P002", _G, "Kepala paket tidak terbaca",
       "datapackage.json bukan JSON yang utuh, atau kks.jenis tidak dikenal.",
       "Perbaiki JSON-nya; kks.jenis salah satu dari kosakata, kerangka, wilayah, daerah, "
       "penghargaan", "koma tertinggal sesudah isian terakhir"),
    _k("P003", _G, "Berkas tidak terbaca", "Berkas yang disebut paket tidak dapat dibuka.",
       "Periksa nama berkas dan hak bacanya", "capaian.csv ternyata folder"),
    _k("P004", _G, "Bukan UTF-8", "Berkas harus berupa teks UTF-8.",
       "Simpan ulang sebagai CSV UTF-8", "disimpan sebagai “CSV (ANSI)”"),
    _k("P005", _G, "Tabel terlalu besar", "Satu tabel paling banyak 50 MB dan 500.000 baris.",
       "Pecah datanya menurut siklus atau daerah", "tabel 60 MB"),
    _k("P006", _G, "Akhir baris tidak dikenal",
       "Baris diakhiri LF, atau CR dan LF seperti di Windows; CR saja tidak dipakai lagi.",
       "Simpan ulang sebagai CSV UTF-8", "disimpan sebagai “CSV (Macintosh)”"),
    _k("P007", _G, "CSV rusak", "Tanda kutip atau pemisahnya tidak beraturan.",
       "Periksa tanda kutip ganda pada berkas itu", '"judul tanpa kutip penutup'),
    _k("P008", _G, "Dua paket untuk hal yang sama", "Satu daerah, satu siklus, satu paket.",
       "Gabungkan kedua paket, atau betulkan kks.kode atau kks.siklus", "dua folder berkode 63.11"),
    _k("P009", _G, "Resource tidak dapat dipakai",
       "Namanya tidak dikenal atau ganda, berkasnya tidak ada, atau letaknya di luar folder paket.",
       "Pakai nama dari kontrak data dan berkas .csv di dalam folder paket itu sendiri",
       "path: ../lain/capaian.csv"),
    _k("P010", _G, "Tabel wajib tidak ada", "Paket ini tidak memuat tabel yang wajib.",
       "Tambahkan tabel itu dan sebut di datapackage.json", "paket daerah tanpa sumber.csv"),
    _k("P011", _G, "Kepala paket tidak lengkap", "name, title, diperbarui, dan kks wajib diisi.",
       "Lengkapi datapackage.json", '"diperbarui": ""'),
    _k("P012", _G, "Versi skema lain", "Paket dibuat untuk versi skema lain.",
       'Isi kks.skema dengan "1"', '"skema": "9"'),
    _k("P013", _G, "Nama folder berbeda dari kode",
       "Folder daerah bernama <kode>-<nama tetap>; folder kerangka dan penghargaan: siklusnya.",
       "Ganti nama folder, atau betulkan kepala paket", "63.11-balangan"),
    _k("P014", _G, "Simulasi bercampur data sungguhan",
       "Data simulasi hanya memakai kode S dan paketnya bertanda; data sungguhan tidak memakainya.",
       "Pakai kode SNN.NN dan kks.simulasi: true, atau hapus tanda simulasi",
       "sumber berjenis simulasi di paket 63.11"),
    _k("P015", _G, "Kode daerah tidak dikenal", "kks.kode harus ada di paket wilayah.",
       "Betulkan kodenya, atau tambahkan daerah itu ke paket wilayah", '"kode": "63.99"'),
    _k("P016", _P, "Tanpa lisensi atau penyusun",
       "Tanpa lisensi, orang tidak tahu boleh tidaknya memakai data ini.",
       "Isi licenses dan contributors di datapackage.json", '"licenses": []'),
    _k("P017", _P, "Berkas tanpa resource",
       "Berkas CSV di folder paket tidak disebut di kepala paket.",
       "Sebut di resources, atau pindahkan berkasnya", "capaian-lama.csv"),
    _k("P018", _G, "Skema di kepala paket berbeda",
       "Skema di datapackage.json tidak sama dengan kontrak data dan kolom berkasnya.",
       "Perbarui kepala paket: python -m kksportal.authoring.descriptor FOLDER JENIS",
       "kolom baru belum ada di schema.fields"),
    # The cells and rows (data)
    _k("D001", _G, "Kolom wajib tidak ada", "Tabel tidak memuat kolom yang wajib.",
       "Tambahkan kolom itu pada baris kepala", "fakta.csv tanpa kolom satuan"),
    _k("D002", _G, "Kolom ganda", "Satu nama kolom dipakai dua kali.", "Hapus salah satunya",
       "nilai,nilai"),
    _k("D003", _G, "Kolom tidak dikenal", "Kolom ini tidak ada dalam kontrak dan tidak dibaca.",
       "Betulkan namanya, atau hapus", "keterangan"),
    _k("D004", _G, "Jumlah sel berbeda", "Baris tidak sepanjang kepala tabel.",
       "Periksa koma dan tanda kutip pada baris itu", "koma di dalam judul tanpa tanda kutip"),
    _k("D005", _G, "Ganti baris di dalam sel", "Satu baris data harus satu baris berkas.",
       "Hapus ganti baris di dalam sel", '"baris satu⏎baris dua"'),
    _k("D006", _G, "Sel wajib kosong", "Kolom ini harus diisi pada setiap baris.", "Isi selnya",
       "sumber kosong"),
    _k("D007", _G, "Nilai di luar pilihan", "Kolom ini hanya menerima kata tertentu.",
       "Pakai salah satu kata yang disebut", "penilai: propinsi"),
    _k("D008", _G, "Bentuk nilai salah", "Isi sel tidak sesuai bentuk kolomnya.",
       "Ikuti bentuk yang disebut", "T1.1 untuk T1.01"),
    _k("D009", _G, "Bukan angka", "Angka ditulis dengan titik desimal, tanpa pemisah ribuan.",
       "Tulis dengan titik: 85.5", "85,5"),
    _k("D010", _G, "Tanggal tidak ada di kalender", "Tanggal atau jam itu tidak pernah ada.",
       "Betulkan tanggalnya", "2025-02-31"),
    _k("D011", _G, "Spasi atau tanda tersembunyi",
       "Sel diawali atau diakhiri spasi, atau memuat karakter yang tidak terlihat.",
       "Hapus spasi atau tanda itu", "“ 85”"),
    _k("D012", _G, "Baris ganda", "Dua baris memakai kunci yang sama.",
       "Hapus salah satu, atau bedakan kuncinya", "dua sumber ber-id s001"),
    _k("D013", _G, "Rujukan tidak ditemukan", "Kode yang dirujuk tidak didefinisikan.",
       "Betulkan kodenya, atau tambahkan yang dirujuk", "sumber s999"),
    _k("D014", _G, "Nilai dan alasan", "Isi nilai atau keadaan, tepat satu.",
       "Isi nilainya, atau sebut keadaan bila nilainya kosong",
       "nilai 85 dengan keadaan belum-ada"),
    _k("D015", _G, "Bagian melebihi keseluruhan", "Bagian paling banyak sebesar keseluruhannya.",
       "Periksa kedua angka", "nilai 9 dari 8"),
    _k("D016", _G, "Persen di luar 0–100", "Nilai bersatuan persen berada di antara 0 dan 100.",
       "Periksa angkanya atau satuannya", "850 persen"),
    _k("D017", _G, "Wilayah di luar daerah paket",
       "Paket hanya boleh bicara tentang daerahnya, kecamatannya, provinsinya, atau kerangka.",
       "Betulkan kode wilayahnya", "63.02 di paket 63.11"),
    _k("D018", _G, "Satu kode sumber, dua isi",
       "Kode sumber yang sama harus sama isinya di semua paket.",
       "Samakan barisnya, atau pakai kode lain", "s001 berjudul lain di paket penghargaan"),
    _k("D019", _G, "Urutan tanggal terbalik", "Mulai harus sebelum atau sama dengan selesai.",
       "Tukar atau betulkan tanggalnya", "mulai 2025-05, selesai 2025-02"),
    _k("D020", _G, "Isi daftar ganda", "Satu kata muncul dua kali dalam daftar.",
       "Hapus salah satunya", "pasar;pasar"),
    _k("D021", _G, "Skor bukan langkah indikator", "Skor harus salah satu langkah indikator itu.",
       "Pakai langkah skor pada kerangka siklusnya", "skor 55 pada langkah 10, 50, 100"),
    _k("D022", _G, "Awal rumus", "Sel teks, atau bagiannya sesudah titik koma, tidak boleh diawali "
       "=, +, -, atau @: lembar kerja menjalankannya.", "Hapus tanda di awal sel",
       '=HYPERLINK("…")'),
    _k("D023", _G, "Tanda HTML", "Sel teks tidak boleh memuat tanda HTML.",
       "Tulis sebagai teks biasa, tanpa tanda < dan >", "<b>ODF</b>"),
    _k("D024", _G, "Nomor induk kependudukan", "Sel memuat 16 angka seperti NIK.",
       "Hapus; UU 27/2022 melindungi data pribadi", "NIK penerima bantuan di kolom catatan"),
    _k("D025", _P, "Nomor telepon atau surel", "Sel memuat yang mirip nomor telepon atau surel.",
       "Hapus bila milik pribadi; kontak kantor cukup lewat tautan sumbernya",
       "0812 di kolom catatan"),
    _k("D026", _G, "Bukti tertutup bertautan",
       "Yang ada di paket terbit bersama paket: tautan bukti yang tidak untuk umum tidak boleh ada "
       "di dalamnya.",
       "Kosongkan tautannya; simpan berkasnya di tempat lain", "publik: tidak, tautan ke drive"),
    # The framework (kerangka)
    _k("K001", _G, "Siklus tanpa kerangka", "Indikator dan butir hanya ada bila kerangkanya ada.",
       "Tambahkan kerangka siklus itu, atau betulkan siklusnya", "capaian siklus 2017"),
    _k("K002", _G, "Tidak ada di kerangka", "Kode tidak ada di kerangka siklus baris ini.",
       "Betulkan kode atau siklusnya", "T1.99"),
    _k("K003", _G, "Padanan menunjuk yang tidak ada",
       "Kode lama atau baru tidak ada di kerangkanya.",
       "Betulkan kode di padanan.csv", "kode_lama T9.99"),
    _k("K004", _G, "Nomor dipakai dua kali", "Nomor urut dan kode tatanan tidak boleh berulang.",
       "Beri nomor lain", "dua tatanan bernomor 1"),
    _k("K005", _G, "Baris milik siklus lain", "Isi paket satu siklus harus bersiklus itu.",
       "Pindahkan barisnya ke paket siklusnya", "syarat 2023 di kerangka/2025"),
    # Stories and narratives (naskah)
    _k("N001", _G, "Kepala naskah tidak terbaca", "Naskah UTF-8 diawali kepala YAML di antara ---.",
       "Perbaiki kepala naskah; bandingkan dengan naskah lain", "kutip yang tidak ditutup"),
    _k("N002", _G, "Isian naskah kosong atau salah", "Isian wajib tidak ada atau bukan bentuknya.",
       "Isi sesuai contoh di panduan", "judul kosong"),
    _k("N003", _P, "Isian naskah tidak dikenal", "Isian ini tidak dibaca.",
       "Betulkan namanya, atau hapus", "juduul"),
    _k("N004", _G, "Foto tidak dapat dipakai", "Foto harus gambar JPEG, PNG, atau WebP yang "
       "utuh, paling besar 15 MB dan 40 juta piksel, di dalam folder naskah, dan punya teks "
       "alternatif.",
       "Periksa nama berkas dan isi alt; simpan ulang gambarnya", "foto tanpa alt"),
    _k("N005", _G, "Rujukan naskah tidak ditemukan", "Daerah, tatanan, atau inovasi tidak dikenal.",
       "Betulkan kodenya", "tatanan: [pasr]"),
    _k("N006", _G, "Tanggal naskah tidak ada", "Tanggal naskah ditulis YYYY-MM-DD dan sungguh ada.",
       "Betulkan tanggalnya, misalnya 2026-11-24", "tanggal: 2026-02-31"),
    _k("N007", _G, "Tautan tidak aman", "Tautan hanya boleh https, http, atau jalur di portal ini.",
       "Ganti dengan alamat https://", "[klik](javascript:…)"),
    _k("N008", _G, "Kutipan tanpa sumber", "Kode di [@…] harus ada di isian sumber.",
       "Tambahkan sumbernya, atau betulkan kodenya", "[@s999]"),
    _k("N009", _G, "Letak naskah berbeda dari isinya",
       "Narasi disimpan di content/narasi/<kode>/<siklus>/<tatanan>.md.",
       "Samakan isian dengan letak berkasnya", "tatanan: pasar di pariwisata.md"),
    _k("N010", _P, "Naskah mirip memuat data pribadi",
       "Ada yang mirip NIK, nomor telepon, atau surel.",
       "Hapus bila milik pribadi; UU 27/2022 melindunginya", "nomor ponsel kader"),
    _k("N011", _G, "Tanda simulasi naskah salah",
       "Naskah daerah berkode S bertanda simulasi: true; yang lain tidak.",
       "Betulkan isian simulasi atau daerah", "daerah: S01.01 tanpa simulasi: true"),
    _k("N013", _G, "Naskah terlalu rumit",
       "Naskah punya batas panjang, banyaknya tanda, dan dalamnya daftar, supaya selalu dapat "
       "dicetak.", "Pecah naskahnya, atau hapus tanda yang tidak perlu", "seribu kurung siku"),
    _k("N014", _G, "Alamat naskah sudah dipakai",
       "Naskah ini akan terbit di alamat yang dibuat program sendiri.",
       "Ganti nama berkasnya", "content/daerah.md"),
    _k("N012", _G, "Tanda HTML di naskah",
       "Naskah ditulis dengan Markdown; tanda HTML lain, perintah, dan gambar dari situs lain "
       "tidak diterbitkan.",
       "Hapus tanda itu, atau tulis dengan Markdown; contoh kode ditulis di antara ```",
       "<script>…</script>"),
    # The pages (halaman); H006 (row on no page) is kept for its check, H002 (dead link) became S001
    # of a finished site, see audit/kinds.py
    _k("H001", _G, "Alamat dipakai dua kali", "Dua halaman meminta alamat yang sama.",
       "Ganti nama salah satu naskah", "dua cerita bernama sama"),
    _k("H003", _C, "Sumber tidak dipakai", "Sumber ini tidak dirujuk halaman mana pun.",
       "Hapus, atau pakai pada barisnya", "sumber yang tertinggal"),
    _k("H004", _C, "Tatanan tanpa data daerah",
       "Belum ada yang diketahui tentang tatanan ini di daerah itu, jadi belum berhalaman.",
       "Lengkapi datanya bila sudah ada sumbernya", "tatanan tanpa capaian"),
    _k("H005", _P, "Naskah tidak sampai ke halaman", "Naskah ini tidak ditampilkan di mana pun.",
       "Periksa daerah dan siklusnya", "narasi siklus yang tidak ada"),
    _k("H007", _P, "Paket ditinggalkan", "Paket ini bergalat dan tidak diterbitkan.",
       "Perbaiki galatnya, lalu bangun lagi", "kks build --keep-going"),
    _k("H008", _G, "Alamat terbit tidak sah",
       "alamat-terbit.csv memuat alamat halaman portal ini, masing-masing sekali: huruf, angka, "
       "titik, tanda hubung, dan garis miring, dengan tanggal terbit pertamanya.",
       "Betulkan atau hapus baris itu; daftar ini ditulis kks publish-list", "../rahasia/"),
    # The settings of a portal (atur)
    _k("A001", _P, "Portal belum tahu alamatnya sendiri",
       "Tanpa site_url, kutipan, peta situs, kartu pratinjau, dan katalog data tidak beralamat "
       "penuh.",
       "Isi site_url di mkdocs.yml dengan alamat lengkap portal, misalnya "
       "https://kks.contoh.go.id/", 'site_url: ""'),
    # The standard checker
    _k("F001", _G, "Ditolak frictionless", "Pemeriksa baku Data Package menolak paket ini.",
       "Ikuti pesannya, lalu periksa lagi: kks validate --full", "schema yang tidak sah"),
    _k("F002", _C, "Keterangan frictionless",
       "Pemeriksa baku menambahkan ini tentang paket yang sudah bergalat.",
       "Perbaiki galatnya dahulu; keterangan ini biasanya ikut hilang",
       "kunci asing yang tidak ditemukan"),
)  # fmt: skip
_BY_CODE = {k.code: k for k in KINDS}


def kind(code: str) -> FindingKind:
    """The kind with this code."""
    return _BY_CODE[code]
