"""A story as a person writes and mends it: its fields, what may be chosen, and its page meanwhile.

What is typed is looked at by itself, so that the page follows; what is saved is checked like any
dropped file.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from posixpath import basename, dirname, join, relpath
from typing import Any

import yaml

from kksportal.browser_check.photos import pictures_of
from kksportal.browser_check.preview import renderer_of
from kksportal.browser_check.session import Session
from kksportal.browser_check.state import lay_down
from kksportal.errors import Finding, sort_findings
from kksportal.model.package import Story
from kksportal.model.rows import JENIS_SUMBER, Sumber
from kksportal.pages.register import STORY
from kksportal.plan import simulated_page
from kksportal.read.content import read_story
from kksportal.read.frontmatter import parse_yaml, split
from kksportal.render.html import Renderer
from kksportal.render.story_text import plain, story_text
from kksportal.text import slugify
from kksportal.validate.known import Known
from kksportal.validate.portal import innovations_of, source_table
from kksportal.validate.stories import check_stories
from kksportal.words.names import Names

LINES = ("judul", "ringkasan", "tanggal", "penulis", "inovasi")
LISTS = ("tatanan", "perangkat_daerah")
MAPS = ("sumber", "foto")
STORIES, NARRATIVES = "content/inovasi/", "content/narasi/"
_PICTURES = (".jpg", ".jpeg", ".png", ".webp")
# Without these there is no page: it would name what is not there.
_NO_PAGE = ("KKS-N001", "KKS-N002", "KKS-N005", "KKS-N006")
_LACKING = {
    "judul": "Judul belum diisi.",
    "ringkasan": "Ringkasan belum diisi.",
    "tanggal": "Tanggal belum diisi.",
    "penulis": "Penulis belum diisi.",
    "tatanan": "Pilih tatanannya.",
    "sumber": "Sebut paling sedikit satu sumber.",
}


class UnwritableError(ValueError):
    """Why a text cannot be opened or written here, in a sentence."""


_STATED = "pemotret dan yang terlihat mengizinkan, menurut pengusul"


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A story as it is typed; `path` is "" for a new one."""

    path: str
    fields: Mapping[str, Any]
    body: str

    @classmethod
    def of(cls, told: Mapping[str, Any]) -> Draft:
        """From what the page sent; whatever has no place in a head is left out."""
        fields: dict[str, Any] = {name: plain(told["bidang"].get(name)) for name in LINES}
        fields |= {n: [str(o) for o in told["bidang"].get(n) or () if o] for n in LISTS}
        fields |= {n: [dict(one) for one in told["bidang"].get(n) or ()] for n in MAPS}
        return cls(path=str(told["naskah"]), fields=fields, body=str(told["isi"]))

    def lacking(self, published: Collection[str]) -> list[str]:
        """What a story must have and this one has not, a sentence each.

        A photo that is published already needs no second consent.
        """
        narrative = self.path.startswith(NARRATIVES)
        said = [] if narrative else [t for n, t in _LACKING.items() if not self.fields[n]]
        for photo in self.fields["foto"]:
            name = str(photo.get("berkas") or "")
            shown = f"Foto {name}" if name else "Foto"
            wanted = {"berkas": "pilih berkasnya", "alt": "tulis apa yang terlihat di dalamnya",
                      "kredit": "sebut siapa yang memotretnya"}  # fmt: skip
            said += [f"{shown}: {t}." for n, t in wanted.items() if not plain(photo.get(n))]
            if name and name not in published and photo.get("izin") is not True:
                said.append(f"{shown}: nyatakan izin dari pemotret dan orang yang terlihat.")
        return said


def listed(session: Session) -> list[tuple[str, str]]:
    """The texts that are here, by their paths and titles."""
    data = session.checker.data
    titles = {t.path: t.title for t in (*data.stories, *data.narratives)} if data else {}
    paths = sorted(p for p in session.files if p.startswith((STORIES, NARRATIVES)))
    return [(p, titles.get(p) or basename(p)) for p in paths if p.endswith(".md")]


def opened(session: Session, path: str) -> dict[str, Any]:
    """A text for the editor, or a new one; raises UnwritableError where its head cannot be read."""
    meta: dict[Any, Any] = {"tanggal": session.day}
    body = ""
    if path:
        try:
            lines, body, _ = split(session.files[path].decode("utf-8-sig"))
            meta = parse_yaml("\n".join(lines))
        except (ValueError, RecursionError, yaml.YAMLError):
            meta = {}
        if not isinstance(meta, dict) or not meta:
            raise UnwritableError(
                f"Kepala {basename(path)} belum dapat dibaca. Betulkan di penyunting teks menurut "
                "temuannya, lalu jatuhkan lagi."
            )
    fields: dict[str, Any] = {name: _one(meta.get(name)) for name in LINES}
    fields |= {name: _many(meta.get(name)) for name in LISTS}
    fields |= {n: [o for o in _many(meta.get(n)) if isinstance(o, dict)] for n in MAPS}
    return {
        "naskah": path,
        "narasi": path.startswith(NARRATIVES),
        "bidang": fields,
        "isi": body.replace("\r\n", "\n").strip("\n"),
        "pilihan": _choices(session, path),
    }


def _one(value: Any) -> str:
    return "" if isinstance(value, (list, dict)) else str(plain(value))


def _many(value: Any) -> list[Any]:
    listed = value if isinstance(value, list) else [value] if value else []
    return [plain(one) for one in listed]


