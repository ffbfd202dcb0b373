"""The one door to `cryptography`: Ed25519, and certificates. An extra, imported when it is used."""

from __future__ import annotations

import hashlib
import ssl
import warnings
from collections.abc import Sequence
from contextlib import suppress
from importlib.util import find_spec
from typing import TYPE_CHECKING

from kksportal.errors import PortalError

if TYPE_CHECKING:
    from datetime import datetime

    from cryptography import x509

    Certificate = x509.Certificate  # the other modules have the type from here

MISSING = "cap waktu dan tanda tangan memerlukan paket tambahan: pip install 'kksportal[arsip]'"


class RefusedError(Exception):
    """A stamp or a signature that does not hold: a sentence in Indonesian."""


def need_extra() -> None:
    """Raises PortalError where the extra is not installed."""
    if not all(find_spec(one) for one in ("cryptography", "rfc3161_client")):
        raise PortalError(MISSING)


def sign(seed: bytes, message: bytes) -> bytes:
    """An Ed25519 signature."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    return Ed25519PrivateKey.from_private_bytes(seed).sign(message)


def public_of(seed: bytes) -> bytes:
    """The public key of a secret one."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    return Ed25519PrivateKey.from_private_bytes(seed).public_key().public_bytes_raw()


def holds(public: bytes, signed: bytes, message: bytes) -> bool:
    """Whether a signature is that key's over that message."""
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signed, message)
    except (InvalidSignature, ValueError):
        return False
    return True


def certificates(pem: bytes) -> list[Certificate]:
    """The certificates of a PEM file; raises RefusedError where it has none that can be read."""
    from cryptography.x509 import InvalidVersion, load_pem_x509_certificates

    try:
        return load_pem_x509_certificates(pem)
    except (ValueError, InvalidVersion):
        raise RefusedError("Sertifikatnya tidak terbaca.") from None


def from_der(raw: bytes) -> Certificate:
    """A certificate as it lies in a stamp; raises RefusedError where it cannot be read."""
    from cryptography.x509 import InvalidVersion, load_der_x509_certificate

    try:
        return load_der_x509_certificate(raw)
    except (ValueError, InvalidVersion):
        raise RefusedError("Sertifikat di dalam cap itu tidak terbaca.") from None


def pem_of(chain: Sequence[Certificate]) -> bytes:
    """Certificates as one PEM file."""
    from cryptography.hazmat.primitives.serialization import Encoding

    return b"".join(one.public_bytes(Encoding.PEM) for one in chain)


def chain_from(leaf: Certificate, known: Sequence[Certificate]) -> list[Certificate]:
    """From a certificate to the root above it, each issued by the next.

    Roots of this machine count where `known` has none. Raises RefusedError where none is
    reached.
    """
    chain = [leaf]
    while not _issued(chain[-1], chain[-1]):
        above = _above(chain, known) or _above(chain, _roots_here())
        if above is None or len(chain) > 8:
            raise RefusedError(
                "Sertifikat akarnya tidak ditemukan; unduh dari lembaga itu, lalu sebut dengan "
                "--akar-cap BERKAS.pem."
            )
        chain.append(above)
    return chain


def is_chain(chain: Sequence[Certificate]) -> bool:
    """Whether each certificate was issued by the next, and the last by itself."""
    above = [*chain[1:], *chain[-1:]]
    return bool(chain) and all(_issued(one, by) for one, by in zip(chain, above, strict=True))


def valid_at(chain: Sequence[Certificate], moment: datetime) -> bool:
    """Whether no certificate had expired then, or was not valid yet."""
    return all(one.not_valid_before_utc <= moment <= one.not_valid_after_utc for one in chain)


def told(one: Certificate) -> tuple[str, str]:
    """Whose certificate it is, and its sha-256 as people compare it."""
    from cryptography.hazmat.primitives.serialization import Encoding
    from cryptography.x509.oid import NameOID

    names = one.subject.get_attributes_for_oid(NameOID.COMMON_NAME)
    name = names[0].value if names else one.subject.rfc4514_string()
    said = name if isinstance(name, str) else name.decode("utf-8", "replace")
    sha = hashlib.sha256(one.public_bytes(Encoding.DER)).hexdigest()
    return "".join(sign for sign in said if sign.isprintable())[:80], sha


def _above(chain: Sequence[Certificate], pool: Sequence[Certificate]) -> Certificate | None:
    return next((one for one in pool if one not in chain and _issued(chain[-1], one)), None)


def _issued(one: Certificate, by: Certificate) -> bool:
    from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm

    try:
        one.verify_directly_issued_by(by)
    except (InvalidSignature, UnsupportedAlgorithm, ValueError, TypeError):
        return False
    return True


def _roots_here() -> list[Certificate]:
    """What this machine trusts; one that the library refuses is passed over."""
    found: list[Certificate] = []
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # about old roots that are not the one sought
        for raw in ssl.create_default_context().get_ca_certs(binary_form=True):
            with suppress(RefusedError):
                found.append(from_der(raw))
    return found
