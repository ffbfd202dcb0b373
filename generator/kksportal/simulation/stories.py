"""Two innovation stories a simulated district: rows, figures, and a text composed from a pool."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from kksportal.model import rows as r
from kksportal.model.contract import blank
from kksportal.simulation.nation import SOURCE, District
from kksportal.simulation.packages import Row, Tables
from kksportal.simulation.pictures import COUNT, picture_name


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """The theme of a story, with the two things it counts."""

    slug: str
    title: str
    tatanan: str
    offices: str
    counts: tuple[tuple[str, str, str, int], ...]  # measure, its words, unit, the most
    problem: tuple[str, ...]
    work: tuple[str, ...]
    open: tuple[str, ...]


THEMES = (
    Theme(
        slug="pasar-kering",
        title="Pasar Kering",
        tatanan="pasar",
        offices="Dinas Perdagangan;Dinas Pekerjaan Umum",
        counts=(
            ("pasar-peserta", "Pasar yang ikut", "pasar", 12),
            ("hari-tergenang", "Hari dengan genangan", "hari", 60),
        ),
        problem=(
            "Sesudah hujan, lorong pasar tergenang sampai siang dan pembeli berbalik di pintu.",
            "Saluran di bawah lapak tersumbat sisa sayur, dan airnya naik ke lantai.",
        ),
        work=(
            "Pengelola menggambar semua saluran, lalu membuka yang tertutup satu demi satu.",
            "Tiap blok memegang jadwal menyapu saringan sebelum pasar dibuka.",
        ),
        open=(
            "Satu ruas di bawah bangunan lama belum dapat dibuka.",
            "Pasar yang tidak mempunyai pengelola tetap belum ikut.",
        ),
    ),
    Theme(
        slug="kantin-jujur-gizi",
        title="Kantin Jujur Gizi",
        tatanan="satuan-pendidikan",
        offices="Dinas Pendidikan;Dinas Kesehatan",
        counts=(
            ("kantin-tuan-rumah", "Kantin tuan rumah", "kantin", 40),
            ("sekolah-bertamu", "Sekolah yang pernah bertamu", "sekolah", 90),
        ),
        problem=(
            "Kantin sekolah menjual apa yang laku, dan yang laku biasanya manis dan digoreng.",
            "Orang tua tidak tahu apa yang dibeli anaknya di sekolah.",
        ),
        work=(
            "Kantin yang sudah berubah membuka dapurnya bagi sekolah lain, satu hari sebulan.",
            "Daftar isi dan harga ditempel setinggi mata murid kelas satu.",
        ),
        open=(
            "Kantin yang disewakan berganti penjual tiap tahun, sehingga latihannya berulang.",
            "Pedagang di luar pagar sekolah belum terjangkau.",
        ),
    ),
    Theme(
        slug="sungai-bersih",
        title="Sungai Bersih",
        tatanan="pariwisata",
        offices="Dinas Pariwisata;Dinas Lingkungan Hidup",
        counts=(
            ("dermaga-peserta", "Dermaga yang ikut", "dermaga", 9),
            ("hari-dibersihkan-per-bulan", "Hari dibersihkan dalam sebulan", "hari", 28),
        ),
        problem=(
            "Tamu datang untuk sungainya, lalu memotret sampah di kaki dermaga.",
            "Tukang perahu tidak mempunyai tempat membuang kantong sampah penumpang.",
        ),
        work=(
            "Setiap perahu membawa kantong pulang dan menukarnya dengan karcis parkir.",
            "Jadwal membersihkan ditempel di dermaga beserta nama regunya.",
        ),
        open=(
            "Sampah dari hulu tetap datang sesudah hujan lebat.",
            "Toilet dua dermaga masih menunggu air bersih.",
        ),
    ),
    Theme(
        slug="kampung-siaga-air",
        title="Kampung Siaga Air",
        tatanan="pencegahan-dan-penanganan-bencana",
        offices="BPBD;Dinas Kesehatan;Dinas Sosial",
        counts=(
            ("rt-siaga", "Rukun tetangga yang siaga", "rukun-tetangga", 80),
            ("latihan", "Latihan dalam setahun", "latihan", 60),
        ),
        problem=(
            "Air datang malam hari, dan setiap rumah memutuskan sendiri kapan pergi.",
            "Orang sakit dan lanjut usia ditemukan paling akhir.",
        ),
        work=(
            "Tiap rukun tetangga menulis siapa menjemput siapa, dan melatihnya dua kali setahun.",
            "Tiang ukur di jembatan dibaca bergantian, lalu kabarnya diteruskan lewat pengeras.",
        ),
        open=(
            "Dua kampung di seberang belum mempunyai tempat mengungsi yang kering.",
            "Latihan malam hari belum pernah dilakukan.",
        ),
    ),
)
_LINKING = (
    "Pekerjaan itu tidak dimulai dengan anggaran baru, melainkan dengan daftar nama.",
    "Yang tersulit bukan alatnya, melainkan sepakat siapa yang memegang kunci.",
    "Catatan harian ditulis tangan, lalu disalin setiap Jumat.",
    "Petugas datang tanpa seragam pada minggu-minggu pertama, supaya orang mau bercerita.",
    "Warga yang paling banyak mengeluh diminta memimpin regu pertama.",
)


def themes_of(district: District, seed: int) -> list[Theme]:
    """The themes of a district's two stories."""
    return Random(f"{seed}:{district.code}:tema").sample(THEMES, 2)


