"""The one door to python-pptx: a deck as native tables and shapes, the same bytes on any day.

Nothing of a deck runs, leads away or is fetched: what it holds is text, tables and plain shapes.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from io import BytesIO
from typing import Any
from zipfile import ZipFile

from kksportal.errors import PortalError
from kksportal.exports.deck.views import Bar, Deck, Slide
from kksportal.render.slides.clean import plain
from kksportal.render.slides.room import CAPTION, Box, Fitted, fit, line_height, lines_of
from kksportal.render.zip import to_zip

MISSING = (
    "paparan memerlukan paket python-pptx, yang belum terpasang; pasang dengan: "
    "pip install 'kksportal[paparan]'"
)
SIMULATED = "DATA SIMULASI"
FONT = "Arial"  # there on every machine, or another that is as wide
_WIDE, _HIGH, _LEFT, _ACROSS = 13.333, 7.5, 0.6, 12.13  # inches
_SOURCES, _FOOT = 7.02, 7.08  # where the list of sources ends, and the foot begins
_INK, _SOFT, _TONE, _TRACK, _HEED, _PAPER, _BAND = (
    "17211F", "4A5552", "0B5D57", "D5DEDB", "8A1C1C", "FFFFFF", "F3F6F5",
)  # fmt: skip
_TITLE_SLIDE, _TITLE_ONLY = 0, 5  # layouts of the library's template
_MOST_SOURCES = 7  # lines
_MOST_CORE = 255  # letters of what programs show of a file


def to_pptx(deck: Deck) -> bytes:
    """The bytes of a deck. Raises PortalError where the library is not installed."""
    try:
        from pptx import Presentation
    except ImportError:
        raise PortalError(MISSING) from None
    shown = Presentation()
    _prepare(shown)
    first = _titled(shown, _TITLE_SLIDE, deck.title, Box(_LEFT, 1.5, _ACROSS, 1.3), 34)
    about = first.placeholders[1]
    _place(about, Box(_LEFT, 3.0, _ACROSS, 3.2))
    _write(about, deck.about, 18, _SOFT, space=8)
    _frame(first, deck, 1)
    for number, slide in enumerate(deck.slides, start=2):
        _slide(shown, deck, slide, number)
    _describe(shown, deck)
    out = BytesIO()
    shown.save(out)
    with ZipFile(out) as made:
        return to_zip(((name, made.read(name)) for name in made.namelist()), deck.day)


def _slide(shown: Any, deck: Deck, slide: Slide, number: int) -> None:
    size = 26 if len(slide.title) <= 62 else 22 if len(slide.title) <= 80 else 18
    one = _titled(shown, _TITLE_ONLY, slide.title, Box(_LEFT, 0.42, _ACROSS, 0.62), size)
    lead = " ".join(slide.lead)
    top = 1.1
    if lead:
        height = lines_of(plain(lead), _ACROSS, 14) * line_height(14) + 0.1
        _text(one, Box(_LEFT, top, _ACROSS, height), (lead,), 14, _INK, "Ringkasan")
        top += height + 0.12
    listed, room = _listed(slide.sources)
    bottom = _SOURCES - room
    body = Box(_LEFT, top, _ACROSS, bottom - top - 0.12)
    if slide.bars:
        wide = 5.2 if slide.grids else _ACROSS
        _chart(one, slide, body._replace(width=wide))
        body = body._replace(left=_LEFT + wide + 0.3, width=_ACROSS - wide - 0.3)
    if slide.grids:
        for fitted in fit(slide.grids, body, largest=12 if slide.bars else 14):
            _table(one, fitted)
    if listed:
        _text(one, Box(_LEFT, bottom, _ACROSS, room), listed, 9, _SOFT, "Sumber")
    _frame(one, deck, number)
    if slide.note:
        notes = one.notes_slide.notes_text_frame
        notes.text = plain(slide.note)
        _language(notes)


def _listed(sources: Sequence[str]) -> tuple[list[str], float]:
    """The sources that fit, how many do not, and the room that they take."""
    lines: list[str] = []
    used = 0
    for i, source in enumerate(sources):
        many = lines_of(plain(source), _ACROSS, 9)
        last = i == len(sources) - 1
        if used + many > _MOST_SOURCES - (0 if last else 1):
            lines.append(f"{len(sources) - i} sumber lain ada di catatan pembicara.")
            used += 1
            break
        lines.append(source)
        used += many
    return lines, used * line_height(9) + 0.08 if lines else 0.0


def _chart(one: Any, slide: Slide, box: Box) -> None:
    """Bars as plain shapes, one group with a description that says every figure."""
    group = one.shapes.add_group_shape()
    told = "; ".join(f"{bar.label} {bar.text}" for bar in slide.bars)
    _name(group, slide.chart, f"Grafik batang. {slide.chart}: {told}.")
    _bold(_text(group, box._replace(height=CAPTION), (slide.chart,), 12, _INK, slide.chart))
    step = min(0.55, (box.height - CAPTION) / len(slide.bars))
    name, count = min(4.0, box.width * 0.46), 1.0
    track = box.width - name - count - 0.15
    for i, bar in enumerate(slide.bars):
        top = box.top + CAPTION + i * step
        size = 10 if lines_of(plain(bar.label), name, 11) > 1 else 11
        line = Box(box.left, top, name, step)
        _middle(_text(group, line, (bar.label,), size, _INK, bar.label))
        thick = min(0.2, step * 0.5)
        left, above = box.left + name + 0.05, top + (step - thick) / 2
        for width, colour in ((track, _TRACK), (track * _share(bar), _TONE)):
            if width:
                shape = group.shapes.add_textbox(*_inches(Box(left, above, width, thick)))
                _fill(shape, colour)
                _name(shape, f"Batang: {bar.label}", f"{bar.label}: {bar.text}")
        place_of = Box(left + track + 0.05, top, count, step)
        _middle(_text(group, place_of, (bar.text,), 11, _INK, f"Banyaknya: {bar.label}"))


def _share(bar: Bar) -> float:
    return min(1.0, bar.part / bar.whole) if bar.whole else 0.0


def _table(one: Any, fitted: Fitted) -> None:
    grid, box = fitted.grid, fitted.box
    caption = grid.caption
    if fitted.left_out:
        caption += f" ({fitted.left_out} baris lagi ada di catatan pembicara)"
    _bold(_text(one, box._replace(height=CAPTION), (caption,), 12, _INK, caption))
    place = _inches(box._replace(top=box.top + CAPTION, height=sum(fitted.rows)))
    frame = one.shapes.add_table(len(fitted.rows), len(grid.heads), *place)
    _name(frame, caption, f"Tabel. {caption}: {len(fitted.rows) - 1} baris.")
    table = frame.table
    table.first_row, table.horz_banding = True, False
    table.first_col = True
    for column, width in zip(table.columns, fitted.columns, strict=True):
        column.width = _inch(width)
    for i, (row, height) in enumerate(zip(table.rows, fitted.rows, strict=True)):
        row.height = _inch(height)
        cells = grid.heads if i == 0 else grid.rows[i - 1]
        for j, (cell, text) in enumerate(zip(row.cells, cells, strict=True)):
            _fill(cell, _TONE if i == 0 else _PAPER if i % 2 else _BAND, line=False)
            cell.margin_left = cell.margin_right = _inch(0.07)
            cell.margin_top = cell.margin_bottom = _inch(0.03)
            colour = _PAPER if i == 0 else _INK
            _write(cell, text.split("\n"), fitted.size, colour, bold=i == 0 or j == 0)


def _titled(shown: Any, layout: int, title: str, box: Box, size: int) -> Any:
    """A slide with its title where readers of screens look for it."""
    one = shown.slides.add_slide(shown.slide_layouts[layout])
    _place(one.shapes.title, box)
    _write(one.shapes.title, (title,), size, _TONE, bold=True)
    _middle(one.shapes.title)
    return one


def _frame(one: Any, deck: Deck, number: int) -> None:
    """What stands on every slide: where it is from, its number, and that its data are simulated."""
    foot = f"{deck.foot} · {number}"
    if deck.simulated:
        foot = f"Data simulasi · {foot}"
        badge = _bold(_text(one, Box(_LEFT, 0.12, 2.0, 0.3), (SIMULATED,), 12, _PAPER, SIMULATED))
        _fill(badge, _HEED, line=False)
    _text(one, Box(_LEFT, _FOOT, _ACROSS, 0.3), (foot,), 9, _SOFT, "Kaki salindia")


def _text(where: Any, box: Box, lines: Sequence[str], size: int, colour: str, name: str) -> Any:
    """A box of text; what is in the middle or bold is set by its caller."""
    shape = where.shapes.add_textbox(*_inches(box))
    _name(shape, name, "")
    _write(shape, lines, size, colour)
    frame = shape.text_frame
    frame.margin_left = frame.margin_right = _inch(0.07)
    frame.margin_top = frame.margin_bottom = _inch(0.02)
    return shape


def _bold(shape: Any) -> Any:
    for paragraph in shape.text_frame.paragraphs:
        for run in paragraph.runs:
            run.font.bold = True
    return shape


def _middle(shape: Any) -> Any:
    from pptx.enum.text import MSO_ANCHOR

    shape.text_frame.vertical_anchor = MSO_ANCHOR.MIDDLE
    return shape


def _write(
    where: Any, lines: Iterable[str], size: int, colour: str, *, bold: bool = False, space: int = 0
) -> None:
    from pptx.enum.text import PP_ALIGN
    from pptx.util import Pt

    frame = where.text_frame
    frame.word_wrap = True
    for i, line in enumerate(lines):
        paragraph = frame.paragraphs[0] if i == 0 else frame.add_paragraph()
        paragraph.alignment = PP_ALIGN.LEFT
        paragraph.space_after = Pt(space)
        run = paragraph.add_run()
        run.text = plain(line)
        run.font.size, run.font.bold = Pt(size), bold
        run.font.name, run.font.color.rgb = FONT, _colour(colour)
    _language(frame)


def _language(frame: Any) -> None:
    """Say that a text is Indonesian, so that it is read aloud as such."""
    from pptx.enum.lang import MSO_LANGUAGE_ID

    for paragraph in frame.paragraphs:
        for run in paragraph.runs:
            run.font.language_id = MSO_LANGUAGE_ID.INDONESIAN


def _name(shape: Any, name: str, description: str) -> None:
    """What a shape is called, and what is read aloud in its place."""
    shape.name = plain(name)[:120]
    if description:
        shape._element._nvXxPr.cNvPr.set("descr", plain(description))


def _fill(shape: Any, colour: str, *, line: bool = True) -> None:
    shape.fill.solid()
    shape.fill.fore_color.rgb = _colour(colour)
    if line:
        shape.line.fill.background()


def _prepare(shown: Any) -> None:
    """The library's template, as wide as screens are, without what says nothing of us."""
    before = shown.slide_width
    shown.slide_width, shown.slide_height = _inch(_WIDE), _inch(_HIGH)
    for layout in (shown.slide_master, *shown.slide_layouts):
        for shape in layout.placeholders:
            left, width = shape.left, shape.width
            if left is not None and width is not None:
                shape.left = round(left * shown.slide_width / before)
                shape.width = round(width * shown.slide_width / before)
    for holder in (shown.part.package, shown.part):
        for key, rel in list(holder._rels.items()):
            if rel.reltype.endswith(("/thumbnail", "/printerSettings")):
                holder._rels.pop(key)


