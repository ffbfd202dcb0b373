"""The text of a file from its bytes, whatever program wrote them."""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

from kksportal.intake.habits import Habit, Weight

_MAGIC = (
    (b"PK\x03\x04", "buku kerja atau arsip (.xlsx, .ods, .zip), bukan CSV",
     "Buka di lembar kerja, lalu simpan sebagai CSV UTF-8"),
    (b"\xd0\xcf\x11\xe0", "buku kerja lama (.xls), bukan CSV",
     "Buka di lembar kerja, lalu simpan sebagai CSV UTF-8"),
    (b"%PDF", "PDF, bukan CSV", "Salin tabelnya ke lembar kerja, lalu simpan sebagai CSV UTF-8"),
    (b"{\\rtf", "naskah RTF, bukan CSV", "Simpan tabelnya sebagai CSV UTF-8"),
)  # fmt: skip
_PAGE = re.compile(rb"\s*<(!doctype html|html|table|\?xml)", re.IGNORECASE)
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")
_WIDE = ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))


class Decoded(NamedTuple):
    """A text with LF line ends, the habits it was written with, and the lines of odd letters."""

    text: str
    habits: tuple[Habit, ...]


def decode(raw: bytes) -> Decoded:
    """The text of a file; the last habit is of weight REFUSED where it is no text at all."""
    if refused := _no_text(raw):
        return Decoded("", (refused,))
    text, found = _letters(raw)
    habits = [found] if found else []
    if found and found.weight is Weight.REFUSED:
        return Decoded("", (found,))
    if text.startswith("\ufeff"):
        text = text[1:]
        if found is None:
            habits.append(Habit(name="bom", weight=Weight.SILENT, what="Berawalan BOM", line=1))
    if "\r" in text:
        lines = text.count("\r\n")
        text = text.replace("\r\n", "\n")
        if lines:
            habits.append(Habit(name="crlf", weight=Weight.SILENT, count=lines,
                                what="Barisnya diakhiri CR dan LF"))  # fmt: skip
        if alone := text.count("\r"):
            first = text[: text.index("\r")].count("\n") + 1
            habits.append(Habit(name="cr", weight=Weight.MENDED, line=first, count=alone,
                                what="Barisnya diakhiri CR saja, seperti CSV (Macintosh)",
                                advice="Jalankan: kks rapikan"))  # fmt: skip
            text = text.replace("\r", "\n")
    return Decoded(text, tuple(habits))


def _no_text(raw: bytes) -> Habit | None:
    for magic, what, advice in _MAGIC:
        if raw.startswith(magic):
            return _refused(f"Isinya {what}", advice)
    if _PAGE.match(raw):
        return _refused("Isinya halaman web yang diberi nama tabel",
                        "Buka di lembar kerja, lalu simpan sebagai CSV UTF-8")  # fmt: skip
    return None


def _letters(raw: bytes) -> tuple[str, Habit | None]:
    for mark, name in _WIDE:
        if raw.startswith(mark):
            return _wide(raw, name)
    if name := _unmarked(raw):
        return _wide(raw, name)
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as fault:
        return _old_letters(raw, fault.start)
    return text, None


def _wide(raw: bytes, name: str) -> tuple[str, Habit | None]:
    try:
        text = raw.decode(name)
    except UnicodeDecodeError:
        return "", _refused("Berkas UTF-16 ini terpotong", "Simpan ulang sebagai CSV UTF-8")
    return text, Habit(name="utf-16", weight=Weight.MENDED, line=1,
                       what="Disimpan sebagai UTF-16 (“Teks Unicode”), bukan UTF-8",
                       advice="Jalankan: kks rapikan")  # fmt: skip


def _unmarked(raw: bytes) -> str:
    """UTF-16 without its mark: every second byte of its first letters is nothing."""
    start = raw[:64]
    if len(start) < 4 or len(raw) % 2:
        return ""
    even, odd = start[0::2].count(0), start[1::2].count(0)
    enough = max(3, len(start) // 2 - 2)
    if odd >= enough and not even:
        return "utf-16-le"
    return "utf-16-be" if even >= enough and not odd else ""


def _old_letters(raw: bytes, start: int) -> tuple[str, Habit | None]:
    line = raw.count(b"\n", 0, start) + 1
    advice = "Simpan ulang sebagai CSV UTF-8 dari program asalnya"
    told = raw.decode("utf-8", "surrogateescape")
    if any(not c.isascii() and not "\udc80" <= c <= "\udcff" for c in told):
        # Letters of UTF-8 and others in one file: either reading spoils the other half.
        return "", _refused("Sebagian hurufnya UTF-8, sebagian bukan", advice, line)
    try:
        text = raw.decode("cp1252")
    except UnicodeDecodeError:
        return "", _refused("Ada tanda yang bukan UTF-8 dan bukan Windows-1252", advice, line)
    if _CONTROL.search(text):
        return "", _refused("Isinya bukan teks", advice, line)
    rows = text.split("\n")
    odd = sum(not row.isascii() for row in rows)
    return text, Habit(name="cp1252", weight=Weight.MENDED, line=line, count=odd,
                       what="Hurufnya Windows-1252 (ANSI), bukan UTF-8",
                       advice="Jalankan: kks rapikan")  # fmt: skip


def _refused(what: str, advice: str, line: int = 0) -> Habit:
    return Habit(name="bukan-teks", weight=Weight.REFUSED, what=what, line=line, advice=advice)
