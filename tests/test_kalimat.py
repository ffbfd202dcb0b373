"""Every sentence of the real portal is true and can be read aloud, as far as a machine can tell.

Each rule of `tests/kalimat.py` is shown to bite on a small counter-example, and to leave alone what
is right; then all pages are walked.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from tests import kalimat
from tests.kalimat import RULES, Page, Rule, pages, unknowns

pytestmark = pytest.mark.xdist_group("situs")

MOST_UNKNOWNS = 31  # "belum" on one page of a district; the most there is on the real portal


def made(main: str, foot: str = "", address: str = "daerah/kota-x/index.html") -> Page:
    """A page of little but these parts."""
    return Page(address, f'<main id="isi">{main}</main><footer class="kaki">{foot}</footer>')


STAGES = (
    "<h3>Tahap penilaian 2025</h3>"
    '<ol class="tahap"><li class="belum-ada"><strong>Penganugerahan</strong></li></ol>'
    '<ol class="riwayat"><li class="ada"><span class="siklus"><a>{}</a></span></li></ol>'
)
UNKNOWN = STAGES.format("2025").replace("belum-ada", "selesai") + (
    '<details class="tak-tahu"><ul><li><b>Tahap penilaian 2025</b>: Desk, Penganugerahan.</li>'
    "</ul></details>"
)
RIVALS = (
    '<div class="kotak beda"><p class="tanda">Berbeda antar sumber</p>'
    '<data data-sumber="a">1</data>'
    '<data data-sumber="{}">2</data></div>'
)
FIGURE = '<p><data value="1" data-sumber="a">1</data></p>'
# By rule: what it finds, what it leaves alone.
EXAMPLES: dict[str, tuple[list[Page], list[Page]]] = {
    "rough_share": (
        [
            made("<p>sekitar 33 <span>dari 136 indikator</span> (24,3%)</p>"),
            made("<p>about 33 of 136 indicators (24.3%)</p>"),
        ],
        [
            made("<p>sekitar 33 dari 136 indikator (sekitar 24%)</p>"),
            made("<p>33 dari 136 indikator (24,3%)</p>"),
        ],
    ),
    "lost_bound": (
        [made("<p>Lebih dari 3 dari 4 desa (75%)</p>"), made("<p>at least 3 of 4 (75%)</p>")],
        [made("<p>Lebih dari 3 dari 4 desa (lebih dari 75%)</p>"), made("<p>3 dari 4 (75%)</p>")],
    ),
    "passed_unsaid": (
        [made("<p>Kota X telah melewati verifikasi lanjutan siklus 2025.</p>")],
        [
            made("<p>Kota X telah melewati verifikasi.</p><p>Selesai, lolos</p>"),
            made("<p>Kota X mengikuti verifikasi.</p>"),
        ],
    ),
    "doubled_word": (
        [made("<p>Tim Pembina Terbaik Terbaik Kedua</p>")],
        [
            made("<p>Kota Bau Bau, kecamatan Fak Fak, kabupaten-kabupaten</p>"),
            made("<p>Padapa</p><p>Padapa</p>"),
        ],
    ),
    "rival_requirement": (
        [
            made("<li>Nilai <b>Belum dapat dinilai</b> <small>Berbeda antar sumber.</small></li>"),
            made("<p>Nilai berbeda antar sumber</p>", address="kerangka/2025/index.html"),
        ],
        [made("<p>Belum dapat dinilai: sumber menyebut syarat yang berbeda</p>")],
    ),
    "rival_alone": ([made(RIVALS.format("a"))], [made(RIVALS.format("b"))]),
    "package_day": (
        [
            made("<p>Data per 24 November 2026</p>"),
            made("", "<p>X, data per 24 November 2026.</p>"),
        ],
        [made("<p>Per 24 November 2026.</p>", "<p>X, diperbarui 24 November 2026.</p>")],
    ),
    "jargon": (
        [made("<p>Padapa 2025 · ada paket data</p>"), made("<a>Ikuti lewat Atom</a>")],
        [made("<p>Paket data (ZIP)</p>", address="data/index.html"), made("<p>ada data</p>")],
    ),
    "span_missing": (
        [made(FIGURE, "<p>Diperbarui 1 Mei 2026.</p>")],
        [
            made(FIGURE, "<p>Angka di halaman ini dari Mei 2024 sampai 2025.</p>"),
            made("<p>Belum ada angka</p>", "<p>Diperbarui 1 Mei 2026.</p>"),
            made(f'<div class="kotak"><span class="sifat">target</span>{FIGURE}</div>'),
        ],
    ),
    "span_reversed": (
        [
            made("", "<p>Angka di halaman ini dari Agustus 2025 sampai November 2023.</p>"),
            made("", "<p>Figures on this page are from 2025 to May 2024.</p>"),
        ],
        [
            made("", "<p>Angka di halaman ini dari 2023 sampai Agustus 2023.</p>"),
            made("", "<p>Angka di halaman ini dari Mei 2023, sebagian tanpa tanggal.</p>"),
        ],
    ),
    "counted_nothing": (
        [made("<p>Kami menemukan 0 daerah penerima tahun 2005.</p>")],
        [made("<p>10 kabupaten dan kota; 1.200 daerah; 0,5</p>")],
    ),
    "unknown_beside_award": (
        [made(STAGES.format("2025")), made(UNKNOWN)],
        [made(STAGES.format("2023")), made(UNKNOWN.replace(", Penganugerahan", ""))],
    ),
    "past_without_when": (
        [
            made("<p>Menurut sumber, Kota X belum pernah dinilai.</p>"),
            made("<p>Disebut berencana ikut dinilai untuk siklus 2027.</p>"),
        ],
        [
            made("<p>Pada 13 November 2023 disebut belum pernah dinilai.</p>"),
            made("<p>Kota X disebut belum pernah dinilai (keterangan tanpa tanggal).</p>"),
        ],
    ),
    "clumsy": (
        [
            made("<p>Apakah menerima penghargaan 2025, belum ditemukan sumbernya.</p>"),
            made("<p>told by sources 3 cycles</p>"),
        ],
        [made("<p>Penghargaan 2025 belum ditemukan sumbernya.</p>")],
    ),
    "stray_marks": (
        [made("<p>Padapa 2025..</p>"), made("<p>Sumber: a , b</p>")],
        [made("<p>Dan lain-lain … lalu a, b; c.</p>")],
    ),
}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_a_rule_bites_and_spares(rule: Rule) -> None:
    """Every counter-example is found, and what is right is not."""
    wrong, right = EXAMPLES[rule.__name__]
    assert all(list(rule(page)) for page in wrong)
    assert not [found for page in right for found in rule(page)]


@pytest.fixture(scope="session")
def walked(site: Path) -> tuple[Page, ...]:
    """All pages of the real portal."""
    return tuple(pages(site))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_no_page_breaks_a_rule(rule: Rule, walked: tuple[Page, ...]) -> None:
    """No page of the real portal says what the rule looks for."""
    found = [f"{page.address}: {words}" for page in walked for words in rule(page)]
    assert not found, f"{len(found)}:\n" + "\n".join(found[:20])


def test_the_rules_look_at_all_pages(walked: tuple[Page, ...]) -> None:
    """Every page has a body and, but for parts shown in other sites, a foot."""
    assert len(walked) > 1000
    bare = [page.address for page in walked if not page.foot]
    assert all(page.main for page in walked)
    assert all(address.startswith("sematan/") for address in bare)


def test_no_page_is_mostly_about_what_is_unknown(walked: tuple[Page, ...]) -> None:
    """ "Belum" is said once and quietly: no district's page says it too often."""
    mine = [p for p in walked if p.address.startswith("daerah/") and p.address.count("/") > 1]
    counts = Counter({page.address: unknowns(page) for page in mine})
    address, most = counts.most_common(1)[0]
    assert most <= MOST_UNKNOWNS, f"{address}: {most}"


def test_pages_by_kind_are_counted(walked: tuple[Page, ...]) -> None:
    """The table for the closing note has a line for each kind of page."""
    from tests.hitung_halaman import counted

    kinds = {line.kind for line in counted(walked)}
    assert {"beranda", "daerah", "provinsi", "en"} <= kinds
    assert kalimat.words_of_first_screen(walked[0]) > 0
