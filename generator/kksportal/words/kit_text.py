"""The working paper on the console: what is asked for with its deadline, then what lacks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kksportal.text import join_words
from kksportal.words.kit import KitGroup, KitLine, KitView


def kit_text(view: KitView) -> str:
    """The paper as plain text."""
    lines = [view.title, f"Keadaan data {view.day}.", view.summary, ""]
    if view.rounds:
        lines += ["Dikembalikan untuk diperbaiki", *(f"  {one}" for one in view.rounds), ""]
    lines.append("Menurut tatanan")
    if view.coordinators:
        lines.append(f"  Pengampu semua tatanan: {join_words(list(view.coordinators))}.")
    for group in view.tatanan:
        lines += [f"  {group.title}, {group.summary}", *(f"    {one}" for one in group.notes)]
    lines += ["", "Kelembagaan", *(f"  {one}" for one in view.institution), ""]
    lines.append("Menurut perangkat daerah")
    for group in view.offices:
        lines += _office(group)
    return "\n".join(lines)


def _office(group: KitGroup) -> Iterator[str]:
    yield f"  {group.title}, {group.summary}"
    for line in group.asked:
        lack = f" Belum ada {line.missing}." if line.missing else ""
        yield f"    {line.code} {line.name}: {line.sent_back}, {_due(line)}.{lack}"
    alike: dict[str, list[str]] = {}
    for line in group.lacking:
        alike.setdefault(line.missing, []).append(line.code)
    for missing, codes in alike.items():
        yield f"    Belum ada {missing}: {', '.join(spans(codes))}."


def _due(line: KitLine) -> str:
    return f"sampai {line.deadline}" if line.due else line.deadline


def spans(codes: Sequence[str]) -> list[str]:
    """Codes of which three or more follow each other as one: "T1.01–T1.29", "T2.04"."""
    runs: list[list[str]] = []
    for code in codes:
        if runs and _after(runs[-1][-1]) == code:
            runs[-1].append(code)
        else:
            runs.append([code])
    return [part for run in runs for part in ([f"{run[0]}–{run[-1]}"] if len(run) > 2 else run)]


def _after(code: str) -> str:
    """The code that follows one in its tatanan: T1.02 after T1.01."""
    start, dot, last = code.rpartition(".")
    return f"{start}{dot}{int(last) + 1:0{len(last)}}"
