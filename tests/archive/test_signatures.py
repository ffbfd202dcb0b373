"""The owner's signature: minisign alone accepts it, and refuses what is not the owner's."""

from __future__ import annotations

import getpass
import random
import subprocess
import sys
from pathlib import Path

import pytest

from kksportal.archive.crypto import RefusedError
from kksportal.archive.signatures import PASSWORD, check_signature, open_key, signature
from kksportal.errors import PortalError
from kksportal.preservation.minisign import parse_signature, public_bytes, signature_bytes
from tests.archive import caps
from tests.archive.caps import flipped, key_file, minisign

RAW = b"sidik  data/angka.csv\n"


@pytest.fixture
def signed(tmp_path: Path) -> tuple[bytes, bytes]:
    """A signature and the public key for it."""
    key = open_key(key_file(tmp_path / "kunci"))
    return signature(key, RAW, "arsip 2025 versi 1, sekarang"), public_bytes(key.public)


def by_minisign(place: Path, signed: bytes, public: bytes, raw: bytes = RAW) -> int:
    for name, content in (("isi", raw), ("isi.minisig", signed), ("kunci.pub", public)):
        (place / name).write_bytes(content)
    return minisign("-V", "-H", "-p", "kunci.pub", "-m", "isi", cwd=place).returncode


def test_minisign_alone_accepts_it(tmp_path: Path, signed: tuple[bytes, bytes]) -> None:
    assert by_minisign(tmp_path, *signed) == 0
    assert by_minisign(tmp_path, *signed, RAW + b"x") != 0


def test_a_signature_by_minisign_is_the_same_but_for_its_comments(
    tmp_path: Path, signed: tuple[bytes, bytes]
) -> None:
    """The same key over the same file gives the same 64 bytes."""
    (tmp_path / "isi").write_bytes(RAW)
    done = minisign("-S", "-H", "-s", "kunci", "-m", "isi", "-t", "x", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    theirs = (tmp_path / "isi.minisig").read_text().splitlines()[1]
    assert theirs == signed[0].decode().splitlines()[1]


def test_a_key_made_by_minisign_is_opened_with_its_password(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Made as its handbook says, with the memory that it asks for."""
    done = subprocess.run(
        ["minisign", "-G", "-p", "kunci.pub", "-s", "kunci"],
        cwd=tmp_path, input="rahasia\nrahasia\n", capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    monkeypatch.setenv(PASSWORD, "rahasia")
    key = open_key(tmp_path / "kunci")
    assert public_bytes(key.public) == (tmp_path / "kunci.pub").read_bytes()
    signed = signature(key, RAW, "x")
    assert by_minisign(tmp_path, signed, public_bytes(key.public)) == 0


def test_another_password_is_told_and_not_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = key_file(tmp_path / "kunci", locked=True)
    monkeypatch.setenv(PASSWORD, "bukan-ini")
    with pytest.raises(PortalError, match=r"kata sandi kunci .* keliru") as told:
        open_key(path)
    assert "bukan-ini" not in str(told.value)
    monkeypatch.setenv(PASSWORD, caps.PASSWORD)
    assert open_key(path) == open_key(key_file(tmp_path / "terbuka"))


def test_the_password_is_asked_for_on_a_terminal(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = key_file(tmp_path / "kunci", locked=True)
    monkeypatch.delenv(PASSWORD, raising=False)
    monkeypatch.setattr(sys.stdin, "isatty", lambda: False, raising=False)
    with pytest.raises(PortalError, match=PASSWORD):
        open_key(path)
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True, raising=False)
    monkeypatch.setattr(getpass, "getpass", lambda _: caps.PASSWORD)
    assert open_key(path).public


def test_a_secret_key_is_never_shown(tmp_path: Path) -> None:
    key = open_key(key_file(tmp_path / "kunci", b"s" * 32))
    shown = f"{key!r} {key} {[key]}"
    assert shown.count(key.public.name) == 3
    assert "sss" not in shown


@pytest.mark.parametrize("raw", [b"", b"kunci", b"\xff\xfe" * 50, b"x" * 10_000])
def test_what_is_no_key_is_told(tmp_path: Path, raw: bytes) -> None:
    (tmp_path / "kunci").write_bytes(raw)
    with pytest.raises(PortalError, match="bukan berkas kunci rahasia minisign"):
        open_key(tmp_path / "kunci")


def test_a_key_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(PortalError, match="tidak ada"):
        open_key(tmp_path / "kunci")


def test_a_spoilt_key_is_not_used(tmp_path: Path) -> None:
    path = key_file(tmp_path / "kunci")
    lines = path.read_text().splitlines()
    lines[1] = lines[1][:100] + ("A" if lines[1][100] != "A" else "B") + lines[1][101:]
    path.write_text("\n".join(lines) + "\n")
    with pytest.raises(PortalError, match="keliru, atau berkasnya rusak"):
        open_key(path)


def test_a_key_whose_halves_are_no_pair_is_not_used(tmp_path: Path) -> None:
    """Its checksum fits; what it signs would fit no public key."""
    path = key_file(tmp_path / "kunci", public=b"p" * 32)
    with pytest.raises(PortalError, match="tidak sepasang"):
        open_key(path)


def test_a_signature_over_another_file_is_false(signed: tuple[bytes, bytes]) -> None:
    with pytest.raises(RefusedError, match="tidak menandatangani versi ini"):
        check_signature(RAW + b"x", *signed)


def test_a_signature_by_another_key_is_false(tmp_path: Path, signed: tuple[bytes, bytes]) -> None:
    other = open_key(key_file(tmp_path / "lain", b"l" * 32))
    with pytest.raises(RefusedError, match="dari kunci lain"):
        check_signature(RAW, signature(other, RAW, "x"), signed[1])
    with pytest.raises(RefusedError, match="dari kunci lain"):
        check_signature(RAW, signed[0], public_bytes(other.public))


def test_another_key_under_the_same_number_is_false(
    tmp_path: Path, signed: tuple[bytes, bytes]
) -> None:
    other = open_key(key_file(tmp_path / "lain", b"l" * 32))
    number = parse_signature(signed[0]).number
    forged = parse_signature(signature(other, RAW, "x"))._replace(number=number)
    with pytest.raises(RefusedError, match="tidak menandatangani"):
        check_signature(RAW, signature_bytes(forged), signed[1])


def test_the_comment_is_signed_too(tmp_path: Path, signed: tuple[bytes, bytes]) -> None:
    forged = signed[0].replace(b"versi 1", b"versi 2")
    with pytest.raises(RefusedError, match="Keterangan"):
        check_signature(RAW, forged, signed[1])
    assert by_minisign(tmp_path, forged, signed[1]) != 0


def test_each_flipped_bit_of_signature_and_key_is_found(signed: tuple[bytes, bytes]) -> None:
    chance = random.Random(16)
    for _ in range(300):
        for spoilt in (
            (flipped(signed[0], chance), signed[1]),
            (signed[0], flipped(signed[1], chance)),
        ):
            with pytest.raises(RefusedError):
                check_signature(RAW, *spoilt)
