"""What a file is made from, and the bytes that are printed of it."""

from __future__ import annotations

import zipfile
from io import BytesIO
from typing import Any, get_args

import pytest

from kksportal.exports.book import Book
from kksportal.exports.card import CardView
from kksportal.exports.files import Archive, Content, File, FittedSheet
from kksportal.exports.rows import Record
from kksportal.render import files as module
from kksportal.render.files import to_bytes

CARD = CardView("N", "P", "A", "C", False, "3", "2025", "Uji", simulated=False)
BOOK = Book(title="J", author="P", day="2026-01-02", sheets=())
ARCHIVE = Archive((("a.txt", "isi"), ("b/c.csv", "x,y")), "2026-01-02")
SHEET = FittedSheet(lambda room: f"ruang {room}")
PRINTERS = ("to_zip", "to_xlsx", "draw_card", "set_sheet", "to_json")
PRINTED: tuple[tuple[Any, str, tuple[Any, ...]], ...] = (
    (ARCHIVE, "to_zip", (ARCHIVE.files, "2026-01-02")),
    (BOOK, "to_xlsx", (BOOK,)),
    (CARD, "draw_card", (CARD,)),
    (SHEET, "set_sheet", (SHEET.make,)),
    ({"a": 1}, "to_json", ({"a": 1},)),
)


@pytest.mark.parametrize(("content", "printer", "told"), PRINTED, ids=[p[1] for p in PRINTED])
def test_each_kind_of_content_has_its_printer(
    monkeypatch: pytest.MonkeyPatch, content: Any, printer: str, told: tuple[Any, ...]
) -> None:
    """It alone is asked, with all that the content holds, and its bytes are the file's."""
    asked: list[tuple[str, tuple[Any, ...]]] = []
    for name in PRINTERS:

        def prints(*given: Any, name: str = name) -> bytes:
            asked.append((name, given))
            return name.encode()

        monkeypatch.setattr(module, name, prints)
    assert to_bytes(content) == printer.encode()
    assert asked == [(printer, told)]


def test_every_kind_of_content_is_printed_here() -> None:
    """A new kind needs a printer, and a line in the table above."""
    kinds = {type(content) for content, _, _ in PRINTED} | {bytes}
    assert {getattr(one, "__origin__", one) for one in get_args(Content)} == kinds
    assert {printer for _, printer, _ in PRINTED} == set(PRINTERS)
    assert getattr(Record, "__origin__", Record) is dict


def test_bytes_stay_as_they_are() -> None:
    """Texts that are printed already, like feeds, are written as they are."""
    assert to_bytes(b"<feed/>") == b"<feed/>"
    assert File(address="feed.xml").content == b""
    assert to_bytes(b"") == b""


def test_an_archive_is_a_zip_of_its_texts() -> None:
    """Each by its name, as old as its data, in its order."""
    with zipfile.ZipFile(BytesIO(to_bytes(ARCHIVE))) as made:
        assert [one.filename for one in made.infolist()] == ["a.txt", "b/c.csv"]
        assert {one.date_time[:3] for one in made.infolist()} == {(2026, 1, 2)}
        assert made.read("b/c.csv") == b"x,y"


def test_printed_kinds_are_what_they_say() -> None:
    """A workbook is a ZIP, a card a PNG, a record JSON."""
    assert to_bytes(BOOK)[:2] == b"PK"
    assert to_bytes(CARD)[1:4] == b"PNG"
    assert to_bytes({"a": [1, "é"]}) == '{"a":[1,"é"]}\n'.encode()
