"""`kks new sumber`: one more row in the sources of a district, under an id that is free."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from kksportal.authoring.new import answers
from kksportal.authoring.new.district import CODE
from kksportal.authoring.new.interview import AnswerError, Interview, Question
from kksportal.authoring.new.portal import Portal, refuse_faults
from kksportal.authoring.taking import Draft, check_draft, check_whole, make_draft, read_head_of
from kksportal.errors import PortalError
from kksportal.model.contract import blank, columns_of
from kksportal.model.rows import JENIS_SUMBER, Sumber

_COLUMNS = columns_of(Sumber)
SIMULATED = "simulasi"


@dataclass(frozen=True, slots=True, kw_only=True)
class NewSource:
    """A source for a district; `known_in` is the file that has the same row already."""

    code: str
    row: Sumber
    known_in: str = ""


def ask_source(portal: Portal, interview: Interview) -> NewSource:
    """The questions about a new source."""
    read = answers.district(portal.shared)

    def packaged(told: str) -> str:
        code = read(told)
        if not portal.folder_of(code):
            raise AnswerError(
                f"{portal.districts[code].nama} belum punya paket; buat dahulu: kks new daerah "
                f"{code}."
            )
        return code

    code = interview.answer(
        Question(option=CODE, text="Kode daerah yang memakai sumber ini (misalnya 63.11)",
                 read=packaged)
    )  # fmt: skip
    row, known_in = ask_row(portal, interview, own=portal.folder_of(code) if code else "",
                            simulated=code.startswith("S"))  # fmt: skip
    return NewSource(code=code, row=row, known_in=known_in)


def ask_row(
    portal: Portal,
    interview: Interview,
    *,
    own: str,
    simulated: bool,
    prefix: str = "--",
    place: int = 0,
    others: Collection[str] = (),
) -> tuple[Sumber, str]:
    """A source, and the file that has it already, else "".

    `own` is the folder of the package it is for: a source that stands there is not asked again.
    `others` are ids of sources that are made with it.
    """
    read_address = answers.cell("tautan", _COLUMNS["tautan"])

    def address(told: str) -> str:
        value = read_address(told)
        known = portal.linked(value, f"{own}/") if own else None
        if known:
            raise AnswerError(
                f"Alamat itu sudah ada di {known[1]} sebagai {known[0].id}; pakai id itu."
            )
        return value

    link = interview.answer(
        Question(option=f"{prefix}tautan", text="Alamat sumbernya di web", read=address,
                 needed=False),
        place,
    )  # fmt: skip
    known = portal.linked(link) if link else None
    if known:
        interview.tell(f"  Sudah dicatat di {known[1]} sebagai {known[0].id}; barisnya dipakai.")
        return known
    title = interview.answer(
        Question(option=f"{prefix}judul", text="Judul sumbernya", read=answers.text), place
    )
    kinds = {one: one for one in JENIS_SUMBER if (one == SIMULATED) == simulated or simulated}
    kind = interview.answer(
        Question(
            option=f"{prefix}jenis",
            text=f"Jenisnya ({', '.join(kinds)})",
            read=answers.one_of("jenis sumber", kinds),
            usual=SIMULATED if simulated else "",
        ),
        place,
    )
    publisher = interview.answer(
        Question(option=f"{prefix}penerbit", text="Siapa yang menerbitkannya", read=answers.text,
                 needed=False),
        place,
    )  # fmt: skip
    day = interview.answer(
        Question(option=f"{prefix}tanggal", text="Tanggal terbitnya, seteliti yang diketahui",
                 read=answers.date, needed=False),
        place,
    )  # fmt: skip
    wanted = interview.answer(
        Question(
            option=f"{prefix}id",
            text="Kode tetapnya, untuk disebut di tabel",
            read=_free(portal, others),
            usual=portal.free_id((publisher or title, day[:4]), others),
        ),
        place,
    )
    row: Sumber = blank(Sumber, id=wanted, judul=title, penerbit=publisher, jenis=kind,
                        tanggal_terbit=day, tautan=link)  # fmt: skip
    return row, ""


def _free(portal: Portal, others: Collection[str]) -> answers.Read:
    read = answers.cell("id", _COLUMNS["id"])

    def free(told: str) -> str:
        value = read(told)
        if value in others:
            raise AnswerError(f"{value} sudah dipakai sumber lain cerita ini.")
        if value in portal.sources:
            row, where = portal.sources[value]
            raise AnswerError(f"{value} sudah dipakai di {where}: “{row.judul}”.")
        return value

    return free


def source_draft(portal: Portal, new: NewSource) -> Draft:
    """The package of a district with the new source.

    Raises PortalError where it cannot be written again without loss, or the checks refuse it.
    """
    package = portal.package_of(new.code)
    if package is None:
        raise PortalError(f"{new.code} belum punya paket")
    folder = portal.folders.root / package.head.folder
    head = read_head_of(folder)
    head["diperbarui"] = max(portal.today, package.head.updated)
    draft = make_draft(folder, head, package, {"sumber": (new.row,)}, {})
    check_whole(draft, portal.folders)
    refuse_faults(check_draft(draft, portal.folders, portal.shared))
    return draft
