"""The YAML head of a text is read with every plain value as the text it was."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from kksportal.read.frontmatter import FrontMatter, parse_yaml, read_front_matter, split
from tests.read.files import Rows, as_rows, put

NAME = "content/inovasi/a.md"


def read(folder: Path, content: str | bytes) -> tuple[FrontMatter | None, Rows]:
    """A text with this content; its findings as rows."""
    head, findings = read_front_matter(put(folder / "a.md", content), NAME)
    assert all(f.path == NAME for f in findings)
    return head, as_rows(findings)


def head_of(*lines: str) -> FrontMatter:
    """A head of these lines."""
    return FrontMatter(
        name=NAME, meta=parse_yaml("\n".join(lines)), lines=list(lines), body="", body_line=9
    )


def test_a_text_is_its_head_and_its_body(tmp_path: Path) -> None:
    """The head's values, its lines, the body, and the line of the file on which that begins."""
    head, findings = read(tmp_path, "---\njudul: Satu\ndaerah: 63.10\n---\nIsi\n---\nlagi\n")
    assert findings == []
    assert head == FrontMatter(
        name=NAME,
        meta={"judul": "Satu", "daerah": "63.10"},
        lines=["judul: Satu", "daerah: 63.10"],
        body="Isi\n---\nlagi\n",
        body_line=5,
    )


@pytest.mark.parametrize(
    ("plain", "value"),
    [
        ("63.10", "63.10"),
        ("2026-02-31", "2026-02-31"),
        ("2025", "2025"),
        ("010", "010"),
        ("1e3", "1e3"),
        ("12:30", "12:30"),
        (".inf", ".inf"),
        ("=", "="),
        ("true", True),
        ("yes", True),
        ("false", False),
        ("null", None),
        ("~", None),
        ("", None),
        ("'true'", "true"),
        ("[63.10, 1]", ["63.10", "1"]),
        ("{a: 1.0}", {"a": "1.0"}),
    ],
)
def test_plain_values_stay_the_text_they_were(plain: str, value: Any) -> None:
    """Numbers and dates are text with every digit; only true, false and null are not."""
    assert parse_yaml(f"x: {plain}") == {"x": value}


def test_maps_may_be_merged() -> None:
    """YAML's merge mark still takes over another map."""
    assert parse_yaml("a: &a {x: 1}\nb: {<<: *a, y: 2}")["b"] == {"x": "1", "y": "2"}


@pytest.mark.parametrize("text", ["x: !!python/object/apply:os.getcwd []", "x: !ENV HOME"])
def test_yaml_never_runs_anything(text: str) -> None:
    """A tag that would make an object is an error."""
    with pytest.raises(yaml.YAMLError):
        parse_yaml(text)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("---\n---\n", ([], "", 3)),
        ("---\n---", ([], "", 3)),
        ("---\na: 1\n---\nIsi", (["a: 1"], "Isi", 4)),
        (" --- \na: 1\n\n---\t\n\nIsi\n", (["a: 1", ""], "\nIsi\n", 5)),
    ],
)
def test_a_head_stands_between_two_marks(text: str, parts: tuple[list[str], str, int]) -> None:
    """The first line and the next line of three hyphens enclose the head."""
    assert split(text) == parts


