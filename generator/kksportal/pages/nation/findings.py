"""The reference of all kinds of findings, and those of this build."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kksportal.errors import Finding
from kksportal.findings import KINDS
from kksportal.pages.site import Page
from kksportal.words.frames import frame
from kksportal.words.tables import table, text
from kksportal.words.views import (
    Table,
)


def findings_page(findings: Sequence[Finding], changed: str) -> Page:
    """The reference of all kinds of findings, made from their table, and those of this build."""
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
    return Page(
        frame=frame(
            "temuan/",
            "Jenis temuan",
            "Semua jenis temuan pemeriksaan data, artinya, dan yang harus dilakukan.",
            changed,
        ),
        template="temuan.html",
        view=FindingsPage(
            kinds=kinds or Table(caption="Semua jenis temuan", heads=("Kode",), rows=()), here=here
        ),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingsPage:
    """`temuan.html`: the reference of all kinds of findings, and those of this build."""

    kinds: Table
    here: Table | None
