"""The pages and the script that no site has; they come from the program alone.

An owner's own templates may be the very mistake that has to be shown.
"""

from __future__ import annotations

from functools import cache
from itertools import groupby
from typing import NamedTuple

from kksportal.policy import PLAIN
from kksportal.render.html import Templates
from kksportal.serve.files import ICON, SCRIPT, STYLE, Own
from kksportal.serve.outcome import Problem
from kksportal.serve.screen import Shown
from kksportal.shipped import shipped_templates


class FaultFile(NamedTuple):
    """The problems of one file."""

    path: str
    problems: tuple[Problem, ...]


class ServePage(NamedTuple):
    """Why there is nothing to see yet."""

    title: str
    lead: str
    sentence: str
    files: tuple[FaultFile, ...]
    more: str
    style: str
    icon: str


def page_of(shown: Shown) -> ServePage:
    """The page that stands in the place of all others."""
    fault = shown.fault
    if fault is None:
        return ServePage(
            title="Portal sedang dibangun",
            lead="Halaman ini berganti sendiri begitu selesai. Bangunan pertama makan waktu paling "
            "lama.",
            sentence="",
            files=(),
            more="",
            style=STYLE,
            icon=ICON,
        )
    many = len(fault.problems) + fault.more
    lead = "Betulkan, lalu simpan; halaman yang Anda buka kembali sendiri."
    if shown.site is not None:
        lead += " Situs yang sudah dibangun tidak diubah."
    return ServePage(
        title=f"{many} galat harus dibetulkan" if many else "Portal tidak dapat dibangun",
        lead=lead,
        sentence=fault.sentence,
        files=tuple(
            FaultFile(path, tuple(listed))
            for path, listed in groupby(fault.problems, key=lambda one: one.path)
        ),
        more=f"Masih ada {fault.more} galat lain; semuanya: kks validate" if fault.more else "",
        style=STYLE,
        icon=ICON,
    )


def own_pages() -> Own:
    """Pages and tag, printed with the templates of the program."""
    environment = Templates(shipped_templates()).environment

    @cache
    def tag(version: str) -> bytes:
        template = environment.get_template("laporan/muat-ulang.html")
        return template.render(skrip=SCRIPT, versi=version).encode()

    def page(shown: Shown) -> bytes:
        template = environment.get_template("laporan/layanan.html")
        return template.render(halaman=page_of(shown), kebijakan=PLAIN).encode()

    return Own(page=page, tag=tag)


def own_files() -> dict[str, bytes]:
    """The script that waits for something else to see; style and icon of every portal."""
    folder = shipped_templates()
    return {
        SCRIPT: (folder / "laporan" / "muat-ulang.js").read_bytes(),
        STYLE: (folder / "aset" / "gaya.css").read_bytes(),
        ICON: (folder / "aset" / "ikon.svg").read_bytes(),
    }
