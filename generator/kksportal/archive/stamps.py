"""Time stamps over an archive (RFC 3161): the one door to `rfc3161-client`.

A stamp is checked at the moment it names: its certificates must have been valid then, and need
not be now. `openssl ts -verify -attime` says the same.
"""

from __future__ import annotations

import hashlib
import secrets
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from kksportal.archive.crypto import (
    RefusedError,
    certificates,
    chain_from,
    from_der,
    is_chain,
    pem_of,
    told,
    valid_at,
)
from kksportal.preservation.stamp_order import in_order
from kksportal.preservation.stamp_query import NONCE_BITS, stamp_query

if TYPE_CHECKING:
    from rfc3161_client.tsp import TimeStampResponse

    from kksportal.archive.crypto import Certificate

_UNREADABLE = "Cap waktunya tidak terbaca."


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """What a sound stamp says: since when, by whom, under which root."""

    at: str  # "2026-11-30T17:05:22Z"
    authority: str
    root: str
    root_sha256: str
    until: str  # the day on which the first of its certificates expires


def new_query(raw: bytes) -> bytes:
    """A request for a stamp over a file's bytes."""
    return stamp_query(raw, secrets.randbits(NONCE_BITS) | 1)


def chain_of(answer: bytes, extra: Sequence[bytes] = ()) -> bytes:
    """The certificates above a stamp's, up to a root, as PEM.

    `extra` are PEM files that the owner names. Raises RefusedError where no root is reached.
    """
    with _in_words():
        response = _response(answer)
        inside = [from_der(one) for one in sorted(response.signed_data.certificates)]
        named = [one for pem in extra for one in certificates(pem)]
        return pem_of(chain_from(_signer(response, inside), [*named, *inside]))


def check_stamp(raw: bytes, query: bytes, answer: bytes, pem: bytes) -> Stamp:
    """What a stamp over a file's bytes says; raises RefusedError where it does not hold."""
    with _in_words():
        return _checked(raw, query, answer, pem)


@contextmanager
def _in_words() -> Iterator[None]:
    """Whatever the libraries raise on hostile bytes is one sentence: they name no common kind."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about certificates that are refused anyhow
            yield
    except RefusedError:
        raise
    except Exception:
        raise RefusedError(_UNREADABLE) from None


def _checked(raw: bytes, query: bytes, answer: bytes, pem: bytes) -> Stamp:
    chain = certificates(pem)
    if pem_of(chain) != pem or not is_chain(chain):
        raise RefusedError("Rantai sertifikatnya tidak utuh.")
    response = _response(answer)
    info = response.tst_info
    nonce, moment, digest = info.nonce, info.gen_time, info.message_imprint.message
    about = stamp_query(raw, nonce)
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    if digest != hashlib.sha512(raw).digest():
        raise RefusedError("Cap waktu ini milik berkas lain.")
    if query != about:
        raise RefusedError("Permintaan capnya (.tsq) bukan yang dijawab cap ini.")
    inside = [from_der(one) for one in sorted(response.signed_data.certificates)]
    if _signer(response, inside) != chain[0]:
        raise RefusedError("Cap waktu ini dari lembaga dengan sertifikat lain.")
    if not valid_at(chain, moment):
        raise RefusedError("Sertifikat lembaganya tidak berlaku saat cap dibuat.")
    _verified(response, raw, nonce, chain)
    name, _ = told(chain[0])
    root, sha = told(chain[-1])
    until = min(one.not_valid_after_utc for one in chain)
    return Stamp(
        at=_moment(moment), authority=name, root=root, root_sha256=sha, until=f"{until:%Y-%m-%d}"
    )


def _verified(
    response: TimeStampResponse, raw: bytes, nonce: int, chain: Sequence[Certificate]
) -> None:
    from rfc3161_client import VerifierBuilder
    from rfc3161_client.errors import VerificationError

    verifier = VerifierBuilder(
        tsa_certificate=chain[0], intermediates=list(chain[1:-1]), roots=[chain[-1]], nonce=nonce
    ).build()
    try:
        verifier.verify_message(response, raw)
    except VerificationError:
        raise RefusedError("Tanda tangan lembaganya pada cap ini tidak benar.") from None


def _response(answer: bytes) -> TimeStampResponse:
    """A granted answer; raises RefusedError where it is none, with the authority's own word."""
    from rfc3161_client import decode_timestamp_response

    response = decode_timestamp_response(in_order(answer))
    if response.status != 0:
        raise RefusedError(f"Lembaga itu tidak memberi cap (status {response.status}).")
    return response


def _signer(response: TimeStampResponse, inside: Sequence[Certificate]) -> Certificate:
    """The certificate that signed, out of those in the stamp."""
    (signer,) = response.signed_data.signer_infos
    for one in inside:
        if one.issuer == signer.issuer and one.serial_number == signer.serial_number:
            return one
    raise RefusedError("Sertifikat lembaganya tidak ada di dalam cap.")


def _moment(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"
