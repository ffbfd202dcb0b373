"""A national total says who is in it and who is not; the parts make the whole."""

from __future__ import annotations

import re

import pytest

from kksportal.compute.coverage import Coverage, in_any, in_cycle
from kksportal.exports.index import award_files
from kksportal.model.claim import Missing, to_figure
from kksportal.words.coverage import cycle_sentences, history_sentence, shown_codes
from tests.builders import claim
from tests.contexts import BALANGAN, INFO, context_of


def test_the_sentence_names_every_part() -> None:
    """Parts that are nothing are not said; rival totals of sources stand side by side."""
    whole = Coverage(found=43, rival=1, doubted=3, unknown=467)
    total = to_figure((claim("146", unit="x"), claim("150", unit="x", by="b")))
    first, second = cycle_sentences(whole, "2025", total)
    assert first == (
        "Dari 514 kabupaten dan kota yang ada sekarang, 43 ditemukan sebagai penerima tahun 2025, "
        "1 penerima yang predikatnya berbeda antar sumber, 3 diragukan dan tidak dihitung, dan 467 "
        "belum ditemukan sumbernya (belum tentu tidak menerima)."
    )
    assert second == "Sumber menyebut 146 atau 150 penerima; nama yang kami temukan 44."
    plain = Coverage(found=2, rival=0, doubted=0, unknown=512)
    assert cycle_sentences(plain, "2009", Missing()) == (
        "Dari 514 kabupaten dan kota yang ada sekarang, 2 ditemukan sebagai penerima tahun 2009 "
        "dan 512 belum ditemukan sumbernya (belum tentu tidak menerima).",
    )
    nobody = Coverage(found=0, rival=0, doubted=0, unknown=514)
    assert cycle_sentences(nobody, "2005", Missing()) == (
        "Nama penerima tahun 2005 belum ditemukan.",
    )


def test_the_parts_make_514_in_every_cycle() -> None:
    """In sentences and in the records for machines alike."""
    context = context_of(BALANGAN)
    results, names = context.results, context.names
    codes = shown_codes(names, simulated=False)
    assert len(codes) == 514
    for cycle in results.cycles_with_awards:
        coverage = in_cycle(codes, results.awards, cycle)
        assert coverage.recipients == len(results.recipients(cycle))
        first = cycle_sentences(coverage, cycle, results.total(cycle))[0]
        whole, *parts = map(
            int, re.findall(r"\b\d+\b(?! dan kota)", first.replace(f" {cycle}", ""))
        )
        assert sum(parts) == whole == 514
    numbers = re.findall(r"\d+", history_sentence(in_any(codes, results.awards)))
    assert sum(map(int, numbers[1:])) == int(numbers[0]) == 514


@pytest.mark.parametrize("cycle", ["2013", "2025"])
def test_the_record_of_a_cycle_counts_all(cycle: str) -> None:
    """`cakupan`: four parts that make all districts."""
    context = context_of(BALANGAN)
    records = dict(award_files(context.data, context.results, context.names, INFO))
    (record,) = (r for r in records.values() if r["siklus"] == cycle)
    parts = dict(record["cakupan"])
    assert parts.pop("daerah") == sum(parts.values()) == 514


def test_no_award_and_no_assessment_are_told_apart_from_what_was_not_found() -> None:
    """Each with its number; the parts make the whole."""
    whole = Coverage(found=1, rival=0, doubted=0, unknown=5, not_won=3, not_assessed=2)
    (said,) = cycle_sentences(whole, "2025", Missing())
    assert said == (
        "Dari 11 kabupaten dan kota yang ada sekarang, 1 ditemukan sebagai penerima tahun 2025, "
        "3 dinilai tetapi tidak meraih, 2 tidak dinilai, dan 5 belum ditemukan sumbernya (belum "
        "tentu tidak menerima)."
    )
