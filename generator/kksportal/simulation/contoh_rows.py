"""The rows of Kabupaten Contoh that are written by hand beside its drawn figures; all made up."""

from __future__ import annotations

from kksportal.model import rows as r
from kksportal.model.contract import blank
from kksportal.simulation.contoh_plan import CODE, PLAN, SOURCE, own_source
from kksportal.simulation.contoh_renstra import plan_rows
from kksportal.simulation.packages import Row, Tables
from kksportal.simulation.sources import source_of


def add_written_rows(tables: Tables) -> None:
    """Add statements, events, innovations, stated scores and past corrections to drawn tables."""
    tables["sumber"].insert(0, own_source())
    tables["fakta"] += _fact_rows()
    tables["pernyataan"] += [
        blank(r.Pernyataan, subjek=CODE, sumber=SOURCE, siklus="2025", **cells)
        for cells in _STATEMENTS
    ]
    tables["kegiatan"] += [blank(r.Kegiatan, sumber=SOURCE, **cells) for cells in _EVENTS]
    tables["inovasi"] += [
        blank(
            r.Inovasi,
            id=slug,
            judul=title,
            siklus="2025",
            tatanan=tatanan,
            tatanan_oleh="tim-portal",
            perangkat_daerah=offices,
            wilayah=_WHERE.get(slug, ""),
            tahun_mulai="2023",
            cerita=slug,
            sumber=SOURCE,
        )
        for slug, title, tatanan, offices in _INNOVATIONS
    ]
    tables["renstra"] += plan_rows()
    tables["nilai_tatanan"] += [
        blank(
            r.NilaiTatanan,
            siklus="2021",
            tatanan=tatanan,
            penilai="tidak-disebut",
            nilai=value,
            ketepatan=precision,
            satuan="persen",
            per_tanggal="2021-10",
            sumber=SOURCE,
            letak="halaman 4",
        )
        for tatanan, value, precision in _STATED_SCORES
    ]
    tables["pembaruan"] += _changes(tables)


# Of the others it is not known: the example shows that too.
_WHERE = {"pasar-tanpa-genangan": "S01.01.01", "wisata-bersih-sungai": "S01.01.03;S01.01.04"}
_INNOVATIONS = (
    (
        "pasar-tanpa-genangan",
        "Pasar Tanpa Genangan",
        "pasar",
        "Dinas Perdagangan;Dinas Pekerjaan Umum;Dinas Lingkungan Hidup",
    ),
    (
        "kantin-sehat-berbagi",
        "Kantin Sehat Berbagi",
        "satuan-pendidikan",
        "Dinas Pendidikan;Dinas Kesehatan",
    ),
    (
        "wisata-bersih-sungai",
        "Wisata Bersih Sungai",
        "pariwisata",
        "Dinas Pariwisata;Dinas Lingkungan Hidup",
    ),
    (
        "siaga-banjir-rt",
        "Siaga Banjir RT",
        "pencegahan-dan-penanganan-bencana",
        "BPBD;Dinas Kesehatan;Dinas Sosial",
    ),
)
# Innovation, measure, unit, 2023, 2024; "a/b" is a out of b, "" not recorded.
_INNOVATION_FIGURES = (
    ("pasar-tanpa-genangan", "pasar-peserta", "pasar", "1", "4"),
    ("pasar-tanpa-genangan", "hari-tergenang", "hari", "46", "9"),
    ("pasar-tanpa-genangan", "saluran-lancar", "ruas", "7/18", "17/18"),
    ("kantin-sehat-berbagi", "kantin-tuan-rumah", "kantin", "6", "14"),
    ("kantin-sehat-berbagi", "sekolah-bertamu", "sekolah", "12", "68"),
    ("kantin-sehat-berbagi", "janji-ditepati", "kartu", "7/12", "49/68"),
    ("wisata-bersih-sungai", "dermaga-peserta", "dermaga", "2", "5"),
    ("wisata-bersih-sungai", "hari-dibersihkan-per-bulan", "hari", "4", "22"),
    ("wisata-bersih-sungai", "toilet-layak", "toilet", "3/9", "8/9"),
    ("wisata-bersih-sungai", "kantong-kembali", "kantong", "", "83/100"),
    ("siaga-banjir-rt", "rt-siaga", "rukun-tetangga", "8/40", "31/40"),
    ("siaga-banjir-rt", "latihan", "latihan", "8", "57"),
    ("siaga-banjir-rt", "waktu-pindah", "menit", "95", "40"),
)


