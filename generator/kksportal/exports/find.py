"""Names of all districts, for finding one by its name."""

from __future__ import annotations

import json

from kksportal.pages.site import Asset
from kksportal.words.names import Names


def find_index(names: Names) -> Asset:
    """Names, provinces and addresses of all districts, for finding by name."""
    rows = [
        [row.nama, names.provinces[row.provinsi].nama, f"daerah/{row.id}/", row.provinsi]
        for row in names.current
    ]
    content = json.dumps(rows, ensure_ascii=False, separators=(",", ":"))
    return Asset(address="aset/daerah.json", content=content.encode())
