"""What `/periksa/` loads: a locked Python, a program that needs nothing else, and the state."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from kksportal.effects import Folders
from kksportal.exports.archive import archive_files
from kksportal.render.zip import to_zip
from kksportal.site_build import checker_files
from kksportal.site_build.checker_files import (
    CHECKER,
    beside_archive,
    later_zips,
    own_files,
    program_zip,
    runtime_files,
    runtime_folder,
    shared_files,
    to_archive,
    without_hidden,
)
from tests.conftest import ROOT
from tests.contexts import BALANGAN, INFO, context_of, shared

PACKAGE = ROOT / "datapackages/daerah/63.11-kabupaten-balangan"
# What no browser's Python has, and what is too large to send there.
ABSENT = ("pandas", "numpy", "frictionless", "typst", "nh3", "mkdocs", "xlsxwriter", "PIL",
          "shapely", "babel", "pagefind", "multiprocessing", "openpyxl")  # fmt: skip


def test_the_program_runs_without_what_a_browser_lacks(tmp_path: Path) -> None:
    """The whole way of a district, from files to findings, in a process that refuses the rest."""
    with ZipFile(BytesIO(program_zip())) as packed:
        packed.extractall(tmp_path)
    script = f"""
import sys
class Refuse:
    def find_spec(self, name, *_):
        if name.partition(".")[0] in {ABSENT!r}:
            raise ImportError(name)
sys.meta_path.insert(0, Refuse())
sys.path[:] = [{str(tmp_path)!r}, *(p for p in sys.path if "site-packages" not in p)]
import kksportal.browser_check.worker
import kksportal.plan, kksportal.render.html
assert kksportal.__file__.startswith({str(tmp_path)!r}), kksportal.__file__
"""
    ran = subprocess.run(
        [sys.executable, "-I", "-c", script], capture_output=True, text=True, check=False
    )
    assert ran.returncode == 0, ran.stderr


def test_workbooks_are_read_and_written_with_the_packages_that_come_later(tmp_path: Path) -> None:
    """Pure Python, the same bytes whenever; with them alone the form is made and read again."""
    made = later_zips()
    assert later_zips() == made
    for raw in (program_zip(), *made.values()):
        with ZipFile(BytesIO(raw)) as packed:
            assert all(name.endswith((".py", ".csv", ".html")) for name in packed.namelist())
            packed.extractall(tmp_path)
    script = f"""
import sys
sys.path[:] = [{str(tmp_path)!r}, *(p for p in sys.path if "site-packages" not in p)]
from kksportal.intake.workbook import Note, annotate, read_workbook
from kksportal.render.xlsx import open_workbook
with open_workbook("Rekaan", "Kantor", "2025-01-01") as (book, out):
    book.add_worksheet("Fakta").write_number(0, 0, 5)
noted = annotate(out.getvalue(), [Note("Fakta", "A1", "Lima.")])
assert str(read_workbook(noted).sheets[0].cell(1, 1).value) == "5"
"""
    ran = subprocess.run(
        [sys.executable, "-I", "-c", script], capture_output=True, text=True, check=False
    )
    assert ran.returncode == 0, ran.stderr


def test_the_program_is_the_same_whenever_it_is_packed() -> None:
    """The same bytes; nothing of tests, caches or other rooms is in it."""
    first = program_zip()
    assert program_zip() == first
    with ZipFile(BytesIO(first)) as packed:
        names = packed.namelist()
    assert names == sorted(names)
    assert not [n for n in names if "__pycache__" in n or "/serve/" in n or "site_build" in n]
    assert {n.partition("/")[0] for n in names} == {
        "kksportal", "yaml", "markdown", "jinja2", "markupsafe",
    }  # fmt: skip


def test_a_template_that_was_edited_meanwhile_is_packed_as_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`kks serve` builds a checkout again and again in one process."""
    for room in ("halaman", "komponen", "overrides"):
        (tmp_path / "site_templates" / room).mkdir(parents=True)
    page = tmp_path / "site_templates/halaman/beranda.html"
    monkeypatch.setattr(checker_files, "shipped_folder", lambda: tmp_path)
    for text in (b"lama", b"baru"):
        page.write_bytes(text)
        with ZipFile(BytesIO(program_zip())) as packed:
            assert packed.read("kksportal/bawaan/site_templates/halaman/beranda.html") == text


