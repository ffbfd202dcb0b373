"""The table of all kinds of findings; the page /temuan/ is made from it. Codes are permanent."""

from __future__ import annotations

import json
from collections.abc import Iterable

from kksportal.errors import Finding, FindingKind, Severity

_G, _P, _C = Severity.GALAT, Severity.PERINGATAN, Severity.CATATAN


def _k(
    code: str, level: Severity, title: str, meaning: str, advice: str, example: str = ""
) -> FindingKind:
    return FindingKind(
        code=f"KKS-{code}",
        severity=level,
        title=title,
        meaning=meaning,
        advice=advice,
        example=example,
    )


KINDS: tuple[FindingKind, ...] = (
    _k(
        "P001",
        _G,
        "Paket bersama tidak ada",
        "Portal memerlukan paket kosakata dan wilayah.",
        "Salin paket itu dari portal yang dibuat dengan kks init.",
    ),
    _k(
        "P002",
        _G,
        "Kepala paket tidak terbaca",
        "datapackage.json rusak atau jenisnya tidak dikenal.",
        "Perbaiki JSON-nya; kks.jenis: kosakata, kerangka, wilayah, daerah, penghargaan.",
    ),
    _k(
        "P003",
        _G,
        "Berkas tidak terbaca",
        "Berkas yang disebut paket tidak dapat dibuka.",
        "Periksa nama berkas dan hak bacanya.",
    ),
    _k(
        "P004", _G, "Bukan UTF-8", "Berkas CSV harus teks UTF-8.", "Simpan ulang sebagai CSV UTF-8."
    ),
    _k("P005", _G, "Berkas terlalu besar", "Satu tabel paling banyak 50 MB.", "Pecah datanya."),
    _k(
        "P006",
        _G,
        "Tanda BOM atau akhir baris Windows",
        "Baris harus diakhiri LF, tanpa BOM.",
        "Simpan ulang sebagai CSV UTF-8 tanpa BOM.",
    ),
    _k(
        "P007",
        _G,
        "CSV rusak",
        "Tanda kutip atau pemisahnya tidak beraturan.",
        "Periksa tanda kutip ganda pada berkas itu.",
    ),
    _k(
        "P008",
        _G,
        "Kode daerah dipakai dua paket",
        "Satu daerah satu paket.",
        "Gabungkan kedua paket atau betulkan kodenya.",
    ),
    _k(
        "P009",
        _G,
        "Resource tidak dapat dipakai",
        "Nama resource tidak dikenal, berkasnya tidak ada, atau letaknya di luar folder.",
        "Pakai nama dari kontrak data dan berkas .csv di folder paket itu sendiri.",
    ),
    _k(
        "P010",
        _G,
        "Tabel wajib tidak ada",
        "Paket ini tidak memuat tabel yang wajib.",
        "Tambahkan tabel itu dan sebut di datapackage.json.",
    ),
    _k(
        "P011",
        _G,
        "Kepala paket tidak lengkap",
        "name, title, diperbarui, dan kks wajib diisi.",
        "Lengkapi datapackage.json.",
    ),
    _k(
        "P012",
        _G,
        "Versi skema lain",
        "Paket dibuat untuk versi skema lain.",
        'Isi kks.skema dengan "1".',
    ),
    _k(
        "P013",
        _G,
        "Nama folder berbeda dari kode",
        "Folder paket daerah bernama <kode>-<nama tetap>.",
        "Ganti nama folder atau betulkan kks.kode.",
    ),
    _k(
        "P014",
        _G,
        "Simulasi memakai nama sungguhan",
        "Data simulasi hanya boleh memakai kode S; data sungguhan tidak boleh memakainya.",
        "Pakai kode SNN.NN dan kks.simulasi: true, atau hapus tanda simulasi.",
    ),
    _k(
        "D001",
        _G,
        "Kolom wajib tidak ada",
        "Tabel tidak memuat kolom yang wajib.",
        "Tambahkan kolom itu pada baris kepala.",
    ),
    _k("D002", _G, "Kolom ganda", "Satu nama kolom dipakai dua kali.", "Hapus salah satunya."),
    _k(
        "D003",
        _P,
        "Kolom tidak dikenal",
        "Kolom ini tidak ada dalam kontrak dan tidak dibaca.",
        "Betulkan namanya atau hapus.",
    ),
    _k(
        "D004",
        _G,
        "Jumlah sel berbeda",
        "Baris tidak sepanjang kepala tabel.",
        "Periksa koma dan tanda kutip pada baris itu.",
    ),
    _k(
        "D005",
        _G,
        "Baris baru di dalam sel",
        "Satu baris data harus satu baris berkas.",
        "Hapus ganti baris di dalam sel.",
    ),
    _k("D006", _G, "Sel wajib kosong", "Kolom ini harus diisi.", "Isi selnya."),
    _k(
        "D007",
        _G,
        "Nilai di luar pilihan",
        "Kolom ini hanya menerima kata tertentu.",
        "Pakai salah satu kata yang disebut.",
    ),
    _k(
        "D008",
        _G,
        "Bentuk nilai salah",
        "Isi sel tidak sesuai bentuk kolomnya.",
        "Ikuti bentuk yang disebut.",
    ),
    _k(
        "D009",
        _G,
        "Bukan angka desimal",
        "Angka ditulis dengan titik desimal, tanpa pemisah ribuan.",
        "Tulis dengan titik: 85.5",
        "85,5",
    ),
    _k(
        "D010",
        _G,
        "Tanggal tidak ada di kalender",
        "Tanggal itu tidak pernah ada.",
        "Betulkan tanggalnya.",
        "2025-02-31",
    ),
    _k(
        "D011",
        _G,
        "Spasi atau tanda tersembunyi",
        "Sel diawali atau diakhiri spasi, atau memuat karakter tak terlihat.",
        "Hapus spasi atau tanda itu.",
    ),
    _k(
        "D012",
        _G,
        "Baris ganda",
        "Dua baris memakai kunci yang sama.",
        "Hapus salah satu, atau bedakan kuncinya.",
    ),
    _k(
        "D013",
        _G,
        "Rujukan tidak ditemukan",
        "Kode yang dirujuk tidak ada.",
        "Betulkan kodenya atau tambahkan yang dirujuk.",
    ),
    _k(
        "D014",
        _G,
        "Nilai dan alasan",
        "Isi nilai atau keadaan, tepat satu.",
        "Isi nilainya, atau sebut keadaan bila nilainya kosong.",
    ),
    _k(
        "D015",
        _G,
        "Bagian melebihi keseluruhan",
        "nilai harus paling banyak sebesar dari.",
        "Periksa kedua angka.",
    ),
    _k(
        "D016",
        _G,
        "Persen di luar 0–100",
        "Capaian dalam persen berada di antara 0 dan 100.",
        "Periksa angkanya.",
    ),
    _k(
        "D017",
        _G,
        "Wilayah di luar daerah paket",
        "Paket ini hanya boleh bicara tentang daerahnya, kecamatannya, provinsinya, atau kerangka.",
        "Betulkan kode wilayahnya.",
    ),
    _k(
        "D018",
        _G,
        "Satu kode sumber, dua isi",
        "Kode sumber yang sama harus sama isinya di semua paket.",
        "Samakan barisnya, atau pakai kode lain.",
    ),
    _k(
        "D019",
        _G,
        "Urutan tanggal terbalik",
        "Tanggal mulai sesudah tanggal selesai.",
        "Tukar atau betulkan tanggalnya.",
    ),
    _k(
        "D020",
        _G,
        "Isi daftar ganda",
        "Satu kata muncul dua kali dalam daftar.",
        "Hapus salah satunya.",
    ),
    _k(
        "D021",
        _G,
        "Skor bukan langkah indikator",
        "Skor harus salah satu langkah indikator itu.",
        "Pakai langkah skor pada kerangka siklusnya.",
    ),
    _k(
        "D022",
        _G,
        "Awal rumus",
        "Sel teks tidak boleh diawali =, +, atau @.",
        "Hapus tanda di awal sel.",
    ),
    _k(
        "D023",
        _G,
        "Tanda HTML",
        "Sel teks tidak boleh memuat tanda HTML.",
        "Tulis tanpa tanda < dan >.",
    ),
    _k(
        "D024",
        _G,
        "Data pribadi",
        "Sel memuat yang mirip NIK, nomor telepon, atau surel.",
        "Hapus data pribadi; UU 27/2022 melarang menerbitkannya.",
    ),
    _k(
        "N001",
        _G,
        "Kepala naskah tidak terbaca",
        "Naskah harus diawali kepala YAML di antara ---.",
        "Perbaiki kepala naskah.",
    ),
    _k(
        "N002",
        _G,
        "Isian naskah kosong atau salah",
        "Isian wajib tidak ada atau bukan bentuknya.",
        "Isi sesuai contoh di panduan.",
    ),
    _k(
        "N003",
        _P,
        "Isian naskah tidak dikenal",
        "Isian ini tidak dibaca.",
        "Betulkan namanya atau hapus.",
    ),
    _k(
        "N004",
        _G,
        "Foto tidak dapat dipakai",
        "Foto harus ada, bernama jpg, png, atau webp, di folder naskah, dan punya teks alternatif.",
        "Periksa nama berkas dan isi alt.",
    ),
    _k(
        "N005",
        _G,
        "Rujukan naskah tidak ditemukan",
        "Daerah, tatanan, atau sumber yang disebut tidak ada.",
        "Betulkan kodenya.",
    ),
    _k(
        "H001",
        _G,
        "Alamat dipakai dua kali",
        "Dua halaman meminta alamat yang sama.",
        "Ganti nama salah satu naskah.",
    ),
    _k(
        "H003",
        _C,
        "Sumber tidak dipakai",
        "Sumber ini tidak dirujuk baris mana pun.",
        "Hapus, atau pakai pada barisnya.",
    ),
    _k(
        "H004",
        _C,
        "Halaman tanpa data daerah",
        "Halaman tatanan ini hanya memuat daftar indikator.",
        "Lengkapi datanya bila sudah ada sumbernya.",
    ),
    _k(
        "H005",
        _P,
        "Naskah tidak sampai ke halaman",
        "Naskah ini tidak ditampilkan di mana pun.",
        "Periksa daerah dan siklusnya.",
    ),
    _k(
        "H007",
        _P,
        "Paket ditinggalkan",
        "Paket ini bergalat dan tidak diterbitkan.",
        "Perbaiki galatnya, lalu bangun lagi.",
    ),
    _k(
        "F001",
        _G,
        "Ditolak frictionless",
        "Pemeriksa baku Data Package menolak paket ini.",
        "Ikuti pesannya.",
    ),
)
_BY_CODE = {k.code: k for k in KINDS}


def kind(code: str) -> FindingKind:
    """The kind with this code."""
    return _BY_CODE[code]


def as_text(findings: Iterable[Finding]) -> str:
    """Findings for a terminal: where, what, what to do now."""
    blocks = []
    for f in findings:
        place = f"  {f.place}" if f.place else ""
        blocks.append(
            f"{f.kind.code}  {f.path}{place}\n          {f.kind.title}: {f.what}\n"
            f"          {f.mend}"
        )
    return "\n".join(blocks)


def as_json(findings: Iterable[Finding]) -> str:
    """Findings for a machine."""
    told = [
        {
            "kode": f.kind.code,
            "tingkat": f.kind.severity.value,
            "berkas": f.path,
            "baris": f.row,
            "kolom": f.column,
            "temuan": f.what,
            "saran": f.mend,
        }
        for f in findings
    ]
    return json.dumps(told, ensure_ascii=False, indent=1)
