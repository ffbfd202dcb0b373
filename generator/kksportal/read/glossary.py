"""The glossary: words of the data for machines, and words of the pages for people."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from functools import cache

from kksportal.model.words import Term, Word
from kksportal.shipped import program_folder

# docs/glosarium.csv is a link to this file, which is installed together with the program.
GLOSSARY = program_folder() / "locale" / "glosarium.csv"


def read_glossary() -> dict[str, str]:
    """The meaning of every word, by the name that data and code give it."""
    return {name: term.meaning for name, term in read_terms().items()}


# 200 lines, and each package of a build names some; the file is read once.
@cache
def read_terms() -> Mapping[str, Term]:
    """Every word of the data as people read it, with its meaning, by its name in the data."""
    with GLOSSARY.open(encoding="utf-8", newline="") as file:
        return {
            row["kode_atau_data"]: Term(
                row["istilah"][:1].upper() + row["istilah"][1:], row["arti"]
            )
            for row in csv.DictReader(file)
        }


WORDS = GLOSSARY.with_name("istilah.csv")  # what readers are told of a word, on pages and in print


# Each process of a build opens a printer or two; the file is read once.
@cache
def read_words() -> tuple[Word, ...]:
    """Every explained word, in the order in which a page explains them."""
    with WORDS.open(encoding="utf-8", newline="") as file:
        return tuple(Word(**row) for row in csv.DictReader(file))
