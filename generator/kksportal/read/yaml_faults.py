"""Why a YAML head cannot be read, in Indonesian: the line, what is wrong, and how to write it.

A way of mending counts only where it is tried: the line written so, the head can be read, or can be
read further than before.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import islice
from typing import Any, NamedTuple

import yaml

Parse = Callable[[str], Any]  # raises yaml.YAMLError
_PAIR = re.compile(r"(\s*(?:- +)*)([A-Za-z_]\w*)(\s*):(\s*)(.*?)\s*$")
_CURLED = str.maketrans("“”„‟«»‘’‚‛", '""""""' + "''''")
_OPENED = "“„‟«‘‚‛”’"
_LINES = 200  # lines of a head that are looked at
_LETTERS, _TRIES = 8_000, 60  # a head may come from anybody: the search for its fault ends
_CODES = ("daerah", "siklus", "tatanan", "tatanan_oleh", "inovasi", "tanggal", "simulasi", "id",
          "jenis", "tanggal_terbit", "berkas", "tautan")  # fmt: skip


class YamlFault(NamedTuple):
    """What is wrong with a line of a head (counted from 0), and the line as it should be."""

    line: int
    what: str
    advice: str = ""
    written: str = ""


def explain(lines: list[str], fault: yaml.YAMLError, parse: Parse) -> YamlFault:
    """The fault that stops a parser, for people."""
    where = _line(fault, len(lines))
    tries = ((place, *way) for place in _places(lines, where) for way in _ways(lines[place]))
    short = sum(map(len, lines)) <= _LETTERS
    for place, what, written in islice(tries, _TRIES if short else 0):
        if _further(lines, place, written, where, parse):
            return YamlFault(place, what, _advice(written), written)
    what = "Susunannya bukan YAML: periksa titik dua, tanda kutip, dan lekukan"
    return YamlFault(where, f"{what} di baris ini dan di atasnya")


def _advice(written: str) -> str:
    spaces = _indent(written)
    front = f" dengan {spaces} spasi di depannya" if spaces else ""
    return f"Tulis{front}: {written.strip()}"


def curled_code(lines: list[str]) -> YamlFault | None:
    """A code or a date between curled quotes, which would be read as a part of it."""
    for place, line in enumerate(lines[:_LINES]):
        pair = _PAIR.match(line)
        if pair and pair[2] in _CODES and pair[5][:1] and pair[5][0] in _OPENED:
            written = f"{pair[1]}{pair[2]}: {pair[5].translate(_CURLED)}"
            return YamlFault(place, "Isian ini diapit tanda kutip miring, seperti di Word",
                             f"Tulis: {written.strip()}", written)  # fmt: skip
    return None


def _line(fault: yaml.YAMLError, many: int) -> int:
    mark = getattr(fault, "problem_mark", None)
    return min(mark.line, max(many - 1, 0)) if mark is not None else 0


def _places(lines: list[str], where: int) -> Iterator[int]:
    """The lines that may be at fault: where the parser stopped, then those above, tabs first."""
    tabs = [i for i, line in enumerate(lines[:_LINES]) if "\t" in line[: _indent(line)]]
    above = range(where, max(where - 40, -1), -1)
    yield from dict.fromkeys([*tabs, *above])


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _ways(line: str) -> Iterator[tuple[str, str]]:
    """What may be wrong with a line, and the line as it would be right."""
    if "\t" in line[: _indent(line)]:
        what = "Baris ini menjorok dengan tab; YAML hanya mengenal spasi"
        yield from ((what, f"{indent}{line.strip()}") for indent in ("  ", "    ", ""))
    pair = _PAIR.match(line)
    if pair is None:
        if spaced := re.match(r"(\s*(?:- +)*[A-Za-z_]\w*):(\S.*)$", line):
            yield "Sesudah titik dua harus ada spasi", f"{spaced[1]}: {spaced[2]}"
        return
    start, value = f"{pair[1]}{pair[2]}: ", pair[5]
    if value and not pair[4]:
        yield "Sesudah titik dua harus ada spasi", start + value
    if not value:
        return
    first = value[0]
    if first in _OPENED:
        plain = value.translate(_CURLED)
        what = "Isian ini diapit tanda kutip miring, seperti di Word"
        yield what, start + plain
        yield what, start + _quoted(plain[1:].rstrip("\"'"))
    if first in "\"'" and not (len(value) > 1 and value.endswith(first)):
        yield "Tanda kutipnya tidak ditutup", f"{start}{value}{first}"
        yield "Ada teks sesudah tanda kutip penutup", start + _quoted(value)
    elif first in "\"'":
        yield "Ada tanda kutip di dalam tanda kutip", start + _quoted(value[1:-1])
        yield "Ada teks sesudah tanda kutip penutup", start + _quoted(value)
    if first == "[" and not value.endswith("]"):
        yield "Kurung sikunya tidak ditutup", f"{start}{value}]"
    if ": " in value or value.endswith(":"):
        yield (
            "Ada titik dua di dalam isian; apit dengan tanda kutip",
            (start + _quoted(value)),
        )
    if first in "@`%*&!|>{}[],?#-":
        yield f"Isian tidak boleh diawali {first} tanpa tanda kutip", start + _quoted(value)
    if pair[1].strip() == "" and pair[1]:
        what = "Baris ini menjorok tidak sejajar dengan baris lain"
        yield from ((what, f"{indent}{line.strip()}") for indent in ("", "  ", "    "))


def _quoted(value: str) -> str:
    """A value between quotes: single ones, which need nothing but to be doubled inside."""
    if '"' not in value and "\\" not in value:
        return f'"{value}"'
    return "'" + value.replace("'", "''") + "'"


def _further(lines: list[str], place: int, written: str, where: int, parse: Parse) -> bool:
    """Whether the head can be read, or read further, with one line written otherwise."""
    if written == lines[place]:
        return False
    try:
        parse("\n".join([*lines[:place], written, *lines[place + 1 :]]))
    except yaml.YAMLError as fault:
        return _line(fault, len(lines)) > max(where, place)
    except (ValueError, RecursionError):
        return False
    return True
