"""What is told of a run: figures by module, and why each survivor stands."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import yaml

from tests.mutation.run import Fate, Outcome
from tests.mutation.sample import Mutant

ENOUGH = 85  # percent
REASONS = Path(__file__).with_name("survivors.yaml")
FIELDS = {"modul", "baris", "ubah", "sebab"}
Key = tuple[str, str, str]


def read_reasons(path: Path = REASONS) -> dict[Key, str]:
    """Why a change may go unnoticed, by module, line and change ("*" for any change of a line)."""
    rows = yaml.safe_load(path.read_text("utf-8")) or []
    for row in rows:
        if set(row) != FIELDS or not all(isinstance(v, str) and v for v in row.values()):
            raise ValueError(f"{path.name}: tiap butir berisi {', '.join(sorted(FIELDS))}: {row}")
    return {(row["modul"], row["baris"], row["ubah"]): row["sebab"] for row in rows}


def reason_of(mutant: Mutant, reasons: dict[Key, str]) -> str:
    """Why a survivor stands, or ""."""
    module, text, _ = mutant.key
    return reasons.get(mutant.key) or reasons.get((module, text, "*"), "")


def stale(reasons: dict[Key, str], known: Iterable[Key]) -> list[Key]:
    """Reasons of changes that can no longer be made."""
    all_keys = set(known)
    lines = {(module, text, "*") for module, text, _ in all_keys}
    return sorted(set(reasons) - all_keys - lines)


def killed(outcomes: Iterable[Outcome]) -> tuple[int, int]:
    """How many were noticed, of how many that count."""
    fates = Counter(o.fate for o in outcomes)
    dead = fates[Fate.KILLED] + fates[Fate.TIMEOUT]
    return dead, dead + fates[Fate.ALIVE]


def percent(dead: int, all_of_them: int) -> str:
    """A share as Indonesians write it."""
    if not all_of_them:
        return "–"
    return f"{100 * dead / all_of_them:.1f}".replace(".", ",") + "%"


def table(outcomes: Sequence[Outcome]) -> list[str]:
    """The figures of each module, and of all."""
    lines = [f"{'modul':<24}{'mutan':>6}{'mati':>6}{'waktu':>6}{'hidup':>6}{'batal':>6}{'mati':>8}"]
    names = sorted({o.mutant.module for o in outcomes})
    for name in [*names, ""]:
        own = [o for o in outcomes if name in ("", o.mutant.module)]
        fates = Counter(o.fate for o in own)
        cells = (len(own), fates[Fate.KILLED], fates[Fate.TIMEOUT], fates[Fate.ALIVE],
                 fates[Fate.INVALID])  # fmt: skip
        figures = "".join(f"{cell:>6}" for cell in cells)
        lines.append(f"{name or 'semua':<24}{figures}{percent(*killed(own)):>8}")
    return lines


def survivors(outcomes: Iterable[Outcome], reasons: dict[Key, str]) -> list[str]:
    """Each survivor with its reason; those without one first."""
    alive = [o.mutant for o in outcomes if o.fate is Fate.ALIVE]
    alive.sort(key=lambda m: (bool(reason_of(m, reasons)), m.module, m.line, m.label))
    return [
        f"{m.module}.py:{m.line} [{m.label}] {m.text}\n"
        f"    {reason_of(m, reasons) or 'BELUM DIJELASKAN'}"
        for m in alive
    ]


def enough(outcomes: Sequence[Outcome]) -> bool:
    """Whether so many were noticed that the tests bite."""
    dead, counted = killed(outcomes)
    return bool(counted) and 100 * dead >= ENOUGH * counted


def as_json(outcomes: Iterable[Outcome]) -> list[dict[str, Any]]:
    """The outcomes for machines."""
    return [
        {
            "modul": o.mutant.module,
            "nomor": o.mutant.line,
            "baris": o.mutant.text,
            "ubah": o.mutant.label,
            "nasib": o.fate.name.lower(),
            "detik": round(o.seconds, 2),
        }
        for o in outcomes
    ]
