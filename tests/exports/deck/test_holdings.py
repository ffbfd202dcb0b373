"""Who holds what, what is known of it, and what was sent back to whom."""

from __future__ import annotations

from typing import Any

from kksportal.exports.deck.holdings import Office, offices
from tests.compute.districts import score
from tests.exports.deck.worlds import asked, context, held


def found(only: str = "", **tables: Any) -> dict[str, Office]:
    """The offices of the cycle 2025 by name."""
    here = context(**tables)
    return {o.name: o for o in offices(here.district, here.data.frameworks["2025"], only)}


def test_an_office_holds_the_tatanan_that_a_source_gives_it_in_this_cycle() -> None:
    """A row of another cycle says nothing of this one; one without a cycle holds in each."""
    rows = [held("Dinas A", "pasar"), held("Dinas B", "pariwisata", "2023"),
            held("Dinas C", "pariwisata", "")]  # fmt: skip
    made = found(pengampu=rows)
    assert {name: one.tatanan for name, one in made.items()} == {
        "Dinas A": {"pasar"},
        "Dinas C": {"pariwisata"},
    }


def test_what_no_office_holds_is_told_once_at_the_end() -> None:
    """Nothing of the instrument is lost because nobody is named for it."""
    made = found(pengampu=[held("Dinas A", "pasar")])
    assert list(made) == ["Dinas A", ""]
    assert made[""].tatanan == {"pariwisata"}
    assert list(found(pengampu=[held("Dinas A", "semua")])) == ["Dinas A"]


def test_known_is_what_has_a_value_or_a_score_and_all_others_are_missing() -> None:
    """The denominator is the instrument's: two indicators of pasar."""
    made = found(pengampu=[held("Dinas A", "pasar")], penilaian=[score("T1.02", "80")])
    (holding,) = made["Dinas A"].holdings
    assert (holding.known, holding.missing, holding.whole) == (("T1.02",), ("T1.01",), 2)


def test_a_reason_instead_of_a_value_fills_nothing() -> None:
    """An indicator whose value is said to be missing is still missing."""
    empty = {"siklus": "2025", "indikator": "T1.01", "tahun": "2024", "keadaan": "belum-ada"}
    made = found(pengampu=[held("Dinas A", "pasar")], capaian=[empty])
    assert made["Dinas A"].holdings[0].known == ()


def test_what_was_sent_back_goes_to_the_office_named_for_it() -> None:
    """Who holds the tatanan is not guessed to be the one that was asked."""
    rows = [asked(indikator="T1.01", perangkat_daerah="Dinas B"), asked(indikator="T1.02")]
    made = found(pengampu=[held("Dinas A", "pasar")], perbaikan=rows)
    told = {name: [r.indicator for r in one.repairs] for name, one in made.items()}
    assert told == {"Dinas A": [], "Dinas B": ["T1.01"], "": ["T1.02"]}


def test_what_was_accepted_is_no_longer_open() -> None:
    """Sent and asked are open."""
    rows = [
        asked(indikator=code, status=status, perangkat_daerah="Dinas A")
        for code, status in (("T1.01", "diterima"), ("T1.02", "dikirim"), ("T2.01", "diminta"))
    ]
    told = {r.indicator for r in found(perbaikan=rows)["Dinas A"].repairs}
    assert told == {"T1.02", "T2.01"}


def test_one_tatanan_can_be_asked_for() -> None:
    """Then neither others nor what was sent back of others is told."""
    made = found(
        "pasar",
        pengampu=[held("Dinas A", "semua"), held("Dinas B", "pariwisata")],
        perbaikan=[asked(indikator="T2.01", perangkat_daerah="Dinas A"), asked(jumlah="3")],
    )
    assert list(made) == ["Dinas A"]
    assert made["Dinas A"].tatanan == {"pasar"}
    assert made["Dinas A"].repairs == ()
