"""Forums with evidence in words: each level with its denominator, the unknown said once."""

from __future__ import annotations

import pytest

from kksportal.compute.forums import DISTRICT, KECAMATAN, VILLAGE, Forums, Level
from kksportal.words.forums import forum_sentences, rule_sources
from tests.builders import framework, source

RULE = {"siklus": "2025", "predikat": "setiap", "butir": "forum", "ukuran": "forum-berbukti",
        "uji": "paling-sedikit", "nilai": "80", "satuan": "persen", "sumber": "barru"}  # fmt: skip
ASKS = framework(syarat=[RULE])


def forums(*levels: tuple[int, int, int]) -> Forums:
    """Forums by level: named, with evidence, and of how many."""
    parts = tuple(
        Level(component=component, named=named, evidenced=evidenced, total=total)
        for component, (named, evidenced, total) in zip(
            (DISTRICT, KECAMATAN, VILLAGE), levels, strict=True
        )
    )
    whole = all(one.total for one in parts)
    return Forums(
        named=sum(one.named for one in parts),
        evidenced=sum(one.evidenced for one in parts),
        total=sum(one.total for one in parts) if whole else 0,
        villages=parts[2].named > 0,
        sources=(source("a"),),
        levels=parts,
    )


@pytest.mark.parametrize(
    ("levels", "told", "rest"),
    [
        (
            ((1, 1, 1), (8, 6, 8), (0, 0, 156)),
            "1 dari 1 kabupaten/kota dan 6 dari 8 kecamatan",
            "Forum desa/kelurahan belum dimuat, jadi bagian seluruhnya belum dapat dihitung.",
        ),
        (
            ((0, 0, 1), (8, 6, 8), (0, 0, 0)),
            "6 dari 8 kecamatan",
            "Banyaknya desa/kelurahan tidak disebut, jadi bagian seluruhnya belum dapat dihitung.",
        ),
        (
            ((1, 1, 1), (8, 8, 8), (100, 90, 156)),
            "1 dari 1 kabupaten/kota, 8 dari 8 kecamatan, dan 90 dari 156 desa/kelurahan",
            "Seluruhnya 99 dari 165 forum; 56 belum dimuat, jadi bagiannya antara 60% dan 93,9%.",
        ),
        (
            ((1, 1, 1), (8, 8, 8), (156, 123, 156)),
            "1 dari 1 kabupaten/kota, 8 dari 8 kecamatan, dan 123 dari 156 desa/kelurahan",
            "Seluruhnya 132 dari 165 forum (80%).",
        ),
    ],
    ids=["villages-untold", "number-untold", "part", "all"],
)
def test_the_share_is_told_as_far_as_it_is_known(
    levels: tuple[tuple[int, int, int], ...], told: str, rest: str
) -> None:
    """What has evidence, of how many; what is asked; and once why the whole is not known."""
    assert forum_sentences(forums(*levels), ASKS) == (
        f"Forum dengan bukti dukung: {told}.",
        "Diminta paling sedikit 80%.",
        rest,
    )


def test_a_share_is_never_rounded_up_to_what_is_asked() -> None:
    """1.599 of 2.000 are 79,95 percent, not 80."""
    told = forum_sentences(forums((1, 1, 1), (8, 8, 8), (1991, 1590, 1991)), ASKS)
    assert told[-1] == "Seluruhnya 1599 dari 2000 forum (79,9%)."


def test_without_any_row_that_is_said_once() -> None:
    """And what is asked, where any source tells it."""
    assert forum_sentences(None, ASKS) == (
        "Bukti dukung forum belum dimuat.",
        "Diminta paling sedikit 80%.",
    )
    assert forum_sentences(None, framework()) == ("Bukti dukung forum belum dimuat.",)


def test_rival_limits_stand_side_by_side_with_their_sources() -> None:
    """The limit is the sources', never ours."""
    rules = framework(syarat=[RULE, RULE | {"nilai": "75", "sumber": "lain"}])
    assert "Diminta paling sedikit 80 atau 75%." in forum_sentences(None, rules)
    assert [one.id for one in rule_sources(rules)] == ["barru", "lain"]
