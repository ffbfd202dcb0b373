"""Identities that are said twice must agree: a package's title and code, a story and its row."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kksportal.errors import Finding
from kksportal.findings import kind
from kksportal.model.package import DistrictPackage, Head
from kksportal.validate.known import Known, plain_name

_YEAR = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])")
_OWN_NAME = re.compile(r"kks-daerah-([0-9]{2})-([0-9]{2})(?![0-9])")  # as `kks` writes it
_LONG_ENOUGH = 5  # letters of a place that is named without what it is: Batu is a stone too


def check_title(head: Head, known: Known, path: str) -> Iterator[Finding]:
    """A finding about a title that names another district, or another cycle, than its package."""
    if head.kind == "daerah":
        yield from _other_district(head, known, path)
    elif head.cycle:
        years = set(_YEAR.findall(head.title))
        if years and head.cycle not in years:
            yield Finding(kind=kind("KKS-W004"), path=path, column="title",
                          what=f"Judul menyebut {', '.join(sorted(years))}, sedangkan kks.siklus "
                          f"{head.cycle}.", advice="Betulkan title atau kks.siklus")  # fmt: skip


def _other_district(head: Head, known: Known, path: str) -> Iterator[Finding]:
    place = known.districts.get(head.code)
    if place is None:
        return
    own = _OWN_NAME.match(head.name)
    if own and f"{own[1]}.{own[2]}" != head.code:
        yield Finding(kind=kind("KKS-W004"), path=path, column="name",
                      what=f"Isian “name” menyebut {own[1]}.{own[2]}, sedangkan kks.kode "
                      f"{head.code}.", advice="Betulkan name atau kks.kode")  # fmt: skip
    title = plain_name(head.title).replace(" kab ", " kabupaten ")
    named = _named_in(title, known)
    if not named and _bare(place.name) not in title:
        named = _named_bare(title, known)
    if not named or head.code in named or plain_name(place.name) in title:
        return
    code = named[0]
    other = known.districts[code].name
    digits = head.code.replace(".", "")
    yield Finding(
        kind=kind("KKS-W004"),
        path=path,
        column="title",
        what=f"Judul menyebut {other}, sedangkan {head.code} ialah {place.name}.",
        advice=f"Bila datanya milik {other}, kodenya {code} (Kementerian Dalam Negeri); "
        f"{digits} mungkin kode BPS, yang berbeda. Bila bukan, betulkan title",
    )


def _named_in(title: str, known: Known) -> list[str]:
    """The codes of the districts whose whole names stand in a plain title; the longest first."""
    words = title.split()
    found = []
    for size in range(min(len(words), 8), 0, -1):
        for at in range(len(words) - size + 1):
            code = known.named.get(f" {' '.join(words[at : at + size])} ")
            if code is not None:
                found.append(code)
    return found


def _bare(name: str) -> str:
    """The plain name of a district without what it is: " balangan "."""
    plain = plain_name(name)
    return f" {plain.split(maxsplit=1)[1].strip()} " if " " in plain.strip() else plain


def _named_bare(title: str, known: Known) -> list[str]:
    """The codes of the districts whose bare names stand in a title; the longest first."""
    names = {_bare(place.name): code for code, place in known.districts.items()}
    found = [name for name in names if len(name.strip()) >= _LONG_ENOUGH and name in title]
    return [names[name] for name in sorted(found, key=len, reverse=True)]


def check_named_stories(package: DistrictPackage, known: Known) -> Iterator[Finding]:
    """Findings about innovations whose story says that it is another district's, or another's."""
    head = package.head
    path = f"{head.folder}/{head.file_of('inovasi')}"
    for line, row in enumerate(package.inovasi, start=2):
        region, innovation = known.stories.get(row.cerita, ("", ""))
        if region and region != head.code:
            yield Finding(
                kind=kind("KKS-W005"), path=path, row=line, column="cerita",
                what=f"Cerita “{row.cerita}” menyebut daerah {region}, sedangkan baris ini milik "
                f"{head.code}.",
            )  # fmt: skip
        elif innovation and innovation != row.id:
            yield Finding(
                kind=kind("KKS-W005"), path=path, row=line, column="cerita",
                what=f"Cerita “{row.cerita}” menyebut inovasi “{innovation}”, sedangkan baris ini "
                f"“{row.id}”.",
            )  # fmt: skip
