"""Whatever `mkdocs.yml` holds, there are settings and findings: never a traceback."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from kksportal.settings import read_settings
from tests.settings.portals import NAME, PLUGIN, SVG, put

WHOLE = (
    f"{NAME}site_dir: site\nuse_directory_urls: true\ntheme:\n  name: material\n  font: false\n"
    "  logo: logo.svg\n  favicon: x.png\n  palette: {primary: teal, scheme: slate}\n" + PLUGIN +
    "      lapor: tentang/\n      hari_jawab: 10\n      bahasa: [id, en]\n      keamanan: \n"
    "nav:\n  - A: tentang.md\n  - B: daerah/\nextra_css: [a.css]\nhooks: [h.py]\n"
    "markdown_extensions:\n  - tables\n  - toc:\n      permalink: true\n"
    "validation: {links: {not_found: warn}}\n"
)  # fmt: skip
VALUES = (
    "[]", "{}", "[[[]]]", "{a: {b: c}}", "null", "3", "1e999", ".nan", "true", "2027-01-01",
    '"\\0"', '"\\ud800"', "!!binary x", "&a [*a]", "*a", "- x", "|", ">", '"', "'", "../..",
    "/etc/passwd", "~", "[a, [b], {c: d}]", "{? [a] : b}", "1:20", "\t", "!!python/name:os",
    "é" * 400, "x" * 5000, "9" * 5000, "[" * 900, "<<: 1", "\u202e", "-1e999", "2026-13-01",
    "javascript:alert(1)", "a\u00a0b", "%2e%2e/", "C:\\x", "con", ".", "..", "tentang.md#",
)  # fmt: skip


def broken(random: Random) -> bytes:
    """Settings with a few lines spoilt, doubled, moved or gone."""
    lines = WHOLE.split("\n")
    for _ in range(random.randint(1, 4)):
        at, kind, value = random.randrange(len(lines)), random.random(), random.choice(VALUES)
        if kind < 0.5 and ":" in lines[at]:
            lines[at] = f"{lines[at].partition(':')[0]}: {value}"
        elif kind < 0.6 and len(lines) > 4:
            del lines[at]
        elif kind < 0.7:
            lines.insert(at, random.choice(lines))
        elif kind < 0.85:
            cut = random.randint(0, len(lines[at]))
            lines[at] = lines[at][:cut] + value + lines[at][cut:]
        else:
            lines[at] = " " * random.randint(0, 5) + lines[at].strip()
    return "\n".join(lines).encode()


@pytest.mark.parametrize("seed", range(8))
def test_broken_settings_are_findings(tmp_path: Path, seed: int) -> None:
    """Each finding has a sentence and an advice; what pages would show stays whole."""
    put(tmp_path, {"content/tentang.md": "# T\n", "content/logo.svg": SVG, "h.py": "1/0\n"})
    random = Random(seed)
    for _ in range(40):
        (tmp_path / "mkdocs.yml").write_bytes(broken(random))
        for safe in (False, True):
            made = read_settings(tmp_path, safe=safe)
            assert made.info.name
            assert made.info.nav
            for one in made.findings:
                assert one.what.endswith((".", "?")) or one.kind.code == "KKS-A001", one
                assert one.mend


def test_the_whole_one_has_few_findings(tmp_path: Path) -> None:
    """The control: what is spoilt here was sound, but for an icon and a style that lack."""
    put(tmp_path, {"content/tentang.md": "# T\n", "content/logo.svg": SVG, "h.py": ""})
    (tmp_path / "mkdocs.yml").write_text(WHOLE, "utf-8")
    assert [one.kind.code for one in read_settings(tmp_path).errors] == ["KKS-A003", "KKS-A003"]
