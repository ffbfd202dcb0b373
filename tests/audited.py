"""A sound small site, and every fault that can be planted in it."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from kksportal.audit.kinds import MOST_BYTES, Fault
from kksportal.site_build.target import MANIFEST, manifest

URL = "https://dinas.example/kks/"
HEAD = """<!doctype html><html lang="id"><head><title>{title}</title>
<link rel="canonical" href="{url}"><link rel="stylesheet" href="{root}aset/gaya.css">{more}
<script type="application/ld+json">{{}}</script><script src="{root}aset/portal.js" defer></script>
</head><body>{banner}<main id="isi"><h1>{title}</h1>
"""
FIGURE = '<data value="3" data-sumber="s001">3</data>\n'
MISSING = '<span data-status="belum-ada">belum ada data</span>\n'
BANNER = '<aside class="spanduk">Data simulasi. Daerah ini tidak ada.</aside>'
MARKS = '<meta name="kks:simulasi" content="true"><meta name="robots" content="noindex">'


def page(address: str, title: str, body: str = "", *, simulated: bool = False) -> str:
    """A sound page at an address."""
    head = HEAD.format(
        title=f"{title} (data simulasi)" if simulated else title,
        url=URL + address,
        root="/kks/" if address == "404.html" else "../" * address.count("/"),
        more=MARKS if simulated else "",
        banner=BANNER if simulated else "",
    )
    return f"{head}{body}</main></body></html>\n"


FILES = {
    "index.html": page(
        "", "Depan", '<a href="daerah/x/#pasar">x</a> <a href="./">sini</a> <a href="#isi">isi</a>'
    ),
    "daerah/x/index.html": page(
        "daerah/x/",
        "X",
        f'<h2 id="pasar">Pasar</h2>{FIGURE}{MISSING}<a href="../../">depan</a>'
        f'<a href="{URL}daerah/s/">S</a> <a href="https://lain.example/">lain</a>'
        '<a href="mailto:dinas@dinas.example">surat</a> <a href="../../data%20x.csv?v=1">data</a>'
        '<svg><title>Peta</title><use href="../../aset/ikon.svg#batas"/></svg>'
        '<img alt="" src="../../aset/ikon.svg" srcset="../../aset/ikon.svg 1x"><![CDATA[x]]>'
        '<a href="#top">atas</a>',
    ),
    "daerah/s/index.html": page("daerah/s/", "S", simulated=True),
    "404.html": page("404.html", "Tidak ditemukan", '<a href="/kks/daerah/x/">x</a>'),
    "aset/gaya.css": "/* url(https://lain.example/) */ body { background: url(ikon.svg) }",
    "aset/portal.js": "",
    "aset/ikon.svg": '<svg xmlns="http://www.w3.org/2000/svg"><path id="batas"/></svg>',
    "data x.csv": "a\n",
}
X = "daerah/x/index.html"
S = "daerah/s/index.html"


Plant = Callable[[Path], object]


def swapped(address: str, old: str, new: str) -> Plant:
    """Replace a text in a file."""

    def plant(site: Path) -> None:
        text = (site / address).read_text("utf-8")
        assert old in text
        (site / address).write_text(text.replace(old, new, 1), "utf-8")

    return plant


def added(address: str, text: str = "x", *, listed: bool = True) -> Plant:
    """One file more, in the list or not."""

    def plant(site: Path) -> None:
        (site / address).parent.mkdir(parents=True, exist_ok=True)
        (site / address).write_text(text, "utf-8")
        if listed:
            (site / MANIFEST).write_bytes(manifest([*FILES, address]))

    return plant


def enlarged(site: Path) -> None:
    with (site / "data x.csv").open("ab") as file:
        file.truncate(MOST_BYTES + 1)


def body(more: str) -> Plant:
    """Something more on the page of X."""
    return swapped(X, "</main>", f"{more}</main>")


def accented(site: Path) -> None:
    """One letter, written as one sign and as two."""
    names = "\u00e9", "e\u0301"
    for name in names:
        (site / name).write_text("x")
    (site / MANIFEST).write_bytes(manifest([*FILES, *names]))


def linked(site: Path) -> None:
    (site / "aset/portal.js").unlink()
    (site / "aset/portal.js").symlink_to("ikon.svg")


class Case(NamedTuple):
    """What is planted, which fault that is, in which file, and what is said of it."""

    plant: Plant
    fault: Fault
    path: str
    what: str


F = Fault
CASES = {
    "tautan": Case(body('<a href="../y/">y</a>'), F.DEAD_LINK, X, "daerah/y/ mati"),
    "tautan-mutlak": Case(body(f'<a href="{URL}y/">y</a>'), F.DEAD_LINK, X, "y/ mati"),
    "tautan-akar-host": Case(body('<a href="/daerah/x/">y</a>'), F.DEAD_LINK, X, "/daerah/x/"),
    "tautan-ke-luar-situs": Case(body('<a href="../../../">y</a>'), F.DEAD_LINK, X, "../"),
    "tautan-tanpa-garis-miring": Case(body('<a href="../s">y</a>'), F.DEAD_LINK, X, "daerah/s"),
    "formulir": Case(body('<form action="../../cari/"></form>'), F.DEAD_LINK, X, "cari/"),
    "bahasa-lain": Case(
        swapped(X, "</title>", '</title><link rel="alternate" href="../../en/">'),
        F.DEAD_LINK, X, "en/",
    ),
    "bagian": Case(swapped(X, 'id="pasar"', 'id="psar"'), F.DEAD_PART, "index.html", "#pasar"),
    "bagian-sendiri": Case(body('<a href="#nol">y</a>'), F.DEAD_PART, X, "#nol"),
    "alamat-html": Case(
        added("daerah/x.html", page("daerah/x.html", "X")), F.DOUBLE_ADDRESS, X, "daerah/x.html"
    ),
    "alamat-huruf-besar": Case(
        added("aset/Gaya.css", ""), F.DOUBLE_ADDRESS, "aset/gaya.css", "aset/Gaya.css"
    ),
    "alamat-aksen": Case(accented, F.DOUBLE_ADDRESS, "\u00e9", "e\u0301"),
    "alamat-utama": Case(
        swapped(X, f"{URL}daerah/x/", f"{URL}daerah/s/"), F.DOUBLE_ADDRESS, X, "daerah/s/"
    ),
    "id": Case(body('<p id="pasar">'), F.DOUBLE_ID, X, "pasar"),
    "tanpa-sumber": Case(swapped(X, ' data-sumber="s001"', ""), F.NO_SOURCE, X, "“3”"),
    "tanpa-nilai": Case(swapped(X, ' value="3"', ""), F.NO_VALUE, X, "s001"),
    "belum-ada-bernilai": Case(
        swapped(X, 'data-status="belum-ada"', 'data-status="belum-ada" value="0"'),
        F.MISSING_WITH_VALUE, X, "1",
    ),
    "gambar-lain": Case(
        body('<img alt="" src="https://lain.example/a.png">'), F.OTHER_HOST, X, "lain.example"
    ),
    "gambar-lain-lebar": Case(
        body('<img alt="" srcset="../../aset/ikon.svg 1x, //lain.example/a.png 2x">'),
        F.OTHER_HOST, X, "//lain.example/a.png",
    ),
    "sambungan-lain": Case(
        swapped(X, "</title>", '</title><link rel="preconnect" href="https://lain.example">'),
        F.OTHER_HOST, X, "lain.example",
    ),
    "gaya-lain": Case(
        swapped("aset/gaya.css", "ikon.svg", "'https://lain.example/a.svg'"),
        F.OTHER_HOST, "aset/gaya.css", "lain.example",
    ),
    "huruf-besar-lain": Case(
        body('<iframe src="HTTPS://lain.example/"></iframe>'), F.OTHER_HOST, X, "lain.example"
    ),
    "gaya-lain-bernama": Case(
        body('<link rel="alternate stylesheet" href="//lain.example/a.css">'),
        F.OTHER_HOST, X, "lain.example",
    ),
    "gaya-mengimpor": Case(
        swapped("aset/gaya.css", "body", '@import "//lain.example/a.css"; body'),
        F.OTHER_HOST, "aset/gaya.css", "lain.example",
    ),
    "gambar-hilang": Case(body('<img alt="" src="a.png">'), F.LOAD_MISSING, X, "daerah/x/a.png"),
    "bentuk-hilang": Case(
        swapped("aset/ikon.svg", "batas", "bats"), F.LOAD_MISSING, X, "aset/ikon.svg#batas"
    ),
    "skrip-sebaris": Case(body("<script>1</script>"), F.INLINE_CODE, X, "1"),
    "skrip-atribut": Case(body('<p onclick="x()">'), F.INLINE_CODE, X, "1"),
    "skrip-alamat": Case(body('<a href=" JavaScript:x()">y</a>'), F.INLINE_CODE, X, "1"),
    "gaya-sebaris": Case(body('<p style="color:red">'), F.INLINE_CODE, X, "1"),
    "gaya-unsur": Case(body("<style>p{}</style>"), F.INLINE_CODE, X, "1"),
    "judul": Case(swapped(X, "<title>X</title>", ""), F.BONES, X, "tidak berjudul"),
    "main": Case(swapped(X, "<main", "<div"), F.BONES, X, "0 <main>"),
    "dua-main": Case(body("<main></main>"), F.BONES, X, "2 <main>"),
    "dua-h1": Case(body("<h1>X</h1>"), F.BONES, X, "2 <h1>"),
    "h1": Case(swapped(X, "<h1>X</h1>", ""), F.BONES, X, "0 <h1>"),
    "simulasi-noindex": Case(
        swapped(S, '<meta name="robots" content="noindex">', ""),
        F.SIMULATED_UNMARKED, S, "noindex",
    ),
    "simulasi-mesin": Case(
        swapped(S, '<meta name="kks:simulasi" content="true">', ""),
        F.SIMULATED_UNMARKED, S, "kks:simulasi",
    ),
    "simulasi-spanduk": Case(swapped(S, BANNER, ""), F.SIMULATED_UNMARKED, S, "Spanduk"),
    "besar": Case(enlarged, F.TOO_LARGE, "data x.csv", "25,0 MB"),
    "hilang": Case(
        lambda site: (site / MANIFEST).write_bytes(manifest([*FILES, "kartu/x.png"])),
        F.NOT_THERE, "kartu/x.png", "daftar berkas",
    ),
    "asing": Case(added("CNAME", listed=False), F.NOT_LISTED, "CNAME", MANIFEST),
    "bukan-utf-8": Case(
        lambda site: (site / S).write_bytes((site / S).read_bytes() + b"\xff"),
        F.UNREADABLE, S, "UTF-8",
    ),
    "tautan-simbolik": Case(linked, F.UNREADABLE, "aset/portal.js", "berkas biasa"),
    "pipa": Case(
        lambda site: (site / "aset/portal.js").unlink() or os.mkfifo(site / "aset/portal.js"),
        F.UNREADABLE, "aset/portal.js", "berkas biasa",
    ),
}  # fmt: skip
