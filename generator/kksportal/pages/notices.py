"""Findings about what a package has and no page shows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kksportal.errors import Finding
from kksportal.findings import kind
from kksportal.model.kinds import RESOURCES
from kksportal.model.package import DistrictPackage, PortalInput
from kksportal.pages.district.tatanan import DistrictTatananPage
from kksportal.pages.site import Page
from kksportal.words.context import DistrictContext
from kksportal.words.names import Names


def notice_district(context: DistrictContext, pages: Sequence[Page]) -> tuple[Finding, ...]:
    """What a package has that no page shows, and tatanan pages that would be empty."""
    findings: list[Finding] = []
    package = context.district.package
    empty = [
        view.name
        for page in pages
        if isinstance(view := page.view, DistrictTatananPage)
        and not view.card.has_data
        and not any((view.statements, view.figures, view.stories, view.narrative, view.repairs))
    ]
    if empty:
        findings.append(
            Finding(
                kind=kind("KKS-H004"),
                path=package.head.folder,
                what=f"{len(empty)} halaman tatanan belum memuat data daerah: " + ", ".join(empty),
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
