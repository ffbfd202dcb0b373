"""Stories and narratives against the data: places, tatanan, innovations, citations, people."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from kksportal.errors import Finding, Severity
from kksportal.model.package import Film, Photo
from kksportal.validate.sources import SourceTable
from kksportal.validate.stories import UNWRITTEN, check_stories
from tests.builders import source
from tests.validate.world import FOLDER, KNOWN, only, story

LISTED: list[SourceTable] = [
    ("datapackages/penghargaan/2025/sumber.csv", (source("umum"),)),
    (f"{FOLDER}/sumber.csv", (source("s1"), source("s2"))),
    ("datapackages/daerah/63.03-kabupaten-banjar/sumber.csv", (source("lain"),)),
]
INNOVATIONS = {"63.11": frozenset({"bank-sampah"}), "63.03": frozenset({"kebun"})}
NARRATIVE = "content/narasi/63.11/2025/pasar.md"

SAID: dict[str, Any] = {"credit": "Humas", "consent": "Warga, 2026"}


def findings_on(**head: Any) -> tuple[Finding, ...]:
    """What is found of one text."""
    return tuple(check_stories([story(**head)], LISTED, INNOVATIONS, KNOWN))


def test_a_story_that_is_not_written_yet_is_told() -> None:
    """As `kks new story` leaves it: a warning, on the line of that sentence."""
    finding = only(findings_on(body=f"Satu.\n{UNWRITTEN} [@s1]\n"))
    assert (finding.kind.code, finding.kind.severity) == ("KKS-A006", Severity.PERINGATAN)
    assert finding.what == f"Masih tertulis “{UNWRITTEN}”."
    assert finding.row == story().line + 1
    assert findings_on(body=f"Satu. {UNWRITTEN}") == ()


def test_leave_for_a_photo_names_nobody_by_number_or_mail() -> None:
    """It stands in the portal, as the other words about a photo do."""
    photo = Photo(file="a.jpg", alt="Pasar", credit="Humas", consent="budi@contoh.id, lisan")
    finding = only(findings_on(photos=(photo,)))
    assert (finding.kind.code, finding.column) == ("KKS-N010", "foto")


def test_a_sound_text_passes() -> None:
    """The control: a story, a narrative in its place, and no text at all."""
    assert findings_on() == ()
    assert (
        findings_on(innovation="bank-sampah", tatanan=("pasar", "pariwisata", "kelembagaan")) == ()
    )
    assert findings_on(path=NARRATIVE) == ()
    assert list(check_stories([], LISTED, INNOVATIONS, KNOWN)) == []


@pytest.mark.parametrize(
    ("head", "column", "value"),
    [
        ({"region": "98.11"}, "daerah", "98.11"),
        ({"region": "kerangka"}, "daerah", "kerangka"),
        ({"tatanan": ("pasr",)}, "tatanan", "pasr"),
        ({"tatanan": ("pasar", "semua")}, "tatanan", "semua"),
        ({"innovation": "kebun"}, "inovasi", "kebun"),
    ],
)
def test_a_text_names_known_places_tatanan_and_innovations(
    head: dict[str, Any], column: str, value: str
) -> None:
    """What is not known is reported at the head; an innovation is one of that district's."""
    finding = only(findings_on(**head))
    assert (finding.kind.code, finding.path) == ("KKS-N005", "content/inovasi/bank-sampah.md")
    assert (finding.row, finding.column) == (1, column)
    assert finding.what == f"“{value}” tidak dikenal sebagai {column}."


@pytest.mark.parametrize(
    "head",
    [
        {"region": ""},
        {"tatanan": ()},
        {"innovation": ""},
        {"region": "63.03", "innovation": "kebun"},
        {"region": "73.08", "innovation": "apa-saja"},
        {"region": "63"},
    ],
    ids=["no place", "no tatanan", "no innovation", "neighbour", "no package", "a province"],
)
def test_what_is_empty_or_cannot_be_looked_up_is_not_reported(head: dict[str, Any]) -> None:
    """Empty cells are reported by the reader; a district without a package lists no innovations."""
    assert findings_on(**head) == ()


