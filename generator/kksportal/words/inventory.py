"""The inventory of a district's innovations: by tatanan, by office, by kecamatan."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from kksportal.compute.kecamatan import kecamatan_of
from kksportal.text import join_words
from kksportal.words.context import DistrictContext
from kksportal.words.counted import Counted
from kksportal.words.views import Link


class Group(NamedTuple):
    """What has one thing in common: `many` says how many of all."""

    head: Link
    many: str  # "2 dari 5"
    items: tuple[Link, ...]  # note: nothing


class Grouping(NamedTuple):
    """All innovations grouped in one way; those of which it is not known are named once."""

    title: str  # "Menurut kecamatan"
    lead: str  # "3 dari 8 kecamatan punya inovasi."
    groups: tuple[Group, ...]
    unknown: tuple[Link, ...]
    unknown_text: str  # "Kecamatannya belum diketahui: 2 dari 5 inovasi."


def groupings(
    context: DistrictContext, every: tuple[Counted, ...]
) -> tuple[tuple[Grouping, ...], str]:
    """The ways of grouping of which anything is known, and of what nothing is, said once."""
    made = _all(context, every)
    silent = [one.title.removeprefix("Menurut ") for one in made if not one.groups]
    told = f"Belum diketahui dari semua inovasi ini: {join_words(silent)}nya." if silent else ""
    return tuple(one for one in made if one.groups), told


def _all(context: DistrictContext, every: tuple[Counted, ...]) -> tuple[Grouping, ...]:
    """The three ways, each with its true denominators."""
    names = context.names
    by_tatanan = _grouped(every, lambda one: one.tatanan)
    now = [t.id for t in names.tatanan_now]
    order = [slug for slug in now if slug in by_tatanan]
    many = len(order)
    order += sorted(set(by_tatanan) - set(order))
    by_office = _grouped(every, lambda one: one.offices)
    own = names.kecamatan.get(context.slug, ())
    known = {row.kode: row.nama for row in own}
    by_place = _grouped(every, lambda one: kecamatan_of(one.places, known))
    everywhere = [one for one in every if context.code in one.places]
    places = [
        _group(Link(label=known[code], href=context.kecamatan_href(code)), by_place[code], every)
        for code in known
        if code in by_place
    ]
    if everywhere:
        places.append(_group(Link(label=f"Seluruh {context.label}", href=""), everywhere, every))
    return (
        Grouping(
            title="Menurut tatanan",
            lead=f"Inovasi tercatat di {many} dari {len(now)} tatanan.",
            groups=tuple(
                _group(
                    Link(
                        label=names.tatanan.get(slug, slug),
                        href=context.tatanan_href(slug),
                    ),
                    by_tatanan[slug],
                    every,
                )
                for slug in order
            ),
            unknown=(),
            unknown_text="",
        ),
        _with_unknown(
            "Menurut perangkat daerah",
            f"{len(by_office)} perangkat daerah disebut." if by_office else "",
            tuple(
                _group(Link(label=name, href=""), by_office[name], every)
                for name in sorted(by_office, key=lambda one: (one.casefold(), one))
            ),
            [one for one in every if not one.offices],
            f"Perangkat daerahnya belum diketahui: {{}} dari {len(every)} inovasi",
        ),
        _with_unknown(
            "Menurut kecamatan",
            f"Inovasi tercatat di {len(by_place)} dari {len(known)} kecamatan." if by_place else "",
            tuple(places),
            [
                one
                for one in every
                if not kecamatan_of(one.places, known) and context.code not in one.places
            ],
            f"Kecamatannya belum diketahui: {{}} dari {len(every)} inovasi",
        ),
    )


def _with_unknown(
    title: str, lead: str, groups: tuple[Group, ...], left: list[Counted], text: str
) -> Grouping:
    return Grouping(
        title=title,
        lead=lead,
        groups=groups,
        unknown=tuple(_link(one) for one in left) if groups else (),
        unknown_text=text.format(len(left)) if left else "",
    )


def _group(head: Link, items: list[Counted], every: tuple[Counted, ...]) -> Group:
    return Group(head, f"{len(items)} dari {len(every)}", tuple(_link(one) for one in items))


def _link(one: Counted) -> Link:
    return Link(label=one.title, href=one.href)


def _grouped(
    every: Iterable[Counted], by: Callable[[Counted], Iterable[str]]
) -> dict[str, list[Counted]]:
    """What has each thing; an innovation of two tatanan stands in both."""
    found: dict[str, list[Counted]] = {}
    for one in every:
        for key in dict.fromkeys(by(one)):
            found.setdefault(key, []).append(one)
    return found
