"""Archives with the same bytes on any day: the files' times are the day of the data."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_FIRST = date(1980, 1, 1)  # the earliest date a ZIP can hold
_PLAIN_FILE = 0o100644 << 16
_UNIX = 3


def to_zip(files: Iterable[tuple[str, str | bytes]], day: str, *, level: int = 7) -> bytes:
    """Texts or bytes under their names, in order, as an archive; `level` is how hard it packs."""
    then = max(_FIRST, date.fromisoformat(day))
    out = BytesIO()
    with ZipFile(out, "w") as archive:
        for name, content in files:
            entry = ZipInfo(name, (then.year, then.month, then.day, 0, 0, 0))
            entry.compress_type = ZIP_DEFLATED
            entry.create_system = _UNIX
            entry.external_attr = _PLAIN_FILE
            raw = content.encode() if isinstance(content, str) else content
            archive.writestr(entry, raw, compresslevel=level)
    return out.getvalue()
