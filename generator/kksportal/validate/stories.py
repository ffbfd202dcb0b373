"""Checks of stories and narratives: their places, tatanan, innovations and citations exist."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from kksportal.errors import Finding, Step
from kksportal.findings import kind
from kksportal.model.kinds import find_resource
from kksportal.model.package import Story
from kksportal.privacy import Personal, personal_in, personal_lines
from kksportal.privacy.drives import drive_sentence, private_drive_in
from kksportal.text import slugify
from kksportal.validate.cells import CellJudge, text_fault
from kksportal.validate.hints import Hint, area_hint, word_hint
from kksportal.validate.known import Known
from kksportal.validate.sources import SourceTable

UNWRITTEN = "Cerita ini belum ditulis."  # as `kks new story` leaves it
_SAID = {"KKS-D024", "KKS-D025", "KKS-R001", "KKS-B004"}  # said of every text of the head
_RUNS = ("KKS-D022", "KKS-D023")  # what would run, or is no plain text
_CITED = re.compile(r"\[@([^\]]+)\]")


def check_stories(
    texts: Iterable[Story],
    sources: Iterable[SourceTable],
    innovations: Mapping[str, frozenset[str]],
    known: Known,
) -> Iterator[Finding]:
    """Every finding about the stories and narratives of a portal."""
    ids = {_code(path): frozenset(row.id for row in rows) for path, rows in sources}
    for story in texts:
        yield from _references(story, innovations, known)
        yield from _citations(story, ids.get(story.region, frozenset()))
        yield from _simulation(story)
        yield from _sources(story)
        yield from _personal(story)
        yield from _credited(story)
        yield from _unwritten(story)
        if "/narasi/" in story.path:
            yield from _place(story, known)


def _code(path: str) -> str:
    """The district that a source table's path names: datapackages/daerah/<kode>-<slug>/…"""
    return path.removeprefix("datapackages/daerah/").partition("-")[0]


def _references(
    story: Story, innovations: Mapping[str, frozenset[str]], known: Known
) -> Iterator[Finding]:
    references: list[tuple[str, str, frozenset[str]]] = [("daerah", story.region, known.areas)]
    references += [
        ("tatanan", t, known.words["kosakata.tatanan"] | {"kelembagaan"}) for t in story.tatanan
    ]
    if story.region in innovations:
        references.append(("inovasi", story.innovation, innovations[story.region]))
    for name, value, allowed in references:
        if value and value not in allowed:
            area = name == "daerah"
            hint = area_hint(value, known.codes) if area else word_hint(value, allowed)
            hint = hint or Hint("")
            yield Finding(kind=kind("KKS-N005"), path=story.path, row=1, column=name,
                          what=f"“{value}” tidak dikenal sebagai {name}.{hint.more}",
                          advice=hint.advice)  # fmt: skip


def _citations(story: Story, sources: frozenset[str]) -> Iterator[Finding]:
    if "[@" not in story.body:
        return
    known = sources.union(row.id for row in story.sources)
    for row, text in _lines(story):
        for cited in _CITED.findall(text):
            for one in re.split(r"[;,]\s*@?", cited):
                if one.strip() not in known:
                    what = f"“[@{one.strip()}]” tidak ada di isian sumber."
                    yield Finding(kind=kind("KKS-N008"), path=story.path, row=row, what=what)


def _sources(story: Story) -> Iterator[Finding]:
    """The sources of a text are held to the contract of `sumber.csv`, cell by cell."""
    for row in story.sources:
        for judge, cell in zip(_source_judges(), row, strict=True):
            fault = judge(cell) if cell else None
            if fault is not None and fault.code not in _SAID:
                yield Finding(kind=kind(fault.code), path=story.path, row=1,
                              column=f"sumber.{judge.name}", what=fault.what,
                              advice=fault.advice)  # fmt: skip


@cache
def _source_judges() -> tuple[CellJudge, ...]:
    res = find_resource("daerah", "sumber")
    assert res is not None  # the contract has it
    return tuple(CellJudge(name, column) for name, column in res.columns.items())


def _simulation(story: Story) -> Iterator[Finding]:
    if story.region.startswith("S") != story.simulated:
        state = "bertanda simulasi" if story.simulated else "tidak bertanda simulasi"
        yield Finding(kind=kind("KKS-N011"), path=story.path, row=1, column="simulasi",
                      what=f"Naskah untuk “{story.region}” {state}.")  # fmt: skip


def _credited(story: Story) -> Iterator[Finding]:
    """Pictures and films of people say who made them and who allowed it; drawings of nobody not."""
    if story.simulated:
        return
    shown: list[tuple[str, str, str, str]] = [
        ("foto", f"Foto “{one.file}”", one.credit, one.consent) for one in story.photos
    ]
    shown += [
        ("video", f"Video “{one.title}”", one.credit, one.consent)
        for one in story.films
        if one.file or one.poster
    ]
    for column, name, credit, consent in shown:
        lacking = [word for word, told in (("kredit", credit), ("izin", consent)) if not told]
        if lacking:
            yield Finding(kind=kind("KKS-N024"), path=story.path, row=1, column=column,
                          what=f"{name} tanpa {' dan '.join(lacking)}.")  # fmt: skip


