"""What of the last build still holds: which districts are made anew, and which are kept."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from kksportal.effects import Folders
from kksportal.errors import PortalError
from kksportal.site_build.incremental import memory as module
from kksportal.site_build.incremental.cache import Cache
from kksportal.site_build.incremental.digest import Digest
from kksportal.site_build.incremental.memory import (
    ForgottenError,
    Memory,
    plain_digest,
    row_file,
    to_digest,
)
from kksportal.site_build.target import MANIFEST, manifest
from kksportal.words.portal import PortalInfo
from tests.site_build.small import (
    FIRST,
    FOLDER,
    INFO,
    PAGE,
    SECOND,
    digest,
    left,
    memory,
    put,
)

FILES = {
    "datapackages/kosakata/satuan.csv": "id",
    "datapackages/kerangka/2025/tatanan.csv": "id",
    "datapackages/wilayah/daerah.csv": "id",
    "datapackages/penghargaan/2025/penerima.csv": "id",
    f"{FOLDER}/fakta.csv": "id",
    "content/inovasi/a.md": "A",
    "content/narasi/a.md": "A",
    "content/tentang.md": "A",
    "site_templates/halaman/daerah.html": "<p>",
    "site_templates/aset/gaya.css": "a",
    "site_templates/awal/mkdocs.yml": "a",
    "mkdocs.yml": "a",
}
ROW = "indikator/2025/T1.01/"


@pytest.fixture
def folders(tmp_path: Path) -> Folders:
    """A portal with one file of every sort, changed long ago."""
    made = put(tmp_path / "portal", FILES)
    long_ago = time.time_ns() - 60_000_000_000
    for path in FILES:
        os.utime(made.root / path, ns=(long_ago, long_ago))
    return made


def recall(folders: Folders, info: PortalInfo = INFO, **told: Any) -> Memory:
    """What is remembered of the portal, in a cache beside it."""
    home = folders.root.parent
    return Memory.recall(Cache(home / "ingatan"), folders, info, home / "situs", **told)


def build(folders: Folders, *digests: Digest, slices: Mapping[str, str] | None = None) -> None:
    """A build has taken place: the site has two files and their list, and all is remembered."""
    site = folders.root.parent / "situs"
    put(site, {"index.html": "beranda", PAGE.file: "daerah"})
    (site / "site_templates").rmdir()
    (site / MANIFEST).write_bytes(manifest(["index.html", PAGE.file]))
    remembered = recall(folders)
    remembered.save(digests, slices or {}, module.files_of(site), {"lebih": 1})


def test_without_a_last_build_nothing_holds(folders: Folders) -> None:
    """The first time there is no state, no site and no damage, and there is work to do."""
    found = recall(folders)
    assert (found.state, found.site, found.standing, found.changed) == ({}, {}, {}, set())
    assert (found.damaged, found.others) == (frozenset(), ())
    assert found.fresh
    assert not found.idle


def test_after_a_build_all_holds(folders: Folders) -> None:
    """Nothing was touched since: there is nothing to do, and what was left is found."""
    build(folders, digest(), slices={FIRST: "irisan"})
    found = recall(folders)
    assert found.idle
    assert not found.fresh
    assert found.state["lebih"] == 1
    assert found.state["units"] == left(digest(), slices={FIRST: "irisan"})
    assert found.state["base"] == found.base
    assert found.site == found.standing
    assert set(found.site) == {"index.html", PAGE.file, MANIFEST}
    assert found.ours == {"index.html", PAGE.file, MANIFEST}
    assert (found.changed, found.damaged, found.others) == (set(), frozenset(), ())


def test_a_state_that_is_no_state_is_none(folders: Folders) -> None:
    """Whatever else lies under the state's name, the build starts anew."""
    Cache(folders.root.parent / "ingatan").save("keadaan", ["bukan"])
    assert recall(folders).fresh