def _fact_rows() -> list[Row]:
    """Evidence of the forums, the targets, and the figures of the four stories."""
    rows = [blank(r.Fakta, subjek=CODE, siklus="2025", **cells) for cells in _FACTS]
    for slug, measure, unit, *values in _INNOVATION_FIGURES:
        for year, text in zip(("2023", "2024"), values, strict=True):
            value, _, out_of = text.partition("/")
            rows.append(
                blank(
                    r.Fakta,
                    subjek=CODE,
                    ukuran=measure,
                    sifat="capaian",
                    nilai=value,
                    dari=out_of,
                    satuan=unit,
                    per_tanggal=year,
                    inovasi=slug,
                    keadaan="" if value else "belum-ada",
                    sumber=SOURCE,
                )
            )
    return rows


_FACTS = (
    {
        "ukuran": "forum-berbukti",
        "sifat": "capaian",
        "nilai": "84",
        "satuan": "persen",
        "per_tanggal": "2025-07-31",
        "sumber": SOURCE,
    },
    {
        "ukuran": "odf-desa",
        "sifat": "target",
        "nilai": "150",
        "dari": "150",
        "satuan": "desa-kelurahan",
        "target_tanggal": "2027",
        "sumber": source_of("dinas", "2025"),
    },
    {
        "ukuran": "kecamatan-berkelembagaan",
        "sifat": "target",
        "nilai": "12",
        "dari": "12",
        "satuan": "kecamatan",
        "target_tanggal": "2026",
        "sumber": SOURCE,
    },
)
_STATEMENTS: tuple[dict[str, str], ...] = (
    {
        "id": "renstra-kesehatan",
        "pokok": "renstra",
        "tatanan": "kehidupan-masyarakat-sehat-mandiri;satuan-pendidikan",
        "isi": "Renstra Dinas Kesehatan 2025–2029 (rekaan) memakai indikator stunting, imunisasi,"
        " dan sanitasi sekolah sebagai ukuran kinerjanya.",
        "per_tanggal": "2025-02-18",
        "letak": "bagian 3",
    },
    {
        "id": "renstra-permukiman",
        "pokok": "renstra",
        "tatanan": "permukiman-dan-fasilitas-umum",
        "isi": "Renstra Dinas Perumahan dan Kawasan Permukiman (rekaan) memuat sasaran air minum,"
        " rumah layak huni, dan air limbah rumah tangga.",
        "per_tanggal": "2025-02-18",
        "letak": "bagian 3",
    },
    {
        "id": "renstra-pariwisata",
        "pokok": "renstra",
        "tatanan": "pariwisata",
        "isi": "Renstra Dinas Pariwisata (rekaan) menargetkan jalur landai di semua dermaga wisata"
        " dan pemeriksaan penginapan kecil.",
        "per_tanggal": "2025-02-18",
        "letak": "bagian 3",
    },
    {
        "id": "prioritas-2025",
        "pokok": "prioritas",
        "tatanan": "pariwisata;pasar;permukiman-dan-fasilitas-umum",
        "isi": "Pariwisata, pasar, dan permukiman didahulukan karena paling sering dikeluhkan.",
        "per_tanggal": "2025-01-20",
        "penutur": "Ketua Tim Pembina (tokoh rekaan)",
    },
    {
        "id": "harapan-2025",
        "pokok": "harapan",
        "tatanan": "",
        "isi": "Kabupaten Contoh berharap naik satu kategori pada Swasti Saba 2025.",
        "per_tanggal": "2025-08-21",
        "penutur": "Bupati (tokoh rekaan)",
    },
    {
        "id": "bukti-forum",
        "pokok": "bukti",
        "tatanan": "kelembagaan",
        "isi": "Tiga kecamatan masih melengkapi SK, rencana kerja, dan anggaran kelembagaannya.",
        "per_tanggal": "2025-07-31",
    },
)
_EVENTS: tuple[dict[str, str], ...] = (
    {
        "id": "penganugerahan-2023",
        "tanggal": "2023-11-28",
        "jenis": "penganugerahan",
        "judul": "Penyerahan Padapa 2023 kepada Kabupaten Contoh (simulasi)",
        "tempat": "Gedung Pertemuan Simulasi",
        "status": "terlaksana",
        "tahap": "penganugerahan",
        "siklus": "2023",
    },
    {
        "id": "rakor-2025",
        "tanggal": "2025-01-20",
        "jenis": "rapat",
        "judul": "Rapat koordinasi Tim Pembina dan Forum Kabupaten",
        "tempat": "Aula Bappeda Contoh",
        "penyelenggara": "Bappeda",
        "status": "terlaksana",
        "siklus": "2025",
    },
    {
        "id": "lokakarya-isian-2025",
        "tanggal": "2025-02-18",
        "jenis": "lokakarya",
        "judul": "Lokakarya pengisian 136 indikator bersama perangkat daerah pengampu",
        "tempat": "Aula Dinas Kesehatan Contoh",
        "penyelenggara": "Dinas Kesehatan",
        "status": "terlaksana",
        "tahap": "mandiri",
        "siklus": "2025",
    },
    {
        "id": "deklarasi-odf-contoh-hulu",
        "tanggal": "2025-06-12",
        "jenis": "deklarasi",
        "judul": "Deklarasi bebas buang air besar sembarangan Kecamatan Contoh Hulu",
        "tempat": "Lapangan Contoh Hulu",
        "penyelenggara": "Kecamatan Contoh Hulu",
        "status": "terlaksana",
        "siklus": "2025",
    },
    {
        "id": "verifikasi-lanjutan-2025",
        "tanggal": "2025-08-21",
        "jenis": "verifikasi",
        "judul": "Verifikasi lanjutan oleh pusat secara daring",
        "tempat": "Aula Sekretariat Daerah Contoh",
        "penyelenggara": "Tim verifikasi pusat (simulasi)",
        "status": "terlaksana",
        "tahap": "verifikasi-lanjutan",
        "siklus": "2025",
    },
    {
        "id": "orientasi-pokja-2026",
        "tanggal": "2026-12-03",
        "jenis": "orientasi",
        "judul": "Orientasi pokja desa dan kelurahan yang baru dibentuk",
        "tempat": "Balai Kecamatan Contoh Hilir",
        "penyelenggara": "Forum Kabupaten Contoh",
        "status": "rencana",
        "siklus_teks": "penilaian berikutnya",
    },
)
_STATED_SCORES = (
    ("satuan-pendidikan", "74", ""),
    ("pasar", "61", ""),
    ("pariwisata", "55", "sekitar"),
    ("perlindungan-sosial", "78", ""),
    ("semua", "68", "sekitar"),
)


def _changes(tables: Tables) -> list[Row]:
    """Three past corrections; the new value of each is the value in its table now."""
    percent = [row for row in tables["capaian"] if row[5] == "persen" and row[3]]
    rows = []
    for row, day in zip(percent[-40::25], ("2025-09-12", "2025-10-06"), strict=False):
        key = f"{row[0]};{row[1]};{row[2]};{row[8]}"
        before = f"{float(row[3]) - 1.7:.1f}"
        told = ("koreksi", "penyebutnya salah dihitung", "Dinas Kesehatan Contoh", "tidak")
        rows.append(r.Pembaruan(day, "capaian", key, "nilai", before, row[3], *told))
    key = f"{CODE};kecamatan-berkelembagaan;capaian;2025;2025-07-31;;;;{SOURCE};"
    told = ("pembaruan", "satu kecamatan lagi membentuk forum", "Bappeda Contoh", "tidak")
    many = str(PLAN.complete)
    rows.append(r.Pembaruan("2025-08-04", "fakta", key, "nilai", "8", many, *told))
    return sorted(rows)
