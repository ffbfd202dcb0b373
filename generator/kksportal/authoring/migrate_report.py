"""What `kks migrate` tells: for people as text, for machines as JSON."""

from __future__ import annotations

import json
from collections.abc import Sequence

from kksportal import __version__
from kksportal.authoring.migrate import Migration
from kksportal.authoring.moving import Note, Outcome

_HEADS = {
    Outcome.CHANGED: ("Diubah", "Akan diubah"),
    Outcome.FAILED: ("Tidak dapat", "Tidak dapat"),
    Outcome.LEFT: ("Dibiarkan", "Dibiarkan"),
}
_MOST = 8  # places of one sentence


def migration_text(migration: Migration, *, dry: bool) -> str:
    """The report; what is equally true of many files is said once."""
    lines = []
    for outcome, heads in _HEADS.items():
        notes = [note for note in migration.notes if note.outcome is outcome]
        if notes:
            lines.append(f"{heads[dry]}:")
            lines += _told(notes)
    lines.append(_summary(migration, dry=dry))
    return "\n".join(lines)


def _told(notes: Sequence[Note]) -> list[str]:
    together: dict[tuple[str, str], list[str]] = {}
    for note in notes:
        place = f"{note.path} baris {note.row}" if note.row else note.path
        mend = note.mend.replace(note.path, "BERKAS") if len(notes) > 1 else note.mend
        together.setdefault((note.what, mend), []).append(place)
    lines = []
    for (what, mend), places in together.items():
        shown = places[:_MOST]
        more = f" dan {len(places) - _MOST} lagi" if len(places) > _MOST else ""
        one = len(places) == 1
        lines.append(f"  {', '.join(shown)}{more}: {what.rstrip('.')}.")
        if mend:
            advice = mend.replace("BERKAS", places[0].partition(" baris ")[0]) if one else mend
            lines.append(f"    {advice}")
    return lines


def _summary(migration: Migration, *, dry: bool) -> str:
    count = len(migration.files)
    failed = sum(note.outcome is Outcome.FAILED for note in migration.notes)
    if not count and not failed:
        return f"Portal ini sudah sesuai dengan kksportal {__version__}."
    done = f"{count} berkas {'akan ditulis' if dry else 'ditulis'}, {failed} hal tidak dapat."
    if dry:
        return f"{done} Belum ada yang ditulis; tanpa --dry-run baru ditulis."
    return f"{done} Berikutnya: kks validate, lalu kks build" if count else done


def migration_json(migration: Migration, *, dry: bool) -> str:
    """The report as one JSON object."""
    told = {
        "versi": __version__,
        "ditulis": not dry,
        "berkas": [
            {"berkas": path, "keadaan": "dihapus" if content is None else "ditulis"}
            for path, content in sorted(migration.files.items())
        ],
        "catatan": [
            {
                "hasil": note.outcome.value,
                "berkas": note.path,
                "baris": note.row or None,
                "apa": note.what,
                "saran": note.mend,
            }
            for note in migration.notes
        ],
    }
    return json.dumps(told, ensure_ascii=False, indent=1)