def _describe(shown: Any, deck: Deck) -> None:
    """What programs show of the file; its moments are the day of the data."""
    core = shown.core_properties
    then = datetime.fromisoformat(deck.day)
    core.title, core.author = plain(deck.title)[:_MOST_CORE], plain(deck.maker)[:_MOST_CORE]
    core.last_modified_by, core.language = core.author, "id-ID"
    core.subject = "Paparan Kabupaten/Kota Sehat"
    core.category = "data simulasi" if deck.simulated else ""
    core.keywords, core.comments, core.revision = "", plain(" ".join(deck.about))[:_MOST_CORE], 1
    core.created = core.modified = core.last_printed = then
    for part in shown.part.package.iter_parts():
        if part.partname == "/docProps/app.xml":
            part._blob = _PROGRAM


_PROGRAM = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Properties xmlns='
    b'"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    b"<Application>kksportal</Application></Properties>"
)


def _place(shape: Any, box: Box) -> None:
    shape.left, shape.top, shape.width, shape.height = _inches(box)


def _inches(box: Box) -> tuple[int, int, int, int]:
    return _inch(box.left), _inch(box.top), _inch(box.width), _inch(box.height)


def _inch(length: float) -> int:
    return round(length * 914_400)


def _colour(code: str) -> Any:
    from pptx.dml import color

    made: Any = color.RGBColor
    return made.from_string(code)
