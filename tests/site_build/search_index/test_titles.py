"""The search of a site in a folder: what each page is called, as a script, and nothing more."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from kksportal.exports.search_records import Record
from kksportal.site_build.search_index import index
from kksportal.site_build.search_index.index import make_search
from kksportal.site_build.search_index.titles import TITLES, title_script
from kksportal.words.names import Names
from tests.site_build.search_index.test_index import DATA, FILES, RESULTS, district
from tests.site_build.small import (
    FIRST,
    INFO,
    built,
    job,
    last_build,
    put,
    stage,
    things,
    written,
)

BANJAR = Record(
    "daerah/kabupaten-banjar/",
    "Kabupaten Banjar",
    "Kalimantan Selatan",
    "daerah",
    "Teks yang panjang",
    (("provinsi", "Kalimantan Selatan"), ("tahun", "2025")),
)


def test_names_places_and_filters_are_carried_and_no_text() -> None:
    """A call of one script gives rows of plain values."""
    script = title_script([BANJAR]).decode()
    assert json.loads(script.removeprefix("kks.judul=").removesuffix(";\n")) == [
        [
            BANJAR.title,
            BANJAR.about,
            BANJAR.kind,
            BANJAR.address,
            [["provinsi", "Kalimantan Selatan"], ["tahun", "2025"]],
        ]
    ]
    assert "panjang" not in script


@pytest.mark.parametrize("end", ["\u2028", "\u2029"])
def test_a_title_cannot_end_a_line_of_the_script(end: str) -> None:
    """Older browsers take these two for the end of a line, and the script would be broken."""
    script = title_script([BANJAR._replace(title=f"a{end}b")]).decode()
    assert end not in script
    rows = json.loads(script.removeprefix("kks.judul=").removesuffix(";\n"))
    assert rows[0][0] == f"a{end}b"


def test_a_folder_has_titles_and_no_index(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Pagefind is not run: what it makes could not be loaded there."""
    monkeypatch.setattr(index, "make_index", lambda records: pytest.fail("dipanggil"))
    last = last_build(tmp_path / "ingatan", folders=put(tmp_path / "portal", FILES))
    asked = replace(job(last), info=replace(INFO, folder=True))
    made = things(last, stage(tmp_path / "panggung"))
    told = {"data": DATA, "results": RESULTS, "names": Names(DATA)}
    make_search(asked, built(district(FIRST, "a"), anew=[FIRST], **told), made)
    (file,) = written(made.site.stage)
    assert file == TITLES
    assert b'"a/"' in written(made.site.stage)[TITLES]
    assert set(made.all["cari"].files) == {TITLES}
