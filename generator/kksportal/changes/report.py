"""The difference between two states of a portal in sentences, as its reviewer reads it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from kksportal.changes.consequences import Follows, in_words
from kksportal.changes.grouped import grouped
from kksportal.changes.words import ChangeText, describe_change
from kksportal.compute.changes import PackageChange, RowChange, decided, restates, subject_of
from kksportal.compute.consequences import Consequences
from kksportal.errors import Finding
from kksportal.model.package import DistrictPackage, Head, Package
from kksportal.model.rows import Sumber
from kksportal.words.figures import source_label
from kksportal.words.names import Names

STATES = {"baru": "paket baru", "hilang": "paket tidak ada lagi", "berubah": "berubah"}
_SIMULATED = " (data simulasi)"
_NONE: Mapping[str, Consequences] = {}


class ChangedRow(NamedTuple):
    """A changed row with its sentences."""

    change: RowChange
    sentences: tuple[ChangeText, ...]


class ChangedGroup(NamedTuple):
    """Rows that changed alike with what they have in common; "" where it is one row."""

    common: str
    rows: tuple[ChangedRow, ...]


class ChangedPackage(NamedTuple):
    """A changed package: what it is called, how it changed, its changed rows, what follows."""

    title: str
    folder: str
    state: str  # baru, hilang, berubah
    state_text: str
    groups: tuple[ChangedGroup, ...]
    follows: Follows = Follows()

    @property
    def rows(self) -> tuple[ChangedRow, ...]:
        """Every changed row by itself."""
        return tuple(row for group in self.groups for row in group.rows)


class Beside(NamedTuple):
    """What changed beside the rows of packages."""

    pages: tuple[str, ...] = ()  # the names of pages that are other, new or gone
    texts: tuple[str, ...] = ()  # "Naskah baru: content/inovasi/x.md"
    findings: tuple[Finding, ...] = ()  # that the earlier state had not


NOTHING_BESIDE = Beside()


class Difference(NamedTuple):
    """All that changed, with one sentence that sums it up, and what a reviewer looks at."""

    summary: str
    packages: tuple[ChangedPackage, ...]
    pages: tuple[str, ...] = ()
    texts: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()
    checklist: tuple[str, ...] = ()


def describe_difference(
    changes: Sequence[PackageChange],
    old: Sequence[Package],
    new: Sequence[Package],
    names: Names,
    *,
    follows: Mapping[str, Consequences] = _NONE,
    beside: Beside = NOTHING_BESIDE,
) -> Difference:
    """What changed, in words; sources are looked up in the newer state first.

    `follows` are the consequences by the folder of a district's package.
    """
    sources = {
        subject_of(package.head): {s.id: s for s in getattr(package, "sumber", ())}
        for package in reversed(new)
    }
    for package in old:
        known = sources.setdefault(subject_of(package.head), {})
        for source in getattr(package, "sumber", ()):
            known.setdefault(source.id, source)
    now = {package.head.folder: package for package in new}
    packages = tuple(
        _package(
            change,
            now.get(change.head.folder),
            names,
            sources[subject_of(change.head)],
            follows.get(change.head.folder),
        )
        for change in changes
    )
    return Difference(
        summary=_summary(packages, beside.texts),
        packages=packages,
        pages=beside.pages,
        texts=beside.texts,
        findings=beside.findings,
        checklist=tuple(_checklist(packages, sources, beside, changes)),
    )


def _package(
    change: PackageChange,
    package: Package | None,
    names: Names,
    sources: Mapping[str, Sumber],
    follows: Consequences | None,
) -> ChangedPackage:
    head, title = change.head, title_of(change.head, names)
    rows: Sequence[RowChange] = change.rows
    if isinstance(package, DistrictPackage):
        serious = follows.serious if follows else frozenset[int]()
        rows = [decided(row, package.pembaruan, serious=i in serious) for i, row in enumerate(rows)]
    return ChangedPackage(
        title=title,
        folder=head.folder,
        state=change.state,
        state_text=STATES[change.state],
        groups=tuple(
            ChangedGroup(
                group.common,
                tuple(
                    ChangedRow(row, describe_change(head.kind, title, row, names, sources))
                    for row in group.changes
                ),
            )
            for group in grouped(rows)
        ),
        follows=in_words(follows, title, names) if follows else Follows(),
    )


def title_of(head: Head, names: Names) -> str:
    """What a package is called: a district by its name, others by their title."""
    title = names.places.get(head.code, head.title) if head.kind == "daerah" else head.title
    return (title or head.folder) + (_SIMULATED if head.simulated else "")


def _summary(packages: Sequence[ChangedPackage], texts: Sequence[str]) -> str:
    if not packages and not texts:
        return "Tidak ada yang berubah."
    told = []
    if packages:
        rows = [row.change for package in packages for row in package.rows]
        new = sum(row.before is None for row in rows)
        gone = sum(row.after is None for row in rows)
        counted = ((new, "baru"), (gone, "hilang"), (len(rows) - new - gone, "berubah"))
        counts = ", ".join(f"{many} baris {how}" for many, how in counted if many)
        told.append(f"{len(packages)} paket berubah{f': {counts}' if counts else ''}.")
    if texts:
        told.append(f"{len(texts)} naskah atau foto berubah.")
    return " ".join(told)


def _checklist(
    packages: Sequence[ChangedPackage],
    sources: Mapping[Any, Mapping[str, Sumber]],
    beside: Beside,
    changes: Sequence[PackageChange],
) -> Iterable[str]:
    """What whoever takes the proposal in should look at before."""
    cited: dict[str, str] = {}
    for change in changes:
        for row in change.rows:
            source = sources[subject_of(change.head)].get(getattr(row.after, "sumber", ""))
            if source is not None:
                address = f" {source.tautan}" if source.tautan else ""
                cited.setdefault(source.id, f"{source_label(source)}{address}")
    for one in cited.values():
        yield f"Buka sumbernya dan cocokkan angka dan tanggalnya: {one}"
    rows = [row.change for package in packages for row in package.rows]
    figures = [r for r in rows if restates(r)]
    unsaid = sum(
        not (r.decision.kelas and r.decision.alasan and r.decision.pemutus) for r in figures
    )
    if unsaid:
        yield (
            f"{unsaid} angka yang berubah belum disertai kelas, alasan, dan siapa yang memutuskan: "
            "catat dengan kks diff --record"
        )
    if any(row.decision.serius == "ya" for row in rows):
        yield (
            "Ada perubahan serius: penilaian suatu syarat penghargaan ikut berubah; cocokkan "
            "angkanya dengan ambang yang disebut di atas"
        )
    if any(row.resource == "penghargaan" for row in rows):
        yield (
            "Ada penghargaan: cocokkan predikat dan siklusnya dengan keputusan Menteri atau daftar "
            "penerima"
        )
    if any(package.follows.opened for package in packages):
        yield "Sumber kini berbeda: biarkan keduanya berdiri, jangan pilih salah satu"
    if any(row.after is None for row in rows):
        yield "Ada baris yang hilang: pastikan itu disengaja"
    if any(finding.is_error for finding in beside.findings):
        yield "Ada galat: usulan ini belum dapat dibangun"
    if beside.texts:
        yield "Baca naskahnya; periksa izin, kredit, dan teks alternatif fotonya"
