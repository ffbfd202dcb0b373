"""Records of one award that differ are found, wherever the difference is, and none is dropped."""

from __future__ import annotations

from typing import Any

import pytest

from kksportal.errors import Finding, Severity
from kksportal.validate.awards import check_awards
from tests.builders import award_package
from tests.validate.world import CODE, KNOWN

ONE = {"siklus": "2025", "tingkat": "nasional", "wilayah": CODE, "penghargaan": "swasti-saba"}
NONE = {"siklus": "2025", "tingkat": "nasional", "wilayah": CODE}
DECISIONS = [
    {"id": "satu", "siklus": "2025", "nomor_keputusan": "SK 1 (data simulasi)"},
    {"id": "dua", "siklus": "2025", "nomor_keputusan": "SK 2 (data simulasi)"},
]


def found(*records: dict[str, str], **tables: Any) -> list[Finding]:
    """What is found among these records of one award and the other tables of its cycle."""
    told = [ONE | {"sumber": f"s{n}"} | one for n, one in enumerate(records, start=1)]
    return list(check_awards(award_package(penerima=told, keputusan=DECISIONS, **tables), KNOWN))


@pytest.mark.parametrize(
    ("column", "one", "other", "words"),
    [
        ("predikat", "padapa", "wiwerda", "“wiwerda” (s2), baris 2 “padapa” (s1)"),
        ("sebutan", "Wistara", "Swasti Saba Wistara", "“Swasti Saba Wistara” (s2), baris 2"),
        ("keputusan", "satu", "dua", "“SK 2 (data simulasi)” (s2), baris 2 “SK 1 (data simul"),
        ("peringkat", "terbaik 1", "terbaik 2", "“terbaik 2” (s2), baris 2 “terbaik 1” (s1)"),
    ],
)
def test_two_records_of_one_award_that_differ_are_found(
    column: str, one: str, other: str, words: str
) -> None:
    """The later one is named with both wordings, both sources and what to do; it is a warning."""
    (finding,) = found({column: one}, {column: other})
    assert finding.kind.code == "KKS-W011"
    assert finding.kind.severity is Severity.PERINGATAN
    assert (finding.path, finding.row, finding.column) == (
        "datapackages/penghargaan/x/penerima.csv",
        3,
        column,
    )
    assert finding.what.startswith(f"kabupaten-balangan ({CODE}) 2025: baris ini menyebut ")
    assert words in finding.what
    assert "keduanya tampil" in finding.mend
    assert "pertentangan.csv" in finding.mend


def test_the_same_wording_twice_is_no_finding() -> None:
    """Two sources of one award, one of which names no category."""
    assert found({"predikat": "padapa"}, {"predikat": "padapa"}, {"keadaan": "tidak-disebut"}) == []


def test_a_third_record_is_compared_though_the_first_two_agree() -> None:
    """The line is that of the record that differs."""
    (finding,) = found({"predikat": "padapa"}, {"predikat": "padapa"}, {"predikat": "wiwerda"})
    assert finding.row == 4


def test_each_difference_is_a_finding_of_its_own() -> None:
    """Category and decision are mended apart."""
    findings = found(
        {"predikat": "padapa", "keputusan": "satu"}, {"predikat": "wiwerda", "keputusan": "dua"}
    )
    assert [one.column for one in findings] == ["predikat", "keputusan"]


def test_what_is_explained_is_known_already() -> None:
    """A contradiction described for the region is shown on the page; another's explains nothing."""
    rival = ({"predikat": "padapa"}, {"predikat": "wiwerda"})
    told = {"id": "beda", "siklus": "2025", "pokok": "Beda", "isi": "Dua.", "sumber": "s1"}
    assert found(*rival, pertentangan=[told | {"wilayah": f"63.03;{CODE}"}]) == []
    assert len(found(*rival, pertentangan=[told | {"wilayah": "63.03"}])) == 1
    assert len(found(*rival, pertentangan=[told | {"wilayah": ""}])) == 1


@pytest.mark.parametrize("status", ["tidak-meraih", "tidak-dinilai"])
def test_an_award_and_its_denial_are_found(status: str) -> None:
    """Also where only another level or cycle is denied, which is no contradiction."""
    (finding,) = found({"predikat": "padapa"}, tanpa_penghargaan=[NONE | {"status": status}])
    assert (finding.kind.code, finding.row, finding.column) == ("KKS-W012", 2, "status")
    assert "penerima.csv baris 2 menyebut penghargaannya" in finding.what
    other = NONE | {"status": status, "tingkat": "provinsi"}
    assert found({"predikat": "padapa"}, tanpa_penghargaan=[other]) == []


def test_assessed_and_not_assessed_are_found() -> None:
    """Two sources of one district and cycle; the same said twice is none."""
    told = [
        NONE | {"status": "tidak-meraih", "sumber": "a"},
        NONE | {"status": "tidak-dinilai", "sumber": "b"},
    ]
    (finding,) = found(tanpa_penghargaan=told)
    assert (finding.kind.code, finding.row) == ("KKS-W012", 3)
    assert "baris ini menyebut tidak dinilai, baris 2 menyebut tidak meraih" in finding.what
    assert found(tanpa_penghargaan=[told[0], told[0] | {"sumber": "b"}]) == []
