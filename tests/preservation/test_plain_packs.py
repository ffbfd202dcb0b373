"""Wheels and tarballs of an archive: the same bytes anywhere, read by standard tools."""

from __future__ import annotations

import csv
import gzip
import hashlib
import io
import subprocess
import sys
import tarfile
import zipfile
import zlib
from typing import Any

import pytest

from kksportal.preservation.plain_packs import _stored, plain_tarball, plain_wheel

ABOUT = "kksportal-0.dist-info"
FILES = {"kksportal/a.py": b"a = 1\n", "kksportal/b.py": b"", f"{ABOUT}/METADATA": b"Name: x\n"}
LONG = {"k/besar.csv": bytes(range(256)) * 700, f"k/{'panjang-' * 20}.txt": b"x"}  # three blocks


@pytest.fixture
def no_packing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is compressed: what is made cannot depend on how."""

    def refuse(*_: Any, **__: Any) -> None:
        raise AssertionError("compressed")

    monkeypatch.setattr(zlib, "compressobj", refuse)
    monkeypatch.setattr(zlib, "compress", refuse)


@pytest.mark.usefixtures("no_packing")
def test_no_compression_library_decides_a_byte() -> None:
    assert plain_wheel(FILES, ABOUT)
    assert plain_tarball(LONG)


def test_the_bytes_are_known() -> None:
    """Whoever changes them changes every later archive: then this line too, knowingly."""
    assert hashlib.sha256(plain_wheel(FILES, ABOUT)).hexdigest()[:16] == "645c38511bd040e3"
    assert hashlib.sha256(plain_tarball(LONG)).hexdigest()[:16] == "6818a35b38dfce61"


def test_files_in_another_order_or_from_windows_give_the_same(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    wheel, tarball = plain_wheel(FILES, ABOUT), plain_tarball(LONG)
    monkeypatch.setattr(sys, "platform", "win32")  # as zipfile asks it
    assert plain_wheel(dict(reversed(FILES.items())), ABOUT) == wheel
    assert plain_tarball(dict(reversed(LONG.items()))) == tarball


def test_the_record_lists_every_file_by_its_digest_and_an_old_one_does_not_count() -> None:
    raw = plain_wheel({**FILES, f"{ABOUT}/RECORD": b"lama"}, ABOUT)
    assert raw == plain_wheel(FILES, ABOUT)
    with zipfile.ZipFile(io.BytesIO(raw)) as packed:
        assert packed.testzip() is None
        names = packed.namelist()
        lines = list(csv.reader(io.StringIO(packed.read(f"{ABOUT}/RECORD").decode())))
    assert names == [*sorted(FILES), f"{ABOUT}/RECORD"]
    assert [line[0] for line in lines] == names
    assert lines[0] == [f"{ABOUT}/METADATA", "sha256=" + _urlsafe(FILES[f"{ABOUT}/METADATA"]), "8"]
    assert lines[-1][1:] == ["", ""]


def _urlsafe(raw: bytes) -> str:
    import base64

    return base64.urlsafe_b64encode(hashlib.sha256(raw).digest()).decode().rstrip("=")


@pytest.mark.parametrize("size", [0, 1, 0xFFFF, 0x10000, 200_000])
def test_a_tarball_of_any_size_opens_in_gzip_and_tar(size: int) -> None:
    raw = plain_tarball({"k/a": b"a" * size})
    assert len(gzip.decompress(raw)) % 512 == 0
    assert subprocess.run(["gzip", "-t"], input=raw, check=False).returncode == 0
    with tarfile.open(fileobj=io.BytesIO(raw), mode="r:gz") as packed:
        (entry,) = packed.getmembers()
        file = packed.extractfile(entry)
        assert file is not None
        assert file.read() == b"a" * size
        assert (entry.mode, entry.uid, entry.gid, entry.uname, entry.mtime) == (
            0o644, 0, 0, "", 315_532_800,
        )  # fmt: skip


@pytest.mark.parametrize("size", [0, 1, 0xFFFE, 0xFFFF, 0x10000, 2 * 0xFFFF])
def test_the_last_block_says_that_it_is_the_last(size: int) -> None:
    assert gzip.decompress(_stored(b"a" * size)) == b"a" * size


def test_a_long_name_stays_whole() -> None:
    with tarfile.open(fileobj=io.BytesIO(plain_tarball(LONG)), mode="r:gz") as packed:
        assert sorted(packed.getnames()) == sorted(LONG)
