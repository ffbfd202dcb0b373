"""CPU time and bytes of each download of a district: `python bench/unduhan.py PORTAL [--daerah N]`.

In this one process, over the first N districts with a package; the best of several rounds, since a
busy machine only ever adds. Reading and computing the district anew, as a build does before it
makes downloads, is a line of its own.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from kksportal.effects import Folders
from kksportal.exports import register
from kksportal.exports.files import File
from kksportal.exports.parts import table_parts
from kksportal.read.portal import read_shared
from kksportal.render.files import to_bytes
from kksportal.settings import read_settings
from kksportal.site_build.district_builder import BuilderSetup, DistrictBuilder
from kksportal.site_build.executor import collect_rarely
from kksportal.site_build.reading import Unit, list_units
from kksportal.words.context import DistrictContext

Lines = dict[str, list[float]]  # by maker: CPU seconds of composing and of printing, bytes


def builder_of(root: Path, stage: Path) -> tuple[DistrictBuilder, list[Unit]]:
    """A builder as a build opens it, and its districts with a package."""
    folders = Folders(root=root)
    data, _ = read_shared(folders)
    assert data is not None
    units = [unit for unit in list_units(folders, data)[0] if unit.folder]
    setup = BuilderSetup(
        root=str(root),
        stage=str(stage),
        published="",
        info=replace(read_settings(root).info, downloads=True),
        codes=tuple(unit.code for unit in units),
    )
    return DistrictBuilder(setup, data), units


def files_of(one: register.FileType[DistrictContext], context: DistrictContext) -> list[File]:
    """What a maker composes, before it is printed."""
    return [*one.files(context.opened())]


def measure(builder: DistrictBuilder, unit: Unit) -> Lines:
    """One district, maker by maker."""
    lines: Lines = {}

    def timed(name: str, place: int, make: Callable[[], Any]) -> Any:
        start = time.process_time()
        made = make()
        lines.setdefault(name, [0.0, 0.0, 0.0])[place] += time.process_time() - start
        return made

    package = timed("reading", 0, lambda: builder._read(unit)[0])
    context = timed("computing", 0, lambda: builder._context(package))
    for one in register.DISTRICT:
        if not one.download:
            continue
        name = one.name
        for file in timed(name, 0, partial(files_of, one, context)):
            content = timed(name, 1, partial(to_bytes, file.content))
            lines[name][2] += len(content)
    parts = timed("national lines", 0, lambda: table_parts(context))
    lines["national lines"][2] += sum(map(len, parts.values()))
    return lines


def main() -> int:
    """Print a line a maker: milliseconds a district and KB a district."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("portal", type=Path)
    parser.add_argument("--daerah", type=int, default=30, help="how many districts")
    parser.add_argument("--putaran", type=int, default=3, help="rounds; the best counts")
    args = parser.parse_args()
    collect_rarely()  # as a build does
    with tempfile.TemporaryDirectory() as stage:
        builder, units = builder_of(args.portal.resolve(), Path(stage))
        units = units[: args.daerah]
        measure(builder, units[0])  # imports, fonts and the like are not the district's
        # Typst remembers what it has just set: other districts stand between two rounds of one.
        rounds = [[measure(builder, unit) for unit in units] for _ in range(args.putaran)]
        best: list[Lines] = [
            {name: [min(one[name][i] for one in same) for i in range(3)] for name in same[0]}
            for same in zip(*rounds, strict=True)
        ]
    print(f"{'maker':16}{'compose':>9}{'print':>9}{'both':>9} CPU-ms{'KB':>9}")
    whole = [0.0, 0.0, 0.0]
    for name in best[0]:
        mean = [sum(lines[name][i] for lines in best) / len(best) for i in range(3)]
        whole = [a + b for a, b in zip(whole, mean, strict=True)]
        tell(name, mean)
    tell("all", whole)
    return 0


def tell(name: str, mean: list[float]) -> None:
    """One line."""
    compose, printed, size = mean[0] * 1e3, mean[1] * 1e3, mean[2] / 1e3
    print(f"{name:16}{compose:9.2f}{printed:9.2f}{compose + printed:9.2f}       {size:9.1f}")


if __name__ == "__main__":
    sys.exit(main())
