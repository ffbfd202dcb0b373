"""The trace of readiness for a terminal and for machines says the same as the page."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from kksportal.compute.explain import explain_json, explain_text
from kksportal.model.claim import Place
from kksportal.model.result import ItemTrace, RequirementState, RuleTrace, Trace, Verdict
from tests.builders import claim, source

OFFICE = source("dinas", penerbit="Dinas Kesehatan", judul="Laporan ODF")
TOLD = replace(claim("160", "202", "desa-kelurahan"), source=OFFICE)
FAILED = RuleTrace(
    verdict=Verdict.NOT_MET,
    asks="Desa ODF paling sedikit 80%",
    evidence_text="160 dari 202 (79,2%), Oktober 2025",
    reason="Belum mencapai 80%.",
    rule_source=source("n090", penerbit="Kalteng Pos", judul="Juknis"),
    evidence=(TOLD, replace(TOLD, source=source("berita", penerbit="Antara")), TOLD),
)
OPEN = RuleTrace(
    verdict=Verdict.UNDECIDED,
    asks="Kelembagaan dinyatakan lulus",
    evidence_text="",
    reason="Sumber menyebut syarat ini tanpa menyebut ambangnya.",
    rule_source=source("tapin", judul="Tapin bersiap"),
)
TRACE = Trace(
    cycle="2025",
    category="wistara-paripurna",
    verdict=Verdict.NOT_MET,
    reason="Belum terpenuhi: ODF.",
    items=(
        ItemTrace(
            item="odf",
            name="ODF",
            verdict=Verdict.NOT_MET,
            state=RequirementState.DISPUTED,
            reason="Belum mencapai 80%.",
            rules=(FAILED, replace(FAILED, verdict=Verdict.MET, asks="Desa ODF", evidence=())),
        ),
        ItemTrace(
            item="kelembagaan",
            name="Kelembagaan",
            verdict=Verdict.UNDECIDED,
            state=RequirementState.NOT_FOUND,
            reason="Syarat tidak dirinci.",
            rules=(OPEN,),
        ),
    ),
)
TEXT = """\
Wistara Paripurna 2025: belum memenuhi
  Belum terpenuhi: ODF.

ODF: belum memenuhi (berbeda antar sumber)
  Belum mencapai 80%.
  - Desa ODF paling sedikit 80%: belum memenuhi. Belum mencapai 80%.
    Di sini: 160 dari 202 (79,2%), Oktober 2025
    Syarat menurut: Kalteng Pos [n090]
    Bukti menurut: Dinas Kesehatan [dinas]
    Bukti menurut: Antara [berita]
    Bukti menurut: Dinas Kesehatan [dinas]
  - Desa ODF: memenuhi. Belum mencapai 80%.
    Di sini: 160 dari 202 (79,2%), Oktober 2025
    Syarat menurut: Kalteng Pos [n090]
Kelembagaan: belum dapat dinilai (belum ditemukan)
  Syarat tidak dirinci.
  - Kelembagaan dinyatakan lulus: belum dapat dinilai. Sumber menyebut syarat ini tanpa menyebut \