@pytest.fixture
def locked(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A portal with a Python and a reader of photos, a small file each, their digests locked."""
    monkeypatch.setattr(checker_files, "RUNTIME", {"p/a.mjs": hashlib.sha256(b"a").hexdigest()})
    monkeypatch.setattr(checker_files, "HEIC", {"h/b.wasm": hashlib.sha256(b"b").hexdigest()})
    monkeypatch.setattr(checker_files, "shipped_folder", lambda: tmp_path / "lain")
    place = tmp_path / "portal" / CHECKER
    for name, content in (("p/a.mjs", b"a"), ("h/b.wasm", b"b")):
        (place / name).parent.mkdir(parents=True)
        (place / name).write_bytes(content)
    return tmp_path / "portal"


def test_the_locked_python_is_taken(locked: Path) -> None:
    """From the portal's own folder, all of its files."""
    place = runtime_folder(Folders(root=locked))
    assert place == locked / CHECKER
    assert dict(runtime_files(place, ["p/a.mjs"])) == {"a.mjs": b"a"}
    assert dict(runtime_files(place, ["h/b.wasm"])) == {"b.wasm": b"b"}


@pytest.mark.parametrize("name", ["p/a.mjs", "h/b.wasm"])
def test_another_python_is_not(locked: Path, name: str) -> None:
    """It would run on readers' machines: a file that is not the locked one is no Python for us."""
    (locked / CHECKER / name).write_bytes(b"c")
    assert runtime_folder(Folders(root=locked)) is None


def test_none_is_needed_to_build(locked: Path) -> None:
    """Where it was never installed there is none."""
    (locked / CHECKER / "p/a.mjs").unlink()
    assert runtime_folder(Folders(root=locked)) is None


def test_what_is_missing_is_told_with_its_remedy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Beside a checkout npm installs it; an owner's portal never needs npm, a wheel brings it."""
    assert "make periksa" in checker_files.remedy()
    monkeypatch.setattr(checker_files, "shipped_folder", lambda: tmp_path)
    assert "npm" not in checker_files.remedy()
    assert "roda" in checker_files.remedy()


def package_files() -> dict[str, bytes]:
    """The files of a real package."""
    return {path.name: path.read_bytes() for path in PACKAGE.iterdir() if path.is_file()}


def test_only_what_an_archive_does_not_say_lies_beside_it() -> None:
    """Tables that the published archive gives to the byte are not sent twice."""
    files = archive_files(context_of(BALANGAN), INFO)
    own = package_files()
    head, raw = beside_archive(own, to_zip(files, "2026-01-01"))
    assert set(raw) == {"pengampu.csv"}  # its archive leaves an empty column out
    assert head == {k: v for k, v in json.loads(own["datapackage.json"]).items()
                    if k != "resources"}  # fmt: skip


def test_a_descriptor_of_another_hand_lies_there_whole() -> None:
    """What the program would not write the same is kept as it is."""
    own = package_files()
    own["datapackage.json"] = own["datapackage.json"].replace(b'"name": "fakta"', b'"name":"fakta"')
    files = archive_files(context_of(BALANGAN), INFO)
    head, raw = beside_archive(own, to_zip(files, "2026-01-01"))
    assert head is None
    assert raw["datapackage.json"] == own["datapackage.json"]


def test_own_files_are_the_tables_and_the_descriptor(tmp_path: Path) -> None:
    """To the byte; no note of an editor, and nothing that a link leads to."""
    assert own_files(PACKAGE) == package_files()
    (tmp_path / "a.csv").write_bytes(b"a")
    (tmp_path / "catatan.txt").write_bytes(b"b")
    (tmp_path / "tautan.csv").symlink_to(PACKAGE / "fakta.csv")
    assert own_files(tmp_path) == {"a.csv": b"a"}


def test_what_districts_share_is_all_but_their_packages() -> None:
    """Packages of others, texts, lists; of districts' packages nothing, of pictures nothing."""
    files = shared_files(Folders(root=ROOT), shared())
    assert "datapackages/kosakata/satuan.csv" in files
    assert "content/inovasi/home-care-balangan.md" in files
    assert "content/tentang.md" in files
    assert not [n for n in files if n.startswith("datapackages/daerah/") or n.endswith(".jpg")]


def test_a_text_that_is_left_out_of_the_site_is_not_among_them() -> None:
    """What is not published is not sent to a browser either."""
    left = replace(shared(), stories=shared().stories[1:])
    gone = shared().stories[0].path
    assert gone in shared_files(Folders(root=ROOT), shared())
    assert gone not in shared_files(Folders(root=ROOT), left)


def test_what_waits_is_not_sent_and_not_named() -> None:
    """A table that names a story before its time; a permit about a package before its time."""
    files = archive_files(context_of(BALANGAN), INFO)
    own = package_files()
    own["pengampu.csv"] += b"2025,pasar,rahasia-nanti,,s,\n"
    _, raw = beside_archive(own, to_zip(files, "2026-01-01"), {"rahasia-nanti"})
    assert raw == {}
    assert without_hidden(own, {"rahasia-nanti"}).keys() == own.keys() - {"pengampu.csv"}


def test_a_permit_of_what_waits_is_not_sent(tmp_path: Path) -> None:
    """Its line names the file."""
    head = "berkas,kode,cuplikan,alasan,oleh,tanggal\n"
    (tmp_path / "izin-temuan.csv").write_text(f"{head}a/nanti.csv,x,,,,\nb/kini.csv,x,,,,\n")
    data = replace(shared(), waiting=("a/nanti.csv",))
    sent = shared_files(Folders(root=tmp_path), data)["izin-temuan.csv"].decode()
    assert sent == f"{head}b/kini.csv,x,,,,\n"


def test_an_archive_has_no_clock() -> None:
    """The same files, the same bytes, in the order of their names."""
    made = to_archive({"b": b"2", "a": b"1"})
    assert made == to_archive({"a": b"1", "b": b"2"})
    with ZipFile(BytesIO(made)) as packed:
        assert packed.namelist() == ["a", "b"]
        assert packed.infolist()[0].date_time == (1980, 1, 1, 0, 0, 0)
