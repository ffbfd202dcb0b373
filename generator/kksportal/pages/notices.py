"""Findings about what a package has and no page shows."""

from __future__ import annotations

from collections.abc import Mapping

from kksportal.errors import Finding
from kksportal.findings import kind
from kksportal.model.kinds import RESOURCES
from kksportal.model.package import DistrictPackage, PortalInput
from kksportal.words.context import DistrictContext
from kksportal.words.names import Names


def notice_district(context: DistrictContext) -> tuple[Finding, ...]:
    """What a package has that no page shows, and tatanan that have no page for want of data."""
    findings: list[Finding] = []
    package = context.district.package
    empty = [t.nama for t in context.names.tatanan_now if not context.tatanan_href(t.id)]
    if empty:
        findings.append(
            Finding(
                kind=kind("KKS-H004"),
                path=package.head.folder,
                what=f"{len(empty)} tatanan belum berhalaman: " + ", ".join(empty),
            )
        )
    used = _used_sources(package)
    for line, source in enumerate(package.sumber, start=2):
        if source.id not in used:
            findings.append(
                Finding(
                    kind=kind("KKS-H003"),
                    path=f"{package.head.folder}/sumber.csv",
                    row=line,
                    column="id",
                    what=f"sumber “{source.id}” tidak dipakai",
                )
            )
    return tuple(findings)


def notice_national(
    data: PortalInput, names: Names, cycles: Mapping[str, str]
) -> tuple[Finding, ...]:
    """Stories that no district shows, and packages left out; `cycles` are those shown, by code."""
    findings: list[Finding] = []
    for story in (*data.stories, *data.narratives):
        if story.region not in names.districts:
            findings.append(
                Finding(
                    kind=kind("KKS-H005"),
                    path=story.path,
                    what=f"daerah {story.region} tidak berhalaman",
                )
            )
    for narrative in data.narratives:
        if cycles.get(narrative.region) != narrative.cycle:
            findings.append(
                Finding(
                    kind=kind("KKS-H005"),
                    path=narrative.path,
                    what="narasi ini bukan untuk siklus yang ditampilkan",
                )
            )
    for code, folder in data.quarantined.items():
        findings.append(
            Finding(
                kind=kind("KKS-H007"),
                path=folder,
                what=f"paket {code} ditinggalkan karena bergalat",
            )
        )
    return tuple(findings)


def _used_sources(package: DistrictPackage) -> set[str]:
    used: set[str] = set()
    for res in RESOURCES["daerah"]:
        place = list(res.columns).index("sumber") if "sumber" in res.columns else -1
        if place >= 0:
            used |= {row[place] for row in getattr(package, res.name.replace("-", "_"))}
    return used
