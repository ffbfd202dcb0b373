"""The form of a district from what the portal knows: filled in, with what was sent back marked."""

from __future__ import annotations

from collections.abc import Mapping

from kksportal.compute.deadlines import deadline, due_at
from kksportal.compute.repairs import state_of
from kksportal.intake.form.fill import Form, make_context, make_form
from kksportal.model.package import DistrictPackage, PortalInput
from kksportal.model.rows import Perbaikan


def district_form(
    portal: PortalInput, package: DistrictPackage, code: str, cycle: str, office: str = ""
) -> Form:
    """The form of a district in a cycle."""
    label = next((r.nama for p in portal.regions for r in p.daerah if r.kode == code), code)
    if package.head.simulated:
        label += " (DATA SIMULASI)"
    context = make_context(portal, package, code, cycle)
    return make_form(context, label=label, office=office, sent_back=sent_back(package, cycle))


def sent_back(package: DistrictPackage, cycle: str) -> Mapping[str, str]:
    """By indicator, until when it must be mended and by which office; what was sent is left out."""
    newest: dict[str, Perbaikan] = {}
    for row in package.perbaikan:
        if row.siklus != cycle or not row.indikator:
            continue
        known = newest.get(row.indikator)
        if known is None or state_of(row) > state_of(known):
            newest[row.indikator] = row
    return {code: _told(row) for code, row in newest.items() if row.status == "diminta"}


def _told(row: Perbaikan) -> str:
    due = deadline(row)
    parts = [f"sampai {due}" if due_at(row) else due]
    if row.perangkat_daerah:
        parts.append(row.perangkat_daerah.replace(";", ", "))
    return "; ".join(parts)
