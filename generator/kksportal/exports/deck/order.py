"""What a deck is asked to be about, held against what there is."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from kksportal.errors import PortalError
from kksportal.exports.deck.holdings import offices
from kksportal.exports.deck.slides import deck
from kksportal.exports.deck.views import Deck
from kksportal.words.context import DistrictContext


class Order(NamedTuple):
    """A cycle, a tatanan, an office; of all where nothing is said, in the district's main cycle."""

    cycle: str = ""
    tatanan: str = ""
    office: str = ""


def ordered(context: DistrictContext, order: Order) -> Deck:
    """The deck that was asked for; raises PortalError that names what there is instead."""
    frameworks = {c: f for c, f in context.data.frameworks.items() if f.tatanan}
    cycle = _one_of("siklus", order.cycle, frameworks) or context.district.cycle
    framework = frameworks[cycle]
    slugs = [*(row.id for row in framework.tatanan), "kelembagaan"]
    tatanan = _one_of("tatanan", order.tatanan, slugs)
    names = [one.name for one in offices(context.district, framework, tatanan) if one.name]
    plain = {_plain(name): name for name in names}
    office = plain.get(_plain(order.office), order.office)
    if office and office not in names:
        about = f"tatanan {tatanan} " if tatanan else ""
        there = "; ".join(names) or "belum ada; isi pengampu.csv dahulu"
        raise PortalError(
            f"tidak ada perangkat daerah “{order.office}” {about}pada siklus {cycle}. "
            f"Yang ada: {there}"
        )
    return deck(context, cycle, tatanan, office)


def _one_of(what: str, given: str, known: Iterable[str]) -> str:
    if given and given not in known:
        raise PortalError(f"tidak ada {what} “{given}”. Yang ada: {', '.join(known)}")
    return given


def _plain(name: str) -> str:
    return " ".join(name.casefold().split())