ambangnya.
    Syarat menurut: Tapin bersiap [tapin]"""


def test_a_terminal_shows_the_whole_trace() -> None:
    """Verdict and reason stand first, then each requirement with its versions and their sources."""
    assert explain_text(TRACE) == TEXT


@pytest.mark.parametrize(
    ("verdict", "words"),
    [
        (Verdict.MET, "memenuhi"),
        (Verdict.NOT_MET, "belum memenuhi"),
        (Verdict.UNDECIDED, "belum dapat dinilai"),
    ],
)
def test_a_verdict_is_written_in_words(verdict: Verdict, words: str) -> None:
    """A terminal shows a verdict without the hyphens of its code."""
    bare = replace(TRACE, verdict=verdict, items=(), category="padapa")
    assert explain_text(bare) == f"Padapa 2025: {words}\n  Belum terpenuhi: ODF.\n"


def test_a_machine_reads_the_same() -> None:
    """The JSON names the same verdicts and reasons by code, and each source of evidence once."""
    version = {
        "meminta": "Desa ODF paling sedikit 80%",
        "ditemukan": "160 dari 202 (79,2%), Oktober 2025",
        "hasil": "belum-memenuhi",
        "alasan": "Belum mencapai 80%.",
        "sumber": "n090",
        "bukti": ["berita", "dinas"],
        "asal_bukti": [],
    }
    assert json.loads(explain_json(TRACE)) == {
        "predikat": "wistara-paripurna",
        "siklus": "2025",
        "hasil": "belum-memenuhi",
        "alasan": "Belum terpenuhi: ODF.",
        "syarat": [
            {
                "butir": "odf",
                "hasil": "belum-memenuhi",
                "keadaan": "berbeda-antar-sumber",
                "alasan": "Belum mencapai 80%.",
                "versi": [
                    version,
                    version | {"meminta": "Desa ODF", "hasil": "memenuhi", "bukti": []},
                ],
            },
            {
                "butir": "kelembagaan",
                "hasil": "belum-dapat-dinilai",
                "keadaan": "belum-ditemukan",
                "alasan": "Syarat tidak dirinci.",
                "versi": [
                    {
                        "meminta": "Kelembagaan dinyatakan lulus",
                        "ditemukan": "",
                        "hasil": "belum-dapat-dinilai",
                        "alasan": "Sumber menyebut syarat ini tanpa menyebut ambangnya.",
                        "sumber": "tapin",
                        "bukti": [],
                        "asal_bukti": [],
                    }
                ],
            },
        ],
    }


def test_sources_of_evidence_stand_by_name() -> None:
    """For a machine the sources of a version stand in the order of their names, each once."""
    names = [f"s{i}" for i in range(8)]
    told = tuple(claim("9", by=name) for name in [*names[::-1], *names])
    item = replace(TRACE.items[0], rules=(replace(FAILED, evidence=told),))
    made = json.loads(explain_json(replace(TRACE, items=(item,))))
    assert made["syarat"][0]["versi"][0]["bukti"] == names


def placed(*places: tuple[str, str, int]) -> Trace:
    """A trace whose evidence stands on these lines: source, file, line."""
    told = [
        replace(TOLD, source=source(by, penerbit=by.upper()), place=Place(path=path, line=line))
        for by, path, line in places
    ]
    item = replace(TRACE.items[0], rules=(replace(FAILED, evidence=(*told, TOLD)),))
    return replace(TRACE, items=(item,))


FACTS = "datapackages/daerah/x/fakta.csv"
SCORES = "datapackages/daerah/x/nilai_tatanan.csv"


def test_evidence_names_its_line() -> None:
    """A terminal shows file and line of each claim; one that stands on none says only by whom."""
    text = explain_text(placed(("s2", FACTS, 12), ("s1", SCORES, 3)))
    assert [line for line in text.split("\n") if "Bukti" in line] == [
        f"    Bukti menurut: S2 [s2], {FACTS} baris 12",
        f"    Bukti menurut: S1 [s1], {SCORES} baris 3",
        "    Bukti menurut: Dinas Kesehatan [dinas]",
    ]


def test_a_machine_reads_where_evidence_stands() -> None:
    """Source, file and line, in that order and each once; a claim without a line is left out."""
    same = ("s2", FACTS, 12)
    made = json.loads(explain_json(placed(same, ("s2", FACTS, 9), ("s1", SCORES, 3), same)))
    (version,) = made["syarat"][0]["versi"]
    assert version["bukti"] == ["dinas", "s1", "s2"]
    assert version["asal_bukti"] == [
        {"sumber": "s1", "berkas": SCORES, "baris": 3},
        {"sumber": "s2", "berkas": FACTS, "baris": 9},
        {"sumber": "s2", "berkas": FACTS, "baris": 12},
    ]


def test_the_json_is_for_people_too() -> None:
    """It keeps letters outside ASCII as they are and stands on lines of its own."""
    lines = explain_json(replace(TRACE, reason="Hasil – belum", items=())).split("\n")
    assert lines == [
        "{",
        ' "predikat": "wistara-paripurna",',
        ' "siklus": "2025",',
        ' "hasil": "belum-memenuhi",',
        ' "alasan": "Hasil – belum",',
        ' "syarat": []',
        "}",
    ]


def test_a_source_without_a_publisher_is_named_by_its_title() -> None:
    """Also as evidence a source is never shown without a name."""
    told = replace(FAILED, evidence=(replace(TOLD, source=source("x", judul="Laporan ODF")),))
    item = replace(TRACE.items[0], rules=(told,))
    text = explain_text(replace(TRACE, items=(item,)))
    assert "    Bukti menurut: Laporan ODF [x]" in text.split("\n")
