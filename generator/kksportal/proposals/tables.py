"""Read the files of a proposal by the readers of the portal, and write them in canonical form."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from kksportal.errors import Finding
from kksportal.model.contract import Resource
from kksportal.read.descriptor import read_descriptor
from kksportal.read.table import TableFile, read_table

_EMPTY = TableFile(header=(), rows=())


def to_table(
    content: bytes | None, res: Resource, path: str
) -> tuple[TableFile | None, list[Finding]]:
    """The table in a file's content; an empty one where there is no file, None where it is odd."""
    if content is None:
        return _EMPTY, []
    with TemporaryDirectory(prefix="kks-") as home:
        file = Path(home) / "tabel.csv"
        file.write_bytes(content)
        table, findings = read_table(file, res, path)
    errors = [finding for finding in findings if finding.is_error]
    return (None if errors else table), errors


def to_descriptor(content: bytes | None, path: str) -> tuple[dict[str, Any] | None, list[Finding]]:
    """The descriptor in a file's content; None where there is none, or it is odd."""
    if content is None:
        return None, []
    with TemporaryDirectory(prefix="kks-") as home:
        file = Path(home) / "datapackage.json"
        file.write_bytes(content)
        descriptor, findings = read_descriptor(file, path)
    errors = [finding for finding in findings if finding.is_error]
    return (descriptor.properties if descriptor and not errors else None), errors


def to_text(content: bytes | None) -> str:
    """A text with LF line ends and one at its end; "" where there is no file."""
    text = (content or b"").decode("utf-8", "replace").removeprefix("\ufeff")
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text if not text or text.endswith("\n") else f"{text}\n"


def to_csv(header: Sequence[str], rows: Sequence[Any]) -> bytes:
    """A table as it is written: UTF-8, commas, LF."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(header)
    writer.writerows([getattr(row, name) for name in header] for row in rows)
    return text.getvalue().encode()
