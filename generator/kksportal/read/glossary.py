"""The glossary: what the words of our data mean, said once for people and for machines."""

from __future__ import annotations

import csv
from pathlib import Path

# docs/glosarium.csv leads here: the program carries its words wherever it is installed.
GLOSSARY = Path(__file__).parents[1] / "locale" / "glosarium.csv"


def read_glossary() -> dict[str, str]:
    """The meaning of every word, by the name that data and code give it."""
    with GLOSSARY.open(encoding="utf-8", newline="") as file:
        return {row["kode_atau_data"]: row["arti"] for row in csv.DictReader(file)}