@pytest.mark.parametrize(
    ("path", "base"),
    [
        ("datapackages/kosakata/satuan.csv", True),
        ("datapackages/kerangka/2025/tatanan.csv", True),
        ("datapackages/wilayah/daerah.csv", True),
        ("datapackages/batas/batas.csv", True),
        ("site_templates/halaman/daerah.html", True),
        ("site_templates/overrides/main.html", True),
        ("datapackages/penghargaan/2025/penerima.csv", False),
        ("datapackages/penghargaan-simulasi/2025/penerima.csv", False),
        (f"{FOLDER}/fakta.csv", False),
        ("content/inovasi/a.md", False),
        ("content/narasi/a.md", False),
        ("content/tentang.md", False),
        ("site_templates/aset/gaya.css", False),
        ("site_templates/awal/mkdocs.yml", False),
        ("mkdocs.yml", False),
    ],
)
def test_what_every_district_depends_on_is_the_base(
    folders: Folders, path: str, base: bool
) -> None:
    """Vocabularies, frameworks, regions and templates start anew; the rest only changed."""
    build(folders, digest())
    put(folders.root, {path: "lain sama sekali"})
    found = recall(folders)
    assert found.fresh is base
    assert not found.idle
    assert found.changed == (set() if base else {path})


def test_a_new_base_keeps_what_stands_in_the_site(folders: Folders) -> None:
    """With another base the districts are forgotten, but not which files of the site are ours."""
    build(folders, digest())
    put(folders.root, {"datapackages/kosakata/satuan.csv": "lain"})
    site = folders.root.parent / "situs"
    (site / "index.html").unlink()
    found = recall(folders)
    assert set(found.site) == {"index.html", PAGE.file, MANIFEST}
    assert (found.damaged, found.others) == (frozenset({"index.html"}), ())


@pytest.mark.parametrize("lost", ["", MANIFEST, "ingatan"])
def test_what_no_build_made_is_refused(folders: Folders, lost: str) -> None:
    """A stranger in the site stops the build; the list, or the memory, tells who made the rest."""
    build(folders, digest())
    home = folders.root.parent
    if lost == "ingatan":
        shutil.rmtree(home / lost)
    elif lost:
        (home / "situs" / lost).unlink()
    assert not recall(folders).others
    (home / "situs" / "asing.html").write_text("asing", "utf-8")
    with pytest.raises(PortalError, match=r"memuat 1 berkas .* \(asing\.html\)"):
        recall(folders)


def test_a_site_that_nobody_remembers_is_refused(folders: Folders) -> None:
    """Without a list and without a memory, every file is a stranger."""
    put(folders.root.parent / "situs", {"index.html": "beranda"})
    with pytest.raises(PortalError, match=r"memuat 1 berkas .* \(index\.html\)"):
        recall(folders)


def test_another_portal_starts_anew(folders: Folders) -> None:
    """Another name, a switch that is turned, or another program is another base."""
    build(folders, digest())
    assert not recall(folders).fresh
    assert recall(folders, PortalInfo(name="Lain")).fresh
    assert recall(folders, switches=(True,)).fresh
    on, off = recall(folders, switches=(True, False)), recall(folders, switches=(False, True))
    assert on.base != off.base


