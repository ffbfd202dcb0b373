"""The register of page types: each address and template once, pairs in both languages."""

from __future__ import annotations

import ast
from types import SimpleNamespace
from typing import Any, cast

import pytest

from kksportal import addresses as at
from kksportal.addresses import Address
from kksportal.pages import register
from kksportal.pages.register import (
    DISTRICT,
    EDITORIAL_TEMPLATE,
    GONE,
    NATION,
    PLACE,
    editorial_alternates,
    menu_of,
    templates,
    type_of,
)
from kksportal.pages.types import On, PageType
from kksportal.plan import plan_district
from kksportal.words.views import Link
from tests.conftest import ROOT
from tests.contexts import BALANGAN, CONTOH, context_of

ALL: tuple[PageType[Any], ...] = (*DISTRICT, *PLACE, *NATION, GONE)
FOLDER = ROOT / "site_templates" / "halaman"
# What fills the places of the addresses that have any, where it is no word.
FILLED = {"peta/{}/": ("2025", "pasar"), "daerah/{}/": ("91.01",)}


def examples(address: Address) -> list[str]:
    """Addresses of a kind, with each form of what may fill its places."""
    many = address.pattern.count("{}")
    words = [*FILLED.get(address.pattern, ()), "kota-batu", "2025", "T1.01"]
    made = [address(*(word,) * many) for word in words if address.parts(address(*(word,) * many))]
    return made or [address()]


def test_each_template_of_a_page_prints_pages_of_a_type() -> None:
    """No template lies there that nothing prints, and none is missing."""
    listed = {*templates(ALL), EDITORIAL_TEMPLATE}
    assert listed == {path.name for path in FOLDER.glob("*.html")}
    assert EDITORIAL_TEMPLATE not in templates(ALL)


def test_templates_are_listed_once_in_the_order_of_the_register() -> None:
    """Of several groups each template stands once, where it came first."""

    def kind(name: str) -> PageType[Any]:
        return PageType(address=Address("x/"), template=name, make=lambda _: ())

    assert templates() == ()
    assert templates([kind("b"), kind("a")], [kind("b"), kind("c")]) == ("b", "a", "c")


@pytest.mark.parametrize("group", [PLACE, NATION], ids=["singkat", "nasional"])
def test_no_address_is_of_two_types(group: tuple[PageType[Any], ...]) -> None:
    """Among the pages of the nation, and of a place, each address has one type."""
    for one in group:
        for address in examples(one.address):
            assert [t for t in group if t.address.parts(address) is not None] == [one]


def test_only_a_tatanan_may_stand_beside_named_pages() -> None:
    """A district's page of a tatanan has the address of a word, like its named pages have."""
    shared = {
        one.address
        for one in DISTRICT
        for address in examples(one.address)
        for other in DISTRICT
        if other is not one and other.address.parts(address) is not None
    }
    named = {
        at.DISTRICT_INSTITUTION,
        at.DISTRICT_AWARDS,
        at.DISTRICT_REPAIRS,
        at.DISTRICT_INNOVATIONS,
        at.DISTRICT_SOURCES,
    }
    assert shared == named


def test_every_address_of_the_nation_has_its_type() -> None:
    """The type of a page is found by its address alone."""
    for one in NATION:
        for address in examples(one.address):
            assert type_of(address) is one
    for address in ("tidak/ada/", "daerah/kota-batu/", "peta/Pasar/", "metodologi/", "en", "404"):
        assert type_of(address) is None


@pytest.mark.parametrize(
    ("address", "template"),
    [
        ("peta/2025/", at.AWARD_MAP),
        ("peta/pasar/", at.SCORE_MAP),
        ("peta/", at.MAP_NEWEST),
        ("", at.HOME),
        ("banding/", at.COMPARE_INDEX),
        ("banding/aceh/", at.COMPARE_PROVINCE),
        ("banding/aceh/pasar/", at.COMPARE),
    ],
)
def test_close_addresses_are_told_apart(address: str, template: Address) -> None:
    """A year is a map of awards, a word one of scores."""
    found = type_of(address)
    assert found is not None
    assert found.address is template


def test_english_pairs_point_at_each_other() -> None:
    """A page with an English counterpart is the Indonesian one of that, with as many places."""
    editorial = {at.METHOD}
    for group in (DISTRICT, PLACE, NATION):
        pairs = {(one.address, one.english) for one in group if one.english}
        back = {(one.indonesian, one.address) for one in group if one.indonesian}
        assert pairs
        assert {pair for pair in back if pair[0] not in editorial} == pairs
        for one, other in back:
            assert one.pattern.count("{}") == other.pattern.count("{}")
    assert not [one for one in ALL if one.english and one.indonesian]


