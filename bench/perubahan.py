"""What is made again after one change: `python bench/perubahan.py 60,514`, as a Markdown table.

A simulated nation is built whole; then one figure, story, photo, award, setting, style, text of the
editors and template is changed after the other, and each is built for itself. What was written is
seen in the site: files that are new, gone, or of another time.
"""

from __future__ import annotations

import os
import re
import resource
import shutil
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from kksportal.shipped import shipped_templates
from kksportal.site_build.publish import files_of

_KINDS = ("daerah", "en", "api", "unduh", "kartu", "cari", "periksa", "foto", "aset", "umpan")


def a_figure(portal: Path) -> None:
    """One value of an indicator is one more."""
    table = sorted(portal.glob("datapackages/daerah/*/capaian.csv"))[3]
    lines = table.read_text("utf-8").split("\n")
    at = lines[0].split(",").index("nilai")
    row = next(
        n for n, ln in enumerate(lines) if re.fullmatch(r"\d+", (ln + "," * 99).split(",")[at])
    )
    cells = lines[row].split(",")
    cells[at] = str(int(cells[at]) + (-1 if int(cells[at]) % 2 else 1))
    lines[row] = ",".join(cells)
    table.write_text("\n".join(lines), "utf-8", newline="\n")


def a_story(portal: Path) -> None:
    """One more sentence in one story."""
    story = sorted(portal.glob("content/inovasi/*.md"))[0]
    story.write_text(story.read_text("utf-8") + "\nKalimat baru.\n", "utf-8", newline="\n")


def a_photo(portal: Path) -> None:
    """A photo of a story is another one."""
    photos = sorted(path for path in portal.glob("content/inovasi/foto/**/*") if path.is_file())
    same = [one for one in photos if one.suffix == photos[0].suffix]
    shutil.copyfile(same[1], same[0])


def an_award(portal: Path) -> None:
    """One district has another award."""
    table = sorted(portal.glob("datapackages/penghargaan*/2025/penerima.csv"))[0]
    lines = table.read_text("utf-8").split("\n")
    at = lines[0].split(",").index("predikat")
    cells = lines[3].split(",")
    cells[at] = "padapa" if cells[at] != "padapa" else "wiwerda"
    lines[3] = ",".join(cells)
    table.write_text("\n".join(lines), "utf-8", newline="\n")


def a_page(portal: Path) -> None:
    """One more sentence on an editorial page."""
    page = portal / "content/tentang.md"
    page.write_text(page.read_text("utf-8") + "\nKalimat baru.\n", "utf-8", newline="\n")


def a_style(portal: Path) -> None:
    """The owner's style sheet has a line more."""
    _own(portal, "aset/gaya.css", "\n/* pemilik */\n")


def a_template(portal: Path) -> None:
    """The owner has a template of one page type, one line other than the program's."""
    _own(portal, "halaman/glosarium.html", "\n")


def a_setting(portal: Path) -> None:
    """The portal has another name: it stands on every page."""
    place = portal / "mkdocs.yml"
    told = place.read_text("utf-8")
    place.write_text(re.sub(r"(?m)^site_name: .*$", "site_name: Portal Lain", told), "utf-8")


def nothing(_: Path) -> None:
    """Nothing is changed."""


CHANGES: tuple[Callable[[Path], None], ...] = (
    nothing, a_figure, a_story, a_photo, an_award, a_page, a_style, a_setting, a_template,
)  # fmt: skip


def _own(portal: Path, name: str, more: str) -> None:
    place = portal / "site_templates" / name
    place.parent.mkdir(parents=True, exist_ok=True)
    told = (shipped_templates() / name).read_text("utf-8")
    place.write_text(told + more, "utf-8", newline="\n")


def build(portal: Path) -> tuple[float, float, int]:
    """Wall and CPU seconds of a build, and how many districts it made."""
    start, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
    command = [sys.executable, "-m", "kksportal", "build", "-C", str(portal)]
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=environment)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    made = re.search(r"(\d+) daerah dibuat", done.stdout)
    return time.perf_counter() - start, cpu, int(made[1]) if made else 0


def kinds(names: set[str]) -> str:
    """How many files of each kind; pages of the nation are all that has no folder of its own."""
    counted: Counter[str] = Counter()
    for name in names:
        first = name.partition("/")[0]
        counted[first if first in _KINDS else "nasional"] += 1
    return ", ".join(f"{kind} {many}" for kind, many in sorted(counted.items())) or "–"


def measure(size: int, home: Path) -> None:
    """The table of one size of nation."""
    portal = home / f"n{size}"
    command = [sys.executable, "-m", "kksportal", "simulate", "--daerah", str(size), "--seed", "1"]
    subprocess.run([*command, "-o", str(portal)], check=True, capture_output=True)
    wall, cpu, made = build(portal)
    files = files_of(portal / "site")
    print(f"\n### {size} districts, the whole portal\n")
    print("| changed | districts made | files written | of which | CPU s | wall s |")
    print("|---|---|---|---|---|---|")
    print(f"| first build | {made} | {len(files)} | {kinds({*files})} | {cpu:.1f} | {wall:.1f} |")
    for change in CHANGES:
        change(portal)
        wall, cpu, made = build(portal)
        now = files_of(portal / "site")
        new = {name for name in files.keys() | now.keys() if files.get(name) != now.get(name)}
        files = now
        said = (change.__doc__ or "").rstrip(".")
        print(
            f"| {said} | {made} | {len(new)} | {kinds(new)} | {cpu:.2f} | {wall:.2f} |", flush=True
        )


def main() -> int:
    """Each size in turn, in memory where the machine has room."""
    home = Path(os.environ.get("KKS_BENCH_DIR", "/dev/shm")) / "kks-perubahan"
    try:
        for size in sys.argv[1].split(","):
            shutil.rmtree(home, ignore_errors=True)
            home.mkdir(parents=True)
            measure(int(size), home)
    finally:
        shutil.rmtree(home, ignore_errors=True)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
