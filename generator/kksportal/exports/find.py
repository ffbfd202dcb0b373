"""Names of all districts, for finding one by its name or code."""

from __future__ import annotations

import json

from kksportal import addresses
from kksportal.exports.files import File
from kksportal.model.region_rows import DaerahRow
from kksportal.words.names import Names


def find_files(names: Names, *, folder: bool) -> tuple[File, ...]:
    """Names, provinces, addresses and codes of all districts, also former ones, for finding one.

    A site in a `folder` has them as a script too: nothing can be fetched there.
    """
    rows = [
        [
            row.nama,
            names.provinces[row.provinsi].nama,
            addresses.DISTRICT(row.id),
            row.provinsi,
            row.kode,
            *_before(row, names),
        ]
        for row in names.current
    ]
    names_file = File(address=addresses.NAMES(), content=_json(rows).encode())
    if not folder:
        return (names_file,)
    return names_file, File(address=addresses.NAMES_SCRIPT(), content=as_script("daerah", rows))


def _before(row: DaerahRow, names: Names) -> list[list[str]]:
    """The codes and names that a district had before, as one more cell; none where it had none."""
    codes = [old.kode for old in names.history.former(row.id)]
    told = [*codes, *names.history.former_names(row.id)]
    return [told] if told else []


def as_script(name: str, rows: object) -> bytes:
    """Plain values as a classic script that leaves them as `kks.<name>`."""
    text = _json(rows).replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")  # once line ends
    return f"kks.{name}={text};\n".encode()


def _json(rows: object) -> str:
    return json.dumps(rows, ensure_ascii=False, separators=(",", ":"))
