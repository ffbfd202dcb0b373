"""What of the nation moves: each change moves the keys of what depends on it, and no other."""

from __future__ import annotations

from typing import Any

import pytest

from kksportal.pages.types import On
from kksportal.site_build.incremental.keys import Keys
from kksportal.site_build.incremental.last_build import hashed, joined
from kksportal.site_build.incremental.output import DistrictOutput, Written
from kksportal.site_build.incremental.state import Thing
from tests.site_build.incremental.moves import (
    FAR,
    INDICATOR,
    LATER,
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
)
from tests.site_build.small import FIRST, SECOND, last_build, output

OWN = (
    On.SCOPE, On.AWARDS, On.TEXTS, On.GIVEN, On.ROWS, On.INDICATORS, On.ENGLISH, On.SIBLINGS,
    On.MAPPED, On.DAY, On.STYLES, On.ARCHIVES,
)  # fmt: skip


def uses(name: str = "halaman:x", address: str = PAIR, **moved: Any) -> dict[str, str]:
    """The keys of a page that depends on all there is."""
    return keys(*moved.pop("outputs", ()), **moved).uses(OWN, name, address)


@pytest.mark.parametrize(
    ("moved", "on"),
    [
        pytest.param({}, set(), id="sama"),
        pytest.param({"simulated": True}, {On.SCOPE}, id="simulasi"),
        pytest.param({"packaged": (FIRST,)}, {On.SCOPE}, id="paket lain"),
        pytest.param({"packaged": (SECOND, FIRST)}, set(), id="urutan paket"),
        pytest.param(
            {"outputs": (ONE, TWO, DistrictOutput("63.13", ""))}, {On.SCOPE, On.GIVEN},
            id="daerah baru",
        ),
        pytest.param(
            {"outputs": (ONE, TWO._replace(code="63.13"))}, {On.SCOPE, On.GIVEN, On.ROWS},
            id="kode lain",
        ),
        pytest.param(
            edited("datapackages/penghargaan/2025/penerima.csv"), {On.AWARDS}, id="penghargaan"
        ),
        pytest.param(
            edited("datapackages/penghargaan-simulasi/2025/penerima.csv"), {On.AWARDS},
            id="penghargaan simulasi",
        ),
        pytest.param(edited(f"{ONE.folder}/penghargaan.csv"), set(), id="penghargaan daerah"),
        pytest.param(edited("content/inovasi/a.md"), {On.TEXTS}, id="cerita"),
        pytest.param(edited("content/narasi/a.md"), {On.TEXTS}, id="narasi"),
        pytest.param(edited("content/narasi/baru.md"), {On.TEXTS}, id="narasi baru"),
        pytest.param(edited("content/tentang.md"), set(), id="redaksi"),
        pytest.param(edited("site_templates/aset/gaya.css"), {On.STYLES}, id="gaya"),
        pytest.param(edited("site_templates/halaman/daerah.html"), set(), id="templat"),
        pytest.param({"day": "2026-02-03"}, {On.DAY}, id="hari"),
        pytest.param(first(), set(), id="daerah sama"),
        pytest.param(
            first(pages=(), findings=(), shas=(), sources=(("x",),), named=("a",), failed=True),
            set(),
            id="milik sendiri",
        ),
        pytest.param(first(updated="2026-02-03"), {On.GIVEN}, id="hari daerah"),
        pytest.param(first(rows={**ROWS, "temuan/": "u"}), {On.GIVEN}, id="baris daftar"),
        pytest.param(
            first(scores=(SCORE, ("sekolah", *SCORE[1:]))), {On.GIVEN, On.MAPPED},
            id="skor tatanan lain",
        ),
        pytest.param(
            first(scores=(("pasar", "90", *SCORE[2:]),)), {On.GIVEN}, id="skor lain"
        ),
        pytest.param(first(rows={**ROWS, PAIR: "a!"}), {On.ROWS}, id="baris halaman ini"),
        pytest.param(first(rows={**ROWS, INDICATOR: "i!"}), set(), id="baris halaman lain"),
        pytest.param(
            first(rows={**ROWS, "banding/kalsel/air/": "x"}), {On.GIVEN, On.SIBLINGS},
            id="banding baru di provinsi",
        ),
        pytest.param(
            first(rows={slot: row for slot, row in ROWS.items() if slot != PAIR_2}),
            {On.GIVEN, On.SIBLINGS},
            id="banding hilang di provinsi",
        ),
        pytest.param(first(rows={**ROWS, NEAR: "x"}), {On.GIVEN}, id="banding provinsi lain"),
        pytest.param(
            first(rows={**ROWS, "indikator/2025/T1.02/": "x"}), {On.GIVEN, On.INDICATORS},
            id="indikator baru",
        ),
        pytest.param(
            first(rows={slot: row for slot, row in ROWS.items() if slot != INDICATOR}),
            {On.GIVEN, On.INDICATORS},
            id="indikator hilang",
        ),
        pytest.param(
            first(pages=(Written("f", "en/districts/balangan/", "", False, 1),)), {On.ENGLISH},
            id="halaman Inggris baru",
        ),
        pytest.param(
            first(pages=(Written("f", "daerah/balangan/pasar/", "", False, 1),)), set(),
            id="halaman tatanan baru",
        ),
    ],
)  # fmt: skip
def test_a_change_moves_the_keys_of_what_depends_on_it(moved: dict[str, Any], on: set[On]) -> None:
    """Those, and no other: else a page would be made for nothing, or stand with old words."""
    before, after = uses(), uses(**moved)
    assert before.keys() == after.keys() == {one.value for one in OWN}
    assert {one for one in OWN if before[one.value] != after[one.value]} == on


