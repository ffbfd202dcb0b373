"""What is kept between builds comes back as it was, or not at all."""

from __future__ import annotations

import hashlib
import marshal
import os
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kksportal.site_build.incremental.cache import Cache, cache_folder

HEAD = b"kksportal cache 1\n"  # the first line of every file; another version has another
KEPT = {"a": (1, b"x", None)}
PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text() | st.binary(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)


def kept(folder: Path, value: Any = KEPT) -> Path:
    """A folder with one kept value; the value's file."""
    Cache(folder).save("nama", value)
    return folder / "nama"


def sealed(body: bytes, head: bytes = HEAD) -> bytes:
    """A file of the cache with any body, under the checksum of that body."""
    return head + hashlib.sha256(body).digest() + body


@settings(max_examples=20, derandomize=True, deadline=None)
@given(value=PLAIN)
def test_what_was_kept_comes_back_equal(
    tmp_path_factory: pytest.TempPathFactory, value: Any
) -> None:
    """Any plain value is read back as it was kept."""
    folder = tmp_path_factory.mktemp("ingatan")
    Cache(folder).save("nama", value)
    assert Cache(folder).load("nama") == value


def test_each_name_holds_its_own_value(tmp_path: Path) -> None:
    """A value is found under its name alone, and the last one kept there counts."""
    cache = Cache(tmp_path)
    cache.save("satu", 1)
    cache.save("dua", 2)
    cache.save("satu", 11)
    assert [cache.load(name) for name in ("satu", "dua", "tiga")] == [11, 2, None]


def test_keeping_leaves_nothing_beside_the_file(tmp_path: Path) -> None:
    """The folder is made with those above it, and holds the value's file and no other."""
    kept(tmp_path / "jauh" / "di")
    assert os.listdir(tmp_path / "jauh" / "di") == ["nama"]


def test_a_file_under_another_name_is_not_there(tmp_path: Path) -> None:
    """A value whose file was renamed is forgotten under its old name."""
    path = kept(tmp_path)
    path.rename(tmp_path / "lain")
    assert Cache(tmp_path).load("nama") is None
    assert Cache(tmp_path).load("lain") == KEPT


def test_damage_in_any_byte_is_noticed(tmp_path: Path) -> None:
    """Whichever byte of a file is another one, nothing is read from it; as it was, all is."""
    path = kept(tmp_path)
    raw = path.read_bytes()
    for place in range(len(raw)):
        path.write_bytes(raw[:place] + bytes([raw[place] ^ 1]) + raw[place + 1 :])
        assert Cache(tmp_path).load("nama") is None, place
    path.write_bytes(raw)
    assert Cache(tmp_path).load("nama") == KEPT


def test_a_cut_file_is_none(tmp_path: Path) -> None:
    """Wherever a file is cut off, also at its very start, nothing is read from it."""
    path = kept(tmp_path)
    raw = path.read_bytes()
    for length in range(len(raw)):
        path.write_bytes(raw[:length])
        assert Cache(tmp_path).load("nama") is None, length
    path.write_bytes(raw + b"x")
    assert Cache(tmp_path).load("nama") is None


@pytest.mark.parametrize(
    "raw",
    [
        pytest.param(sealed(marshal.dumps(1), b"kksportal cache 2\n"), id="versi lain"),
        pytest.param(sealed(marshal.dumps(1), b""), id="tanpa kepala"),
        pytest.param(sealed(b""), id="tanpa isi"),
        pytest.param(sealed(b"?"), id="bukan nilai"),
        pytest.param(sealed(marshal.dumps("panjang")[:-1]), id="nilai terpotong"),
        pytest.param(sealed(b"0"), id="nilai kosong di dalam"),
    ],
)
def test_what_is_not_ours_is_none(tmp_path: Path, raw: bytes) -> None:
    """Another version, no value or half a value reads as nothing, even under a right checksum."""
    (tmp_path / "nama").write_bytes(raw)
    assert Cache(tmp_path).load("nama") is None