def test_english_pages_lie_below_en() -> None:
    """They, and no others, are printed by templates of their own."""
    for one in ALL:
        english = one.address.pattern.startswith("en/")
        assert english is bool(one.indonesian)
        assert one.template.startswith("en-") is english


def test_a_menu_lists_the_other_pages_of_a_district() -> None:
    """Those with a label, in the order of the register, where they stand."""
    menu = menu_of(context_of(CONTOH))
    assert menu == (
        Link(label="Kelembagaan", href="daerah/kabupaten-contoh/kelembagaan/"),
        Link(label="Penghargaan", href="daerah/kabupaten-contoh/penghargaan/"),
        Link(label="Perbaikan", href="daerah/kabupaten-contoh/perbaikan/"),
        Link(label="Daftar inovasi", href="daerah/kabupaten-contoh/inovasi/"),
        Link(label="Semua sumber", href="daerah/kabupaten-contoh/sumber/"),
    )
    few = [link.label for link in menu if link.label != "Daftar inovasi"]  # it has one
    assert [link.label for link in menu_of(context_of(BALANGAN))] == few


def test_a_page_that_does_not_stand_is_in_no_menu(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody is led to a page that is not there."""

    def kind(label: str, stands: bool) -> PageType[Any]:
        return PageType(address=Address(f"x/{{}}/{label}/"), template="x", make=lambda _: (),
                        menu=label, applies=lambda _: stands)  # fmt: skip

    kinds = (kind("b", True), kind("c", False), kind("", True), kind("a", True))
    monkeypatch.setattr(register, "DISTRICT", kinds)
    context = cast(Any, SimpleNamespace(slug="kota-batu"))
    assert menu_of(context) == (
        Link(label="b", href="x/kota-batu/b/"), Link(label="a", href="x/kota-batu/a/"),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("address", "languages", "pair"),
    [
        ("metodologi/", ("id", "en"), (("id", "metodologi/"), ("en", "en/method/"))),
        ("metodologi/", ("en",), (("id", "metodologi/"), ("en", "en/method/"))),
        ("metodologi/", ("id",), ()),
        ("metodologi/", (), ()),
        ("kontribusi/", ("id", "en"), ()),
        ("tentang/", ("id", "en"), ()),
        ("en/method/", ("id", "en"), ()),
    ],
)
def test_an_editorial_page_may_have_an_english_one(
    address: str, languages: tuple[str, ...], pair: tuple[tuple[str, str], ...]
) -> None:
    """Only where the portal speaks English and one of its English pages says the same."""
    assert editorial_alternates(address, languages) == pair


def test_stories_are_pages_of_both_kinds_of_district() -> None:
    """A district without a package tells its stories like any other."""
    assert [one for one in DISTRICT if one in PLACE] == [
        one for one in DISTRICT if one.address is at.STORY
    ]


def test_dependencies_are_of_the_nation_alone() -> None:
    """A district stands or falls as a whole; of the nation each page says what it depends on."""
    assert not [one for one in (*DISTRICT, *PLACE) if one.on]
    for one in NATION:
        assert len(set(one.on)) == len(one.on)
        assert On.SCOPE in one.on, one.address


def test_each_module_of_pages_makes_pages_of_some_type() -> None:
    """A module with a maker that no type names would never be printed."""
    helpers = {"nation": {"borders", "context", "layout", "distribution",
                          "indicator_figures", "indicator_trend", "score_list", "told_scores",
                          "text", "tiles"}, "district": {"frames"},
               "english": {"answer", "figures", "progress", "views", "words"}}  # fmt: skip
    source = ROOT / "generator/kksportal/pages"
    registers = ("register.py", "district_types.py", "nation_types.py")
    named = {
        node.module
        for name in registers
        for node in ast.walk(ast.parse((source / name).read_text("utf-8")))
        if isinstance(node, ast.ImportFrom) and node.module
    }
    for room, others in helpers.items():
        modules = {path.stem for path in (source / room).glob("*.py")} - {"__init__"} - others
        assert {f"kksportal.pages.{room}.{name}" for name in modules} <= named
        assert others <= {path.stem for path in (source / room).glob("*.py")}


def test_a_district_knows_its_menu_when_its_pages_are_made(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The menu of the register goes with the context to every maker."""
    seen: list[Any] = []

    def make(context: Any) -> Any:
        seen.append(context.menu)
        return ()

    kind: PageType[Any] = PageType(address=Address("x/{}/"), template="x", make=make, menu="Semua")
    monkeypatch.setattr(register, "DISTRICT", (kind,))
    plan_district(context_of(BALANGAN))
    assert seen == [(Link(label="Semua", href="x/kabupaten-balangan/"),)]
