"""The files of `/periksa/`: made once, for what they hold; none where there is no Python."""

from __future__ import annotations

import json
import os
from base64 import b64encode
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from kksportal import addresses
from kksportal.browser_check.state import read_state
from kksportal.site_build import checker
from kksportal.site_build.checker import CHECKER, PHOTOS, PROGRAM, PYTHON, make_checker
from kksportal.site_build.checker_files import to_archive
from kksportal.site_build.incremental.inputs import Inputs
from kksportal.site_build.incremental.last_build import DISTRICT_THING
from kksportal.site_build.incremental.state import Thing
from tests.site_build.small import FIRST, FOLDER, built, job, last_build, output, put, stage, things

FILES = {
    f"{FOLDER}/datapackage.json": '{"resources": []}',
    f"{FOLDER}/sumber.csv": "id,judul\na,b\n",
    "site_templates/periksa/halaman.js": "h",
    "site_templates/periksa/pekerja.js": "p",
    "site_templates/periksa/luring.js": "l",
    "site_templates/periksa/periksa.css": "c",
    "site_templates/periksa/simpanan.js": "s",
    "site_templates/periksa/satu.js": "u",
    "site_templates/periksa/sunting.js": "t",
    "site_templates/periksa/cerita.js": "r",
    "site_templates/periksa/foto.js": "f",
    "site_templates/periksa/heic.js": "h",
    "site_templates/periksa/formulir.js": "i",
    "site_templates/periksa/keputusan.js": "k",
}
DATA: Any = type("Data", (), {"stories": (), "narratives": (), "waiting_stories": ()})


class Made:
    """A build's `/periksa/`, in a folder of its own."""

    def __init__(
        self,
        home: Path,
        *,
        python: bool = True,
        before: dict[str, Thing] | None = None,
        cache: Path | None = None,
        sha: str = "1",  # "": as the last build left it, not read
        written: int = 1,
        downloads: bool = True,
        **told: Any,
    ):
        folders = put(home / "portal", FILES)
        last = last_build(cache, folders=folders, inputs=Inputs.look(folders, {}), things=before)
        place = stage(home / "panggung")
        found = things(last, place)
        one = replace(job(last, downloads=downloads), runtime=home if python else None, **told)
        one.stage.home = place.home
        if downloads:
            archive = one.site / addresses.DISTRICT_ARCHIVE(FIRST)
            archive.parent.mkdir(parents=True)
            archive.write_bytes(to_archive({"datapackage.json": b'{"resources": []}'}))
            os.utime(archive, ns=(written, written))
        read = ((f"{FOLDER}/sumber.csv", sha),) if sha else ()
        last.inputs.note_read(dict(read))
        district = output(shas=read)
        districts = built(district, last=last, data=DATA)
        self.district = {DISTRICT_THING + FIRST: districts.keys.thing(district)}
        for name, thing in self.district.items():
            found.adopt(name, thing)
        make_checker(one, districts, found)
        self.things, self.sizes = found.all, found.site.sizes
        self.home = place.home


@pytest.fixture(autouse=True)
def _small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checker, "program_zip", lambda: b"program")
    monkeypatch.setattr(
        checker, "runtime_files", lambda _, package: ((Path(one).name, b"py") for one in package)
    )
    monkeypatch.setattr(checker, "later_zips", lambda: {"buku.zip": b"b", "tulis.zip": b"t"})
    monkeypatch.setattr(checker, "shared_files", lambda *_: {"content/a.md": b"a"})


def test_a_build_without_the_python_makes_nothing(tmp_path: Path) -> None:
    """And needs none."""
    assert Made(tmp_path, python=False).sizes == {}


def test_the_list_names_what_is_there(tmp_path: Path) -> None:
    """The page reads one short list; files that may be kept for good have names of their own."""
    made = Made(tmp_path)
    told = json.loads((made.home / "periksa/isi.json").read_bytes())
    assert f"periksa/{told['python']}pyodide.mjs" in made.sizes
    assert f"periksa/{told['heif']}libheif.wasm" in made.sizes
    assert f"periksa/{told['program']}" in made.sizes
    assert f"periksa/{told['portal']}" in made.sizes
    assert told["program"] != "program.zip"


def test_each_file_that_is_kept_has_its_digest(tmp_path: Path) -> None:
    """As browsers take it: the packages for workbooks are used only where it is right."""
    made = Made(tmp_path)
    told = json.loads((made.home / "periksa/isi.json").read_bytes())
    for name in ("buku", "tulis", "program", "portal"):
        content = (made.home / "periksa" / told[name]).read_bytes()
        digest = b64encode(sha256(content).digest()).decode()
        assert told["sidik"][told[name]] == f"sha256-{digest}"


