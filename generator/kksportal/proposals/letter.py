"""The text of the pull request: what changes in sentences, conflicts, findings, what to look at.

Whatever comes from the proposal is printed so that nothing in it is markup or a mention.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from kksportal.changes.report import Difference
from kksportal.changes.words import subject_text
from kksportal.compute.changes import LOG
from kksportal.errors import Finding
from kksportal.proposals.conflict import Conflict
from kksportal.proposals.descriptors import changed_fields
from kksportal.proposals.head import Head
from kksportal.proposals.others import OtherProposal
from kksportal.proposals.places import DESCRIPTOR, is_picture
from kksportal.proposals.state import State
from kksportal.proposals.tables import to_descriptor
from kksportal.model.contract import blank
from kksportal.model.kinds import find_resource
from kksportal.privacy import personal_in
from kksportal.render.changes import plain, quiet
from kksportal.text import date_text, number
from kksportal.words.names import Names

_MOST = 2_000  # characters of a value that is told


class Letter(NamedTuple):
    """What is told about a proposal."""

    head: Head
    names: Names
    difference: Difference
    files: Mapping[str, bytes | None]
    stale: Sequence[str]
    conflicts: Sequence[Conflict]
    others: Sequence[OtherProposal]
    findings: Sequence[Finding]
    lasting: int  # errors that the portal has anyway
    proposal_wins: bool

    @property
    def place(self) -> str:
        """The name of the district."""
        return self.names.places.get(self.head.code, self.head.code)


def print_letter(letter: Letter, state: State) -> str:
    """The whole text, as Markdown."""
    head = letter.head
    by = f", oleh {quiet(head.name)}" if head.name else ""
    lines = [
        f"# Usulan {quiet(head.office)} untuk {quiet(letter.place)}",
        "",
        f"Disusun {date_text(head.day)}{by}. {summary(letter)}",
    ]
    parts = (
        ("Pesan pengusul", _message(head.message)),
        ("Yang berubah", _changes(letter, state)),
        ("Yang berubah sejak usulan disusun", _stale(letter.stale)),
        ("Bentrokan", _conflicts(letter)),
        ("Usulan lain yang masih menunggu", _others(letter)),
        ("Temuan", _findings(letter)),
        ("Yang perlu dilihat sebelum diterima", _checklist(letter)),
    )
    for title, told in parts:
        if listed := list(told):
            lines += ["", f"## {title}", "", *listed]
    return "\n".join(lines)


def summary(letter: Letter) -> str:
    """How much changes, in one sentence: rows where there are any, else files."""
    if letter.difference.packages or not letter.files:
        return letter.difference.summary
    return f"{len(letter.files)} berkas berubah."


def conflict_text(conflict: Conflict, names: Names, elsewhere: str = "di portal") -> str:
    """What two changes meet about, what was there, both values, and where."""
    file = conflict.path.rpartition("/")[2] if conflict.key else conflict.path
    row = f" baris {conflict.row}" if conflict.row else ""
    column = f", kolom {conflict.column}" if conflict.column else ""
    values = (
        f"semula {_value(conflict.base)}, {elsewhere} {_value(conflict.ours)}, "
        f"diusulkan {_value(conflict.theirs)}"
    )
    if not conflict.key:
        return f"{file}{row}{column}: {values}."
    key = ", ".join(part for part in conflict.key if part)
    return f"{_about(conflict.path, conflict.key, names)}{column}: {values} ({file}{row}: {key})."


def _about(path: str, key: tuple[str, ...], names: Names) -> str:
    """What a row of a table is about, for people; its file where that is not known."""
    name = path.rpartition("/")[2].removesuffix(".csv")
    res = find_resource("daerah", name)
    if res is None:
        return name
    row = blank(res.row, **dict(zip(res.key, key, strict=True)))
    place = names.places.get(getattr(row, "subjek", "") or getattr(row, "wilayah", ""), "")
    what = subject_text("daerah", res.name, row, names)
    return f"{place}: {what}" if place else f"{what[:1].upper()}{what[1:]}"


def commit_message(letter: Letter) -> str:
    """The message of the commit: nothing in it but the office's name is the proposal's."""
    head = letter.head
    start, end = f"Usulan {head.code}: ", f", {date_text(head.day)}"
    office = plain(head.office)[: 72 - len(start) - len(end)].rstrip()
    body = [summary(letter)]
    if letter.conflicts:
        whose = "usulan" if letter.proposal_wins else "portal"
        body.append(f"{len(letter.conflicts)} bentrokan; yang berlaku: {whose}.")
    return f"{start}{office}{end}\n\n" + "\n".join(body) + "\n"


def _message(message: str) -> Iterator[str]:
    """The message as it was written, in a block in which nothing is read as markup."""
    if not message.strip():
        return
    runs = [len(run) for run in re.findall("`+", message)]
    fence = "`" * max(3, *(run + 1 for run in runs or (0,)))
    yield fence
    for line in message.splitlines():
        personal = personal_in(line)
        yield (
            "(baris ini mirip memuat data pribadi, jadi tidak dikutip)" if personal else plain(line)
        )
    yield fence


def _changes(letter: Letter, state: State) -> Iterator[str]:
    for package in letter.difference.packages:
        told = [change.sentence for row in package.rows for change in row.sentences]
        for sentence in told or [f"{package.title}: {package.state_text}."]:
            yield f"- {quiet(sentence)}"
    for path, content in letter.files.items():
        if path.endswith(f"/{DESCRIPTOR}"):
            yield from _head_changes(path, state.read(path), content)
        if path.endswith(f"/{LOG}.csv"):
            yield f"- {_log_change(state.read(path), content)}"
        if path.startswith("content/"):
            yield f"- {_text_change(path, state.read(path), content)}"


def _head_changes(path: str, before: bytes | None, after: bytes | None) -> Iterator[str]:
    """What a package says about itself: licence, title, contributors; a new one says it anew."""
    was, now = (to_descriptor(content, path)[0] or {} for content in (before, after))
    for name, one, two in changed_fields(was, now) if was else ():
        yield f"- {quiet(f'Kepala paket, {name}: semula {_value(one)}, menjadi {_value(two)}.')}"


def _log_change(before: bytes | None, after: bytes | None) -> str:
    """The log is no figure, but history: lines that go from it are told."""
    was, now = (set((content or b"").splitlines()[1:]) for content in (before, after))
    told = f"Catatan perubahan (pembaruan.csv): {len(now - was)} baris baru"
    gone = len(was - now)
    return f"{told}, {gone} baris lama diubah atau dihapus." if gone else f"{told}."


def _text_change(path: str, before: bytes | None, after: bytes | None) -> str:
    what = "Foto" if is_picture(path) else "Naskah"
    name = quiet(path)
    if before is None or after is None:
        return f"{what} {'baru' if before is None else 'dihapus'}: {name}."
    if is_picture(path):
        return f"{what} diganti: {name}."
    old, new = before.decode("utf-8", "replace"), after.decode("utf-8", "replace")
    changed = len(set(new.splitlines()) - set(old.splitlines()))
    return f"{what} diubah: {name}, {number(str(changed))} baris baru atau berubah."


def _stale(stale: Sequence[str]) -> Iterator[str]:
    if stale:
        yield (
            f"Usulan ini disusun dari keadaan lama; sejak itu berubah: {quiet(', '.join(stale))}. "
            "Perubahan yang tidak bertentangan berlaku dua-duanya."
        )


def _conflicts(letter: Letter) -> Iterator[str]:
    if letter.conflicts:
        whose = "yang diusulkan" if letter.proposal_wins else "yang di portal"
        yield f"Yang berlaku pada tiap bentrokan: {whose}."
        yield ""
        yield from (f"- {quiet(conflict_text(one, letter.names))}" for one in letter.conflicts)


def _others(letter: Letter) -> Iterator[str]:
    for other in letter.others:
        many = len(other.clashes)
        told = f"{many} bentrokan" if many else "tanpa bentrokan"
        if not other.comparable:
            yield f"- {quiet(other.branch)}: tidak dapat dibandingkan; periksa dengan git diff."
            continue
        yield f"- {quiet(other.branch)}: {told} dengan usulan ini."
        yield from (
            f"  - {quiet(conflict_text(one, letter.names, 'di cabang itu'))}"
            for one in other.clashes
        )
        for path, key in other.shared:
            row = f"{path.rpartition('/')[2]}: {', '.join(part for part in key if part)}"
            about = f"{_about(path, key, letter.names)}: dua-duanya mengubah baris ini ({row})."
            yield f"  - {quiet(about)}"


def _findings(letter: Letter) -> Iterator[str]:
    for finding in letter.findings:
        place = f", {finding.place}" if finding.place else ""
        what = (finding.what or finding.kind.title).rstrip(".")
        yield f"- {quiet(f'{finding.kind.code} {finding.path}{place}: {what}. {finding.mend}.')}"
    if letter.lasting:
        yield f"- Portal sendiri masih punya {letter.lasting} galat lain, bukan dari usulan ini."


def _checklist(letter: Letter) -> Iterator[str]:
    yield (
        "- [ ] Kantor itu memang mengirimnya: tanyakan lewat jalur resmi. "
        "Nama kantor di dalam usulan ditulis pengusul sendiri."
    )
    rows = [row.change for package in letter.difference.packages for row in package.rows]
    if rows or letter.difference.packages:
        yield "- [ ] Angka yang berubah sama dengan yang tertulis di sumbernya."
    if any(row.resource == "sumber" and row.before is None for row in rows):
        yield "- [ ] Sumber baru dapat dibuka, dan memang milik penerbitnya."
    if any(row.after is None for row in rows) or None in letter.files.values():
        yield "- [ ] Yang dihapus memang harus hilang; alasannya diketahui."
    texts = [path for path in letter.files if path.startswith("content/")]
    if any(map(is_picture, texts)):
        yield "- [ ] Orang di foto setuju difoto dan ditayangkan; pemotretnya disebut."
    if not all(map(is_picture, texts)):
        yield "- [ ] Naskah tidak menyebut orang tanpa izinnya, dan tidak memuat data pribadi."
    if letter.conflicts:
        yield f"- [ ] {len(letter.conflicts)} bentrokan di atas sudah diputuskan bersama kantornya."
    if any(other.clashes for other in letter.others):
        yield "- [ ] Bentrokan dengan usulan lain sudah dibicarakan dengan kedua kantor."
    if letter.findings:
        yield "- [ ] Tiap temuan di atas sudah dibetulkan, atau memang benar adanya."


def _value(value: str | None) -> str:
    if value is None:
        return "tidak ada"
    if not value:
        return "kosong"
    short = value if len(value) <= _MOST else f"{value[:_MOST]} … (lengkapnya di berkas usulan)"
    return f"“{short.replace(chr(10), ' ⏎ ')}”"