def test_a_right_file_is_read(tmp_path: Path) -> None:
    """A head, a checksum and plain values: that is the whole form."""
    (tmp_path / "nama").write_bytes(sealed(marshal.dumps(KEPT)))
    assert Cache(tmp_path).load("nama") == KEPT
    assert kept(tmp_path).read_bytes() == sealed(marshal.dumps(KEPT))


def test_without_a_folder_nothing_is_kept() -> None:
    """A cache that lies nowhere takes every value and gives none back."""
    cache = Cache(None)
    cache.save("nama", 1)
    cache.clear()
    assert cache.load("nama") is None


def test_a_cache_that_cannot_be_written_is_no_fault(tmp_path: Path) -> None:
    """Where a folder has the file's name, keeping does nothing and leaves nothing behind."""
    (tmp_path / "nama" / "isi").mkdir(parents=True)
    Cache(tmp_path).save("nama", 1)
    assert Cache(tmp_path).load("nama") is None
    assert os.listdir(tmp_path) == ["nama"]


def test_a_write_that_fails_leaves_what_was_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A value takes the place of another only when it is whole."""
    kept(tmp_path)

    def full(*_: Any) -> None:
        raise OSError("penuh")

    monkeypatch.setattr(Path, "replace", full)
    Cache(tmp_path).save("nama", 1)
    assert Cache(tmp_path).load("nama") == KEPT
    assert os.listdir(tmp_path) == ["nama"]


def test_a_cache_folder_that_is_a_file_is_no_fault(tmp_path: Path) -> None:
    """Where the folder itself is a file, keeping does nothing either."""
    (tmp_path / "berkas").write_text("x", "utf-8")
    Cache(tmp_path / "berkas").save("nama", 1)
    assert Cache(tmp_path / "berkas").load("nama") is None


def test_forgetting_takes_everything(tmp_path: Path) -> None:
    """After it the folder is gone with what lay in it; another time there is nothing to do."""
    path = kept(tmp_path / "ingatan")
    cache = Cache(path.parent)
    (path.parent / "templat").mkdir()
    cache.clear()
    cache.clear()
    assert not path.parent.exists()
    assert cache.load("nama") is None


def test_the_cache_lies_in_the_users_own_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    """XDG_CACHE_HOME says where, else the home; a place that is not absolute is none."""
    root, site = Path("/portal"), Path("/situs")
    name = hashlib.sha256(b"/portal\n/situs").hexdigest()[:20]
    monkeypatch.setenv("XDG_CACHE_HOME", "/simpanan")
    assert cache_folder(root, site) == Path("/simpanan/kksportal") / name
    monkeypatch.setenv("XDG_CACHE_HOME", "")
    monkeypatch.setenv("HOME", "/rumah")
    assert cache_folder(root, site) == Path("/rumah/.cache/kksportal") / name
    monkeypatch.setenv("XDG_CACHE_HOME", "simpanan")
    assert cache_folder(root, site) is None


def test_every_portal_and_site_has_a_cache_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two portals, or one portal with two sites, do not share a folder."""
    monkeypatch.setenv("XDG_CACHE_HOME", "/simpanan")
    places = [
        cache_folder(Path("/a"), Path("/s")),
        cache_folder(Path("/b"), Path("/s")),
        cache_folder(Path("/a"), Path("/t")),
    ]
    assert len(set(places)) == 3
    assert cache_folder(Path("/a"), Path("/s")) == places[0]


def test_what_killed_builds_left_half_is_swept_and_nothing_else(tmp_path: Path) -> None:
    """The name of an indicator's file ends in digits too: it is kept, or all is made anew."""
    cache = Cache(tmp_path / "ingatan")
    cache.save("baris-indikator-2025-T1.01", 1)
    half = tmp_path / "ingatan/baris-indikator-2025-T1.01.setengah-4711"
    half.write_bytes(b"")
    cache.sweep()
    assert not half.exists()
    assert cache.load("baris-indikator-2025-T1.01") == 1
