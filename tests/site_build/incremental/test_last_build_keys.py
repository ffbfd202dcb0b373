"""The keys of packages and of folders, while they are as they were and when they are not."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

import pytest

from kksportal.site_build.incremental.inputs import Stat
from kksportal.site_build.incremental.last_build import (
    AWARDS,
    STYLES,
    TEXTS,
    LastBuild,
    hashed,
    joined,
)
from kksportal.site_build.incremental.state import Thing
from tests.site_build.small import FIRST, FOLDER, SECOND, last_build, output

NEAR, DEEP = f"{FOLDER}yz", f"{FOLDER}/dalam"
FILES = {
    f"{FOLDER}/fakta.csv": "1",
    f"{FOLDER}/sumber.csv": "2",
    f"{DEEP}/fakta.csv": "3",
    f"{NEAR}/fakta.csv": "4",
    "datapackages/daerah/baca.md": "5",
    "datapackages/penghargaan/2025/penerima.csv": "6",
    "datapackages/penghargaan-simulasi/2025/penerima.csv": "7",
    "content/inovasi/a.md": "8",
    "content/narasi/a.md": "9",
    "content/tentang.md": "10",
    "site_templates/aset/gaya.css": "11",
    "site_templates/halaman/aset.html": "12",
}


def last_with(*changed: str, folders: Iterable[str] = (FOLDER,)) -> LastBuild:
    """A last build of packages in these folders, whose inputs of today have these contents."""
    before = [output(FIRST, folder=folder) for folder in folders]
    last = last_build(None, *before, changed=frozenset(changed))
    last.inputs.stats.update(dict.fromkeys(FILES, (1, 1)))
    last.inputs.note_read(FILES)
    return last


def key(*paths: str) -> str:
    """The key of some files, as their names and contents are told."""
    told = "".join(f"{path}\n{FILES[path]}\n" for path in sorted(paths))
    return hashlib.sha256(told.encode()).hexdigest()


OF_FOLDER = key(f"{FOLDER}/fakta.csv", f"{FOLDER}/sumber.csv", f"{DEEP}/fakta.csv")


@pytest.mark.parametrize(
    ("changed", "known"),
    [
        ((), True),
        ((f"{NEAR}/fakta.csv", f"docs/{FOLDER}/a", "datapackages/daerah/baca.md"), True),
        (("datapackages/daerah/63.12-x/fakta.csv", "content/inovasi/a.md"), True),
        ((f"{FOLDER}/fakta.csv",), False),
        ((f"{FOLDER}/baru.csv",), False),
        ((f"{DEEP}/lagi/fakta.csv",), False),
    ],
)
def test_a_package_whose_files_did_not_change_has_the_key_it_had(
    changed: tuple[str, ...], known: bool
) -> None:
    """Only files below its own folder count, however deep, not folders whose names begin alike."""
    assert last_with(*changed).package_key(FOLDER) == (FOLDER if known else OF_FOLDER)


def test_a_package_that_nobody_knows_has_the_key_of_its_files() -> None:
    """A new folder, or any folder where there was no last build, is read."""
    assert last_with().package_key(NEAR) == key(f"{NEAR}/fakta.csv")
    assert last_with().package_key(DEEP) == key(f"{DEEP}/fakta.csv")
    assert last_with().without().package_key(FOLDER) == OF_FOLDER
    assert last_with().package_key("datapackages/daerah/63.12-x") == key()


def test_each_package_has_a_key_of_its_own() -> None:
    """The last build's keys are found by the folders of its districts, and of no other things."""
    before = output(FIRST), output(SECOND), output("63.13", folder="")
    page = Thing({"paket": "bukan paket", "hari": ""}, {}, (FOLDER,))
    last = last_build(None, *before, things={"halaman:": page, "gaya": Thing({}, {})})
    assert [last.package_key(one.folder) for one in before] == [FOLDER, before[1].folder, ""]


def test_a_district_without_a_package_has_no_key() -> None:
    """Whatever lies loose among the packages."""
    assert last_with("datapackages/daerah/baca.md", folders=("",)).package_key("") == ""


def test_a_package_as_it_was_read_has_the_key_of_its_files() -> None:
    """Whether or not its files were as they had been when the build looked at them."""
    assert last_with().read_key(FOLDER) == OF_FOLDER
    assert last_with(f"{FOLDER}/fakta.csv").read_key(FOLDER) == OF_FOLDER
    assert last_with().read_key("datapackages/daerah/63.12-x") == key()


@pytest.mark.parametrize(
    ("beginnings", "paths"),
    [
        ((AWARDS,), [p for p in FILES if "penghargaan" in p]),
        (TEXTS, ["content/inovasi/a.md", "content/narasi/a.md"]),
        ((STYLES,), ["site_templates/aset/gaya.css"]),
        (("tidak-ada/",), []),
    ],
    ids=["penghargaan", "naskah", "gaya", "tidak ada"],
)
def test_a_key_of_folders_is_that_of_all_files_that_begin_so(
    beginnings: tuple[str, ...], paths: list[str]
) -> None:
    """Awards real and simulated, both folders of texts, and styles: each its own files alone."""
    assert last_with().key_below(*beginnings) == key(*paths)


def test_a_key_of_values_is_short_and_theirs() -> None:
    """The same values have the same key, others another."""
    assert hashed((1, "a")) == hashlib.sha256(b"(1, 'a')").hexdigest()[:24]
    assert hashed((1, "a")) != hashed((1, "b"))


def test_a_key_of_keys_tells_them_and_their_order() -> None:
    """One key more, another, or another order is another key."""
    assert joined(iter(["a", "b"])) == hashlib.sha256(b"a\nb").hexdigest()[:24]
    keys = [joined(one) for one in (["a", "b"], ["b", "a"], ["ab"], ["a"], [])]
    assert len(set(keys)) == 5


def test_the_stat_of_an_input_is_no_part_of_a_key() -> None:
    """A file that was only touched leaves the key as it was."""
    last = last_with()
    touched: dict[str, Stat] = dict.fromkeys(FILES, (1, 99))
    last.inputs.stats.update(touched)
    assert last.read_key(FOLDER) == OF_FOLDER
