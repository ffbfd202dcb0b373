"""What stands beside an award: the rules of its time, its decision, who says what, the place."""

from __future__ import annotations

from kksportal import addresses
from kksportal.compute.award_records import NOT_ASSESSED, NOT_WON, AwardRecord, Decision, Without
from kksportal.compute.places import PlaceHistory, PlaceThen
from kksportal.compute.shared import SharedResults
from kksportal.model.package import PortalInput
from kksportal.model.rows import Sumber
from kksportal.text import date_text, join_words
from kksportal.words.figures import SourceBook
from kksportal.words.names import Names
from kksportal.words.views import Link, ToldLine

STATES = {
    NOT_WON: "Dinilai, tidak meraih penghargaan",
    NOT_ASSESSED: "Tidak dinilai",
}
_IN_SENTENCE = {
    NOT_WON: "dinilai dan tidak meraih penghargaan",
    NOT_ASSESSED: "tidak dinilai",
}


def rules_link(cycle: str, data: PortalInput) -> Link:
    """The rules of a cycle, with how much its instrument asked; without an address if unknown."""
    framework = data.frameworks.get(cycle)
    if framework is None:
        return Link(label=f"Aturan {cycle} belum ditemukan", href="")
    counts = [
        f"{len(rows)} {word}"
        for rows, word in ((framework.tatanan, "tatanan"), (framework.indikator, "indikator"))
        if rows
    ]
    told = f": {join_words(counts)}" if counts else ""
    return Link(label=f"Aturan {cycle}{told}", href=addresses.FRAMEWORK(cycle))


def decision_lines(
    code: str, cycle: str, results: SharedResults, book: SourceBook
) -> tuple[ToldLine, ...]:
    """The decisions that an award rests on, with who names them; none where none is known."""
    told = results.records_of(code, cycle)
    by_text: dict[str, list[Sumber]] = {}
    for one in told.decisions if told else ():
        by_text.setdefault(decision_text(one), []).append(one.source)
    return tuple(
        ToldLine(text=text, sources=book.cite_all(sources)) for text, sources in by_text.items()
    )


def decision_text(decision: Decision) -> str:
    """A decision with its day, where that is known."""
    return f"{decision.number}, {date_text(decision.day)}" if decision.day else decision.number


def record_lines(
    code: str, cycle: str, results: SharedResults, names: Names, book: SourceBook
) -> tuple[ToldLine, ...]:
    """What each source says, where they do not say the same; none where they do.

    A source that says there was no award is one of them.
    """
    told = results.records_of(code, cycle)
    if told is None:
        return ()
    denied = results.without_of(code, cycle)
    lines: dict[str, list[AwardRecord]] = {}
    if told.differ or denied:
        for one in told.records:
            lines.setdefault(_said(one, told.differ, names), []).append(one)
    made = [
        ToldLine(text=text, sources=book.cite_all(one.source for one in records))
        for text, records in lines.items()
    ]
    if denied:
        made.append(ToldLine(text=without_text(denied), sources=book.cite_all(denied.sources)))
    return tuple(made)


def _said(record: AwardRecord, differ: tuple[str, ...], names: Names) -> str:
    """The category, and what else the sources differ in, as one of them says it."""
    category = names.categories.get(record.category, record.category) or "predikat tidak disebut"
    parts = [category]
    if "sebutan" in differ and record.wording:
        parts.append(f"disebut “{record.wording}”")
    if "peringkat" in differ and record.rank:
        parts.append(record.rank)
    if "keputusan" in differ and record.decision:
        parts.append(decision_text(record.decision))
    return ", ".join(parts)


def without_text(told: Without) -> str:
    """That a district was assessed and won nothing, or was not assessed; rivals side by side."""
    return " / ".join(STATES[status] for status in told.statuses)


def without_sentence(code: str, name: str, results: SharedResults) -> str:
    """That a district had no award in the newest cycle of which that is told; else ""."""
    cycles = results.without.get(code, {}).keys() - results.history(code).keys()
    if not cycles:
        return ""
    cycle = max(cycles)
    told = " / ".join(_IN_SENTENCE[one] for one in results.without[code][cycle].statuses)
    return f"Pada {cycle} {name} {told}, menurut sumber."


def place_text(district: str, cycle: str, results: SharedResults, history: PlaceHistory) -> str:
    """How a district was called in a cycle, where that was not as it is now; else ""."""
    then, now = history.then(district, results.day_of(cycle)), history.now(district)
    return f"Waktu itu {_changed(then, now)}" if then and now and then != now else ""


def now_text(district: str, cycle: str, results: SharedResults, history: PlaceHistory) -> str:
    """How a district is called now, where that was not so in a cycle; else ""."""
    then, now = history.then(district, results.day_of(cycle)), history.now(district)
    return f"sekarang {_changed(now, then)}" if then and now and then != now else ""


def _changed(one: PlaceThen, other: PlaceThen) -> str:
    """Name and code of a district, and its province where the other has another."""
    said = f"{one.name} ({one.code})"
    return f"{said}, Provinsi {one.province}" if one.province != other.province else said
