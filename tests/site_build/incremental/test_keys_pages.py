"""Which pages and files of the nation a change makes anew, by what the registers say."""

from __future__ import annotations

from typing import Any

import pytest

from kksportal.exports import register as files
from kksportal.pages import register as pages
from kksportal.site_build.incremental.keys import Keys
from tests.site_build.incremental.moves import (
    FAR,
    INDICATOR,
    NEAR,
    ONE,
    PAIR,
    PAIR_2,
    ROWS,
    SCORE,
    TWO,
    edited,
    first,
    keys,
    told,
)  # fmt: skip
from tests.site_build.small import output

ACROSS = "banding/kalsel/"  # all districts of a province
PAGES = (
    "", "daerah/", "provinsi/kalsel/", "banding/", ACROSS, PAIR, PAIR_2, FAR, "peta/", "peta/2025/",
    "peta/pasar/", "kerangka/2025/", "tatanan/", "tatanan/pasar/", INDICATOR, "inovasi/", "cari/",
    "penghargaan/2025/", "penghargaan/", "pembaruan/", "temuan/", "404.html", "data/", "glosarium/",
    "periksa/", "akses-awal/", "arsip/", "arsip/2025/", "daerah/91.01/",
    "en/", "en/method/", "en/districts/", "en/awards/",
)  # fmt: skip
EVERY = (
    "skema",
    "indikator",
    "pencarian-nama",
    "batas",
    "keamanan",
    "daftar-arsip",
)  # no such change moves them
OF_AWARDS = {
    "peta/", "peta/2025/", "peta/pasar/", "penghargaan/", "penghargaan/2025/", "en/awards/",
    "arsip/2025/", "akses-awal/", "en/", "",
    "daerah/", "provinsi/kalsel/", ACROSS, "cari/", "data/",
    "berkas:indeks", "berkas:penghargaan", "berkas:katalog",
}  # fmt: skip
OF_GIVEN = {
    "", "provinsi/kalsel/", "banding/", "peta/pasar/", "tatanan/pasar/", "pembaruan/",
    "berkas:indeks", "berkas:katalog", "berkas:umpan",
}  # fmt: skip
OF_TEXTS = {
    "", "provinsi/kalsel/", "tatanan/pasar/", "inovasi/", "cari/", "akses-awal/", "berkas:umpan",
}  # fmt: skip
OF_DAY = {
    "", "en/", "daerah/", "en/districts/", "provinsi/kalsel/", "banding/", "cari/", "pembaruan/",
    "temuan/", "404.html", "data/", "en/method/", "berkas:indeks",
    "berkas:katalog", "berkas:umpan",
}  # fmt: skip


def uses(made: Keys) -> dict[str, dict[str, str]]:
    """What each page, by its address, and each file, by its name, depends on."""
    found = {}
    for address in PAGES:
        kind = pages.type_of(address)
        assert kind is not None, address
        found[address] = made.uses(kind.on, f"halaman:{address}", address)
    return found | {f"berkas:{f.name}": made.uses(f.on, f"berkas:{f.name}") for f in files.NATION}


def moved(**told: Any) -> set[str]:
    """The pages and files that do not stand after a change."""
    before, after = uses(keys()), uses(keys(*told.pop("outputs", ()), **told))
    return {name for name in before if before[name] != after[name]}


def test_these_are_pages_of_all_types() -> None:
    """The list has a page of every type of the nation."""
    assert {id(pages.type_of(address)) for address in PAGES} == {id(one) for one in pages.NATION}


@pytest.mark.parametrize(
    ("change", "names"),
    [
        pytest.param({}, set(), id="sama"),
        pytest.param(first(rows={**ROWS, PAIR: "a!"}), {PAIR}, id="baris banding"),
        pytest.param(
            first(rows={**ROWS, ACROSS: "[]"}), {*OF_GIVEN, ACROSS}, id="angka seprovinsi"
        ),
        pytest.param(first(rows={**ROWS, INDICATOR: "i!"}), {INDICATOR}, id="baris indikator"),
        pytest.param(first(updated="2026-02-03"), OF_GIVEN, id="yang diberi daerah"),
        pytest.param(
            first(scores=(SCORE, ("sekolah", *SCORE[1:]))), {*OF_GIVEN, "peta/", "peta/2025/"},
            id="peta baru",
        ),
        pytest.param(
            first(rows={**ROWS, "banding/kalsel/air/": "x"}), {*OF_GIVEN, ACROSS, PAIR, PAIR_2},
            id="banding baru di provinsi",
        ),
        pytest.param(first(rows={**ROWS, NEAR: "x"}), OF_GIVEN, id="banding provinsi lain"),
        pytest.param({"day": "2026-02-03"}, OF_DAY, id="hari"),
        pytest.param(
            edited("datapackages/penghargaan/2025/penerima.csv"), OF_AWARDS, id="penghargaan"
        ),
        pytest.param(edited("content/inovasi/a.md"), OF_TEXTS, id="cerita"),
        pytest.param(edited("content/tentang.md"), set(), id="redaksi"),
        pytest.param(edited("site_templates/aset/gaya.css"), set(), id="gaya"),
    ],
)  # fmt: skip
def test_a_change_makes_anew_what_shows_it(change: dict[str, Any], names: set[str]) -> None:
    """Rows that did not move, frameworks and files of the contract stand whatever is given."""
    assert moved(**change) == names


@pytest.mark.parametrize(
    ("later", "names"),
    [
        ("temuan", {"temuan/"}),
        ("tabel", {"data/", "berkas:indeks", "berkas:paket-nasional"}),
        ("unduhan", {"data/"}),
        ("halaman", {"berkas:peta-situs", "berkas:kepala-host"}),
    ],
)
def test_what_is_known_later_moves_what_tells_of_it(later: str, names: set[str]) -> None:
    """Findings their page, tables and downloads the page of data, all pages the map of the site."""
    kinds = {on: told(on.value) for on in keys().later}
    other = {**kinds, **{on: told("lain") for on in kinds if on.value == later}}
    assert moved(later=other) == names


@pytest.mark.parametrize("change", [{"simulated": True}, {"packaged": ("63.11",)}])
def test_another_nation_makes_every_page_anew(change: dict[str, Any]) -> None:
    """Which districts there are, and whether they are fiction, every page may tell."""
    own = {f"berkas:{name}" for name in (*EVERY, "peta-situs", "kepala-host")}
    assert moved(**change) == uses(keys()).keys() - own


def test_a_new_district_makes_every_page_anew() -> None:
    """Also one that has a row on one page alone: every page may tell how many there are."""
    third = output("63.13", rows={FAR: "g"})
    own = {f"berkas:{name}" for name in (*EVERY, "peta-situs", "kepala-host")}
    assert moved(outputs=(ONE, TWO, third)) == uses(keys()).keys() - own