def test_several_faults_of_one_text_are_all_reported() -> None:
    """Each wrong tatanan is a finding of its own."""
    findings = findings_on(region="98.11", tatanan=("a", "pasar", "b"))
    assert [f.what for f in findings] == [
        "“98.11” tidak dikenal sebagai daerah.",
        "“a” tidak dikenal sebagai tatanan.",
        "“b” tidak dikenal sebagai tatanan.",
    ]


@pytest.mark.parametrize(
    "body",
    ["Isi [@s1].", "Isi [@s1; @s2] dan [@s2].", "[@s1,@s2]", "[@s1;s2]", "[s9](x) @s9", "[@]",
     "[@ s1 ]"],
)  # fmt: skip
def test_citations_of_the_districts_sources_pass(body: str) -> None:
    """One or several in brackets; what is no citation is none."""
    assert findings_on(body=body) == ()


@pytest.mark.parametrize(
    ("body", "rows"),
    [
        ("Isi [@s9].", [(10, "s9")]),
        ("Satu\n\nDua [@s1; @s9] [@s8]", [(12, "s9"), (12, "s8")]),
        ("[@s1,@s9]", [(10, "s9")]),
        ("[@ s9 ]", [(10, "s9")]),
        ("[@umum]", [(10, "umum")]),
        ("[@lain]", [(10, "lain")]),
        ("[@s9]\n[@s9]", [(10, "s9"), (11, "s9")]),
    ],
)
def test_a_citation_without_a_source_is_reported_on_its_line(
    body: str, rows: list[tuple[int, str]]
) -> None:
    """A text cites its own district's sources: another package's are not at hand."""
    findings = findings_on(body=body)
    assert {(f.kind.code, f.path) for f in findings} == {
        ("KKS-N008", "content/inovasi/bank-sampah.md")
    }
    assert [(f.row, f.what) for f in findings] == [
        (row, f"“[@{name}]” tidak ada di isian sumber.") for row, name in rows
    ]


def test_a_text_may_bring_its_own_sources() -> None:
    """A story's head lists sources too; without them the same citation is reported."""
    assert findings_on(body="[@n1] [@s1]", sources=(source("n1"),)) == ()
    assert only(findings_on(body="[@n1] [@s1]")).what == "“[@n1]” tidak ada di isian sumber."


def test_a_district_without_sources_can_cite_none() -> None:
    """The citation of another district's text is looked up in that district."""
    assert findings_on(region="63.03", body="[@lain]") == ()
    assert len(findings_on(region="73.08", body="[@lain]")) == 1


@pytest.mark.parametrize(
    ("region", "simulated", "state"),
    [
        ("63.11", False, ""),
        ("63.11", True, "bertanda simulasi"),
        ("S01.01", False, "tidak bertanda simulasi"),
        ("S01.01", True, ""),
    ],
)
def test_a_text_is_marked_as_its_district_is(region: str, simulated: bool, state: str) -> None:
    """A text about a place of a simulation says so, and no other does."""
    findings = [
        f for f in findings_on(region=region, simulated=simulated) if f.kind.code == "KKS-N011"
    ]
    assert [(f.path, f.row, f.column, f.what) for f in findings] == (
        [("content/inovasi/bank-sampah.md", 1, "simulasi", f"Naskah untuk “{region}” {state}.")]
        if state
        else []
    )


def test_personal_data_in_a_text_is_reported_on_its_line() -> None:
    """The gravest on each line is reported by its ends; a number of identity is an error."""
    body = "Hubungi 081234567890\n\nNIK 6311010101900001 kader@contoh.id\nIsi"
    findings = findings_on(body=body)
    assert {(f.kind.code, f.path) for f in findings} == {
        ("KKS-N010", "content/inovasi/bank-sampah.md"),
        ("KKS-D024", "content/inovasi/bank-sampah.md"),
    }
    assert [(f.row, f.what) for f in findings] == [
        (10, "“081…90” mirip nomor telepon."),
        (12, "“631…01” mirip nomor induk kependudukan atau nomor kartu keluarga."),
    ]