def _choices(session: Session, path: str) -> dict[str, Any]:
    data, package = session.checker.data, session.checker.packages.get(session.code)
    assert data is not None  # asked after a check
    names = Names(data)
    return {
        "tatanan": list(names.tatanan.items()),
        "inovasi": [(row.id, row.judul) for row in package.inovasi] if package else [],
        "sumber": [_source(row) for row in package.sumber] if package else [],
        "jenis": [(one, one.replace("-", " ")) for one in JENIS_SUMBER],
        "foto": sorted(_photos(session, path)),
        "lama": _published(session, path),
    }


def _source(row: Sumber) -> dict[str, str]:
    told = {name: cell for name, cell in row._asdict().items() if cell}
    return {n: told[n] for n in ("id", "judul", "penerbit", "jenis", "tanggal_terbit", "tautan")
            if n in told}  # fmt: skip


def _photos(session: Session, path: str) -> Iterator[str]:
    """The photos that a text may show, as it names them."""
    folder = dirname(dirname(path)) if path.startswith(NARRATIVES) else STORIES.rstrip("/")
    for name in session.files:
        if name.lower().endswith(_PICTURES) and name.startswith(f"{folder}/"):
            yield relpath(name, folder)


def _published(session: Session, path: str) -> list[str]:
    return [photo.file for photo in session.state.photos.get(path, ())]


def file_of(session: Session, draft: Draft) -> tuple[str, bytes]:
    """The path and the content of a draft.

    Raises UnwritableError where its head cannot be written.
    """
    before = session.files.get(draft.path, b"").decode("utf-8-sig", "replace")
    fields = dict(draft.fields)
    fields["foto"] = [_with_consent(one) for one in fields["foto"]]
    if not draft.path:
        fields |= {"daerah": session.code, "tatanan_oleh": "tim-portal"}
    try:
        raw = story_text(before, fields, draft.body).encode()
    except (ValueError, RecursionError, yaml.YAMLError):
        raise UnwritableError(
            f"Kepala {basename(draft.path)} belum dapat ditulis di sini."
        ) from None
    if not draft.path and session.code.startswith("S"):
        raw = raw.replace(b"\n---\n", b"\nsimulasi: true\n---\n", 1)
    return draft.path or _new_path(session, str(draft.fields["judul"]), raw), raw


def _with_consent(photo: Mapping[str, Any]) -> dict[str, Any]:
    """A photo with the words of its consent; one that was stated here gets ours."""
    told = {name: value for name, value in photo.items() if name != "izin"}
    consent = photo.get("izin")
    words = _STATED if consent is True else consent
    return told | ({"izin": words} if isinstance(words, str) and words else {})


def _new_path(session: Session, title: str, raw: bytes) -> str:
    """A name that is free, or that of the very same text: a new story is not saved twice."""
    stem = slugify(title)[:60].strip("-") or "cerita"
    taken = session.files.keys() | session.state.files.keys()
    names = (stem if n == 1 else f"{stem}-{n}" for n in range(1, len(taken) + 2))
    paths = (join(STORIES, f"{name}.md") for name in names)
    return next(p for p in paths if p not in taken or session.files.get(p) == raw)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """What is found in a draft, and its page; "" where it cannot be shown yet."""

    findings: tuple[Finding, ...]
    html: str = ""
    photos: Mapping[str, bytes] = field(default_factory=dict)  # by address


class Drafts:
    """Looks at drafts, with what stays the same between two keys."""

    def __init__(self, session: Session) -> None:
        data = session.checker.data
        assert data is not None  # asked after a check
        self.session, self.data = session, data
        self._known = Known.of(data, session.state.info.smallest)
        self._names = Names(data)
        codes = {*session.state.districts, *session.checker.packages}
        self._simulated = bool(codes) and all(code.startswith("S") for code in codes)
        self._renderer: Renderer = renderer_of(session.checker)

    def look(self, draft: Draft) -> Shown:
        """The findings of a draft by itself, and the page it would have."""
        path, raw = file_of(self.session, draft)
        narrative = path.startswith(NARRATIVES)
        with _laid(self.session, path, raw) as place:
            folders = self.session.checker.folders
            story, findings = read_story(place, folders, narrative=narrative)
        if story is None:
            return Shown(findings=tuple(findings))
        findings += self._checked(story)
        found = tuple(sort_findings(findings))
        if narrative or any(one.kind.code in _NO_PAGE for one in found):
            return Shown(findings=found)
        (page,) = STORY.pages(_Alone(self._names, (story,)), translated=False)
        page = simulated_page(page) if self._simulated else page
        html = self._renderer.page(page).decode()
        return Shown(findings=found, html=html, photos=pictures_of([story], self.session.files))

    def _checked(self, story: Story) -> Iterator[Finding]:
        package = self.session.checker.packages.get(self.session.code)
        own = {package.head.code: innovations_of(package)} if package else {}
        sources = [source_table(package)] if package else []
        return check_stories([story], sources, own, self._known)


@dataclass(frozen=True, slots=True)
class _Alone:
    """A district of which only one story is shown."""

    names: Names
    stories: tuple[Story, ...]


@contextmanager
def _laid(session: Session, path: str, raw: bytes) -> Iterator[Any]:
    """A draft in its place among the files, which are as before afterwards."""
    place = session.root / path
    before = place.read_bytes() if place.is_file() else None
    lay_down(session.root, {path: raw})
    try:
        yield place
    finally:
        if before is None:
            place.unlink()
        else:
            place.write_bytes(before)


def write(session: Session, draft: Draft) -> str:
    """A draft among the files of the sitting; its path.

    Raises UnwritableError where something lacks.
    """
    lacking = draft.lacking(_published(session, draft.path))
    if lacking:
        raise UnwritableError(" ".join(lacking))
    path, raw = file_of(session, draft)
    session.set_text(path, raw)
    return path
