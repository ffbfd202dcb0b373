"""What came from the program is known by its digest, with a record or without."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from tests.authoring.old_portal import KEPT

from kksportal import __version__
from kksportal.authoring.origins import (
    RECORD,
    Origin,
    Origins,
    digest,
    earlier,
    read_record,
    record_laid,
    record_text,
)


def test_line_ends_and_a_mark_at_the_front_make_no_difference() -> None:
    """Git on Windows and Excel write them."""
    assert digest(b"a\r\nb\r\n") == digest(b"a\nb\n") == digest(b"\xef\xbb\xbfa\nb\n")
    assert digest(b"a\nb") != digest(b"a\nb\n")


@pytest.mark.parametrize(
    ("path", "known"),
    [(".github/workflows/terbit.yml", True), ("datapackages/kosakata/ukuran.csv", True),
     ("datapackages/kerangka/2025/syarat.csv", True), ("content/tentang.md", True),
     ("site_templates/halaman/tidak-ditemukan.html", True),
     ("datapackages/wilayah/daerah.csv", True), ("datapackages/wilayah/kecamatan.csv", False)],
)  # fmt: skip
def test_a_portal_older_than_the_record(path: str, known: bool) -> None:
    """What the first `kks init` laid down is known by its digest; what its owner edited is not."""
    assert Origins({}).is_as_laid(path, (KEPT / path).read_bytes()) is known


def test_a_file_is_known_at_its_own_place_alone() -> None:
    """The bytes of another file of the program are an edit."""
    other = (KEPT / "datapackages/kosakata/pokok.csv").read_bytes()
    assert not Origins({}).is_as_laid("datapackages/kosakata/ukuran.csv", other)


def test_the_owner_s_files_are_in_no_table() -> None:
    """Settings and the list of addresses are never the program's."""
    assert len(earlier()) > 190
    assert not {"mkdocs.yml", "alamat-terbit.csv"} & earlier().keys()
    assert not any(path.startswith("site_templates/awal/") for path in earlier())


def test_the_record_is_read_as_it_is_written(tmp_path: Path) -> None:
    """Sorted; what is laid down is recorded but for the owner's own."""
    (tmp_path / "b.txt").write_text("b\n", "utf-8")
    (tmp_path / "a.txt").write_text("a\n", "utf-8")
    (tmp_path / "mkdocs.yml").write_text("x: y\n", "utf-8")
    record_laid(tmp_path, ("mkdocs.yml",))
    record = read_record(tmp_path).record
    assert record == {
        "a.txt": Origin(__version__, digest(b"a\n")), "b.txt": Origin(__version__, digest(b"b\n")),
    }  # fmt: skip
    text = (tmp_path / RECORD).read_text("utf-8")
    assert text == record_text(record)
    assert [line.split(",")[0] for line in text.splitlines()] == ["berkas", "a.txt", "b.txt"]


@pytest.mark.parametrize(
    "content", [b"", b"\xff\xfe", b"a,b\n1,2\n", b'berkas,versi,sidik\n"', b"\0"]
)
def test_a_record_that_is_none(tmp_path: Path, content: bytes) -> None:
    """Whatever stands there, there is an answer: nothing is known from it."""
    (tmp_path / "alat").mkdir()
    (tmp_path / RECORD).write_bytes(content)
    assert read_record(tmp_path).record == {}


def test_a_record_is_no_link(tmp_path: Path) -> None:
    """A proposal could point it anywhere."""
    (tmp_path / "alat").mkdir()
    (tmp_path / "lain.csv").write_text(record_text({"a": Origin("1", "x")}), "utf-8")
    (tmp_path / RECORD).symlink_to(tmp_path / "lain.csv")
    assert read_record(tmp_path).record == {}


@pytest.mark.parametrize(
    ("version", "newer"),
    [("99.0", "99.0"), (f"{__version__}.1", f"{__version__}.1"), (__version__, ""), ("0.0.9", ""),
     ("", ""), ("lama", "")],
)  # fmt: skip
def test_the_record_of_a_newer_program(version: str, newer: str) -> None:
    """Compared as numbers, not as text."""
    assert Origins({"a": Origin(version, "x")}).newer() == newer


def test_ten_is_more_than_nine() -> None:
    """The newest of several."""
    assert Origins({"a": Origin("9.9", "x"), "b": Origin("9.10", "y")}).newer() == "9.10"


def test_a_digest_is_what_git_and_shells_print() -> None:
    """The first half of sha256, so that anybody can compare."""
    path = KEPT / "datapackages/kosakata/pokok.csv"
    said = subprocess.run(["sha256sum", str(path)], capture_output=True, text=True, check=True)
    assert said.stdout.startswith(digest(path.read_bytes()))
