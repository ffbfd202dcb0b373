"""A list that a portal keeps beside its data, as CSV with one fixed head."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from pathlib import Path

from kksportal.errors import Finding
from kksportal.read.table import read_text

# From a row, a column and a sentence to a finding about this list.
At = Callable[[int, str, str], Finding]


def read_list(root: Path, name: str, head: str, at: At) -> tuple[list[list[str]], list[Finding]]:
    """The rows below the head, the first of them in row 2, and findings; no file, no rows.

    Of a list that cannot be read, or has another head, no row is given. How a spreadsheet saved it
    (KKS-P006) is no finding here.
    """
    path = root / name
    if not (path.exists() or path.is_symlink()):
        return [], []
    text, findings = read_text(path, name)
    if text is None:
        return [], findings
    findings = [f for f in findings if f.is_error and f.kind.code != "KKS-P006"]
    try:
        lines = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    except csv.Error as fault:
        return [], [at(1, "", f"Berkas ini rusak: {fault}.")]
    if not lines or ",".join(lines[0]) != head:
        return [], [at(1, "", f"Baris kepala harus: {head}.")]
    return lines[1:], findings
