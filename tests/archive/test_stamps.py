"""A time stamp holds for one file, one authority and one moment; openssl says the same."""

from __future__ import annotations

import random
import subprocess
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

import pytest

from kksportal.archive.crypto import RefusedError
from kksportal.archive.stamps import Stamp, chain_of, check_stamp, new_query
from tests.archive.authority_here import Authority, openssl
from tests.archive.caps import flipped

RAW = b"sidik  data/angka.csv\n"


class Given(NamedTuple):
    """A stamp with all that belongs to it."""

    query: bytes
    answer: bytes
    pem: bytes

    def check(self, raw: bytes = RAW) -> Stamp:
        return check_stamp(raw, *self)


def given(authority: Authority, raw: bytes = RAW) -> Given:
    query = new_query(raw)
    answer = authority.reply(query)
    return Given(query, answer, chain_of(answer, [authority.root.read_bytes()]))


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return Authority(tmp_path_factory.mktemp("cap") / "satu", "Satu")


@pytest.fixture(scope="module")
def other(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return Authority(tmp_path_factory.mktemp("cap") / "dua", "Dua")


@pytest.fixture(scope="module")
def stamped(authority: Authority) -> Given:
    return given(authority)


def by_openssl(given: Given, place: Path, *more: str, raw: bytes = RAW) -> tuple[int, str]:
    """What openssl alone says of a stamp; nothing of this program takes part."""
    for name, content in (("isi", raw), ("tsr", given.answer), ("pem", given.pem)):
        (place / name).write_bytes(content)
    done = subprocess.run(
        ["openssl", "ts", "-verify", "-data", "isi", "-in", "tsr", "-CAfile", "pem", *more],
        cwd=place, capture_output=True, text=True, check=False,
    )  # fmt: skip
    return done.returncode, done.stdout + done.stderr


def test_a_stamp_says_when_by_whom_and_under_which_root(
    stamped: Given, authority: Authority
) -> None:
    stamp = stamped.check()
    sha = openssl("x509", "-in", str(authority.root), "-noout", "-fingerprint", "-sha256")
    assert (stamp.authority, stamp.root) == ("Cap Satu", "Akar Satu")
    assert stamp.root_sha256 == sha.strip().partition("=")[2].replace(":", "").lower()
    said = datetime.fromisoformat(stamp.at)
    assert abs(datetime.now(UTC) - said) < timedelta(minutes=10)
    assert stamp.until == f"{authority.ends:%Y-%m-%d}"


def test_openssl_alone_says_so_too(stamped: Given, tmp_path: Path) -> None:
    assert by_openssl(stamped, tmp_path)[0] == 0
    assert by_openssl(stamped, tmp_path, raw=RAW + b"x")[0] != 0


def test_five_years_on_the_certificates_have_expired_and_the_stamp_holds(
    stamped: Given, tmp_path: Path
) -> None:
    """openssl is told the moment of the stamp; without it, it says that a certificate expired."""
    at = datetime.fromisoformat(stamped.check().at)
    later = str(int((at + timedelta(days=5 * 365)).timestamp()))
    code, said = by_openssl(stamped, tmp_path, "-attime", later)
    assert (code, "certificate has expired" in said) == (1, True)
    assert by_openssl(stamped, tmp_path, "-attime", str(int(at.timestamp())))[0] == 0


def test_with_certificates_that_have_expired_by_now_it_is_found_sound(tmp_path: Path) -> None:
    """No clock is set: the certificates last for three seconds."""
    brief = given(Authority(tmp_path / "singkat", "Singkat", ends=timedelta(seconds=3)))
    at = datetime.fromisoformat(brief.check().at)
    time.sleep(4)
    assert "certificate has expired" in by_openssl(brief, tmp_path)[1]
    assert by_openssl(brief, tmp_path, "-attime", str(int(at.timestamp())))[0] == 0
    assert brief.check().at == f"{at:%Y-%m-%dT%H:%M:%SZ}"


def test_a_stamp_made_with_expired_certificates_is_false(tmp_path: Path) -> None:
    gone = Authority(tmp_path / "lewat", "Lewat", ends=timedelta(hours=-1))
    query = new_query(RAW)
    answer = gone.reply(query)
    with pytest.raises(RefusedError, match="tidak berlaku saat cap dibuat"):
        check_stamp(RAW, query, answer, chain_of(answer))


def test_a_stamp_of_another_file_is_false(stamped: Given, authority: Authority) -> None:
    with pytest.raises(RefusedError, match="milik berkas lain"):
        stamped.check(RAW + b"x")
    with pytest.raises(RefusedError, match="milik berkas lain"):
        given(authority, b"lain").check()


def test_a_stamp_by_an_authority_with_another_certificate_is_false(
    stamped: Given, other: Authority
) -> None:
    theirs = given(other)
    assert theirs.check().authority == "Cap Dua"
    with pytest.raises(RefusedError, match="dengan sertifikat lain"):
        theirs._replace(pem=stamped.pem).check()
    with pytest.raises(RefusedError, match="dengan sertifikat lain"):
        stamped._replace(pem=theirs.pem).check()


def test_an_authority_that_bears_the_same_names_is_another_one(
    stamped: Given, tmp_path: Path
) -> None:
    false = given(Authority(tmp_path / "palsu", "Satu"))
    with pytest.raises(RefusedError, match="dengan sertifikat lain"):
        false._replace(pem=stamped.pem).check()


def test_a_request_of_another_stamp_is_named(stamped: Given, authority: Authority) -> None:
    with pytest.raises(RefusedError, match=r"\.tsq"):
        stamped._replace(query=given(authority).query).check()


def test_a_stamp_that_says_another_moment_than_was_signed_is_false(stamped: Given) -> None:
    """Another minute stands in the stamp than was signed."""
    minute = stamped.answer.index(b"\x18\x0f20") + 12
    raw = bytearray(stamped.answer)
    raw[minute] = ord("0") if raw[minute] != ord("0") else ord("1")
    with pytest.raises(RefusedError, match="Tanda tangan lembaganya"):
        stamped._replace(answer=bytes(raw)).check()


def test_a_chain_that_does_not_reach_its_root_is_false(stamped: Given) -> None:
    leaf = stamped.pem.partition(b"-----END CERTIFICATE-----\n")
    with pytest.raises(RefusedError, match="Rantai"):
        stamped._replace(pem=leaf[0] + leaf[1]).check()
    with pytest.raises(RefusedError, match="Rantai"):
        stamped._replace(pem=leaf[2] + leaf[0] + leaf[1]).check()
    with pytest.raises(RefusedError, match="Rantai"):
        stamped._replace(pem=stamped.pem + b"\n").check()


def test_a_root_that_nobody_knows_is_asked_for(tmp_path: Path) -> None:
    unknown = Authority(tmp_path / "asing", "Asing", root_inside=False)
    answer = unknown.reply(new_query(RAW))
    with pytest.raises(RefusedError, match="--akar-cap"):
        chain_of(answer)
    assert given(unknown).check().root == "Akar Asing"


def test_an_authority_that_refuses_is_told(authority: Authority) -> None:
    """It stamps sha-512 alone; this request names another digest."""
    query = authority.home / "md5.tsq"
    openssl("ts", "-query", "-digest", "0" * 64, "-sha256", "-out", str(query))
    with pytest.raises(RefusedError, match="tidak memberi cap"):
        chain_of(authority.reply(query.read_bytes()))


@pytest.mark.parametrize("raw", [b"", b"<html>", b"\x30\x03\x02\x01\x00", bytes(range(256)) * 9])
def test_what_is_no_stamp_is_refused(stamped: Given, raw: bytes) -> None:
    with pytest.raises(RefusedError):
        stamped._replace(answer=raw).check()
    with pytest.raises(RefusedError):
        stamped._replace(pem=raw).check()


def test_spoilt_bytes_never_end_in_anything_but_a_sentence(stamped: Given) -> None:
    """What no signature covers is left to the list of digests; nothing else passes."""
    chance = random.Random(16)
    for _ in range(300):
        for name in ("query", "answer", "pem"):
            changed = stamped._replace(**{name: flipped(getattr(stamped, name), chance)})
            try:
                stamp = changed.check()
            except RefusedError:
                continue
            assert name == "answer"  # the request and the chain have one form each
            assert stamp == stamped.check()