@pytest.mark.parametrize(
    ("content", "finding"),
    [
        ("", (1, "Baris pertama bukan ---.")),
        ("judul: x\n---\n", (1, "Baris pertama bukan ---.")),
        ("\n---\njudul: x\n---\n", (1, "Baris pertama bukan ---.")),
        ("---\njudul: x\n", (1, "Kepala naskah tidak ditutup dengan ---.")),
        ("---", (1, "Kepala naskah tidak ditutup dengan ---.")),
        ("---\n---\n", (1, "Kepala naskah kosong.")),
        ("---\njudul\n---\n", (1, "Kepala naskah kosong.")),
        ("---\n- judul\n---\n", (1, "Kepala naskah kosong.")),
        ("---\njudul: x\nisi: 'y\n---\n", (3, "Tanda kutipnya tidak ditutup.")),
        ("---\na: b: c\n---\n", (2, "Ada titik dua di dalam isian; apit dengan tanda kutip.")),
        ("---\nx: *a\n---\n", (2, "Isian tidak boleh diawali * tanpa tanda kutip.")),
    ],
)
def test_a_head_that_cannot_be_used_is_reported(
    content: str, finding: tuple[int, str], tmp_path: Path
) -> None:
    """No head, an open one, an empty one and broken YAML are reported with the line of the file."""
    head, findings = read(tmp_path, content)
    assert head is None
    assert [(code, column) for code, _, column, _ in findings] == [("N001", "")]
    assert (findings[0][1], findings[0][3]) == finding


def test_a_head_without_end_is_reported(tmp_path: Path) -> None:
    """Nesting that no reader follows is a finding, not a crash."""
    head, findings = read(tmp_path, "---\nx: " + "[" * 400 + "\n---\n")
    assert head is None
    assert [code for code, *_ in findings] == ["N001"]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"---\n\xff\n---\n", [("P004", 2, "", "Hurufnya Windows-1252 (ANSI), bukan UTF-8.")]),
        ("\ufeff---\na: 1\n---\n", []),
        ("\ufeff---\r\na: 1\r\n---\r\n", []),
        ("---\na: 1\r---\n", [("P006", 1, "", "Ada akhir baris CR.")]),
        ("---\r\n---\r\n", [("N001", 1, "", "Kepala naskah kosong.")]),
        ("\ufeffjudul", [("N001", 1, "", "Baris pertama bukan ---.")]),
    ],
    ids=["bukan-utf8", "bom", "bom-dan-crlf", "cr", "crlf-kosong", "bom-tanpa-kepala"],
)
def test_faults_of_the_file_are_reported_beside_those_of_the_head(
    content: str | bytes, expected: Rows, tmp_path: Path
) -> None:
    """What is wrong with the file itself is reported too, and is read over where it can be."""
    head, findings = read(tmp_path, content)
    assert findings == expected
    assert (head is not None) is (not expected or expected[-1][0] == "P006")


@pytest.mark.parametrize(
    ("line", "text", "texts", "maps"),
    [
        ("x: pasar", "pasar", ("pasar",), []),
        ("x: [pasar, 63.10]", "", ("pasar", "63.10"), [{}, {}]),
        ("x: [{a: 1}, b]", "", ("{'a': '1'}", "b"), [{"a": "1"}, {}]),
        ("x: {a: 1}", "", ("{'a': '1'}",), []),
        ("x: true", "True", ("True",), []),
        ("x: false", "False", (), []),
        ("x:", "", (), []),
        ("x: []", "", (), []),
        ("y: 1", "", (), []),
    ],
)
def test_a_field_is_read_as_text_texts_or_maps(
    line: str, text: str, texts: tuple[str, ...], maps: list[dict[str, str]]
) -> None:
    """One text counts as a list of one; a list is no text; what is no map counts as empty."""
    head = head_of(line)
    assert (head.text("x"), head.texts("x"), head.maps("x")) == (text, texts, maps)


@pytest.mark.parametrize(
    ("key", "row"), [("judul", 2), ("tatanan", 3), ("tanggal", 5), ("penulis", 1), ("tata", 1)]
)
def test_a_finding_stands_on_the_line_of_its_field(key: str, row: int) -> None:
    """The head begins on line 2 of the file; a field that is not there is reported on line 1."""
    head = head_of("judul: x", "tatanan:", "  - pasar", "tanggal: 2026-01-01", "judul2: y")
    finding = head.at("N002", key, "Salah.")
    assert as_rows([finding]) == [("N002", row, key, "Salah.")]
    assert finding.path == NAME
