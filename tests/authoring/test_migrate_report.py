"""The report: what is equally true of many is said once, and what to do stands below it."""

from __future__ import annotations

import json
from pathlib import Path

from kksportal import __version__
from kksportal.authoring.migrate import Migration
from kksportal.authoring.migrate_report import migration_json, migration_text
from kksportal.authoring.moving import Note, Outcome


def migration(*notes: Note, files: int = 1) -> Migration:
    """A migration with these notes."""
    contents: dict[str, bytes | None] = {f"f{number}": b"" for number in range(files)}
    return Migration(root=Path(), files=contents, notes=notes)


def note(outcome: Outcome, path: str, what: str, mend: str = "", row: int = 0) -> Note:
    """One note."""
    return Note(outcome=outcome, path=path, what=what, mend=mend, row=row)


NOTES = (
    note(Outcome.CHANGED, "a", "diperbarui"),
    note(Outcome.FAILED, "c.css", "hilang.", "Hapus", 3),
    note(Outcome.CHANGED, "b", "diperbarui"),
    note(Outcome.LEFT, "d", "milik Anda"),
)


def test_the_text() -> None:
    """By outcome: changed, failed with line and advice, left; then what comes next."""
    assert migration_text(migration(*NOTES), dry=False).split("\n") == [
        "Diubah:",
        "  a, b: diperbarui.",
        "Tidak dapat:",
        "  c.css baris 3: hilang.",
        "    Hapus",
        "Dibiarkan:",
        "  d: milik Anda.",
        "1 berkas ditulis, 1 hal tidak dapat. Berikutnya: kks validate, lalu kks build",
    ]


def test_many_places_are_counted() -> None:
    """Eight are named."""
    notes = [note(Outcome.CHANGED, f"p{number}", "x") for number in range(10)]
    line = migration_text(migration(*notes), dry=True).split("\n")[1]
    assert line == "  p0, p1, p2, p3, p4, p5, p6, p7 dan 2 lagi: x."


def test_advice_names_its_file() -> None:
    """One advice for several files says BERKAS; for one it says which."""
    one = note(Outcome.FAILED, "a.css", "x", "kks migrate --terima a.css")
    other = note(Outcome.FAILED, "b.css", "x", "kks migrate --terima b.css")
    assert "    kks migrate --terima a.css" in migration_text(migration(one), dry=False)
    third = note(Outcome.FAILED, "c.css", "y", "Hapus c.css")
    text = migration_text(migration(one, other, third), dry=False)
    assert "    kks migrate --terima BERKAS" in text
    assert "    Hapus c.css" in text


def test_nothing_to_do() -> None:
    """One sentence; what only the owner can mend is no nothing."""
    assert migration_text(migration(files=0), dry=False) == (
        f"Portal ini sudah sesuai dengan kksportal {__version__}."
    )
    assert migration_text(migration(NOTES[1], files=0), dry=False).endswith(
        "0 berkas ditulis, 1 hal tidak dapat."
    )


def test_the_exit_code() -> None:
    """One thing that could not be done is enough."""
    assert migration(NOTES[0], NOTES[3]).exit_code == 0
    assert migration(NOTES[1]).exit_code == 1


def test_the_json() -> None:
    """Files, and notes with their outcome, file, line, what and advice."""
    told = json.loads(migration_json(migration(*NOTES), dry=True))
    assert told["versi"] == __version__
    assert told["ditulis"] is False
    assert told["berkas"] == [{"berkas": "f0", "keadaan": "ditulis"}]
    assert told["catatan"][1] == {
        "hasil": "tidak-dapat", "berkas": "c.css", "baris": 3, "apa": "hilang.", "saran": "Hapus",
    }  # fmt: skip
