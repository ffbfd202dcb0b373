"""`make bench`: this generator, Hugo, Pagefind and MkDocs + Material on the same simulated nation.

Rounds are interleaved (A B C, A B C, …), so that a slow minute of the machine meets all alike.
Each run is a process of its own (`ukur.py`). Outputs go to a file system in memory; two lines are
repeated on the disk. Hugo runs in the set-up that `saingan.py` found the fastest. Results:
RESULTS.md and results.json.
"""

from __future__ import annotations

import argparse
import json
import os
import pickle
import shutil
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from bekal import HERE, Nation, machine, pagefind_binary, peers, prepare_all
from laporan import report
from saingan import FASTEST, same_pages
from ukur import Line, clean, load, rounds, vars_of

SMALL = 60  # districts for Material: what it can bear


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
    whole = "-utuh" if extent is WHOLE else ""
    site, cache = home / f"kami{whole}", home / f"ingatan{whole}"

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
    """Hugo's render + write in its fastest set-up, start and parsing of its data included."""
    name = "Hugo, empty <main>" if empty else "Hugo, render + write"
    setup = replace(FASTEST, name=f"{name}, {nation.size}")
    return setup.line(nation, home, empty=empty)


def remembered(nation: Nation, build: Line, extent: Extent) -> list[Line]:
    """What a person waits for after the first build: one figure changed, nothing changed.

    The first build is the last round of `build`.
    """
    command, told = build.command, build.env
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
                alone=True,
            )
        )
    return made


def search(nation: Nation, home: Path) -> list[Line]:
    """Our search step from its records, and Pagefind's own program over finished pages.

    Over every page, and over those alone that our records are of.
    """
    records, site = nation.peers / "cari.pickle", nation.peers / "situs"
    indexed, named = home / "indeks", home / "halaman-indeks"
    clean(named)()
    for page in {one.address.partition("#")[0] for one in pickle.loads(records.read_bytes())}:
        path = named / page / "index.html"
        path.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(site / page / "index.html", path)
    own = [sys.executable, str(HERE / "indeks.py"), str(records), str(indexed)]
    program = [pagefind_binary(), "--quiet", "--force-language", "id", "--root-selector", "main"]
    program += ["--output-path", str(indexed), "--site"]
    lines = [
        ("kksportal, search index from records", own),
        ("Pagefind, the same pages as HTML", [*program, str(named)]),
        ("Pagefind, every page as HTML", [*program, str(site)]),
    ]
    return [
        Line(f"{name}, {nation.size}", command, indexed, clean(indexed), alone=command is not own)
        for name, command in lines
    ]


@dataclass(slots=True)
class Bench:
    """A run of everything: where, on which nations, how many rounds."""

    home: Path
    disk: Path
    nations: Sequence[Nation]  # the last is the main one
    many: int

    @property
    def few(self) -> int:
        """Counted rounds of what is slow, or only there to compare with."""
        return 2 if self.many > 3 else 1

    def pages(self) -> tuple[list[Line], list[Line]]:
        """Every page, cold and after a change, beside Hugo."""
        nation = self.nations[-1]
        build = our_build(nation, self.home)
        lines = [build, hugo(nation, self.home), our_print(nation, self.home)]
        rounds(lines, self.many)
        again = [*remembered(nation, build, PAGES), *checks(nation, self.home)]
        rounds(again, self.many)
        return lines, again

    def whole(self) -> list[Line]:
        """The whole portal, cold and after a change."""
        nation = self.nations[-1]
        build = our_build(nation, self.home, WHOLE)
        rounds([build], self.few)
        again = remembered(nation, build, WHOLE)
        rounds(again, self.many)
        clean(*(path for path in (build.output,) if path))()
        return [build, *again]

    def slopes(self) -> list[Line]:
        """Every page of the smaller nations, beside Hugo."""
        lines = [f(n, self.home) for n in self.nations[:-1] for f in (our_build, hugo)]
        rounds(lines, self.few)
        return lines

    def peers(self, small: Nation | None, tools: Path) -> tuple[list[Line], list[Line], list[Line]]:
        """Hugo without content, Pagefind, and Material if asked for."""
        nation = self.nations[-1]
        empty = [hugo(nation, self.home, empty=True)]
        found = search(nation, self.home)
        lines = [our_print(small, self.home), *material(small, self.home, tools)] if small else []
        rounds([*empty, *found, *lines], self.few)
        return empty, found, lines

    def on_disk(self) -> list[Line]:
        """The pages once more, onto the disk."""
        self.disk.mkdir(exist_ok=True)
        lines = [f(self.nations[-1], self.disk) for f in (our_build, hugo)]
        rounds(lines, self.few, memory=False)
        return lines


def main() -> int:
    """Measure everything and write the report."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--daerah", default="60,257,514", help="sizes, the last is the main one")
    parser.add_argument("--putaran", type=int, default=5, help="counted rounds")
    parser.add_argument("--tanpa-material", action="store_true")
    args = parser.parse_args()
    # As on anybody's machine: what was compiled once is not compiled again by each command.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    start, before = time.monotonic(), load()
    home = Path(os.environ.get("KKS_BENCH_DIR", "/dev/shm/kks-bench"))
    disk = Path(os.environ.get("KKS_BENCH_DISK", HERE / ".disk"))
    tools = peers()
    sizes = [int(size) for size in args.daerah.split(",")]
    print("preparing the nations (not timed)", file=sys.stderr)
    others = [] if args.tanpa_material else [SMALL]
    made = prepare_all(home, [*sizes, *others], (FASTEST.shape,))
    bench = Bench(home, disk, [made[size] for size in sizes], args.putaran)
    nation = bench.nations[-1]
    equal, other = same_pages(nation, hugo(nation, home))
    pages, again = bench.pages()
    whole, slopes = bench.whole(), bench.slopes()
    empty, found, small = bench.peers(None if args.tanpa_material else made[SMALL], tools)
    on_disk = bench.on_disk()
    groups = {
        "main": [*pages, *empty],
        "again": again,
        "whole": whole,
        "slopes": slopes,
        "search": found,
        "material": small,
        "disk": on_disk,
    }
    elapsed = round(time.monotonic() - start)
    told = {
        "machine": machine(),
        "districts": nation.size,
        "hugo": FASTEST.name,
        "same": [equal, other],
        "groups": {name: [vars_of(line) for line in lines] for name, lines in groups.items()},
        "elapsed": elapsed,
        "load": [before, load()],
    }
    (HERE / "results.json").write_text(json.dumps(told, indent=1) + "\n", "utf-8")
    (HERE / "RESULTS.md").write_text(report(told), "utf-8")
    shutil.rmtree(home, ignore_errors=True)
    shutil.rmtree(disk, ignore_errors=True)
    minutes, seconds = divmod(elapsed, 60)
    print(f"written: {HERE.name}/RESULTS.md, after {minutes} min {seconds} s", file=sys.stderr)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