def test_every_kind_of_dependence_has_a_key() -> None:
    """What is known at once and what is known later are together all that a page may name."""
    assert {*OWN, *LATER} == set(On)
    assert keys().uses(LATER, "berkas:x") == {
        "temuan": "kunci temuan", "tabel": "kunci tabel", "unduhan": "kunci unduhan",
        "halaman": "kunci halaman",
    }  # fmt: skip


def test_only_what_is_named_is_a_key_of_a_thing() -> None:
    """A thing that depends on the day alone has one key, and one that depends on none has none."""
    assert keys().uses((On.DAY,), "halaman:x") == {"hari": "2026-01-02"}
    assert keys().uses((), "halaman:x") == {}


def test_keys_are_those_of_what_they_are_made_of() -> None:
    """Short keys over the districts in order, over files below a folder, over tatanan."""
    many = TWO._replace(scores=tuple((t, *SCORE[1:]) for t in "fdbace"))
    made = keys(ONE, many, packaged=(SECOND, FIRST))
    assert made.uses(OWN, "halaman:x", PAIR) == {
        "cakupan": hashed((False, [FIRST, SECOND], [FIRST, SECOND])),
        "penghargaan": made.last.key_below("datapackages/penghargaan"),
        "naskah": made.last.key_below("content/inovasi/", "content/narasi/"),
        "daerah": joined([f"{FIRST} {ONE.given_key}", f"{SECOND} {TWO.given_key}"]),
        "baris": made.rows.key(PAIR, None),
        "indikator": joined([INDICATOR]),
        "inggris": joined([]),
        "sesama": joined([PAIR, PAIR_2]),
        "terpeta": joined(["a", "b", "c", "d", "e", "f", "pasar"]),
        "hari": "2026-01-02",
        "gaya": made.last.key_below("site_templates/aset/"),
        "arsip": made.last.key_below("arsip/", "datapackages/arsip/"),
    }


def test_a_key_that_is_known_later_is_asked_for_once_and_only_when_needed() -> None:
    """It may be costly, and it may only be asked for when what it tells of is made."""
    asked = []

    def count() -> str:
        asked.append(1)
        return f"kunci {len(asked)}"

    made: Keys = keys(later={On.PAGES: count})
    made.uses(OWN, "halaman:x", PAIR)
    assert asked == []
    found = [made.uses((On.PAGES,), name)["halaman"] for name in ("berkas:a", "berkas:b")]
    assert found == ["kunci 1", "kunci 1"]
    with pytest.raises(KeyError):
        made.uses((On.FINDINGS,), "berkas:a")


def test_each_page_has_the_key_of_its_own_rows_and_siblings() -> None:
    """These two are asked for page by page, all others are the same for every page."""
    made = keys()
    one, two, far = (made.uses(OWN, f"halaman:{a}", a) for a in (PAIR, PAIR_2, FAR))
    assert {name for name in one if one[name] != two[name]} == {"baris"}
    assert {name for name in one if one[name] != far[name]} == {"baris", "sesama"}


def test_what_is_no_comparison_has_no_siblings() -> None:
    """A page of an indicator names no other of a province."""
    assert keys().uses((On.SIBLINGS,), "halaman:x", INDICATOR)["sesama"] == joined([])


def test_while_no_row_moved_a_page_has_the_key_it_had() -> None:
    """It is found under the name of the page, as the last build left it."""
    things = {
        "halaman:x": Thing({"baris": "dulu"}, {}),
        "halaman:y": Thing({"hari": "dulu"}, {}),
    }
    last = last_build(None, ONE, TWO, things=things)
    made = keys(last=last)
    assert made.uses((On.ROWS,), "halaman:x", PAIR) == {"baris": "dulu"}
    fresh = keys().uses((On.ROWS,), "halaman:x", PAIR)
    assert made.uses((On.ROWS,), "halaman:y", PAIR) == fresh
    assert made.uses((On.ROWS,), "halaman:z", PAIR) == fresh
    moved = keys(ONE, output(SECOND, rows={PAIR: "c!"}), last=last)
    assert moved.uses((On.ROWS,), "halaman:x", PAIR)["baris"] not in ("dulu", fresh["baris"])
