"""The newest ODF of a district over each base, where it can be set beside that of others.

It is found in a package's facts alone, so that a build can know it of all districts before it
makes the page of one.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal
from typing import NamedTuple

from kksportal.compute.resolve import topics
from kksportal.model.claim import Claim, Disputed, Figure, Missing, Precision
from kksportal.model.package import DistrictPackage

BASES = ("odf-desa", "odf-rumah-tangga", "odf-kecamatan", "odf-dasar-tidak-disebut")
_EXACT = (Precision.EXACT, Precision.ABOUT)
_ABOVE = (Precision.MORE_THAN, Precision.AT_LEAST)


class OdfFact(NamedTuple):
    """A district's share over one base; plain texts, as it crosses processes."""

    code: str
    base: str
    percent: str  # machine value
    year: str  # "" where no date is stated
    precision: str  # "persis", "lebih-dari", …


def odf_facts(package: DistrictPackage) -> tuple[OdfFact, ...]:
    """The newest share of each base that sources agree on; estimates cannot be compared."""
    code = package.head.code
    own = tuple(
        row
        for row in package.fakta
        if row.ukuran in BASES
        and row.subjek == code
        and row.sifat == "capaian"
        and not (row.inovasi or row.tatanan)
    )
    found = []
    for topic in topics(replace(package, fakta=own)) if own else ():
        percent, _ = plain_share(topic.latest)
        if percent:
            assert not isinstance(topic.latest, Missing)
            claims = topic.latest.claims
            year = max(claim.as_of for claim in claims)[:4]
            found.append(OdfFact(code, topic.ukuran, percent, year, claims[0].precision.value))
    return tuple(found)


def plain_share(figure: Figure) -> tuple[str, str]:
    """The one share that sources state, with its bound; "" where there are several, or none."""
    if isinstance(figure, Missing | Disputed):
        return "", ""
    first, share = figure.claims[0], one_share(figure.claims)
    if share is None or first.precision is Precision.ABOUT:
        return "", ""
    return format(share.quantize(Decimal("0.1")).normalize(), "f"), bound_of(first.precision)


def one_share(claims: Iterable[Claim]) -> Decimal | None:
    """The share of all claims where it is the same, else None."""
    shares = {claim.share for claim in claims}
    return shares.pop() if len(shares) == 1 else None


def bound_of(precision: Precision) -> str:
    """ "atas" where the value is this or more, "bawah" where this or less, "" where it is this."""
    if precision in _EXACT:
        return ""
    return "atas" if precision in _ABOVE else "bawah"
