"""Bytes of the files beside the pages: each kind of content has one printer."""

from __future__ import annotations

from kksportal.exports.book import Book
from kksportal.exports.card import CardView
from kksportal.exports.files import Archive, Content, FittedSheet
from kksportal.render.card import draw_card
from kksportal.render.json import to_json
from kksportal.render.pdf import set_sheet
from kksportal.render.xlsx import to_xlsx
from kksportal.render.zip import to_zip


def to_bytes(content: Content) -> bytes:
    """The bytes of a file; what is bytes already stays as it is."""
    match content:
        case bytes():
            return content
        case Archive(files, day):
            return to_zip(files, day)
        case Book():
            return to_xlsx(content)
        case CardView():
            return draw_card(content)
        case FittedSheet(make):
            return set_sheet(make)
        case _:
            return to_json(content)
