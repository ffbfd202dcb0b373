"""`make bench-hugo`: which set-up of Hugo is the fastest? Writes HUGO.md.

Every set-up prints the same pages from the same computed views. The fastest is the line that
`make bench` compares with.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bekal import HERE, Nation, hugo_binary, machine, peers, prepare_all
from bentuk import SHAPES
from sama import compare
from ukur import Line, clean, load, rounds, run_once, vars_of

PLAIN = ("teks.toml",)  # HTML printed by plain text templates
OFF = {"GOGC": "off"}  # Go never collects what is no longer used


@dataclass(frozen=True, slots=True)
class Setup:
    """One way to run Hugo on our views."""

    name: str
    shape: str
    config: tuple[str, ...] = ()  # settings over hugo.toml
    options: tuple[str, ...] = ()
    env: dict[str, str] = field(default_factory=dict)
    cache: str = ""  # a cache folder in memory: `cold` empty before each run, `warm` left
    disk: bool = False  # written to the disk

    def line(self, nation: Nation, home: Path, *, empty: bool = False) -> Line:
        """What is run; with `empty` nothing is printed in any `<main>`."""
        site, cache = home / "hugo", home / "ingatan-hugo"
        layouts = "layouts-teks" if PLAIN[0] in self.config else "layouts"
        command = [hugo_binary(), "build", "--quiet", "--noBuildLock", *self.options]
        command += ["--layoutDir", f"{layouts}-kosong" if empty else layouts]
        command += ["--config", ",".join(("hugo.toml", *self.config))]
        away = [site]
        if self.cache:
            command += ["--cacheDir", str(cache)]
            away += [cache] if self.cache == "cold" else []
        written = "--renderToMemory" not in self.options
        if written:
            command += ["-d", str(site)]
        return Line(
            self.name,
            command,
            site if written else None,
            clean(*away),
            nation.peers / f"hugo-{self.shape}",
            self.env,
            alone=True,
        )


def _of_shape(shape: str) -> Setup:
    return Setup(f"{SHAPES[shape].words}, GOGC=off", shape, env=OFF)


def _plain(shape: str) -> Setup:
    words = f"{SHAPES[shape].words}, plain text templates, GOGC=off"
    return Setup(words, shape, PLAIN, env=OFF)


FASTEST = _plain("kumpulan")


def _with(words: str, **changes: Any) -> Setup:
    """A near one of the fastest, but for one thing."""
    told = {"config": PLAIN, "env": OFF} | changes
    return Setup(f"{SHAPES['berkas'].words}, plain text templates, {words}", "berkas", **told)


SETUPS = (
    Setup("front matter (as until now)", "depan"),
    Setup("front matter, GOGC=400", "depan", env={"GOGC": "400"}),
    *(_of_shape(shape) for shape in SHAPES),
    *(_plain(shape) for shape in ("depan", "isi", "kumpulan", "tambah-kumpulan", "berkas")),
    _with("GOGC as Go sets it", env={}),
    _with("GOGC=800", env={"GOGC": "800"}),
    _with("HUGO_NUMWORKERMULTIPLIER=8", env=OFF | {"HUGO_NUMWORKERMULTIPLIER": "8"}),
    _with("HUGO_MEMORYLIMIT=16", env=OFF | {"HUGO_MEMORYLIMIT": "16"}),
    _with("--renderToMemory (nothing written)", options=("--renderToMemory",)),
    _with("--cacheDir in memory, cold", cache="cold"),
    _with("--cacheDir in memory, warm", cache="warm"),
    _with("minified", config=(*PLAIN, "kecil.toml")),
    _with("feeds, site map and taxonomies on", config=(*PLAIN, "semua.toml")),
    _with("to the disk", disk=True),
)

HEAD = """\
# Set-ups of Hugo

Made by `make bench-hugo`; do not edit. {machine}.

