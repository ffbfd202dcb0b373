"""How many forums have evidence: a table with its denominators, and what is not known said once."""

from __future__ import annotations

from decimal import Decimal

from kksportal.compute.forums import KECAMATAN, VILLAGE, Forums, Level
from kksportal.model.framework_rows import SyaratRow
from kksportal.model.package import FrameworkPackage
from kksportal.model.rows import Sumber
from kksportal.text import join_words, number
from kksportal.words.context import DistrictContext
from kksportal.words.tables import text
from kksportal.words.views import Cell, Link, Table

RULE = "forum"  # the item (butir) of requirements that asks for it
_LEVELS = {KECAMATAN: "kecamatan", VILLAGE: "desa/kelurahan"}
_TOP = "kabupaten/kota"


def forum_table(context: DistrictContext) -> Table | None:
    """Forums with evidence by level, of all there are; None where no row names any."""
    district = context.district
    forums = district.forums
    if forums is None:
        return None
    ids = " ".join(source.id for source in forums.sources)
    rows = [
        (text(_level(one).capitalize()), _count(one, ids))
        for one in forums.levels
        if one.named or one.total
    ]
    by = (forums.villages_by,) if forums.villages_by else ()
    links = context.book.cite_all((*forums.sources, *by))
    return Table(
        caption=f"Forum dengan bukti dukung, siklus {district.rules_cycle}",
        heads=("Forum", "Berbukti"),
        rows=tuple(rows),
        column_sources=(("", links),),
    )


def forum_rule(context: DistrictContext) -> tuple[str, tuple[Link, ...]]:
    """What is asked of forums, with who says so; ("", ()) where no row names any."""
    framework = context.data.frameworks[context.district.rules_cycle]
    asked = _asked(framework) if context.district.forums else ""
    return asked, context.book.cite_all(rule_sources(framework)) if asked else ()


def forum_note(context: DistrictContext) -> str:
    """What is not known of forums, said once; "" where no row names any."""
    return _open(context.district.forums) if context.district.forums else ""


def _count(one: Level, ids: str) -> Cell:
    """How many of a level have evidence, and of how many."""
    of = f" dari {one.total}" if one.total else ""
    if not one.named:
        return Cell(text="Belum dimuat", status="belum-ada", note=of.strip())
    return Cell(text=f"{one.evidenced}{of}", value=str(one.evidenced), source_ids=ids)


def forum_sentences(forums: Forums | None, framework: FrameworkPackage) -> tuple[str, ...]:
    """What has evidence, what the rule asks, and once what is not known."""
    asked = _asked(framework)
    if forums is None:
        none = "Bukti dukung forum belum dimuat."
        return (none, asked) if asked else (none,)
    known = [
        f"{one.evidenced} dari {one.total or one.named} {_level(one)}"
        for one in forums.levels
        if one.named
    ]
    told = f"Forum dengan bukti dukung: {join_words(known)}."
    return tuple(one for one in (told, asked, _open(forums)) if one)


def _level(one: Level) -> str:
    return _LEVELS.get(one.component, _TOP)


def _open(forums: Forums) -> str:
    """Why the share of all forums is not known; or between which bounds it lies; or what it is."""
    if not forums.total:
        return (
            "Banyaknya desa/kelurahan tidak disebut, jadi bagian seluruhnya belum dapat dihitung."
        )
    if not forums.villages:
        return "Forum desa/kelurahan belum dimuat, jadi bagian seluruhnya belum dapat dihitung."
    total = max(forums.total, forums.named)
    low = _share(forums.evidenced, total)
    if forums.named >= total:
        return f"Seluruhnya {forums.evidenced} dari {total} forum ({low}%)."
    high = _share(forums.evidenced + total - forums.named, total)
    return (
        f"Seluruhnya {forums.evidenced} dari {total} forum; {total - forums.named} belum dimuat, "
        f"jadi bagiannya antara {low}% dan {high}%."
    )


def _share(part: int, whole: int) -> str:
    """A share in percent, cut and never rounded up: 79,96% is not 80%."""
    return number(Decimal(part * 1000 // whole) / 10)


def _asked(framework: FrameworkPackage) -> str:
    limits = list(dict.fromkeys(row.nilai for row in _rules(framework)))
    if not limits:
        return ""
    return f"Diminta paling sedikit {' atau '.join(number(one) for one in limits)}%."


def rule_sources(framework: FrameworkPackage) -> tuple[Sumber, ...]:
    """Who tells the rule."""
    named = {row.sumber for row in _rules(framework)}
    return tuple(row for row in framework.sumber if row.id in named)


def _rules(framework: FrameworkPackage) -> list[SyaratRow]:
    return [row for row in framework.syarat if row.butir == RULE and row.nilai]
