"""What follows from changed rows, in sentences."""

from __future__ import annotations

from decimal import Decimal

from kksportal.changes.consequences import Follows, in_words
from kksportal.compute.consequences import Consequences, Matter, ReadinessChange
from kksportal.model.claim import Claim, Disputed
from kksportal.model.result import Trace, Verdict
from kksportal.words.names import Names
from tests.builders import portal, rows, source

NAMES = Names(
    portal(
        vocabulary={
            "predikat": [{"id": "padapa", "nama": "Swasti Saba Padapa", "urutan": "1"}],
            "ukuran": [{"id": "odf-desa", "nama": "Desa ODF"}],
        }
    )
)


def trace(verdict: Verdict, reason: str = "Semua syarat terpenuhi.") -> Trace:
    """A category as it was judged."""
    return Trace(cycle="2025", category="padapa", verdict=verdict, reason=reason, items=())


def told(**what: object) -> Follows:
    """The sentences of some consequences."""
    return in_words(Consequences(**what), "Kota X", NAMES)  # type: ignore[arg-type] # as each test has it


def test_a_changed_verdict_names_both_and_says_why() -> None:
    """What it is now comes first."""
    one = ReadinessChange(before=trace(Verdict.NOT_MET), after=trace(Verdict.MET))
    assert told(readiness=(one,)).readiness == (
        "Kota X: kesiapan Swasti Saba Padapa 2025 menjadi “memenuhi”, semula “belum memenuhi”. "
        "Semua syarat terpenuhi.",
    )


def test_a_category_that_is_judged_no_more_has_no_reason() -> None:
    """Rules that are new or gone: not judged on the other side."""
    gone = ReadinessChange(before=trace(Verdict.UNDECIDED), after=None)
    assert told(readiness=(gone,)).readiness == (
        "Kota X: kesiapan Swasti Saba Padapa 2025 menjadi tidak dinilai, semula “belum dapat "
        "dinilai”.",
    )


def test_where_sources_differ_each_is_named_with_its_value() -> None:
    """Of what, as of when, who says what; both stand."""
    (row,) = rows("daerah", "fakta", [{"ukuran": "odf-desa", "sifat": "capaian"}])
    claims = tuple(
        Claim(value=Decimal(value), unit="persen", source=source(name), as_of="2025-08")
        for value, name in ((85, "a"), (92, "b"))
    )
    pair = (Matter(resource="fakta", row=row, as_of="2025-08"), Disputed(claims=claims))
    names = [claim.source.penerbit or claim.source.judul for claim in claims]
    both = f"85% ({names[0]}) dan 92% ({names[1]})"
    assert told(opened=(pair,)).opened == (
        f"Kota X: sumber kini berbeda tentang desa ODF, per Agustus 2025: {both}.",
    )
    assert told(closed=(pair,)).closed == (
        f"Kota X: sumber tidak lagi berbeda tentang desa ODF, per Agustus 2025; semula {both}.",
    )