The same computed views, the same pages; rounds interleaved, medians of {rounds} counted rounds.
Load of the machine at the start and at the end: {load}. On a busy machine compare CPU seconds.
`same` counts the pages with our `<main>` (at {size} districts), `share` is the median of CPU
seconds against that of the set-up on the first line. Larger sizes leave out what needed {near}
times the least CPU seconds, did not print the same pages, or did not write them.
"""
NEAR = 1.15  # how near to the least CPU seconds a set-up is looked at again


def measure(
    nation: Nation, home: Path, disk: Path, setups: Sequence[Setup], many: int
) -> list[dict[str, Any]]:
    """All set-ups in turn."""
    lines = [one.line(nation, disk if one.disk else home) for one in setups]
    rounds(lines, many)
    return [vars_of(line) for line in lines]


def again(
    setups: Sequence[Setup], found: Sequence[dict[str, Any]], same: dict[str, str]
) -> tuple[Setup, ...]:
    """The set-ups to look at once more: the first, and what is near the fastest."""
    whole = same[setups[0].name]
    cpu = {one["name"]: one["cpu"][0] for one in found if same[one["name"]] == whole}
    near = NEAR * min(cpu.values())
    return (setups[0], *(s for s in setups[1:] if s.name in cpu and cpu[s.name] <= near))


def same_pages(
    nation: Nation, line: Line, known: set[tuple[str, bytes]] | None = None
) -> tuple[int, int]:
    """How many of Hugo's pages have our `<main>`, and how many do not."""
    run_once(line)
    line.runs.clear()
    if line.output is None:
        return 0, 0
    equal, other = compare(nation.peers / "situs", line.output, known)
    for name, why in sorted(other.items())[:5]:
        print(f"  differs: {line.name}: {name}: {why[:300]}", file=sys.stderr)
    return equal, len(other)


def table(size: int, found: Sequence[dict[str, Any]], same: dict[str, str]) -> list[str]:
    """The set-ups at one size."""
    first = found[0]["cpu"][0]
    made = [
        f"## {size} districts",
        "",
        "| set-up | wall s (least–most) | CPU s (least–most) | share | memory MB | same |",
        "|---|---|---|---|---|---|",
    ]
    for one in found:
        wall, cpu = (
            f"{one[key][0]:.2f} ({one[key][1]:.2f}–{one[key][2]:.2f})" for key in ("wall", "cpu")
        )
        name = f"**{one['name']}**" if one["name"] == FASTEST.name else one["name"]
        made.append(
            f"| {name} | {wall} | {cpu} | {one['cpu'][0] / first:.2f} | "
            f"{one['memory'][0]:.0f} | {same.get(one['name'], '–')} |"
        )
    return [*made, ""]


def main() -> int:
    """Measure the set-ups, and write HUGO.md."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--daerah", default="60,257", help="sizes")
    parser.add_argument("--putaran", type=int, default=3, help="counted rounds")
    args = parser.parse_args()
    home = Path(os.environ.get("KKS_BENCH_DIR", "/dev/shm/kks-bench")) / "hugo"
    disk = Path(os.environ.get("KKS_BENCH_DISK", HERE / ".disk"))
    peers()
    before, sizes = load(), [int(size) for size in args.daerah.split(",")]
    nations = prepare_all(home, sizes, tuple(SHAPES))
    same: dict[str, str] = {}
    known: set[tuple[str, bytes]] = set()
    for one in SETUPS:
        nation = nations[sizes[0]]
        equal, other = same_pages(nation, one.line(nation, disk if one.disk else home), known)
        same[one.name] = f"{equal} of {equal + other}" if equal + other else "–"
    parts, setups = [], SETUPS
    for size in sizes:
        found = measure(nations[size], home, disk, setups, args.putaran)
        parts += table(size, found, same)
        setups = again(setups, found, same)
    told = HEAD.format(
        machine=", ".join(f"{key} {value}" for key, value in machine().items()),
        rounds=args.putaran,
        load=f"{before}, {load()}",
        size=sizes[0],
        near=NEAR,
    )
    (HERE / "HUGO.md").write_text("\n".join([told, *parts]), "utf-8")
    shutil.rmtree(home, ignore_errors=True)
    shutil.rmtree(disk, ignore_errors=True)
    print(f"written: {HERE.name}/HUGO.md", file=sys.stderr)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