def add_innovations(tables: Tables, district: District, seed: int) -> list[tuple[str, bytes]]:
    """Rows and figures of two innovations, and their texts by file name."""
    rng = Random(f"{seed}:{district.code}:cerita")
    texts = []
    for theme in themes_of(district, seed):
        slug = f"{theme.slug}-{district.slug}"
        figures = [(words, *_pair(most, rng)) for _, words, _, most in theme.counts]
        tables["inovasi"].append(
            blank(
                r.Inovasi,
                id=theme.slug,
                judul=theme.title,
                siklus="2025",
                tatanan=theme.tatanan,
                tatanan_oleh="tim-portal",
                perangkat_daerah=theme.offices,
                tahun_mulai="2023",
                cerita=slug,
                sumber=SOURCE,
            )
        )
        for (measure, _, unit, _), (_, before, after) in zip(theme.counts, figures, strict=True):
            tables["fakta"] += [
                _fact(district.code, measure, value, unit, year, theme.slug)
                for year, value in (("2023", before), ("2024", after))
            ]
        texts.append((f"{slug}.md", _text(theme, district, figures, rng).encode()))
    return texts


def _pair(most: int, rng: Random) -> tuple[int, int]:
    before = rng.randrange(1, max(2, most // 3))
    return before, before + rng.randrange(1, most - before + 1)


def _fact(code: str, measure: str, value: int, unit: str, year: str, slug: str) -> Row:
    row: Row = blank(
        r.Fakta,
        subjek=code,
        ukuran=measure,
        sifat="capaian",
        nilai=str(value),
        satuan=unit,
        per_tanggal=year,
        inovasi=slug,
        sumber=SOURCE,
    )
    return row


def _text(
    theme: Theme, district: District, figures: list[tuple[str, int, int]], rng: Random
) -> str:
    """A story: front matter, then four short parts with the district's own figures."""
    name = district.name
    picture = picture_name(rng.randrange(COUNT))
    links = rng.sample(_LINKING, 3)
    table = "\n".join(f"| {words} | {before} | {after} |" for words, before, after in figures)
    first = figures[0]
    offices = theme.offices.split(";")
    return f"""---
judul: '{theme.title} di {name}'
daerah: "{district.code}"
siklus: "2025"
tatanan: [{theme.tatanan}]
tatanan_oleh: tim-portal
perangkat_daerah: [{", ".join(offices)}]
inovasi: {theme.slug}
tanggal: 2026-11-24
penulis: Tim portal KKS
ringkasan: '{first[0]}: {first[1]} pada 2023, {first[2]} pada 2024. Data simulasi.'
sumber:
  - id: {SOURCE}
    judul: Data simulasi nasional
    penerbit: Tim portal KKS (simulasi)
    jenis: simulasi
foto:
  - berkas: foto/{picture}
    alt: 'Pola dua warna dengan tulisan data simulasi.'
    kredit: 'Tim portal KKS'
simulasi: true
---
{name} tidak ada di peta. Cerita ini rekaan, dibuat untuk menguji portal sebesar satu negeri.

{" ".join(theme.problem)} {links[0]} [@{SOURCE}]

## Apa yang dikerjakan

1. {theme.work[0]}
2. {theme.work[1]}
3. {links[1]}

{offices[0]} memegang jadwalnya, {offices[1]} memeriksa hasilnya setiap bulan di \
{len(district.kecamatan)} kecamatan. {links[2]} [@{SOURCE}]

> Dulu kami menunggu perintah. Sekarang nama kami tertulis di papan.
>
> — Ketua regu (tokoh rekaan)

## Hasil yang tercatat

| Yang diukur | 2023 | 2024 |
|---|---|---|
{table}

Semua angka pada tabel adalah angka simulasi. [@{SOURCE}]

## Yang belum selesai

{" ".join(theme.open)}

## Bila daerah lain ingin meniru

Mulailah dengan mencatat keadaan sebelum bekerja: tanpa catatan awal tidak ada yang dapat
dibandingkan. Tulis nama penanggung jawab di tempat yang terlihat, dan sepakati siapa yang
menggantikannya.
"""
