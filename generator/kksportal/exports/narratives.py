"""Narratives of tatanan as they are taken along: the text, and where its pictures and films are."""

from __future__ import annotations

from collections.abc import Iterator

from kksportal.exports.rows import Record
from kksportal.model.package import Story
from kksportal.text import date_text
from kksportal.words.context import DistrictContext
from kksportal.words.films import film_views
from kksportal.words.pictures import picture_views
from kksportal.words.portal import PortalInfo


def narrative_records(context: DistrictContext) -> list[Record]:
    """Every narrative of the district, by cycle and tatanan."""
    return [_record(one) for one in _ordered(context)]


def narrative_files(context: DistrictContext, info: PortalInfo) -> tuple[tuple[str, str], ...]:
    """The same as texts under their names: narasi_2025_pasar.md."""
    return tuple(
        (f"narasi_{one.cycle}_{one.tatanan[0]}.md", _text(one, context, info))
        for one in _ordered(context)
    )


def _ordered(context: DistrictContext) -> list[Story]:
    own = (one for one in context.names.narratives_of(context.code) if one.tatanan)
    return sorted(own, key=lambda one: (one.cycle, one.tatanan))


def _record(one: Story) -> Record:
    record: Record = {
        "siklus": one.cycle,
        "tatanan": one.tatanan[0],
        "penulis": one.author,
        "tanggal": one.date,
        "isi": one.body.strip(),
    }
    if one.offices:
        record["perangkat_daerah"] = list(one.offices)
    if one.photos:
        record["foto"] = [
            {"alamat": view.files[-1].href, "alt": view.alt, "kredit": view.credit}
            for view in picture_views(one)
        ]
    if one.films:
        record["video"] = [
            {"judul": film.title, "alamat": view.file or view.href, "detik": film.seconds}
            | ({"transkrip": film.transcript} if film.transcript else {})
            for film, view in zip(one.films, film_views(one), strict=True)
        ]
    return record


def _text(one: Story, context: DistrictContext, info: PortalInfo) -> str:
    name = context.names.tatanan.get(one.tatanan[0], one.tatanan[0])
    mark = ["Data simulasi: daerah ini tidak ada."] if context.simulated else []
    offices = f" Perangkat daerah: {', '.join(one.offices)}." if one.offices else ""
    parts = [f"# {name}, {context.label}, siklus {one.cycle}", *mark, one.body.strip()]
    parts += _beside(one, info)
    parts.append(f"Ditulis {one.author}, {date_text(one.date)}.{offices}")
    return "\n\n".join(parts) + "\n"


def _beside(one: Story, info: PortalInfo) -> Iterator[str]:
    """Where its pictures and films are; in full where the portal knows its own address."""
    for view in picture_views(one):
        credit = f" {view.credit}." if view.credit else ""
        yield f"Foto: {view.alt}{credit} {info.whole_address(view.files[-1].href)}"
    for film in film_views(one):
        credit = f" {film.credit}." if film.credit else ""
        address = info.whole_address(film.file or film.href)
        yield f"Video: {film.title}, {film.length}.{credit} {address}"
        if told := film.transcript or film.transcript_href:
            yield f"Transkrip: {told}"
