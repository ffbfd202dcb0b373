"""A catalogue gives each Indonesian text its forms; what is doubtful or empty is left out."""

from __future__ import annotations

from pathlib import Path

import pytest

from kksportal.read import catalogue
from kksportal.read.catalogue import catalogue_file, read_catalogue
from tests.read.files import put

TEXT = """\
msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

msgid "daerah"
msgstr "district"

msgid "kosong"
msgstr ""

#, fuzzy
msgid "ragu"
msgstr "doubt"

msgid "%(n)s butir"
msgid_plural "%(n)s butir-butir"
msgstr[0] "%(n)s item"
msgstr[1] "%(n)s items"

msgid "satu kabar"
msgid_plural "banyak kabar"
msgstr[0] "one"
msgstr[1] ""

msgid "“≥ 71”"
msgstr "“at least 71”"
"""


def test_a_catalogue_is_texts_with_their_forms(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One form, or one and many; the head, empty, half empty and doubtful texts are left out."""
    monkeypatch.setattr(catalogue, "CATALOGUES", tmp_path)
    put(tmp_path / "en/LC_MESSAGES/kksportal.po", TEXT)
    assert read_catalogue("en") == {
        "daerah": ("district",),
        "%(n)s butir": ("%(n)s item", "%(n)s items"),
        "“≥ 71”": ("“at least 71”",),
    }


def test_the_portals_own_catalogue_is_where_people_edit_it() -> None:
    """Each language has its folder beside the program."""
    path = catalogue_file("en")
    assert path.parts[-5:] == ("kksportal", "locale", "en", "LC_MESSAGES", "kksportal.po")
    assert path.is_file()
