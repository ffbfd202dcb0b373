"""All checks of a portal together: what each package is asked, what crosses them."""

from __future__ import annotations

import pickle
from dataclasses import replace

import pytest

from kksportal.model.package import AwardPackage, BoundaryPackage, DistrictPackage
from kksportal.validate.known import Known
from kksportal.validate.portal import (
    all_packages,
    check_between,
    check_package,
    check_portal,
    innovations_of,
    source_table,
)
from tests.builders import head, package, rows, source
from tests.validate.world import (
    AWARDS,
    DISTRICT,
    FOLDER,
    HEADS,
    KNOWN,
    SOUND,
    judged,
    places,
    portal,
    story,
)

FACT, IDEA = SOUND["daerah"]["fakta"], SOUND["daerah"]["inovasi"]


def whole(**parts: str) -> tuple[DistrictPackage, AwardPackage, BoundaryPackage]:
    """A district, awards and an outline beside the small portal's shared packages."""
    district = package("daerah", about=DISTRICT, fakta=[FACT | parts], inovasi=[IDEA])
    awards = package("penghargaan", about=AWARDS, acara=[{"siklus": "2025"}])
    outline = BoundaryPackage(
        head=head("batas", folder="datapackages/batas", cycle=""),
        sumber=(source("a"),),
        batas=rows("batas", "batas", [{"kode": "63.11", "jalur": "M1 2l3 4z"}]),
    )
    assert isinstance(district, DistrictPackage)
    assert isinstance(awards, AwardPackage)
    return district, awards, outline


@pytest.mark.parametrize(
    ("kind", "table"), [(kind, table) for kind, tables in SOUND.items() for table in tables]
)
def test_a_sound_row_of_every_table_passes_every_check(kind: str, table: str) -> None:
    """The control of all tests of the checks: a sound package has no findings."""
    assert judged(table, {}, kind=kind) == ()


@pytest.mark.parametrize(
    ("table", "cells", "kind", "code"),
    [
        ("fakta", {"nilai": "x"}, "daerah", "KKS-D009"),
        ("fakta", {"nilai": "101"}, "daerah", "KKS-D016"),
        ("fakta", {"satuan": "kilo"}, "daerah", "KKS-D013"),
        ("fakta", {"inovasi": "entah"}, "daerah", "KKS-D013"),
        ("fakta", {"subjek": "73"}, "daerah", "KKS-D017"),
        ("acara", {"siklus": "2023"}, "penghargaan", "KKS-K005"),
        ("ringkasan", {"cakupan": "99"}, "penghargaan", "KKS-D013"),
        ("padanan", {"kode_baru": "T9.99"}, "kerangka", "KKS-K003"),
    ],
)
def test_every_kind_of_check_is_asked(
    table: str, cells: dict[str, str], kind: str, code: str
) -> None:
    """Cells, values, references of both sorts, places, cycles, areas, the framework itself."""
    assert [f.kind.code for f in judged(table, cells, kind=kind)] == [code]


@pytest.mark.parametrize(
    ("table", "cells"),
    [
        ("fakta", {"satuan": "persn"}),
        ("fakta", {"satuan": "persen "}),
        ("fakta", {"sifat": "Capaian"}),
        ("fakta", {"nilai": "85,5"}),
        ("fakta", {"catatan": "=85"}),
        ("pernyataan", {"tatanan": "pasar;pasar"}),
        ("kelembagaan", {"komponen": "forumm"}),
        ("kelembagaan", {"butir": "rencanaa"}),
        ("pengampu", {"perangkat_daerah": "Dinas; Badan "}),
        ("inovasi", {"cerita": "bank-sampa"}),
    ],
)
def test_advice_that_is_followed_makes_the_finding_go_away(
    table: str, cells: dict[str, str]
) -> None:
    """The cell written as the advice says leaves nothing to report."""
    (finding,) = judged(table, cells)
    begun, _, advised = finding.advice.partition(": ")
    assert begun.startswith(("Tulis", "Mungkin maksudnya"))
    assert judged(table, cells | {finding.column: advised}) == ()


def test_keys_and_heads_are_asked_too() -> None:
    """Two rows alike, and a folder of another name."""
    assert [f.kind.code for f in judged("acara", {}, {}, kind="penghargaan")] == ["KKS-D012"]
    moved = replace(AWARDS, folder="datapackages/penghargaan/2024")
    findings = judged("acara", {}, kind="penghargaan", about=moved)
    assert [f.kind.code for f in findings] == ["KKS-P013"]


def test_findings_are_sorted_by_file_line_and_column() -> None:
    """A person mends them in the order they are reported; each stands once."""
    rows = [{"id": f"s{n}", "pokok": "entah", "isi": "=1"} for n in (3, 1, 2)]
    findings = judged("pernyataan", *rows, fakta=[FACT | {"satuan": "kilo"}])
    assert places(findings) == [
        ("KKS-D013", "fakta.csv", 2, "satuan"),
        *(
            (code, "pernyataan.csv", row, column)
            for row in (2, 3, 4)
            for code, column in (("KKS-D022", "isi"), ("KKS-D013", "pokok"))
        ),
    ]
    assert len(set(findings)) == len(findings)


def test_what_is_right_in_one_package_does_not_excuse_the_next() -> None:
    """The rules of a table remember what they found right, never what was wrong."""
    assert judged("fakta", {}) == ()
    first = judged("fakta", {"nilai": "101"})
    assert len(first) == 1
    assert judged("fakta", {"nilai": "101"}) == first
    assert judged("fakta", {}) == ()


