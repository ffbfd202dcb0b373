"""Dropped files find their places, and what has none is named."""

from __future__ import annotations

import json
from io import BytesIO
from zipfile import ZipFile

import pytest

from kksportal.browser_check.sorting import sort_files
from kksportal.browser_check.unpack import MOST_MEMBERS, unpack
from kksportal.exports.archive import archive_files
from tests.contexts import BALANGAN, INFO, context_of

HEAD = b"siklus,indikator,tahun,nilai,satuan,sumber\n"


def packed(files: dict[str, bytes]) -> bytes:
    """An archive of files."""
    out = BytesIO()
    with ZipFile(out, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "table"),
    [
        ("capaian.csv", "capaian"),
        ("Capaian.CSV", "capaian"),
        ("capaian (1).csv", "capaian"),
        ("capaian - Copy.csv", "capaian"),
        ("nilai-tatanan.csv", "nilai_tatanan"),
        ("nilai tatanan.csv", "nilai_tatanan"),
        ("kabupaten-balangan_63.11_capaian.csv", "capaian"),
    ],
)
def test_a_table_is_known_by_its_name(name: str, table: str) -> None:
    """As the contract has it, as a browser renames a second copy, as our archive calls it."""
    assert set(sort_files([(name, b"x,y\n")]).tables) == {table}


def test_another_name_is_known_by_its_columns() -> None:
    """Where they fit one table alone; and that is said."""
    found = sort_files([("data dinas.csv", HEAD)])
    assert set(found.tables) == {"capaian"}
    assert found.notes == ["data dinas.csv: dibaca sebagai tabel capaian, menurut kolom-kolomnya."]


def test_what_fits_no_table_is_left_and_named() -> None:
    """Nothing is guessed from likeness."""
    found = sort_files([("data.csv", b"a,b\n"), ("surat.docx", b""), ("isi.xlsx", b"")])
    assert (found.tables, found.texts, found.package) == ({}, {}, {})
    assert [note.partition(":")[0] for note in found.notes] == ["data.csv", "surat.docx"]
    assert set(found.workbooks) == {"isi.xlsx"}  # read by itself, for it may be a form


def test_two_files_of_one_table_are_not_mixed() -> None:
    """The first counts, the second is named."""
    found = sort_files([("capaian.csv", b"1"), ("capaian (1).csv", b"2")])
    assert found.tables == {"capaian": b"1"}
    assert "capaian (1).csv" in found.notes[0]


def test_texts_keep_their_places() -> None:
    """A story by its name; what an archive holds below content/ where it lies."""
    narrative = "portal/content/narasi/63.11/2025/pasar.md"
    found = sort_files([("cerita.md", b"1"), ("a.zip", packed({narrative: b"2"}))])
    assert found.texts == {
        "content/inovasi/cerita.md": b"1",
        "content/narasi/63.11/2025/pasar.md": b"2",
    }


def test_a_package_is_taken_as_it_is() -> None:
    """Whatever folder an archive packs it in; its own names stay, so its findings are its own."""
    head = json.dumps({"kks": {"kode": "63.11"}, "resources": [{"name": "fakta", "path": "f.csv"}]})
    files = {"Paket/datapackage.json": head.encode(), "Paket/f.csv": b"x", "Paket/.DS_Store": b"",
             "__MACOSX/Paket/._f.csv": b""}  # fmt: skip
    found = sort_files([("kiriman.zip", packed(files))])
    assert found.code == "63.11"
    assert found.package == {"datapackage.json": head.encode(), "f.csv": b"x"}
    assert found.notes == []


def test_our_own_archive_gets_the_names_of_a_portal() -> None:
    """What the site publishes, dropped again: the tables by their names, without its README."""
    archive = packed({n: text.encode() for n, text in archive_files(context_of(BALANGAN), INFO)})
    found = sort_files([("datapackage.zip", archive)])
    assert found.code == BALANGAN
    assert {"datapackage.json", "fakta.csv", "sumber.csv"} <= set(found.package)
    assert not [name for name in found.package if "_63.11_" in name or name == "README.txt"]


def test_two_packages_are_not_checked_at_once() -> None:
    """Said in a sentence."""
    found = sort_files(
        [("a.zip", packed({"a/datapackage.json": b"{}", "b/datapackage.json": b"{}"}))]
    )
    assert found.notes == ["Ada lebih dari satu paket data; periksa satu per satu."]


@pytest.mark.parametrize(
    "raw",
    [b"", b"bukan arsip", packed({"a": b"1" * 100})[:40]],
    ids=["kosong", "lain", "terpotong"],
)
def test_a_broken_archive_is_a_sentence(raw: bytes) -> None:
    """No traceback: cut off, empty, or something else."""
    assert unpack(raw) == ({}, "bukan arsip .zip yang utuh, atau berkata sandi.")


def test_an_archive_has_a_limit() -> None:
    """Of its files; a browser has little room."""
    many = packed({f"{i}.csv": b"" for i in range(MOST_MEMBERS + 1)})
    assert unpack(many)[0] == {}
    assert str(MOST_MEMBERS) in unpack(many)[1]
