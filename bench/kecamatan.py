"""A nation with a page for each kecamatan, built for real: `python bench/kecamatan.py [FOLDER]`.

Each build begins from nothing, once to look at its memory and once to count its CPU time, since
looking slows it. Beside the nation: the same data without the pages, today's simulated nation, and
its largest province alone, split off as an owner would do it by hand.
"""

from __future__ import annotations

import argparse
import csv
import shutil
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from ukur import Line, clean, load, run_once, vars_of

from kksportal.simulation.portal import simulate_nation

SEED = 1
QUICK = ("--no-downloads", "--no-search")
SETTING = "      halaman_kecamatan: true\n"
REGIONS = Path("datapackages", "wilayah-simulasi")


def keep(path: Path, wanted: Callable[[dict[str, str]], bool]) -> None:
    """Leave in a table only the rows that are wanted."""
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        heads, rows = list(reader.fieldnames or ()), [row for row in reader if wanted(row)]
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, heads, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def split_off(nation: Path, target: Path) -> str:
    """The portal of the nation's largest province alone: its region, packages, awards, stories.

    What a package names must be in the list of regions, so awards and stories of others go too.
    """
    shutil.copytree(nation, target)
    with (nation / REGIONS / "kecamatan.csv").open(encoding="utf-8", newline="") as file:
        many = Counter(row["kode"].partition(".")[0] for row in csv.DictReader(file))
    code = many.most_common(1)[0][0]
    inside = f"{code}."
    with (nation / REGIONS / "daerah.csv").open(encoding="utf-8", newline="") as file:
        own = [row for row in csv.DictReader(file) if row["kode"].startswith(inside)]
    ids = {row["id"] for row in own}
    keep(target / REGIONS / "provinsi.csv", lambda row: row["kode"] == code)
    keep(target / REGIONS / "daerah.csv", lambda row: row["id"] in ids)
    keep(target / REGIONS / "kecamatan.csv", lambda row: row["daerah"] in ids)
    for folder in (target / "datapackages" / "daerah").iterdir():
        if not folder.name.startswith(inside):
            shutil.rmtree(folder)
    for table in (target / "datapackages" / "penghargaan-simulasi").glob("*/*.csv"):
        with table.open(encoding="utf-8") as text:
            if "wilayah" in text.readline().strip().split(","):
                keep(table, lambda row: row["wilayah"].startswith((inside, code + ";")))
    for story in (target / "content" / "inovasi").glob("*.md"):
        if f'daerah: "{inside}' not in story.read_text("utf-8"):
            story.unlink()
    return code


def without_pages(nation: Path, target: Path) -> None:
    """The same portal whose owner did not ask for the pages."""
    shutil.copytree(nation, target)
    settings = target / "mkdocs.yml"
    text = settings.read_text("utf-8")
    assert SETTING in text
    settings.write_text(text.replace(SETTING, ""), "utf-8")


def line_of(name: str, portal: Path, home: Path, *options: str) -> Line:
    """A build from nothing."""
    site, cache = home / "situs", home / "ingatan"
    command = [sys.executable, "-m", "kksportal", "build", "-C", str(portal)]
    command += ["--site-dir", str(site), *options]
    before = clean(site, cache, Path(f"{site}.lama"))
    return Line(name, command, site, before, env={"XDG_CACHE_HOME": str(cache)})


def main() -> None:
    """Simulate, build, and print a table."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("folder", nargs="?", type=Path, default=Path("/dev/shm/kks-kecamatan"))
    parser.add_argument("--daerah", type=int, default=514, metavar="N")
    parser.add_argument("--tanpa-memori", action="store_true", help="ukur CPU saja")
    parser.add_argument("--hanya", default="", metavar="KATA", help="hanya baris yang memuatnya")
    args = parser.parse_args()
    home: Path = args.folder
    clean(home)()
    plain, nation, silent, province = (home / n for n in ("biasa", "negeri", "diam", "provinsi"))
    simulate_nation(plain, args.daerah, SEED)
    simulate_nation(nation, args.daerah, SEED, kecamatan=True)
    without_pages(nation, silent)
    code = split_off(nation, province)
    lines = [
        line_of(f"{name}, {extent}", portal, home, *options)
        for name, portal in (
            ("nation today", plain),
            ("with data of kecamatan", silent),
            ("with pages of kecamatan", nation),
            (f"province {code} alone, with pages", province),
        )
        for extent, options in (("pages only", QUICK), ("whole", ()))
        if args.hanya in f"{name}, {extent}"
    ]
    print("| what | CPU s | memory MB | files | MB | largest file MB | load |")
    print("|---|---|---|---|---|---|---|")
    for line in lines:
        if not args.tanpa_memori:
            run_once(line, watch=True)
            line.runs.clear()
        run_once(line)
        told = line.runs[-1]
        assert line.output is not None
        largest = max(p.stat().st_size for p in line.output.rglob("*") if p.is_file())
        memory = vars_of(line)["memory"]
        assert isinstance(memory, list)
        print(
            f"| {line.name} | {told['cpu']:.1f} | {memory[0]} | {told['files']:,.0f} "
            f"| {told['bytes'] / 1e6:.1f} | {largest / 1e6:.1f} | {load()} |",
            flush=True,
        )
    clean(home)()


if __name__ == "__main__":
    main()