def test_rules_of_one_portal_are_not_those_of_another() -> None:
    """What one portal defines, another may not: two sets of known codes, two answers."""
    made = package("daerah", about=DISTRICT, fakta=[FACT])
    poorer = replace(KNOWN, words=KNOWN.words | {"kosakata.satuan": frozenset({"desa"})})
    assert check_package(made, KNOWN) == ()
    assert [f.column for f in check_package(made, poorer)] == ["satuan"]


def test_all_packages_are_listed_the_shared_ones_first() -> None:
    """Vocabulary, regions, frameworks by cycle, awards, outlines where there are any, districts."""
    district, awards, outline = whole()
    parts = {"awards": (awards,), "districts": {"63.11": district}}
    kinds = [p.head.kind for p in all_packages(portal(**parts, boundaries=outline))]
    shared = ["kosakata", "wilayah", "kerangka", "kerangka", "kerangka", "penghargaan"]
    assert kinds == [*shared, "batas", "daerah"]
    assert [p.head.kind for p in all_packages(portal(**parts))] == [*shared, "daerah"]


def test_a_package_gives_its_sources_and_innovations() -> None:
    """The path and rows of its sources, and the ids of its innovations; a vocabulary has none."""
    district, awards, _ = whole()
    assert source_table(district) == (f"{FOLDER}/sumber.csv", (source("a"),))
    assert innovations_of(district) == {"bank-sampah"}
    assert innovations_of(awards) == frozenset()
    named = package("daerah", about=replace(DISTRICT, files={"sumber": "rujukan.csv"}))
    assert source_table(named)[0] == f"{FOLDER}/rujukan.csv"
    words = portal().vocabulary
    assert source_table(words) == ("datapackages/kosakata/sumber.csv", ())


def test_sources_and_texts_are_checked_between_packages() -> None:
    """A source of two contents, a story and a narrative of an unknown place: reported in order."""
    tables = [("z/sumber.csv", (source("a"),)), ("b/sumber.csv", (source("a", judul="Lain"),))]
    findings = check_between(
        iter(tables),
        stories=(story(path="content/inovasi/a.md", region="98.11"),),
        narratives=(story(path="content/narasi/98.11/2025/pasar.md", region="98.11"),),
        innovations={},
        known=KNOWN,
    )
    assert [(f.kind.code, f.path) for f in findings] == [
        ("KKS-D018", "b/sumber.csv"),
        ("KKS-N005", "content/inovasi/a.md"),
        ("KKS-N005", "content/narasi/98.11/2025/pasar.md"),
    ]


def test_between_looks_at_sources_citations_and_innovations_of_texts() -> None:
    """A story's sources agree with the packages'; it cites them; its innovation is listed."""
    text = story(body="[@s1] [@s2]", innovation="kebun", sources=(source("s1", judul="Lain"),))
    findings = check_between(
        [(f"{FOLDER}/sumber.csv", (source("s1"),))],
        stories=(text,),
        narratives=(),
        innovations={"63.11": frozenset({"bank-sampah"})},
        known=KNOWN,
    )
    assert [f.kind.code for f in findings] == ["KKS-N005", "KKS-D018", "KKS-N008"]
    assert {f.path for f in findings} == {text.path}


def test_a_sound_portal_has_no_findings() -> None:
    """The control: every package and text of the small portal."""
    district, awards, outline = whole(inovasi="bank-sampah")
    assert (
        check_portal(portal(awards=(awards,), districts={"63.11": district}, boundaries=outline))
        == ()
    )


def test_a_portal_is_its_packages_and_what_crosses_them() -> None:
    """Packages checked one at a time in any process, then between: the same as all at once."""
    district, awards, outline = whole(satuan="kilo")
    data = portal(
        awards=(awards,),
        districts={"63.11": district},
        boundaries=replace(outline, sumber=(source("a", judul="Lain"),)),
        stories=(story(innovation="entah"),),
        narratives=(story(path="content/narasi/63.11/2023/pasar.md"),),
    )
    known: Known = pickle.loads(pickle.dumps(Known.of(data)))
    packages = all_packages(data)
    apart = [finding for one in packages for finding in check_package(one, known)]
    apart += check_between(
        map(source_table, packages),
        stories=data.stories,
        narratives=data.narratives,
        innovations={"63.11": innovations_of(district)},
        known=known,
    )
    together = check_portal(data)
    assert [(f.kind.code, f.path.rpartition("/")[2]) for f in together] == [
        ("KKS-N005", "bank-sampah.md"),
        ("KKS-N009", "pasar.md"),
        ("KKS-D018", "sumber.csv"),
        ("KKS-D013", "fakta.csv"),
    ]
    assert set(apart) == set(together)
    assert len(apart) == len(together)


def test_an_outline_belongs_to_a_known_place() -> None:
    """Outlines are no head's business, but their codes are looked up."""
    outline = whole()[2]
    assert check_package(outline, KNOWN) == ()
    row = outline.batas[0]._replace(kode="63.12")
    (finding,) = check_package(replace(outline, batas=(row,)), KNOWN)
    assert finding.what == "“63.12” tidak ada di paket wilayah."


def test_an_empty_package_is_judged_by_its_head_alone() -> None:
    """No table, no finding; a package without rows is no fault."""
    for name, about in HEADS.items():
        tables = {} if name == "kosakata" else {"sumber": []}
        assert check_package(package(name, about=about, **tables), KNOWN) == ()
