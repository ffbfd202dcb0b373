"""How answers are read: what the checks would refuse later is a slip now, with the same words."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path

from kksportal.authoring.new.interview import AnswerError
from kksportal.intake.blanks import blank, plain
from kksportal.intake.codes import choice, code
from kksportal.intake.days import day
from kksportal.intake.results import Doubt, NotUnderstood, Result, Understood
from kksportal.model.contract import Column, Shape, is_day
from kksportal.model.moments import is_moment
from kksportal.model.package import PortalInput
from kksportal.read.head import STARTS
from kksportal.read.picture import PictureError, opened, read_picture
from kksportal.text import date_text
from kksportal.validate.cells import CellJudge
from kksportal.validate.table import Fault

Read = Callable[[str], str]
_TEXT = CellJudge("isian", Column())
_NONE = ("tidak", "tidak ada", "tanpa", "tanpa izin", "belum", "belum ada", "no")
_SHORTEST = 10  # letters of a text that says what a picture shows
_LIST = "datapackages/wilayah/daerah.csv"


def text(told: str) -> str:
    """A line for a page: what the checks of cells allow."""
    value = plain(told)
    if blank(value):
        raise AnswerError("Ini perlu diisi.")
    _judged(_TEXT, value)
    return value


def cell(name: str, column: Column) -> Read:
    """A cell of a table by its own rule."""
    judge = CellJudge(name, column)

    def read(told: str) -> str:
        value = plain(told)
        _judged(judge, value)
        return value

    return read


def date(told: str, *, whole: bool = False) -> str:
    """A date as precise as it is told, however it is written; `whole` needs its day."""
    value = _understood(day(told))
    _judged(CellJudge("tanggal", Column(shape=Shape.TANGGAL)), value)
    if whole and not is_day(value):
        raise AnswerError(f"“{told}” belum menyebut harinya; tulis seperti 2026-11-24.")
    return value


def whole_date(told: str) -> str:
    """A date with its day."""
    return date(told, whole=True)


def moment(told: str) -> str:
    """From when on something may be read."""
    value = plain(told)
    if not is_moment(value):
        raise AnswerError(f"“{told[:40]}” bukan waktu. {STARTS}")
    return value


def one_of(what: str, words: Mapping[str, str]) -> Read:
    """One word of a list, by its id or its name."""

    def read(told: str) -> str:
        result = choice(told, words)
        if isinstance(result, NotUnderstood):
            raise AnswerError(f"“{plain(told)[:40]}” bukan {what}; pilih: {', '.join(words)}.")
        return _understood(result)

    return read


def some_of(what: str, words: Mapping[str, str]) -> Read:
    """Several words of a list, by their numbers in it, ids or names; joined by semicolons."""
    read_one = one_of(what, words)

    def read(told: str) -> str:
        parts = [part.strip() for part in re.split(r"[;,]", told) if part.strip()]
        ids = list(words)
        found = [ids[int(p) - 1] if _counts(p, len(ids)) else read_one(p) for p in parts]
        if not found:
            raise AnswerError("Ini perlu diisi.")
        return ";".join(dict.fromkeys(found))

    return read


def _counts(part: str, most: int) -> bool:
    return part.isascii() and part.isdigit() and len(part) <= 3 and 1 <= int(part) <= most


def names(told: str) -> str:
    """Several names; joined by semicolons."""
    parts = [plain(part) for part in told.split(";")]
    return ";".join(dict.fromkeys(text(part) for part in parts if part))


def district(data: PortalInput) -> Read:
    """The code of a district in force; one of an earlier day is told with what it became."""
    rows = [row for region in data.regions for row in region.daerah]
    now = {row.kode: row.nama for row in rows if not row.berlaku_sampai}
    by_id = {row.id: row.kode for row in rows if not row.berlaku_sampai}
    former = {row.kode: row for row in rows if row.kode not in now}

    def read(told: str) -> str:
        result = code(told, areas=now)
        if isinstance(result, NotUnderstood):
            old = code(told, areas=dict.fromkeys(former, ""))
            if isinstance(old, Understood) and old.value:
                row = former[old.value]
                until = f", berlaku sampai {date_text(row.berlaku_sampai)}"
                new = f"; kodenya kini {by_id[row.id]}" if row.id in by_id else ""
                raise AnswerError(f"{row.kode} kode lama {row.nama}{until}{new} ({_LIST}).")
            raise AnswerError(
                f"“{plain(told)[:40]}” bukan kode daerah yang berlaku; cari di {_LIST}."
            )
        value = _understood(result)
        if value not in now:
            raise AnswerError("Ini perlu diisi.")
        return value

    return read


def consent(told: str) -> str:
    """Who allowed a photo; without leave there is no photo."""
    value = text(told)
    if value.casefold().strip(" .!") in _NONE:
        raise AnswerError(
            "Foto tanpa izin tidak dimuat; minta izinnya dahulu, atau lanjutkan tanpa foto itu."
        )
    if value.casefold().strip(" .!") in ("ya", "ada", "sudah", "y", "yes"):
        raise AnswerError("Sebut dari siapa dan kapan: “Dinas Kesehatan, lisan, 12 November 2026”.")
    return value


def alt(told: str) -> str:
    """What a picture shows, for whoever does not see it."""
    value = text(told)
    if len(value) < _SHORTEST or value.lower().endswith((".jpg", ".jpeg", ".png", ".webp")):
        raise AnswerError("Ceritakan apa yang tampak: “Warga membersihkan saluran air pasar”.")
    return value


def photo(told: str) -> str:
    """A picture that can be opened."""
    path = Path(told).expanduser()
    try:
        if not path.is_file():
            raise AnswerError(f"Tidak ada berkas {told}.")
        with opened(read_picture(path)):
            pass
    except PictureError as fault:
        raise AnswerError(f"{path.name}: {fault}. {fault.advice}".strip()) from None
    except (OSError, ValueError):
        raise AnswerError(f"“{told[:60]}” tidak dapat dibuka.") from None
    return str(path)


def _judged(judge: CellJudge, value: str) -> None:
    fault: Fault | None = judge(value)
    if fault is not None:
        raise AnswerError(f"{fault.what} {fault.advice}".strip())


def _understood(result: Result) -> str:
    """The value of what was understood; a doubt is a slip that names its readings."""
    if isinstance(result, Understood):
        return result.value
    if isinstance(result, Doubt):
        raise AnswerError(
            f"{result.question} Tulis {' atau '.join(one for one in result.readings)}."
        )
    raise AnswerError(result.why)
