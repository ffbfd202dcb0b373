"""The films of a text: a file of the portal, or the address at which a film stands elsewhere."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from kksportal.errors import Finding
from kksportal.model.package import Film, Photo
from kksportal.model.strings import odd_address
from kksportal.read.beside import file_beside, picture_beside
from kksportal.read.film import FORM, Looked, look_at
from kksportal.read.frontmatter import FrontMatter
from kksportal.read.picture import PictureError

MOST = 10  # films of a text
_KNOWN = ("judul", "berkas", "tautan", "gambar", "alt", "lama", "transkrip", "kredit", "izin")
_LENGTH = re.compile(r"(?:([0-9]{1,2}):)?([0-9]{1,3}):([0-5][0-9])")
_ADDRESS = re.compile(r"https?://[^\s<>\"]+")
_LIKE = (
    "Tulis sebagai daftar: judul, lalu berkas dan gambar (atau tautan dan lama), transkrip, "
    "kredit, izin"
)


def read_films(head: FrontMatter, folder: Path) -> tuple[tuple[Film, ...], list[Finding]]:
    """The films that a text names, in order, and what is wrong with others."""
    value = head.meta.get("video")
    listed = value if isinstance(value, list) else [value] if value else []
    films, findings = [], []
    for item in listed[:MOST]:
        try:
            films.append(_film(item, folder))
        except PictureError as fault:
            name = _text(item, "judul") or _text(item, "berkas") or str(item)[:60]
            told = head.at("N023", "video", f"Video “{name}”: {fault}.")
            findings.append(replace(told, advice=fault.advice))
        else:
            findings += _lacking(head, item, films[-1])
    if len(listed) > MOST:
        findings.append(head.at("N023", "video", f"Ada {len(listed)} video; paling banyak {MOST}."))
    return tuple(films), findings


def _film(item: Any, folder: Path) -> Film:
    """One film. Raises PictureError where it cannot be shown."""
    if not isinstance(item, Mapping):
        raise PictureError("tanpa judul", _LIKE)
    title, file, href = (_text(item, key) for key in ("judul", "berkas", "tautan"))
    if not title:
        raise PictureError("tanpa judul", _LIKE)
    if bool(file) == bool(href):
        raise PictureError("harus punya berkas atau tautan, salah satu", _LIKE)
    transcript = _text(item, "transkrip")
    if _ADDRESS.match(transcript) and len(transcript.split()) == 1:
        _checked(transcript, "transkripnya")
    poster = _poster(item, folder, title)
    if href:
        _checked(href, "tautannya")
        looked = Looked(_length(_text(item, "lama")), 0, 0, 0, "")
    else:
        looked = _own(folder, file)
        if poster is None:
            raise PictureError("tanpa gambar yang tampak sebelum diputar", _LIKE)
    return Film(
        title=title,
        file=file,
        href=href,
        poster=poster,
        transcript=transcript,
        credit=_text(item, "kredit"),
        consent=_text(item, "izin"),
        **looked._asdict(),
    )


def _own(folder: Path, file: str) -> Looked:
    if not file.lower().endswith(FORM):
        raise PictureError("bukan mp4", "Simpan ulang sebagai MP4 (H.264), atau tulis tautannya")
    return look_at(file_beside(folder, file))


def _poster(item: Mapping[Any, Any], folder: Path, title: str) -> Photo | None:
    """The picture before a film is played; without words of its own it stands for the title."""
    file = _text(item, "gambar")
    if not file:
        return None
    try:
        looked = picture_beside(folder, file)
    except PictureError as fault:
        raise PictureError(f"gambar “{file}” {fault}", fault.advice) from None
    alt = _text(item, "alt") or f"Gambar video: {title}"
    return Photo(file=file, alt=alt, credit=_text(item, "kredit"), consent=_text(item, "izin"),
                 **looked._asdict())  # fmt: skip


def _checked(address: str, what: str) -> None:
    if not _ADDRESS.fullmatch(address):
        raise PictureError(f"{what} “{address[:60]}” bukan alamat https", "Tulis alamat https://")
    if fault := odd_address(address):
        raise PictureError(f"{what} “{address[:60]}” {fault}")


def _length(text: str) -> int:
    """A length in seconds: "2:35", "1:02:35"."""
    found = _LENGTH.fullmatch(text)
    seconds = int(found[1] or 0) * 3600 + int(found[2]) * 60 + int(found[3]) if found else 0
    if not seconds:
        raise PictureError(
            f"lamanya “{text}”" if text else "tanpa lama",
            'Tulis menit dan detik di antara tanda kutip: lama: "2:35"',
        )
    return seconds


def _lacking(head: FrontMatter, item: Mapping[Any, Any], film: Film) -> list[Finding]:
    """What a film is shown without, and should not be."""
    found = [
        head.at("N003", "video", f"Isian “{key}” pada video tidak dikenal.")
        for key in item
        if key not in _KNOWN
    ]
    if not film.transcript:
        found.append(head.at("N025", "video", f"Video “{film.title}” tanpa transkrip."))
    return found


def _text(item: Any, key: str) -> str:
    value = item.get(key) if isinstance(item, Mapping) else None
    return "" if value is None or isinstance(value, (list, dict)) else str(value).strip()
