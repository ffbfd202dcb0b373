"""What changed in a suspicious way between two states: values by a power of ten, rows that went."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import Any

from kksportal.changes.report import title_of
from kksportal.changes.words import describe_change, figure_text
from kksportal.compute.changes import LOG, VALUES, PackageChange, RowChange, compare, subject_of
from kksportal.errors import Finding
from kksportal.findings import kind
from kksportal.model.contract import Resource, Shape, pattern
from kksportal.model.kinds import RESOURCES
from kksportal.model.package import Head, Package
from kksportal.model.rows import Sumber
from kksportal.words.names import Names

_FACTORS = (Decimal(10), Decimal(100), Decimal(1000))
_NEAR = Decimal("0.05")  # how far from ten times a value may be that is a slip
_NUMBERS = ("nilai", "skor", "jumlah", "dari")
# The parts of a key that say when and by whom; the rest says what the row is about.
_SAID = ("per_tanggal", "target_tanggal", "tahun", "sumber", "letak", "tanggal")
_SAID_ALONE = ("sumber", "letak")  # a row whose source was put right is still there
_SPOKEN = {10: "sepuluh", 100: "seratus", 1000: "seribu"}


def suspicions(old: Sequence[Package], new: Sequence[Package], names: Names) -> Iterator[Finding]:
    """Findings about packages and rows that are gone, and values that moved by a power of ten."""
    before = _by_subject(old)
    after = _by_subject(new)
    for change in compare(old, new):
        subject = subject_of(change.head)
        if change.state == "hilang":
            yield _gone(change.head.folder, f"Paket {title_of(change.head, names)} tidak ada lagi.")
        elif change.state == "berubah":
            yield from _of_package(change, before[subject], after[subject], names)


def lost_texts(paths: Iterable[str]) -> Iterator[Finding]:
    """Findings about texts that are gone."""
    for path in paths:
        yield _gone(path, f"Naskah “{path.rpartition('/')[2]}” tidak ada lagi.")


def lost_addresses(addresses: Iterable[str]) -> Iterator[Finding]:
    """Findings about addresses that were published, and are listed no longer."""
    for address in addresses:
        yield _gone("alamat-terbit.csv", f"Alamat “{address}” tidak tercatat lagi.")


def altered_days(addresses: Iterable[str]) -> Iterator[Finding]:
    """Findings about addresses of which a day that was recorded is another now, or gone."""
    for address in addresses:
        yield _gone("alamat-terbit.csv", f"Hari terbit atau hilangnya “{address}” berubah.")


def _of_package(
    change: PackageChange, old: Package, new: Package, names: Names
) -> Iterator[Finding]:
    head = change.head
    for res in RESOURCES[head.kind]:
        rows = [row for row in change.rows if row.resource == res.name]
        if not rows or res.name == LOG:
            continue
        path = f"{head.folder}/{head.file_of(res.name)}"
        was, now = (getattr(one, res.name.replace("-", "_")) for one in (old, new))
        lines = {id(row): line for line, row in enumerate(now, start=2)}
        earlier = _newest(res, was)
        about_now = {_about(res, row, said=_SAID_ALONE) for row in now}
        for row in rows:
            if row.after is None:
                if _about(res, row.before, said=_SAID_ALONE) not in about_now:
                    yield _gone(path, _told(head, row, old, names))
                continue
            before = row.before if row.before is not None else earlier.get(_about(res, row.after))
            if before is not None:
                line = lines.get(id(row.after), 0)
                yield from _leaps(path, line, res, before, row.after, names)


def _about(res: Resource, row: Any, said: Sequence[str] = _SAID) -> tuple[str, ...]:
    """What a row is about, whenever and by whomever it was said; `said` are the parts left out."""
    return tuple(str(getattr(row, name)) for name in res.key if name not in said)


def _newest(res: Resource, rows: Iterable[Any]) -> dict[tuple[str, ...], Any]:
    """By what they are about, the newest rows of an earlier state."""
    newest: dict[tuple[str, ...], Any] = {}
    if not any(name in res.columns for name in _NUMBERS):
        return newest
    for row in rows:
        key = _about(res, row)
        if key not in newest or _day(row) >= _day(newest[key]):
            newest[key] = row
    return newest


def _day(row: Any) -> str:
    return str(getattr(row, "per_tanggal", "") or getattr(row, "tahun", ""))


def _leaps(
    path: str, line: int, res: Resource, before: Any, after: Any, names: Names
) -> Iterator[Finding]:
    for name in _NUMBERS:
        if name not in res.columns or getattr(before, "satuan", "") != getattr(after, "satuan", ""):
            continue
        was, now = _number(getattr(before, name)), _number(getattr(after, name))
        factor = _factor(was, now)
        if factor:
            up = was is not None and now is not None and abs(now) > abs(was)
            times = _SPOKEN[factor]
            figures = res.name in VALUES and name in ("nilai", "skor")
            one, two = (
                figure_text(res.name, row, names) if figures else getattr(row, name)
                for row in (before, after)
            )
            how = f"{times} kali semula" if up else f"seper{times} semula"
            yield Finding(
                kind=kind("KKS-W007"),
                path=path,
                row=line,
                column=name,
                what=f"Semula {one}, kini {two}: {how}.",
            )


def _factor(was: Decimal | None, now: Decimal | None) -> int:
    """Ten, a hundred or a thousand where one value is about so many times the other; else 0."""
    if not was or not now or (was < 0) != (now < 0):
        return 0
    ratio = max(abs(was), abs(now)) / min(abs(was), abs(now))
    return next((int(f) for f in _FACTORS if abs(ratio / f - 1) <= _NEAR), 0)


def _number(text: str) -> Decimal | None:
    form = pattern(Shape.DESIMAL)
    fits = form is not None and len(text) < 40 and form.fullmatch(text)
    return Decimal(text) if fits else None


def _told(head: Head, row: RowChange, old: Package, names: Names) -> str:
    """The sentence about a row that is gone."""
    sources: dict[str, Sumber] = {s.id: s for s in getattr(old, "sumber", ())}
    told = describe_change(head.kind, title_of(head, names), row, names, sources)
    if told:
        return f"{told[0].place}: {told[0].text}."
    key = ", ".join(part for part in row.key if part)
    return f"Baris ({key}) tidak ada lagi."


def _gone(path: str, what: str) -> Finding:
    return Finding(kind=kind("KKS-W008"), path=path, what=what)


def _by_subject(packages: Sequence[Package]) -> dict[tuple[str, str, str, bool], Package]:
    kept: dict[tuple[str, str, str, bool], Package] = {}
    for package in packages:
        kept.setdefault(subject_of(package.head), package)
    return kept
