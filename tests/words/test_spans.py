"""From when to when figures are, oldest first, as precise as their dates."""

from __future__ import annotations

import pytest

from kksportal.pages.english.words import span_words
from kksportal.read.catalogue import read_catalogue
from kksportal.words.spans import Span, span_of
from kksportal.words.translator import Translator
from tests.builders import district

CASES = [
    ([], "", ""),
    (["2025-08-21"], "dari Agustus 2025", "from August 2025"),
    (["2025-08-21", "2023-11"], "dari November 2023 sampai Agustus 2025",
     "from November 2023 to August 2025"),
    (["2025-08-21", "2025-08-02"], "dari Agustus 2025", "from August 2025"),
    (["2025-08-21", "2025"], "dari 2025", "from 2025"),
    (["2024-03", "2025-08", "2025"], "dari Maret 2024 sampai 2025", "from March 2024 to 2025"),
    (["2025-08", ""], "dari Agustus 2025, sebagian tanpa tanggal",
     "from August 2025, some without a date"),
    (["", ""], "tanpa tanggal", "without a date"),
]  # fmt: skip


@pytest.mark.parametrize(("days", "told", "english"), CASES)
def test_a_span_is_told_from_the_oldest(days: list[str], told: str, english: str) -> None:
    """A year lasts beyond any day in it; one month is said once; no figure, no word."""
    translator = Translator("en", read_catalogue("en"))
    for order in (days, days[::-1]):
        span = Span()
        span.add_all(order)
        assert span.text == told
        assert span_words(span, translator) == english


def test_a_package_spans_what_it_counts() -> None:
    """Facts, scores and values with a number; no target, no empty row, no day of the package."""
    package = district(
        fakta=[
            {"ukuran": "u", "sifat": "capaian", "nilai": "1", "per_tanggal": "2024-02-03"},
            {"ukuran": "u", "sifat": "target", "nilai": "1", "target_tanggal": "2029"},
            {"ukuran": "u", "sifat": "capaian", "keadaan": "belum-ada", "per_tanggal": "2019"},
        ],
        nilai_tatanan=[{"tatanan": "pasar", "nilai": "80", "per_tanggal": "2025-01"}],
        capaian=[{"siklus": "2025", "indikator": "T1.01", "tahun": "2023", "nilai": "1"}],
        penilaian=[{"siklus": "2025", "indikator": "T1.01", "skor": "50", "tanggal": "2025-08-21"}],
    )
    assert span_of(package).text == "dari 2023 sampai Agustus 2025"
