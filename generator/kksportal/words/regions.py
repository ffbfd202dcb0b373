"""A district in a list."""

from __future__ import annotations

from kksportal import addresses
from kksportal.compute.shared import SharedResults
from kksportal.model.shared_rows import DaerahRow
from kksportal.words.names import Names
from kksportal.words.views import RegionTile


def region_tile(row: DaerahRow, results: SharedResults, names: Names) -> RegionTile:
    """A district in a list: its newest award found, or whether there are data."""
    history = results.history(row.kode)
    newest = next((f for _, f in sorted(history.items(), reverse=True) if f.state == "ada"), None)
    cycle = next((c for c, f in sorted(history.items(), reverse=True) if f.state == "ada"), "")
    has = row.kode in results.packaged
    parts = [f"{newest.text} {cycle}"] if newest else []
    if has:
        parts.append("ada data")
    return RegionTile(
        name=row.nama,
        href=addresses.DISTRICT(row.id),
        note=" · ".join(parts) or "Belum ada data",
        has_data=has or newest is not None,
        rank=newest.rank if newest else 0,
    )
