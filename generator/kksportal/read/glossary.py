"""The glossary: the meaning of every word of the data, one list for people and for machines."""

from __future__ import annotations

import csv
from pathlib import Path

# docs/glosarium.csv is a link to this file, which is installed together with the program.
GLOSSARY = Path(__file__).parents[1] / "locale" / "glosarium.csv"


def read_glossary() -> dict[str, str]:
    """The meaning of every word, by the name that data and code give it."""
    with GLOSSARY.open(encoding="utf-8", newline="") as file:
        return {row["kode_atau_data"]: row["arti"] for row in csv.DictReader(file)}
