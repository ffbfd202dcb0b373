"""The audit of a finished site: each fault is found where it was planted, and nowhere else."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from kksportal.audit.kinds import MOST_BYTES, Fault
from kksportal.audit.report import audit_text
from kksportal.audit.site import Audit, audit_site
from kksportal.errors import PortalError, Severity
from kksportal.findings import KINDS
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


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A small finished site without any fault, in a folder of any name."""
    home = tmp_path / "situs lain"
    for address, text in FILES.items():
        (home / address).parent.mkdir(parents=True, exist_ok=True)
        (home / address).write_text(text, "utf-8")
    (home / MANIFEST).write_bytes(manifest(FILES))
    return home


def problems(audit: Audit) -> list[tuple[str, str]]:
    """The codes of the problems with their files."""
    return [(problem.kind.code, problem.path) for problem in audit.problems]


def test_a_sound_site_has_no_problem(site: Path) -> None:
    """The control; links that stay in the site and files that pages load are counted."""
    audit = audit_site(site)
    assert audit.problems == ()
    assert audit.exit_code == 0
    assert (audit.pages, audit.files, audit.links) == (4, 9, 24)


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


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_a_planted_fault_is_found_alone(case: Case, site: Path) -> None:
    """One plant, one problem: its kind, its file, and words that say what it is."""
    case.plant(site)
    audit = audit_site(site)
    assert problems(audit) == [(case.fault.value.code, case.path)]
    assert case.what in audit.problems[0].what
    assert audit.problems[0].mend
    assert audit.exit_code == (0 if case.fault is Fault.NOT_LISTED else 1)


def test_every_kind_of_fault_is_planted() -> None:
    """A kind nobody can cause would be a promise without a test."""
    assert {case.fault for case in CASES.values()} == set(Fault)


def test_kinds_of_faults_explain_themselves_and_are_no_kinds_of_findings() -> None:
    """Codes of their own, a title, a sentence and an advice; only strangers are a warning."""
    codes = [fault.value.code for fault in Fault]
    assert codes == [f"KKS-S{number:03}" for number in range(1, len(codes) + 1)]
    assert not {kind.code for kind in KINDS} & set(codes)
    for fault in Fault:
        kind = fault.value
        assert kind.title
        assert kind.advice
        assert kind.meaning.endswith(".")
        warns = fault is Fault.NOT_LISTED
        assert kind.severity is (Severity.PERINGATAN if warns else Severity.GALAT)


def test_a_link_is_reported_with_its_line(site: Path) -> None:
    """The row of a dead link is its line on the page."""
    body('\n\n<a href="../y/">y</a>')(site)
    text = (site / X).read_text("utf-8")
    line = text[: text.index("../y/")].count("\n") + 1
    assert [problem.row for problem in audit_site(site).problems] == [line]


def test_files_of_exactly_25_mb_are_taken(site: Path) -> None:
    """The bound itself is allowed."""
    with (site / "data x.csv").open("ab") as file:
        file.truncate(MOST_BYTES)
    assert audit_site(site).problems == ()


@pytest.mark.parametrize("name", [".DS_Store", "daerah/Thumbs.db"])
def test_what_file_managers_drop_is_nobodys(name: str, site: Path) -> None:
    """As in a build, their droppings are no strangers."""
    added(name, listed=False)(site)
    assert audit_site(site).problems == ()


def test_a_site_without_an_address_starts_at_its_host(site: Path) -> None:
    """Without a canonical address of the first page, "/" is the root and "/kks/" is dead."""
    for address in [name for name in FILES if name.endswith(".html")]:
        text = (site / address).read_text("utf-8")
        text = text.replace('<link rel="canonical" href="', '<link rel="x-" data-x="')
        (site / address).write_text(text.replace("/kks/daerah/x/", "/daerah/x/"), "utf-8")
    problems = [(p.path, p.what) for p in audit_site(site).problems]
    assert problems == [
        ("404.html", "Memuat kks/aset/gaya.css, yang tidak ada."),
        ("404.html", "Memuat kks/aset/portal.js, yang tidak ada."),
    ]


def test_a_folder_that_no_build_made_is_wrong_use(tmp_path: Path) -> None:
    """No folder, a file, an empty folder, a list that is none: one sentence each."""
    (tmp_path / "berkas").write_text("x")
    (tmp_path / "kosong").mkdir()
    (tmp_path / "palsu").mkdir()
    (tmp_path / "palsu" / MANIFEST).write_text("index.html")
    for name in ("tidak-ada", "berkas"):
        with pytest.raises(PortalError, match="tidak ada folder"):
            audit_site(tmp_path / name)
    for name in ("kosong", "palsu"):
        with pytest.raises(PortalError, match="bukan situs buatan kks build"):
            audit_site(tmp_path / name)


def test_a_name_that_is_no_text_can_be_reported(site: Path) -> None:
    """A file whose name is no UTF-8 is a stranger whose name can be printed."""
    Path(os.fsdecode(os.fsencode(site) + b"/a\xff.txt")).write_text("x")
    audit = audit_site(site)
    assert problems(audit) == [("KKS-S015", "a\ufffd.txt")]
    assert audit_text(audit).encode()


def test_the_text_has_a_problem_of_many_pages_once(site: Path) -> None:
    """A link that is dead on all pages is one block with the first pages, then how many more."""
    for number in range(5):
        added(f"b/{number}/index.html", page(f"b/{number}/", "B", '<a href="/kks/y/">y</a>'))(site)
    names = [f"b/{number}/index.html" for number in range(5)]
    (site / MANIFEST).write_bytes(manifest([*FILES, *names]))
    lines = audit_text(audit_site(site)).split("\n")
    assert lines == [
        "KKS-S001  b/0/index.html  baris 5",
        "          Tautan ke y/ mati.",
        "          Juga di b/1/index.html, b/2/index.html, b/3/index.html, dan 1 berkas lain.",
        "          Betulkan tautannya di naskah atau templat, lalu bangun lagi",
        "9 halaman, 14 berkas, 44 tautan diperiksa: 5 galat.",
    ]
