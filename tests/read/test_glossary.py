"""The glossary gives each word of data and code its meaning; it is the file that people edit."""

from __future__ import annotations

from pathlib import Path

import pytest

from kksportal.model.words import Term, Word
from kksportal.read import glossary
from kksportal.read.glossary import GLOSSARY, WORDS, read_glossary, read_terms, read_words
from tests.conftest import ROOT
from tests.read.files import put

TEXT = """\
istilah,english,kode_atau_data,arti
batas jam,limit in hours,batas_jam,"lama waktu, dalam jam"
persen,percent,persen,bagian tiap 100 – tanpa tanda %
"""


def test_a_word_has_its_meaning(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """By the name that data and code give it, not by its term."""
    monkeypatch.setattr(glossary, "GLOSSARY", put(tmp_path / "kata.csv", TEXT))
    read_terms.cache_clear()
    assert read_glossary() == {
        "batas_jam": "lama waktu, dalam jam",
        "persen": "bagian tiap 100 – tanpa tanda %",
    }
    assert read_terms()["batas_jam"] == Term("Batas jam", "lama waktu, dalam jam")
    read_terms.cache_clear()


def test_it_comes_with_the_program() -> None:
    """It says what people wrote, also where only the program is installed."""
    assert GLOSSARY.parts[-3:] == ("kksportal", "locale", "glosarium.csv")
    assert GLOSSARY.read_bytes() == (ROOT / "docs" / "glosarium.csv").read_bytes()


def test_words_for_readers_lie_beside_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each line is a word, in the order of the file; it comes with the program too."""
    assert WORDS.parent == GLOSSARY.parent
    text = "kata,jangkar,dicari,singkat,panjang,sumber\nODF,odf,ODF,bebas BABS,Bebas.,Dinas\n"
    monkeypatch.setattr(glossary, "WORDS", put(tmp_path / "istilah.csv", text))
    read_words.cache_clear()
    assert read_words() == (Word("ODF", "odf", "ODF", "bebas BABS", "Bebas.", "Dinas"),)
    read_words.cache_clear()
