"""The build, as a table of contents: read, validate, compute, plan, render, write."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from kksportal.compute.portal import Results, compute_portal
from kksportal.effects import Folders, SiteWriter
from kksportal.errors import Finding, sort_findings
from kksportal.model.package import PortalInput
from kksportal.plan.portal import PortalInfo
from kksportal.plan.site import Plan
from kksportal.plan.whole import plan_site
from kksportal.read.portal import read_portal
from kksportal.render.html import Renderer
from kksportal.text import date_text
from kksportal.validate.portal import check_portal

Say = Callable[[str], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """A portal read, checked, computed and planned; nothing is written yet."""

    folders: Folders
    info: PortalInfo
    findings: tuple[Finding, ...]
    data: PortalInput | None = None
    results: Results | None = None
    plan: Plan | None = None

    @property
    def errors(self) -> tuple[Finding, ...]:
        """The findings that stop the build."""
        return tuple(f for f in self.findings if f.is_error)


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildReport:
    """What a build made and what it noticed."""

    prepared: Prepared
    pages: int = 0
    files: int = 0
    size: int = 0
    seconds: float = 0.0

    @property
    def exit_code(self) -> int:
        """0 fine, 1 errors, 3 partly built."""
        data = self.prepared.data
        if self.prepared.plan is None:
            return 1
        return 3 if data is not None and data.quarantined else 0


def silent(_: str) -> None:
    """Say nothing."""


def check(folders: Folders) -> tuple[PortalInput | None, tuple[Finding, ...]]:
    """Read and validate a portal: what was understood, and every finding at once."""
    data, found = read_portal(folders)
    if data is not None:
        found = (*found, *check_portal(data))
    return data, sort_findings(found)


def prepare(
    folders: Folders, info: PortalInfo, *, keep_going: bool = False, say: Say = silent
) -> Prepared:
    """Everything up to the plan; with errors the plan is None.

    With `keep_going` a district package with errors is left out, and the rest is planned.
    """
    say("Membaca dan memeriksa paket data …")
    data, findings = check(folders)
    info = _dated(info, data)
    if data is None:
        return Prepared(folders=folders, info=info, findings=findings)
    if keep_going:
        data = quarantine(data, findings)
    aside = _set_aside(data) if keep_going else ()
    blocked = any(f.is_error and not f.path.startswith(aside) for f in findings)
    if blocked or (data.quarantined and not keep_going):
        return Prepared(folders=folders, info=info, findings=findings, data=data)
    say("Menghitung nilai, kesiapan, dan perubahan …")
    results = compute_portal(data)
    say("Menyusun halaman …")
    plan, noticed = plan_site(data, results, info, findings)
    findings = sort_findings((*findings, *noticed))
    if any(f.is_error for f in noticed):
        return Prepared(folders=folders, info=info, findings=findings, data=data)
    return Prepared(
        folders=folders, info=info, findings=findings, data=data, results=results, plan=plan
    )


def quarantine(data: PortalInput, findings: tuple[Finding, ...]) -> PortalInput:
    """The portal without the district packages and stories that have errors."""
    bad_files = {f.path for f in findings if f.is_error}
    left_out = dict(data.quarantined)
    kept = {}
    for code, package in data.districts.items():
        folder = package.head.folder
        if any(path == folder or path.startswith(folder + "/") for path in bad_files):
            left_out[code] = folder
        else:
            kept[code] = package
    return replace(
        data,
        districts=kept,
        quarantined=left_out,
        stories=tuple(s for s in data.stories if s.path not in bad_files),
        narratives=tuple(s for s in data.narratives if s.path not in bad_files),
    )


def write_site(
    prepared: Prepared, writer: SiteWriter, *, editorial: Mapping[str, str], say: Say = silent
) -> BuildReport:
    """Render and write every page and file of the plan; `editorial` names pages made elsewhere."""
    plan = prepared.plan
    if plan is None:
        return BuildReport(prepared=prepared)
    start = time.perf_counter()
    renderer = Renderer(prepared.folders.templates, prepared.info)
    say(f"Menulis {len(plan.pages)} halaman …")
    for page in plan.pages:
        writer.write(page.file, renderer.page(page))
    for asset in plan.assets:
        if asset.source:
            writer.copy(asset.address, prepared.folders.root / asset.source)
        else:
            writer.write(asset.address, asset.content)
    for path in sorted((prepared.folders.templates / "aset").glob("*")):
        writer.copy(f"aset/{path.name}", path)
    return BuildReport(
        prepared=prepared,
        pages=len(plan.pages) + len(editorial),
        files=len(writer.written) + len(editorial),
        size=sum(writer.written.values()),
        seconds=time.perf_counter() - start,
    )


def _set_aside(data: PortalInput) -> tuple[str, ...]:
    """Where errors may stand while the rest is built: quarantined packages, stories."""
    return (*data.quarantined.values(), "content/inovasi/", "content/narasi/")


def _dated(info: PortalInfo, data: PortalInput | None) -> PortalInfo:
    if data is None:
        return info
    heads = [
        *(p.head for p in data.districts.values()),
        *(a.head for a in data.awards),
        *(f.head for f in data.frameworks.values()),
    ]
    newest = max((head.updated for head in heads), default="")
    return replace(info, updated=newest, updated_text=date_text(newest))