@pytest.mark.parametrize(
    ("head", "column"),
    [
        ({"title": "Kader 081234567890"}, "judul"),
        ({"summary": "Hubungi 081234567890"}, "ringkasan"),
        ({"author": "Siti, 081234567890"}, "penulis"),
        ({"offices": ("Dinas A", "Dinas 081234567890")}, "perangkat_daerah"),
        ({"photos": (Photo(file="081234567890.jpg", alt="Pasar", **SAID),)}, "foto"),
        ({"photos": (Photo(file="a.jpg", alt="081234567890", **SAID),)}, "foto"),
        (
            {"photos": (Photo(file="a.jpg", alt="a", credit="081234567890", consent="Warga"),)},
            "foto",
        ),
        ({"sources": (source("n", judul="Surat 081234567890"),)}, "sumber"),
        ({"sources": (source("n", penerbit="Ibu 081234567890"),)}, "sumber"),
        ({"sources": (source("n", catatan="081234567890"),)}, "sumber"),
    ],
)
def test_personal_data_in_a_head_is_reported_by_its_field(
    head: dict[str, Any], column: str
) -> None:
    """Title, summary, author, offices, pictures and sources stand on pages too."""
    finding = only(findings_on(**head))
    assert (finding.kind.code, finding.row, finding.column) == ("KKS-N010", 1, column)
    assert finding.what == "“081…90” mirip nomor telepon."


@pytest.mark.parametrize(
    ("head", "said"),
    [
        ({"region": "63.03"}, "63.03/2025/pasar"),
        ({"cycle": "2023"}, "63.11/2023/pasar"),
        ({"tatanan": ("pariwisata",)}, "63.11/2025/pariwisata"),
        ({"tatanan": ("pariwisata", "pasar")}, "63.11/2025/pariwisata"),
        ({"tatanan": ()}, "63.11/2025/"),
    ],
)
def test_a_narrative_lies_where_its_head_says(head: dict[str, Any], said: str) -> None:
    """District, cycle and the first tatanan are those of its folders and its name."""
    finding = only(findings_on(path=NARRATIVE, **head))
    assert (finding.kind.code, finding.path, finding.row) == ("KKS-N009", NARRATIVE, 1)
    assert finding.what == f"Kepala naskah menyebut {said}."
    assert finding.advice == "Samakan dengan letak berkasnya: 63.11/2025/pasar"


def test_only_narratives_are_placed_by_their_head() -> None:
    """A story may be about any cycle and tatanan; a narrative's further tatanan do not matter."""
    assert findings_on(cycle="2023", tatanan=("pariwisata",)) == ()
    assert findings_on(path=NARRATIVE, tatanan=("pasar", "pariwisata")) == ()


def test_every_text_is_looked_at() -> None:
    """Two texts, two findings."""
    texts = [story(region="98.11", path="a.md"), story(), story(region="98.12", path="b.md")]
    findings = list(check_stories(texts, LISTED, INNOVATIONS, KNOWN))
    assert [f.path for f in findings] == ["a.md", "b.md"]


FILM = Film(title="Pasar", seconds=5, file="a.mp4", **SAID)


@pytest.mark.parametrize(
    ("head", "what"),
    [
        ({"photos": (Photo(file="a.jpg", alt="a", **SAID),), "films": (FILM,)}, ""),
        ({"photos": (Photo(file="a.jpg", alt="a"),)}, "Foto “a.jpg” tanpa kredit dan izin."),
        ({"photos": (Photo(file="a.jpg", alt="a", credit="x"),)}, "Foto “a.jpg” tanpa izin."),
        ({"films": (replace(FILM, credit=""),)}, "Video “Pasar” tanpa kredit."),
        ({"films": (replace(FILM, file="", href="https://x.id", credit=""),)}, ""),
        ({"photos": (Photo(file="a.jpg", alt="a"),), "region": "S01.01", "simulated": True}, ""),
    ],
)
def test_pictures_and_films_of_people_say_who_made_and_who_allowed_them(
    head: dict[str, Any], what: str
) -> None:
    """A film at another site is linked, not shown; drawings of nobody need no consent."""
    told = [f.what for f in findings_on(**head) if f.kind.code == "KKS-N024"]
    assert told == ([what] if what else [])


@pytest.mark.parametrize("field", ["title", "transcript", "credit", "consent"])
def test_personal_data_in_what_is_said_of_a_film_is_reported(field: str) -> None:
    """All of it stands on the page."""
    finding = only(findings_on(films=(replace(FILM, **{field: "Kader 081234567890"}),)))
    assert (finding.kind.code, finding.column) == ("KKS-N010", "video")
