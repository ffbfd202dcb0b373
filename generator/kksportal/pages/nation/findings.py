"""The reference of all kinds of findings, and those of this build."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kksportal import addresses
from kksportal.findings import KINDS
from kksportal.pages.nation.context import NationContext
from kksportal.pages.site import Page
from kksportal.words.frames import frame
from kksportal.words.tables import table, text
from kksportal.words.views import Table


def findings_page(context: NationContext) -> Iterator[Page]:
    """The reference of all kinds of findings, made from their table, and those of this build."""
    if not context.wants(addresses.FINDINGS()):
        return
    findings, changed = context.findings, context.info.updated
    kinds = table(
        "Semua jenis temuan",
        ("Kode", "Tingkat", "Artinya", "Yang dilakukan", "Contoh"),
        (
            (
                text(k.code),
                text(k.severity.value),
                text(f"{k.title}. {k.meaning}"),
                text(k.advice),
                text(k.example or "–"),
            )
            for k in KINDS
        ),
    )
    here = table(
        "Temuan pada data portal ini",
        ("Kode", "Berkas", "Tempat", "Temuan"),
        (
            (text(f.kind.code), text(f.path), text(f.place or "seluruh berkas"), text(f.what))
            for f in sorted(findings, key=lambda f: (f.kind.code, f.path, f.row))
        ),
    )
    yield Page(
        frame=frame(
            addresses.FINDINGS(),
            "Jenis temuan",
            "Semua jenis temuan pemeriksaan data, artinya, dan yang harus dilakukan.",
            changed,
        ),
        view=FindingsPage(
            kinds=kinds or Table(caption="Semua jenis temuan", heads=("Kode",), rows=()), here=here
        ),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingsPage:
    """`temuan.html`: the reference of all kinds of findings, and those of this build."""

    kinds: Table
    here: Table | None
