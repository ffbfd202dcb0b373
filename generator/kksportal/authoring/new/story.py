"""`kks new story`: the questions about an innovation story, its sources and its photos."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from kksportal.authoring.new import answers
from kksportal.authoring.new.district import CODE, ask_start
from kksportal.authoring.new.interview import AnswerError, Interview, Question
from kksportal.authoring.new.portal import Portal
from kksportal.authoring.new.source import ask_row
from kksportal.model.package import DistrictPackage
from kksportal.model.rows import Sumber
from kksportal.text import slugify

FOLDER = "content/inovasi"
_LONGEST_NAME = 60
_BY = {"tim-portal": "tim portal", "sumber": "sumber"}
_PHOTO = ("--kredit", "--alt", "--izin")
NEW = "baru"


@dataclass(frozen=True, slots=True, kw_only=True)
class NewPhoto:
    """A photo to be copied, and what is said of it; none of it may be missing."""

    path: str  # as the person named it
    alt: str
    credit: str
    consent: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NewStory:
    """What is known of a new story."""

    name: str  # of its file, without .md
    title: str
    region: str
    tatanan: tuple[str, ...]
    tatanan_by: str
    offices: tuple[str, ...]
    date: str
    author: str
    summary: str
    sources: tuple[Sumber, ...]
    photos: tuple[NewPhoto, ...]
    starts: str = ""


def ask_story(portal: Portal, interview: Interview) -> NewStory:
    """The questions about a new story."""
    title = _line(interview, "--judul", "Judul ceritanya", _titled(portal))
    code = _line(
        interview, CODE, "Kode daerahnya (misalnya 63.11)", answers.district(portal.shared)
    )
    if code:
        interview.tell(f"  {portal.districts[code].nama}")
    words = {row.id: row.nama for row in portal.shared.vocabulary.tatanan}
    for number, name in enumerate(words.values(), start=1):
        interview.tell(f"  {number} {name}")
    tatanan = _line(
        interview, "--tatanan", "Tatanannya, satu nomor atau beberapa: 1, 4",
        answers.some_of("tatanan", words),
    )  # fmt: skip
    by = _line(
        interview, "--tatanan-oleh", "Siapa yang menyebut tatanan itu, sumber atau tim-portal",
        answers.one_of("sumber atau tim-portal", _BY), usual="tim-portal",
    )  # fmt: skip
    summary = _line(interview, "--ringkasan", "Ringkasannya, satu atau dua kalimat", answers.text)
    offices = interview.answer(
        Question(option="--perangkat-daerah", text="Perangkat daerah yang menjalankan, dipisah ;",
                 read=answers.names, needed=False)
    )  # fmt: skip
    author = _line(interview, "--penulis", "Siapa yang menulis (nama kantor, bukan orang)",
                   answers.text, usual=portal.office)  # fmt: skip
    day = _line(interview, "--tanggal", "Tanggal ceritanya", answers.whole_date,
                usual=portal.today)  # fmt: skip
    sources = tuple(_sources(portal, interview, code))
    return NewStory(
        name=slugify(title)[:_LONGEST_NAME].strip("-"),
        title=title,
        region=code,
        tatanan=tuple(filter(None, tatanan.split(";"))),
        tatanan_by=by,
        offices=tuple(filter(None, offices.split(";"))),
        date=day,
        author=author,
        summary=summary,
        sources=sources,
        photos=tuple(_photos(interview)),
        starts=ask_start(interview),
    )


def _line(interview: Interview, option: str, text: str, read: answers.Read, usual: str = "") -> str:
    return interview.answer(Question(option=option, text=text, read=read, usual=usual))


def _titled(portal: Portal) -> answers.Read:
    """A title under whose name no story stands."""

    def read(told: str) -> str:
        title = answers.text(told)
        name = slugify(title)[:_LONGEST_NAME].strip("-")
        if not name:
            raise AnswerError("Judul ini tidak memuat huruf atau angka.")
        path = f"{FOLDER}/{name}.md"
        if (portal.folders.root / path).exists():
            raise AnswerError(f"{path} sudah ada; pilih judul lain, atau sunting berkas itu.")
        return title

    return read


def _sources(portal: Portal, interview: Interview, code: str) -> Iterator[Sumber]:
    """The sources: those of the district's package by their ids, and new ones."""
    package = portal.package_of(code) if code else None
    known = {row.id: row for row in package.sumber} if package else {}
    ids: list[str] = []
    new = 0
    for place in range(len(interview.given.get("--sumber", ()))):
        name = interview.answer(_known_source(known, needed=True, new=False), place)
        ids += [name] if name else []
    yield from (known[name] for name in dict.fromkeys(ids))
    while interview.has("--sumber-judul", new) or interview.has("--sumber-tautan", new):
        row = _new_source(portal, interview, package, new, code, ids)
        ids.append(row.id)
        yield row
        new += 1
    if ids or new or interview.has("--sumber"):
        return
    if interview.console is None:
        interview.refuse("--sumber belum disebut: sumber ceritanya (yang belum ada di sumber.csv: "
                         "--sumber-judul, --sumber-jenis)")  # fmt: skip
        return
    yield from _asked_sources(portal, interview, package, known, code)