def test_a_program_that_was_packed_meanwhile_is_not_packed_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is written as it was handed over."""
    monkeypatch.setattr(checker, "program_zip", lambda: pytest.fail("packed again"))
    made = Made(tmp_path, program=b"sudah")
    told = json.loads((made.home / "periksa/isi.json").read_bytes())
    assert (made.home / "periksa" / told["program"]).read_bytes() == b"sudah"


def test_what_is_the_same_stands(tmp_path: Path) -> None:
    """Neither the Python nor the state is written twice."""
    first = Made(tmp_path / "satu")
    again = Made(tmp_path / "dua", before=first.things)
    assert again.sizes == first.sizes
    assert not (again.home / "periksa").exists()


def test_a_changed_package_is_another_state(tmp_path: Path) -> None:
    """The Python stands, the state does not."""
    first = Made(tmp_path / "satu")
    before = first.things | {CHECKER: Thing({"daerah": "lain", "bersama": ""}, {})}
    again = Made(tmp_path / "dua", before=before)
    assert (again.home / "periksa/isi.json").is_file()
    assert not list((again.home / "periksa").glob("pyodide*"))
    assert not list((again.home / "periksa").glob("libheif*"))
    assert [one.name for one in (again.home / "periksa").glob("*-*.zip")] == [
        one.name for one in (again.home / "periksa").glob("portal-*.zip")
    ]
    assert set(again.things) == {CHECKER, PROGRAM, PYTHON, PHOTOS, *again.district}
    assert (again.home / "periksa/isi.json").read_bytes() == (
        first.home / "periksa/isi.json"
    ).read_bytes()  # the digests of what stands are told all the same


def test_a_district_that_stands_is_not_unpacked_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What its archive does not say is remembered, until its files are others."""
    asked: list[str] = []
    real = checker.beside_archive

    def beside(*words: Any) -> Any:
        asked.append("satu")
        return real(*words)

    monkeypatch.setattr(checker, "beside_archive", beside)
    cache = tmp_path / "ingatan"
    first = Made(tmp_path / "satu", cache=cache)
    stale = first.things | {CHECKER: Thing({"daerah": "lain", "bersama": ""}, {})}
    again = Made(tmp_path / "dua", before=stale, cache=cache)
    assert len(asked) == 1
    assert again.sizes == first.sizes
    Made(tmp_path / "kini", before=stale | first.district, cache=cache, sha="")
    assert len(asked) == 1
    Made(tmp_path / "tiga", before=stale, cache=cache, sha="2")
    assert len(asked) == 2
    Made(tmp_path / "empat", before=stale, cache=cache, sha="2", written=2)
    assert len(asked) == 3  # another archive may say less


def test_a_figure_that_its_archive_tells_leaves_the_state(tmp_path: Path) -> None:
    """Another table that the archive holds is no other state; a file that it lacks is one."""
    first = Made(tmp_path / "satu")
    again = Made(tmp_path / "dua", before=first.things, sha="2")
    assert not (again.home / "periksa").exists()
    assert again.things[CHECKER] == first.things[CHECKER]
    told = FILES[f"{FOLDER}/sumber.csv"]
    FILES[f"{FOLDER}/sumber.csv"] = f"{told}c,d\n"
    try:
        other = Made(tmp_path / "tiga", before=first.things, sha="3")
    finally:
        FILES[f"{FOLDER}/sumber.csv"] = told
    assert (other.home / "periksa/isi.json").is_file()


def test_without_downloads_no_table_is_in_the_state(tmp_path: Path) -> None:
    """Each district then has a pack of its own: a nation would not fit a telephone."""
    first = Made(tmp_path / "satu", downloads=False)
    (packed,) = (first.home / "periksa").glob("portal-*.zip")
    state = read_state(packed.read_bytes())
    assert set(state.files) == {"content/a.md"}
    assert state.districts[FIRST].archive(FIRST) == "periksa/daerah/63.11.zip"
    again = Made(tmp_path / "dua", before=first.things, sha="2", downloads=False)
    assert not (again.home / "periksa").exists()


def test_with_downloads_it_is_the_published_archive(tmp_path: Path) -> None:
    """Nobody loads the same tables twice."""
    (packed,) = (Made(tmp_path).home / "periksa").glob("portal-*.zip")
    district = read_state(packed.read_bytes()).districts[FIRST]
    assert district.archive(FIRST) == "unduh/daerah/63.11/datapackage.zip"


def test_a_template_is_part_of_the_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another template of a page is another program; what loads it says so."""
    first = Made(tmp_path / "satu")
    FILES["site_templates/halaman/daerah.html"] = "x"
    monkeypatch.setattr(checker, "program_zip", lambda: b"program lain")
    try:
        again = Made(tmp_path / "dua", before=first.things)
    finally:
        del FILES["site_templates/halaman/daerah.html"]
    told = json.loads((again.home / "periksa/isi.json").read_bytes())
    assert (again.home / "periksa" / told["program"]).read_bytes() == b"program lain"


def test_what_all_districts_share_is_part_of_the_state(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever file it is: the list of addresses too."""
    first = Made(tmp_path / "satu")
    monkeypatch.setattr(checker, "shared_files", lambda *_: {"content/a.md": b"lain"})
    again = Made(tmp_path / "dua", before=first.things)
    assert (again.home / "periksa/isi.json").is_file()
