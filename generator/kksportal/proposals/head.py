"""The head of a proposal: who hands in what, about which district, on which day."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from kksportal.errors import Finding
from kksportal.findings import kind
from kksportal.model.contract import is_day
from kksportal.model.strings import odd_text
from kksportal.privacy import personal_in
from kksportal.proposals.archive import MOST_MEMBERS, shown
from kksportal.proposals.places import CODE

LONGEST_OFFICE = 150
LONGEST_MESSAGE = 2_000
_MOST = 1_000_000  # bytes of a head: six hundred paths twice, with their digests
_FIRST_DAY = "2020-01-01"
_SHA = re.compile(r"[0-9a-f]{64}")
_MAIL = re.compile(r"[A-Za-z0-9._+-]{1,64}@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+){1,5}")
# What stands as a name in a commit and in a heading: no mark-up, mention, option or mail address.
_NAME = re.compile(r"[^\W_][\w .,()&/'’-]*")
_WORDS = {
    "daerah": 10, "kantor": LONGEST_OFFICE, "nama": 150, "surel": 150, "pesan": LONGEST_MESSAGE,
    "dibuat": 10, "program": 40,
}  # fmt: skip
_NEEDED = ("daerah", "kantor", "dibuat")


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """Who hands in a proposal, and about what; a person is named only by consent."""

    code: str  # of the district
    office: str
    day: str  # YYYY-MM-DD
    message: str = ""
    version: str = ""  # of the program that packed it
    name: str = ""
    mail: str = ""
    consent: bool = False  # to be named, with this mail address, where everybody can read it

    def record(self, form: str) -> dict[str, Any]:
        """The head as it stands in the archive; without consent, nobody's name is in it."""
        return {
            "format": form,
            "daerah": self.code,
            "kantor": self.office,
            "nama": self.name if self.consent else "",
            "surel": self.mail if self.consent else "",
            "izin": self.consent,
            "pesan": self.message,
            "dibuat": self.day,
            "program": self.version,
        }


class _TwiceError(ValueError):
    """A field stands twice in one object."""


def read_head(
    raw: bytes, name: str, form: str
) -> tuple[dict[str, Any], Head | None, list[Finding]]:
    """The record and the head of a proposal, with every reason why it cannot be used."""
    try:
        record = json.loads(raw[: _MOST + 1].decode("utf-8"), object_pairs_hook=_once)
    except _TwiceError as fault:
        return {}, None, [_at(name, str(fault), "")]
    except (ValueError, RecursionError):
        record = None
    if len(raw) > _MOST or not isinstance(record, dict):
        return {}, None, [_at(name, "Keterangannya bukan JSON, atau terlalu panjang.", "")]
    if record.get("format") != form:
        found = str(record.get("format"))[:40]
        what = f"Bentuk usulan ini “{shown(found)}”; program ini membaca {form}."
        return {}, None, [_at(name, what, "format")]
    findings = [*_words(record, name), *_files(record, name)]
    if findings:
        return {}, None, findings
    consent = record.get("izin") is True
    head = Head(
        code=record["daerah"],
        office=record["kantor"],
        day=record["dibuat"],
        message=record.get("pesan", ""),
        version=record.get("program", ""),
        name=record.get("nama", "") if consent else "",
        mail=record.get("surel", "") if consent else "",
        consent=consent,
    )
    return record, head, []


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    record = dict(pairs)
    if len(record) < len(pairs):
        raise _TwiceError("Satu isian ditulis dua kali.")
    return record


def _words(record: dict[str, Any], name: str) -> Iterator[Finding]:
    """Findings about the fields that are words."""
    known = {"format", "izin", "dasar", "berkas", *_WORDS}
    for key in record.keys() - known:
        yield _at(name, "Isian ini tidak dikenal.", shown(key)[:40])
    for key, most in _WORDS.items():
        value = record.get(key, "")
        if not isinstance(value, str):
            yield _at(name, "Isian ini harus teks.", key)
        elif key in _NEEDED and not value.strip():
            yield _at(name, "Isian ini kosong.", key)
        elif what := odd_text(value, most) or _on_lines(key, value) or _form(key, value):
            yield _at(name, what, key)
    if not isinstance(record.get("izin", False), bool):
        yield _at(name, "Isian ini harus true atau false.", "izin")


def _on_lines(key: str, value: str) -> str:
    return "Isian ini harus satu baris." if key != "pesan" and re.search(r"[\t\r\n]", value) else ""


def _form(key: str, value: str) -> str:
    if not value:
        return ""
    if key == "daerah" and not CODE.fullmatch(value):
        return "Ini bukan kode daerah, seperti 63.11."
    if key == "dibuat" and not is_day(value):
        return "Tanggal ini tidak ada di kalender; tulis seperti 2026-11-24."
    if key == "dibuat" and value < _FIRST_DAY:
        return "Tanggal ini sebelum program ini ada."
    if key == "surel" and not _MAIL.fullmatch(value):
        return "Ini bukan alamat surel."
    if key in ("kantor", "nama"):
        if found := personal_in(value):
            return found.sentence
        if not _NAME.fullmatch(value):
            return "Nama ditulis dengan huruf, angka, dan tanda baca biasa."
    return ""


def _files(record: dict[str, Any], name: str) -> Iterator[Finding]:
    for key in ("dasar", "berkas"):
        value = record.get(key)
        if not isinstance(value, dict):
            yield _at(name, "Isian ini harus daftar berkas.", key)
        elif len(value) > MOST_MEMBERS:
            yield _at(name, f"Daftar ini lebih dari {MOST_MEMBERS} berkas.", key)
        elif not all(
            isinstance(sha, str) and (not sha or _SHA.fullmatch(sha)) for sha in value.values()
        ):
            yield _at(name, "Sidik jari berkas ialah 64 angka heksadesimal.", key)


def _at(name: str, what: str, column: str) -> Finding:
    return Finding(kind=kind("KKS-U005"), path=name, column=column, what=what)
