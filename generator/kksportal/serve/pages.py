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

_MEND = "Betulkan, lalu simpan. Halaman yang Anda buka akan muncul lagi sendiri."
_TRY_AGAIN = (
    "Sesudah diatasi, simpan satu berkas portal ini. Halaman yang Anda buka akan muncul lagi "
    "sendiri."
)


class FaultFile(NamedTuple):
    """The problems of one file."""

    path: tuple[str, ...]  # its folders and its name: a long path is broken between them
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
    lead = _MEND if many else _TRY_AGAIN
    if shown.site is not None:
        lead += " Situs yang sudah dibangun tidak diubah."
    return ServePage(
        title=f"{many} galat harus dibetulkan" if many else "Portal tidak dapat dibangun",
        lead=lead,
        sentence=fault.sentence,
        files=tuple(
            FaultFile(tuple(path.split("/")), tuple(map(_with_stop, listed)))
            for path, listed in groupby(fault.problems, key=lambda one: one.path)
        ),
        more=f"Masih ada {fault.more} galat lain; semuanya: kks validate" if fault.more else "",
        style=STYLE,
        icon=ICON,
    )


def _with_stop(problem: Problem) -> Problem:
    """A problem whose advice is read as a sentence."""
    advice = problem.advice
    return problem._replace(advice=advice if advice.endswith(".") else f"{advice}.")


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
