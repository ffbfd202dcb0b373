"""Heads of packages to be read, as tests change them."""

from __future__ import annotations

from typing import Any

from kksportal.model.package import Head
from kksportal.read.head import read_head
from tests.read.files import Rows, as_rows, sound_head

PLACE = "datapackages/daerah/63.11-x"
NAME = f"{PLACE}/datapackage.json"
LIST = "Tulis daftar objek yang isinya teks"


def read(
    kind: str = "daerah", about: dict[str, Any] | None = None, **parts: Any
) -> tuple[Head | None, Rows]:
    """A sound head with some parts changed, `...` for one left out; its findings as rows."""
    made = sound_head(kind, about) | parts
    sound = {key: value for key, value in made.items() if value is not ...}
    head, findings = read_head(sound, PLACE, NAME)
    assert all(f.path == NAME for f in findings)
    return head, as_rows(findings)


def about(**parts: Any) -> dict[str, Any]:
    """What a head says under `kks`, with some parts changed, `...` for one left out."""
    made = {"jenis": "daerah", "skema": "1", "kode": "63.11"} | parts
    return {key: value for key, value in made.items() if value is not ...}