def _personal(story: Story) -> Iterator[Finding]:
    for column, text in _head_texts(story):
        fault = text_fault(text)
        if fault is not None and fault.code in _RUNS:
            yield Finding(kind=kind(fault.code), path=story.path, row=1, column=column,
                          what=fault.what, advice=fault.advice)  # fmt: skip
        if personal := personal_in(text):
            yield _found(story, personal, 1, column)
    for column, text in _head_names(story):
        if personal := personal_in(text, address=True):
            yield _found(story, personal, 1, column)
    drives = [(1, "sumber", row.tautan) for row in story.sources]
    drives += [(row, "", line) for row, line in enumerate(story.body.split("\n"), story.line)]
    for place, column, text in drives:
        if host := private_drive_in(text):
            yield Finding(kind=kind("KKS-R005"), path=story.path, row=place, column=column,
                          what=drive_sentence(host))  # fmt: skip
    for row, personal in personal_lines(story.body):
        yield _found(story, personal, story.line + row)


def _found(story: Story, personal: Personal, row: int, column: str = "") -> Finding:
    code = "N010" if personal.code == "D025" else personal.code
    return Finding(kind=kind(f"KKS-{code}"), path=story.path, row=row, column=column,
                   what=personal.sentence)  # fmt: skip


def _head_texts(story: Story) -> Iterator[tuple[str, str]]:
    """Every free text of the front matter, with its field."""
    yield from (("judul", story.title), ("ringkasan", story.summary), ("penulis", story.author))
    yield from (("perangkat_daerah", office) for office in story.offices)
    for photo in story.pictures:
        yield from (("foto", text) for text in (photo.alt, photo.credit, photo.consent))
    for film in story.films:
        told = (film.title, film.transcript, film.credit, film.consent)
        yield from (("video", text) for text in told)
    for row in story.sources:
        yield from (("sumber", text) for text in (row.judul, row.penerbit, row.catatan))


def _head_names(story: Story) -> Iterator[tuple[str, str]]:
    """Every name and address of the front matter, with its field."""
    yield from (("inovasi", story.innovation), ("daerah", story.region))
    yield from (("tatanan", name) for name in story.tatanan)
    yield from (("foto", photo.file) for photo in story.pictures)
    yield from (("video", name) for film in story.films for name in (film.file, film.href))
    for row in story.sources:
        yield from (("sumber", text) for text in (row.id, row.tautan))


def _unwritten(story: Story) -> Iterator[Finding]:
    for row, line in _lines(story):
        if line.startswith(UNWRITTEN):
            yield Finding(kind=kind("KKS-A006"), path=story.path, row=row,
                          what=f"Masih tertulis “{UNWRITTEN}”.",
                          advice="Ganti dengan ceritanya")  # fmt: skip


def _place(story: Story, known: Known) -> Iterator[Finding]:
    """A narrative says what its place says; the one of both that means nothing is to be mended."""
    code, cycle, name = story.path.split("/")[-3:]
    name = name.removesuffix(".md")
    stated = (story.region, story.cycle, story.tatanan[0] if story.tatanan else "")
    wanted = (code, cycle, name)
    words = known.words["kosakata.tatanan"] | {"kelembagaan"}
    if name not in words:
        meant = stated[2] if stated[2] in words else _one_named(name, words)
        also = f", dan tulis tatanan: {meant}" if meant != stated[2] else ""
        yield Finding(
            kind=kind("KKS-N009"), path=story.path, row=1,
            what=f"Nama berkas “{name}.md” bukan nama tatanan.",
            advice=f"Ganti nama berkasnya menjadi {meant}.md{also}" if meant else
            f"Beri nama salah satu dari: {', '.join(sorted(words))}",
            fix=(Step("nama", f"{meant}.md"),) if meant and not also else (),
        )  # fmt: skip
    elif stated != wanted:
        yield Finding(kind=kind("KKS-N009"), path=story.path, row=1,
                      what=f"Kepala naskah menyebut {'/'.join(stated)}.",
                      advice=f"Samakan dengan letak berkasnya: {'/'.join(wanted)}")  # fmt: skip


def _one_named(name: str, words: Iterable[str]) -> str:
    """The one tatanan that a file's name holds: tatanan-4-pasar is pasar; "" where none or many."""
    found = [word for word in words if f"-{word}-" in f"-{slugify(name)}-"]
    longest = max(found, key=len, default="")
    return longest if all(word in longest for word in found) else ""


def _lines(story: Story) -> Iterator[tuple[int, str]]:
    return enumerate(story.body.split("\n"), start=story.line)
