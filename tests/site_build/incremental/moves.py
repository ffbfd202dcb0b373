"""A nation of two districts and what may move in it, for tests of keys."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import SimpleNamespace
from typing import Any

from kksportal.pages.types import On
from kksportal.site_build.incremental.keys import Keys, RowKeys
from kksportal.site_build.incremental.last_build import LastBuild
from kksportal.site_build.incremental.output import DistrictOutput
from tests.site_build.small import FIRST, PAGE, SECOND, built, last_build, output

PAIR, PAIR_2 = "banding/kalsel/pasar/", "banding/kalsel/sekolah/"
NEAR, FAR = "banding/kalsel-baru/pasar/", "banding/bali/pasar/"
INDICATOR = "indikator/2025/T1.01/"
ROWS = {"temuan/": "t", PAIR: "a", PAIR_2: "b", FAR: "f", INDICATOR: "i"}
SCORE = ("pasar", "84.6", "84,6", "per 2025", "a")
ONE = output(
    updated="2026-01-02", rows=ROWS, scores=(SCORE,), pages=(PAGE,), shas=(("a", "b"),),
    findings=(("KKS-P008", "a.csv", 1, "", "Salah.", "", ""),),
)  # fmt: skip
TWO = output(SECOND, rows={PAIR: "c"})
FILES = {
    "datapackages/penghargaan/2025/penerima.csv": "1",
    "datapackages/penghargaan-simulasi/2025/penerima.csv": "2",
    f"{ONE.folder}/penghargaan.csv": "3",
    "content/inovasi/a.md": "4",
    "content/narasi/a.md": "5",
    "content/tentang.md": "6",
    "site_templates/aset/gaya.css": "7",
    "site_templates/halaman/daerah.html": "8",
}
LATER = (On.FINDINGS, On.TABLES, On.DOWNLOADS, On.PAGES)


def told(name: str) -> Callable[[], str]:
    """A key that is known later."""
    return lambda: f"kunci {name}"


def keys(
    *outputs: DistrictOutput,
    last: LastBuild | None = None,
    files: Mapping[str, str] = FILES,
    simulated: bool = False,
    packaged: tuple[str, ...] = (FIRST, SECOND),
    day: str = "2026-01-02",
    later: Mapping[On, Callable[[], str]] | None = None,
) -> Keys:
    """The keys of a build of these districts, on these files."""
    last = last or last_build()
    last.inputs.stats.update(dict.fromkeys(files, (1, 1)))
    last.inputs.note_read(files)
    results = SimpleNamespace(simulated=simulated, packaged=packaged)
    build = built(*(outputs or (ONE, TWO)), anew=[FIRST, SECOND], last=last, results=results)
    kinds = later if later is not None else {on: told(on.value) for on in LATER}
    return Keys(last, build, RowKeys(last, build), day, kinds)


def edited(path: str) -> dict[str, Any]:
    """The files, of which one has other content."""
    return {"files": {**FILES, path: "lain"}}


def first(**moved: Any) -> dict[str, Any]:
    """The districts, of which the first gives otherwise."""
    plain = {name: value for name, value in ONE._asdict().items() if name not in ("slots", "code")}
    for name in ("given_key", "row_keys", "part_keys", "record_key"):
        plain.pop(name)
    return {"outputs": (output(**plain | moved), TWO)}
