"""The text of the pull request: what changes in sentences, conflicts, findings, what to look at.

What changes is told as `kks diff` tells it. Whatever comes from the proposal is printed so that
nothing in it is markup or a mention.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from kksportal.changes.comment import Comment, Item, Section, comment_of, map_items
from kksportal.changes.report import Difference
from kksportal.changes.words import subject_text
from kksportal.compute.changes import LOG
from kksportal.intake.tidying import ANSWERED, Change
from kksportal.model.contract import blank
from kksportal.model.kinds import find_resource
from kksportal.privacy import personal_in
from kksportal.proposals.conflict import Conflict
from kksportal.proposals.descriptors import changed_fields
from kksportal.proposals.head import Head
from kksportal.proposals.others import OtherProposal
from kksportal.proposals.places import DESCRIPTOR, is_picture
from kksportal.proposals.state import State
from kksportal.proposals.tables import to_descriptor
from kksportal.proposals.tidied import Note
from kksportal.render.comment import as_markdown, plain, quiet
from kksportal.text import date_text
from kksportal.words.names import Names

MOST_CELLS = 12  # of one table that are told one by one
_SHORT = 120  # characters of a cell that was read anew
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
    lasting: int  # errors that the portal has anyway
    proposal_wins: bool
    notes: Sequence[Note] = ()  # how its tables were read
    renewed: bool = False  # it waited as a branch, and is merged once more

    @property
    def place(self) -> str:
        """The name of the district."""
        return self.names.places.get(self.head.code, self.head.code)


def print_letter(letter: Letter, state: State) -> str:
    """The whole text, as Markdown: first what is to be decided, then what changes."""
    head = letter.head
    by = f", oleh {head.name}" if head.name else ""
    again = ", diperbarui di atas keadaan portal sekarang" if letter.renewed else ""
    difference = letter.difference
    boxes = (*_boxes(letter), *difference.checklist)
    listed = (
        ("Pesan pengusul", _message(head.message)),
        ("Bentrokan", _conflicts(letter)),
        ("Usulan lain yang masih menunggu", _others(letter)),
        ("Cara tabelnya dibaca", _notes(letter.notes)),
        ("Yang berubah sejak usulan disusun", _stale(letter.stale)),
        ("Kepala paket dan catatan perubahan", map_items([*_heads(letter, state)])),
    )
    sections = [Section(title, tuple(items)) for title, items in listed]
    sections += comment_of(difference._replace(checklist=boxes)).sections
    comment = Comment(
        f"Disusun {date_text(head.day)}{by}{again}. {summary(letter)}",
        tuple(section for section in sections if section.items),
    )
    return f"# Usulan {quiet(head.office)} untuk {quiet(letter.place)}\n\n{as_markdown(comment)}"


def summary(letter: Letter) -> str:
    """How much changes, in one sentence: rows and texts where there are any, else files."""
    difference = letter.difference
    told = difference.summary
    if letter.files and not (difference.packages or difference.texts):
        told = f"{len(letter.files)} berkas berubah."
    if letter.lasting:
        told += f" Portal sendiri masih punya {letter.lasting} galat lain, bukan dari usulan ini."
    return told


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
    what = subject_text(res.name, row, names)
    return f"{place}: {what}" if place else f"{what[:1].upper()}{what[1:]}"


def commit_message(letter: Letter) -> str:
    """The message of the commit: nothing in it but the office's name is the proposal's."""
    head = letter.head
    verb = "Perbarui usulan" if letter.renewed else "Usulan"
    start, end = f"{verb} {head.code}: ", f", {date_text(head.day)}"
    office = plain(head.office)[: 72 - len(start) - len(end)].rstrip()
    body = [summary(letter)]
    if letter.conflicts:
        whose = "usulan" if letter.proposal_wins else "portal"
        body.append(f"{len(letter.conflicts)} bentrokan; yang berlaku: {whose}.")
    return f"{start}{office}{end}\n\n" + "\n".join(body) + "\n"


def _message(message: str) -> Iterator[Item]:
    """The message line by line; what looks like personal data is not repeated."""
    for line in filter(str.strip, message.splitlines()):
        personal = personal_in(line)
        yield Item(
            "(baris ini mirip memuat data pribadi, jadi tidak dikutip)" if personal else line
        )


def _conflicts(letter: Letter) -> Iterator[Item]:
    if letter.conflicts:
        told = tuple(conflict_text(one, letter.names) for one in letter.conflicts)
        whose = "yang diusulkan" if letter.proposal_wins else "yang di portal"
        yield Item(f"Yang berlaku pada tiap bentrokan: {whose}.", told)


def _others(letter: Letter) -> Iterator[Item]:
    for other in letter.others:
        if not other.comparable:
            yield Item(f"{other.branch}: tidak dapat dibandingkan; periksa dengan git diff.")
            continue
        many = len(other.clashes)
        told = f"{many} bentrokan" if many else "tanpa bentrokan"
        below = [conflict_text(one, letter.names, "di cabang itu") for one in other.clashes]
        for path, key in other.shared:
            row = f"{path.rpartition('/')[2]}: {', '.join(part for part in key if part)}"
            about = _about(path, key, letter.names)
            below.append(f"{about}: dua-duanya mengubah baris ini ({row}).")
        below.append(f"sesudah usulan ini digabung: kks terima --perbarui {other.branch}")
        yield Item(f"{other.branch}: {told} dengan usulan ini.", tuple(below))


def _notes(notes: Sequence[Note]) -> Iterator[Item]:
    """How tables were read that were not in canonical form: what they were like, and each cell."""
    for note in notes:
        below = [_read_cell(one) for one in note.changes[:MOST_CELLS]]
        if (more := len(note.changes) - MOST_CELLS) > 0:
            below.append(f"dan {more} sel lain")
        for row in note.left[:MOST_CELLS]:
            text = " ".join(" ".join(row.cells).split())
            quoted = "(mirip data pribadi, tidak dikutip)" if personal_in(text) else text[:_SHORT]
            below.append(f"baris {row.line} bukan data, jadi tidak ikut: {quoted}")
        what = f"{note.what} " if note.what else ""
        yield Item(
            f"{note.path.rpartition('/')[2]}: {what}Ditulis dalam bentuk baku.", tuple(below)
        )


def _read_cell(change: Change) -> str:
    """One cell as it was written and as it was read; of the sender's file, not the portal's."""
    texts = (change.before, change.after)
    before, after = ("(tidak dikutip)" if personal_in(one) else one[:_SHORT] for one in texts)
    if not change.column:
        return f"baris {change.line} berkas pengirim: {change.note}: {after}"
    note = ", dijawab penerima" if change.note == ANSWERED else ""
    return (
        f"baris {change.line}, {change.column}: “{before}” dibaca "
        f"{f'“{after}”' if after else 'kosong'}{note}"
    )


def _stale(stale: Sequence[str]) -> Iterator[Item]:
    if stale:
        yield Item(
            f"Usulan ini disusun dari keadaan lama; sejak itu berubah: {', '.join(stale)}. "
            "Perubahan yang tidak bertentangan berlaku dua-duanya."
        )


def _heads(letter: Letter, state: State) -> Iterator[str]:
    """What no sentence about rows would say."""
    for path, content in letter.files.items():
        before = state.read(path)
        if path.endswith(f"/{DESCRIPTOR}") and before is not None:
            was, now = (to_descriptor(one, path)[0] or {} for one in (before, content))
            for name, one, two in changed_fields(was, now):
                yield f"{name}: semula {_value(one)}, menjadi {_value(two)}."
        if path.endswith(f"/{LOG}.csv"):
            old, new = (set((one or b"").splitlines()[1:]) for one in (before, content))
            yield f"{LOG}.csv: {len(new - old)} baris baru."
            if gone := len(old - new):
                yield f"{LOG}.csv: {gone} baris lama diubah atau dihapus; riwayat hanya bertambah."


def _boxes(letter: Letter) -> Iterator[str]:
    """What is to be looked at because it is a proposal; the rest follows from what changes."""
    yield (
        "Kantor itu memang mengirimnya: tanyakan lewat jalur resmi. "
        "Nama kantor di dalam usulan ditulis pengusul sendiri"
    )
    if letter.conflicts:
        yield f"{len(letter.conflicts)} bentrokan di atas sudah diputuskan bersama kantornya"
    if any(other.clashes for other in letter.others):
        yield "Bentrokan dengan usulan lain sudah dibicarakan dengan kedua kantor"
    if None in letter.files.values():
        yield "Berkas yang dihapus memang harus hilang"
    if any(map(is_picture, letter.files)):
        yield "Orang di foto setuju difoto dan ditayangkan"
    if any(note.changes for note in letter.notes):
        yield "Sel yang dibaca ulang memang bermaksud begitu: cocokkan dengan berkas kantornya"
    if letter.difference.findings:
        yield "Tiap temuan baru sudah dibetulkan, atau memang benar adanya"


def _value(value: str | None) -> str:
    if value is None:
        return "tidak ada"
    if not value:
        return "kosong"
    short = value if len(value) <= _MOST else f"{value[:_MOST]} … (lengkapnya di berkas usulan)"
    return f"“{short.replace(chr(10), ' ⏎ ')}”"
