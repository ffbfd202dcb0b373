"""Names of all districts, for finding one by its name or code."""

from __future__ import annotations

import json

from kksportal import addresses
from kksportal.exports.files import File
from kksportal.words.names import Names


def find_index(names: Names) -> File:
    """Names, provinces, addresses and codes of all districts, for finding one of them."""
    rows = [
        [
            row.nama,
            names.provinces[row.provinsi].nama,
            addresses.DISTRICT(row.id),
            row.provinsi,
            row.kode,
        ]
        for row in names.current
    ]
    content = json.dumps(rows, ensure_ascii=False, separators=(",", ":"))
    return File(address=addresses.NAMES(), content=content.encode())
