"""The request for a stamp is one that openssl would make, and reads as it is meant."""

from __future__ import annotations

from pathlib import Path

import pytest

from kksportal.preservation.stamp_query import stamp_query
from tests.archive.authority_here import openssl


@pytest.mark.parametrize("nonce", [1, 127, 128, 0xFF, 0x7FFFFFFFFFFFFFFF])
def test_openssl_reads_the_digest_the_number_and_the_wish_for_a_certificate(
    tmp_path: Path, nonce: int
) -> None:
    query = tmp_path / "q.tsq"
    query.write_bytes(stamp_query(b"isi", nonce))
    said = openssl("ts", "-query", "-in", str(query), "-text")
    assert "Hash Algorithm: sha512" in said
    assert "Certificate required: yes" in said
    (line,) = (line for line in said.splitlines() if line.startswith("Nonce"))
    assert int(line.split()[1], 16) == nonce


def test_it_is_the_request_that_openssl_makes(tmp_path: Path) -> None:
    (tmp_path / "isi").write_bytes(b"isi")
    openssl("ts", "-query", "-data", "isi", "-sha512", "-cert", "-out", "q", cwd=tmp_path)
    said = openssl("ts", "-query", "-in", "q", "-text", cwd=tmp_path)
    nonce = next(line.split()[1] for line in said.splitlines() if line.startswith("Nonce"))
    assert (tmp_path / "q").read_bytes() == stamp_query(b"isi", int(nonce, 16))