def _asked_sources(
    portal: Portal,
    interview: Interview,
    package: DistrictPackage | None,
    known: dict[str, Sumber],
    code: str,
) -> Iterator[Sumber]:
    given: set[str] = set()
    while True:
        first = not given
        interview.tell("Sumber ceritanya." if first else "Sumber lain?")
        name = interview.answer(_known_source(known, needed=first)) if known or given else NEW
        if not name:
            return
        new = name not in known
        row = _new_source(portal, interview, package, 0, code, given) if new else known[name]
        if row.id not in given:
            given.add(row.id)
            yield row


def _known_source(known: dict[str, Sumber], *, needed: bool, new: bool = True) -> Question:
    def read(told: str) -> str:
        if told in known or (new and told == NEW):
            return told
        some = ", ".join([*known][:8]) + (", …" if len(known) > 8 else "")
        listed = f"yang ada: {some}" if known else "paket daerah itu belum punya sumber"
        more = f"; sumber baru: {NEW}" if new else "; sumber baru: --sumber-judul"
        raise AnswerError(f"“{told[:40]}” bukan kode sumber daerah itu; {listed}{more}.")

    return Question(option="--sumber", text=f"Kode sumber di sumber.csv, atau {NEW}", read=read,
                    needed=needed)  # fmt: skip


def _new_source(
    portal: Portal,
    interview: Interview,
    package: DistrictPackage | None,
    place: int,
    code: str,
    others: Collection[str],
) -> Sumber:
    row, _ = ask_row(portal, interview, own=package.head.folder if package else "",
                     simulated=code.startswith("S"), prefix="--sumber-", place=place,
                     others=others)  # fmt: skip
    return row


def _photos(interview: Interview) -> Iterator[NewPhoto]:
    """Photos, each with what must be said of it."""
    many = len(interview.given.get("--foto", ()))
    for option in _PHOTO:
        if len(interview.given.get(option, ())) > many:
            interview.refuse(f"{option}: diberikan lebih sering daripada --foto")
    place = 0
    while place < many or interview.console is not None:
        path = interview.answer(
            Question(option="--foto", text="Berkas foto" if place == 0 else "Foto lain",
                     read=answers.photo, needed=False, taken=False),
            place,
        )  # fmt: skip
        if not path and place >= many:
            return
        consent = interview.answer(
            Question(option="--izin", text="Izin memuatnya: dari siapa, bagaimana, kapan (kosong: "
                     "foto ini tidak dimuat)" if interview.console else "izin memuat foto",
                     read=answers.consent, needed=interview.console is None),
            place,
        )  # fmt: skip
        if interview.console is not None and not consent:
            interview.tell("  Tanpa izin foto itu tidak dimuat.")
            place += 1
            continue
        credit = interview.answer(
            Question(option="--kredit", text="Kredit: siapa yang memotret", read=answers.text),
            place,
        )
        shown = interview.answer(
            Question(option="--alt", text="Apa yang tampak di foto, untuk yang tidak melihatnya",
                     read=answers.alt),
            place,
        )  # fmt: skip
        yield NewPhoto(path=path, alt=shown, credit=credit, consent=consent)
        place += 1