def test_another_program_starts_anew(folders: Folders, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever was edited in the program, its key is in the base."""
    build(folders, digest())
    monkeypatch.setattr(module, "code_key", lambda: "lain")
    assert recall(folders).fresh


def test_a_site_that_was_edited_is_damaged(folders: Folders) -> None:
    """Files edited or gone are damaged; those of another build, by its list, are others."""
    build(folders, digest())
    site = folders.root.parent / "situs"
    (site / "index.html").write_text("diubah orang", "utf-8")
    (site / PAGE.file).unlink()
    (site / "lain.html").write_text("lain", "utf-8")
    (site / MANIFEST).write_bytes(manifest(["index.html", "lain.html"]))
    found = recall(folders)
    assert found.damaged == {"index.html", PAGE.file, MANIFEST}
    assert found.others == ("lain.html",)
    assert not found.idle


@pytest.mark.parametrize(
    "told",
    [{"changed": {"a"}}, {"damaged": frozenset({"a"})}, {"others": ("a",)}, {"state": {}}],
    ids=["berkas berubah", "situs rusak", "berkas asing", "tanpa keadaan"],
)
def test_any_difference_is_work(told: dict[str, Any]) -> None:
    """A build is idle only when nothing changed, nothing is damaged and nothing is strange."""
    assert memory(None, digest()).idle
    assert not memory(None, **{"state": {"units": {}}} | told).idle


def test_a_build_that_leaves_things_out_has_no_memory(tmp_path: Path) -> None:
    """It keeps nothing, takes nothing as standing, and sees the same files."""
    full = memory(
        tmp_path, digest(), site={"a": (1, 1)}, standing={"a": (1, 1)}, damaged=frozenset({"a"}),
        others=("b",), changed={"c"},
    )  # fmt: skip
    bare = full.without()
    bare.cache.save("x", 1)
    assert bare.cache.load("x") is None
    assert (bare.state, bare.site, bare.standing) == ({}, {}, {})
    assert (bare.damaged, bare.others) == (frozenset(), ())
    assert (bare.inputs, bare.base, bare.changed) == (full.inputs, "dasar", {"c"})
    assert not full.fresh


def test_keys_of_the_last_build_are_found_by_code() -> None:
    """Rows and lines of tables have the keys they had; an unknown district has none."""
    one = digest(slots=(ROW, "banding/k/p/"), row_keys=b"AAAAAAAABBBBBBBB", part_keys={"t": "k"})
    remembered = memory(None, one, digest(SECOND, slots=("banding/k/s/",), row_keys=b"CCCCCCCC"))
    assert remembered.row_keys(FIRST) == {ROW: b"AAAAAAAA", "banding/k/p/": b"BBBBBBBB"}
    assert remembered.part_keys(FIRST) == {"t": "k"}
    assert (remembered.row_keys("63.99"), remembered.part_keys("63.99")) == ({}, {})
    assert remembered.slots() == {ROW, "banding/k/p/", "banding/k/s/"}
    assert (memory().row_keys(FIRST), memory().part_keys(FIRST), memory().slots()) == (
        {}, {}, set(),
    )  # fmt: skip


def test_rows_come_back_as_the_state_says(tmp_path: Path) -> None:
    """The rows of an indicator's page lie in a cache file of their own, by district."""
    remembered = memory(tmp_path, digest(rows={"lain/": "x", ROW: "satu"}), digest(SECOND))
    remembered.cache.save("baris-indikator-2025-T1.01", {FIRST: "satu"})
    assert row_file(ROW) == "baris-indikator-2025-T1.01"
    assert remembered.rows(ROW) == {FIRST: "satu"}


@pytest.mark.parametrize(
    "rows",
    [None, ["satu"], {FIRST: "dua"}, {SECOND: "satu"}, {"63.99": "satu"}],
    ids=["tidak ada", "bukan baris", "baris lain", "daerah tanpa baris", "daerah tak dikenal"],
)
def test_rows_that_are_others_than_the_state_says_are_forgotten(tmp_path: Path, rows: Any) -> None:
    """Where the cache and the state disagree, the build starts anew without the cache."""
    remembered = memory(tmp_path, digest(rows={ROW: "satu"}), digest(SECOND))
    remembered.cache.save(row_file(ROW), rows)
    with pytest.raises(ForgottenError, match=ROW):
        remembered.rows(ROW)


def test_a_state_without_districts_knows_no_row(tmp_path: Path) -> None:
    """A row of a district that no state names is forgotten; no rows at all are no fault."""
    remembered = memory(tmp_path)
    remembered.cache.save(row_file(ROW), {FIRST: "satu"})
    with pytest.raises(ForgottenError):
        remembered.rows(ROW)
    remembered.cache.save(row_file(ROW), {})
    assert remembered.rows(ROW) == {}


def test_what_a_build_read_is_not_read_again(folders: Folders) -> None:
    """The contents that a district's process read are those that are left for the next build."""
    build(folders, digest(shas=((f"{FOLDER}/fakta.csv", "dari proses lain"),)))
    state = Cache(folders.root.parent / "ingatan").load("keadaan")
    assert state["files"][f"{FOLDER}/fakta.csv"][2] == "dari proses lain"
    assert set(state) == {"base", "files", "units", "site", "lebih"}
    assert recall(folders).changed == set()  # the file is as old and as large


def test_a_digest_is_kept_without_what_lies_elsewhere() -> None:
    """Rows on pages of their own, lines, records and contents are left out; the rest comes back."""
    rows = {"temuan/": "t", ROW: "i", "banding/k/p/": "b"}
    full = digest(rows=rows, parts={"t": b"x"}, records=(1,), shas=(("a", "b"),), pages=(PAGE,),
                  cycle="2025")  # fmt: skip
    plain = plain_digest(full)
    assert type(plain) is tuple
    assert [type(page) for page in plain[Digest._fields.index("pages")]] == [tuple]
    back = to_digest(plain)
    assert back == full._replace(rows={"temuan/": "t"}, parts={}, records=(), shas=())
    assert back.pages[0].file == PAGE.file
    assert to_digest(plain_digest(Digest(FIRST, ""))) == Digest(FIRST, "")
