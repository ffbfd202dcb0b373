"""Why a YAML head cannot be read: the line, what is wrong, and how it is to be written."""

from __future__ import annotations

import pytest
import yaml

from kksportal.read.frontmatter import parse_yaml
from kksportal.read.yaml_faults import YamlFault, curled_code, explain

HEAD = ["judul: Satu", 'daerah: "63.11"', "tatanan: [pasar]", "sumber:", "  - id: s1",
        "    judul: A", "foto: []"]  # fmt: skip


def fault_of(place: int, line: str) -> YamlFault:
    """What is said of a head with one line written like this."""
    lines = [*HEAD[:place], line, *HEAD[place + 1 :]]
    try:
        parse_yaml("\n".join(lines))
    except yaml.YAMLError as fault:
        return explain(lines, fault, parse_yaml)
    raise AssertionError(line)


@pytest.mark.parametrize(
    ("place", "line", "part", "written"),
    [
        (0, "judul: Satu: dua", "titik dua", 'judul: "Satu: dua"'),
        (0, 'judul: Kata "baku": dua', "titik dua", "judul: 'Kata \"baku\": dua'"),
        (0, "judul: “Satu: dua”", "kutip miring", 'judul: "Satu: dua"'),
        (0, "judul: @satu", "diawali @", 'judul: "@satu"'),
        (0, "judul: %satu", "diawali %", 'judul: "%satu"'),
        (0, 'judul: "Satu" dua', "sesudah tanda kutip", "judul: '\"Satu\" dua'"),
        (1, 'daerah: "63.11', "tidak ditutup", 'daerah: "63.11"'),
        (1, "daerah:63.11", "spasi", "daerah: 63.11"),
        (2, "tatanan: [pasar", "Kurung siku", "tatanan: [pasar]"),
        (1, "\tdaerah: x", "tab", "daerah: x"),
        (5, "\tjudul: A", "tab", "    judul: A"),
        (1, " daerah: x", "menjorok", "daerah: x"),
    ],
)
def test_a_fault_names_its_line_and_the_way_to_write_it(
    place: int, line: str, part: str, written: str
) -> None:
    """In Indonesian; and the line written so, the head can be read."""
    fault = fault_of(place, line)
    assert fault.line == place
    assert part in fault.what
    assert fault.written == written
    assert written.strip() in fault.advice
    assert parse_yaml("\n".join([*HEAD[:place], fault.written, *HEAD[place + 1 :]]))


def test_a_fault_that_none_of_it_explains_is_told_by_its_line() -> None:
    """Without the parser's English."""
    fault = fault_of(3, "sumber: }{")
    assert fault.what
    assert "expected" not in fault.what


def test_a_head_of_many_faults_is_not_searched_without_end() -> None:
    """A long head is told by its line alone."""
    lines = [f"k{n}: a: b" for n in range(5_000)]
    with pytest.raises(yaml.YAMLError) as fault:
        parse_yaml("\n".join(lines))
    assert explain(lines, fault.value, parse_yaml).written == ""


def test_curled_quotes_around_a_code_are_no_part_of_it() -> None:
    """YAML would take them for letters; around a title they may be meant."""
    found = curled_code(["judul: “Satu”", "daerah: “63.11”"])
    assert found is not None
    assert (found.line, found.written) == (1, 'daerah: "63.11"')
    assert curled_code(["judul: “Satu”", 'daerah: "63.11"']) is None
