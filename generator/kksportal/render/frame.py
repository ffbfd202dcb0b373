"""The frame around every page, rendered once for each kind of page and then only filled.

Pages of one kind differ in a few texts. The template prints marks in their places once; the
result is cut at the marks, and a page is the pieces joined with its own, escaped texts.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from markupsafe import Markup

from kksportal.render.escape import escaped
from kksportal.words.views import Frame, Link

_MARK = re.compile("\x00([a-z]+)([0-9]*)\x00")
_LONGEST = 70  # characters of a title that a list of results shows whole


class Whole(Protocol):
    """Renders a frame with the template; what may be marks is passed in: title, data, links."""

    def __call__(
        self,
        frame: Frame,
        body: Markup,
        *,
        title: str,
        data: Markup,
        words: Markup,
        edit: tuple[Link, ...],
    ) -> str: ...


def full_title(title: str, portal: str) -> str:
    """A page's title with the name of the portal, where both are short enough."""
    whole = f"{title} · {portal}"
    return whole if len(whole) <= _LONGEST else title


@dataclass(frozen=True, slots=True)
class _Cut:
    """A frame cut at its marks: texts and, between them, what belongs there."""

    pieces: tuple[str, ...]
    marks: tuple[tuple[str, int], ...]


class Frames:
    """Fills frames; `whole` renders one with the template, `data` gives a page's linked data.

    `words` gives what the words of a page's body mean, `edit` where its files may be changed.
    """

    def __init__(
        self,
        portal: str,
        whole: Whole,
        data: Callable[[Frame], str],
        words: Callable[[Frame, str], str] = lambda frame, body: "",
        edit: Callable[[Frame], tuple[Link, ...]] = lambda frame: (),
    ) -> None:
        self._words, self._edit = words, edit
        self._portal = portal
        self._whole = whole
        self._data = data
        self._cuts: dict[tuple[object, ...], _Cut] = {}

    def fill(self, frame: Frame, body: str) -> bytes:
        """The page: the frame of its kind with its own texts and body."""
        edit = self._edit(frame)
        key = (
            len(edit),
            frame.section,
            frame.address if frame.address in ("", "404.html") else frame.address.count("/"),
            frame.simulated,
            frame.noindex,
            frame.bare,
            frame.films,
            bool(frame.changed),
            len(frame.crumbs),
            frame.kind,
            frame.feed,
            bool(frame.image),
            frame.language,
            tuple(language for language, _ in frame.alternates),
            bool(frame.figures),
            frame.notes,
        )
        cut = self._cuts.get(key)
        if cut is None:
            cut = self._cuts[key] = self._cut(frame)
        own = {
            "judul": full_title(frame.title, self._portal),
            "nama": frame.title,
            "gambar": frame.image,
            "uraian": frame.description,
            "alamat": frame.address,
            "tanggal": frame.changed,
            "saat": frame.changed_text,
            "rentang": frame.figures,
        }
        out = [cut.pieces[0]]
        for (name, place), piece in zip(cut.marks, cut.pieces[1:], strict=True):
            if name == "isi":
                out.append(body)
            elif name == "arti":
                out.append(self._words(frame, body))
            elif name == "data":
                out.append(self._data(frame))
            elif name == "bahasa":
                other = frame.alternates[place][1]
                out.append(escaped(other or ("./" if out[-1].endswith('href="') else "")))
            elif name == "sunting":
                out.append(escaped(edit[place].href))
            elif name == "berkas":
                out.append(escaped(edit[place].label))
            elif name == "remah":
                out.append(escaped(frame.crumbs[place].label))
            elif name == "jalan":
                out.append(escaped(frame.crumbs[place].href))
            else:
                out.append(escaped(own[name]))
            out.append(piece)
        return "".join(out).encode()

    def _cut(self, frame: Frame) -> _Cut:
        fixed = frame.address in ("", "404.html")
        # The address keeps its slashes, since the way to the root depends on their number.
        address = frame.address if fixed else "\x00alamat\x00" + "/" * frame.address.count("/")
        marked = frame._replace(
            title="\x00nama\x00",
            image="\x00gambar\x00" if frame.image else "",
            alternates=tuple(
                (language, f"\x00bahasa{i}\x00") for i, (language, _) in enumerate(frame.alternates)
            ),
            description="\x00uraian\x00",
            address=address,
            changed="\x00tanggal\x00" if frame.changed else "",
            changed_text="\x00saat\x00",
            figures="\x00rentang\x00" if frame.figures else "",
            crumbs=tuple(
                Link(label=f"\x00remah{i}\x00", href=f"\x00jalan{i}\x00" if c.href else "")
                for i, c in enumerate(frame.crumbs)
            ),
        )
        data = Markup("\x00data\x00" if self._data(frame) else "")
        words = Markup("\x00arti\x00")
        edit = tuple(
            Link(label=f"\x00berkas{i}\x00", href=f"\x00sunting{i}\x00")
            for i, _ in enumerate(self._edit(frame))
        )
        text = self._whole(
            marked,
            Markup("\x00isi\x00"),
            title="\x00judul\x00",
            data=data,
            words=words,
            edit=edit,
        )
        if not fixed:
            text = text.replace(address, "\x00alamat\x00")
        parts = _MARK.split(text)
        return _Cut(
            pieces=tuple(parts[::3]),
            marks=tuple(
                (name, int(place or 0))
                for name, place in zip(parts[1::3], parts[2::3], strict=True)
            ),
        )
