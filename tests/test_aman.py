"""Three zones of trust: what data and texts bring never runs, and with --aman nor does the program
zone of a portal (docs/kepercayaan.md)."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from kksportal.authoring.init import init_portal
from kksportal.cli import main
from tests.conftest import ROOT
from tests.roda import few_districts
from tests.settings.portals import SVG, put

BUILD = ["build", "--no-downloads", "--no-search"]
COLD = [*BUILD, "--no-cache"]
HOME, DISTRICT, TEXT = "index.html", "daerah/kabupaten-balangan/index.html", "tentang/index.html"
ENGLISH = "en/index.html"
OWN_FRAME = (
    '{% extends "bawaan/main.html" %}{% block kaki %}<p>Kaki kami</p>{{ super() }}{% endblock %}'
)


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new portal."""
    target = tmp_path_factory.mktemp("aman") / "portal"
    init_portal(target, "https://dinas.example/kks/")
    few_districts(target)
    return target


@pytest.fixture
def portal(fresh: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of it, with a memory of its own."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "ingatan"))
    return Path(shutil.copytree(fresh, tmp_path / "portal"))


def add(portal: Path, text: str) -> int:
    """Add lines to the settings; the first of them."""
    path = portal / "mkdocs.yml"
    before = path.read_text("utf-8")
    path.write_text(before + text, "utf-8")
    return before.count("\n") + 1


def page(portal: Path, name: str) -> str:
    """A page as it was built."""
    return (portal / "site" / name).read_text("utf-8")


def site(portal: Path) -> dict[str, bytes]:
    """All files of the built site."""
    home = portal / "site"
    return {p.relative_to(home).as_posix(): p.read_bytes() for p in home.rglob("*") if p.is_file()}


def marks(portal: Path) -> str:
    """Python that leaves a mark when it runs."""
    return f"open({str(portal.parent / 'jalan')!r}, 'a').close()\n"


def ran(portal: Path) -> bool:
    """Whether it ran."""
    return (portal.parent / "jalan").exists()


def plant_hook(portal: Path) -> None:
    """A hook of MkDocs."""
    put(portal, {"h.py": marks(portal)})
    add(portal, "hooks: [h.py]\n")


def plant_extension(portal: Path) -> None:
    """An extension of Markdown that lies in the portal, from where Python takes modules."""
    put(portal, {"jahat.py": marks(portal)})
    path = portal / "mkdocs.yml"
    path.write_text(path.read_text("utf-8").replace("  - tables\n", "  - tables\n  - jahat\n"))


def plant_template(portal: Path) -> None:
    """A template that reaches Python by what Jinja leaves open."""
    mark = str(portal.parent / "jalan")
    code = "{{ cycler.__init__.__globals__.__builtins__.open('" + mark + "', 'w').close() }}"
    put(portal, {"site_templates/halaman/beranda.html": code})


@pytest.mark.parametrize("plant", [plant_hook, plant_extension, plant_template])
def test_nothing_of_a_proposal_runs(
    portal: Path, plant: Callable[[Path], None], monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    """With --aman both commands end well, say in one sentence what they left out, and ran none."""
    plant(portal)
    monkeypatch.chdir(portal)
    monkeypatch.syspath_prepend(str(portal))
    assert main(["validate", "--aman", "--no-cache"]) == 0
    assert capsys.readouterr().out.count("KKS-A007") == 1
    assert main([*COLD, "--aman"]) == 0
    assert capsys.readouterr().err.count("KKS-A007") == 1
    assert not ran(portal)


@pytest.mark.parametrize("plant", [plant_hook, plant_template])
def test_an_owner_s_own_runs(portal: Path, plant: Callable[[Path], None]) -> None:
    """The control: what was planted would have run."""
    plant(portal)
    assert main([*COLD, "-C", str(portal)]) == 0
    assert ran(portal)


@pytest.mark.parametrize("safe", [[], ["--aman"]])
@pytest.mark.parametrize("command", [["validate"], COLD])  # kks serve: tests/serve/test_worker.py
def test_an_object_of_python_is_made_in_no_zone(
    portal: Path, command: list[str], safe: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    """Not even the owner's own: the settings are plain values, and the line is named."""
    mark = portal.parent / "jalan"
    row = add(portal, f'extra: !!python/object/apply:os.system ["touch {mark}"]\n')
    assert main([*command, *safe, "-C", str(portal)]) == 1
    told = capsys.readouterr()
    assert f"KKS-A002  mkdocs.yml  baris {row}" in told.out + told.err
    assert not ran(portal)
    assert not (portal / "site").exists()


def test_a_proposal_writes_nowhere_else(portal: Path) -> None:
    """`site_dir` may not lead out of the portal."""
    path = portal / "mkdocs.yml"
    path.write_text(path.read_text("utf-8").replace("site_dir: site", "site_dir: ../luar"))
    assert main([*COLD, "--aman", "-C", str(portal)]) == 0
    assert (portal / "site" / HOME).is_file()
    assert not (portal.parent / "luar").exists()


def lay_overlay(portal: Path) -> None:
    """One own template, one own style, one logo, a colour and a menu."""
    put(portal, {
        "site_templates/overrides/main.html": OWN_FRAME,
        "site_templates/aset/gaya-sendiri.css": ".kaki { border: 0 }",
        "content/logo.svg": SVG,
    })  # fmt: skip
    add(portal, "nav:\n  - Beranda: index.md\n  - Kami: tentang.md\n")
    path = portal / "mkdocs.yml"
    more = "  font: false\n  logo: logo.svg\n  palette:\n    primary: indigo\n"
    path.write_text(path.read_text("utf-8").replace("  font: false\n", more))


def test_an_owner_lays_his_own_over_the_program_s(portal: Path) -> None:
    """Template, style, logo, colour, menu: on each page, whoever prints it; the rest is ours."""
    lay_overlay(portal)
    assert main([*COLD, "-C", str(portal)]) == 0
    for name, root in ((HOME, ""), (DISTRICT, "../../"), (TEXT, "../"), ("404.html", "/kks/")):
        text = page(portal, name)
        assert text.count("<p>Kaki kami</p>") == 1
        assert "Laporkan kesalahan" in text
        assert f'<img src="{root}aset/logo.svg" alt="">' in text
        styles = ("gaya", "warna", "gaya-sendiri")
        at = [text.index(f'href="{root}aset/{style}.css"') for style in styles]
        assert at == sorted(at)
        assert f'<a href="{root}tentang/"' in text
        assert ">Kami</a>" in text
        assert ">Penghargaan</a></li>" not in text.partition("<main")[0]
    assert 'href="../aset/gaya-sendiri.css"' in page(portal, ENGLISH)
    made = site(portal)
    assert made["aset/gaya-sendiri.css"] == b".kaki { border: 0 }"
    assert b"--kertas" in made["aset/gaya.css"]


def test_a_build_follows_the_overlay(portal: Path) -> None:
    """Step by step from what stands: each time the site is the one of a build from nothing."""
    folder = portal / "site_templates"
    steps: list[Callable[[], object]] = [
        lambda: lay_overlay(portal),
        lambda: (folder / "aset/gaya-sendiri.css").write_text(".kaki { border: 1px }"),
        lambda: (portal / "content/logo.svg").write_text(SVG.replace("9v9", "8v8")),
        lambda: put(portal, {"site_templates/halaman/beranda.html": "<h1>Beranda kami</h1>"}),
        lambda: shutil.rmtree(folder),
    ]
    assert main([*BUILD, "-C", str(portal)]) == 0
    for step in steps:
        step()
        assert main([*BUILD, "-C", str(portal)]) == 0
        built = site(portal)
        assert main([*COLD, "-C", str(portal), "--site-dir", str(portal / "dingin")]) == 0
        cold = portal / "dingin"
        assert built == {
            p.relative_to(cold).as_posix(): p.read_bytes() for p in cold.rglob("*") if p.is_file()
        }
    assert main([*BUILD, "--aman", "-C", str(portal)]) == 0
    assert site(portal) == built


def test_a_safe_build_after_an_owner_s_shows_nothing_of_his_templates(portal: Path) -> None:
    """What the last build left does not stand for another zone."""
    put(portal, {"site_templates/overrides/main.html": OWN_FRAME})
    assert main([*BUILD, "-C", str(portal)]) == 0
    assert "Kaki kami" in page(portal, DISTRICT)
    assert main([*BUILD, "--aman", "-C", str(portal)]) == 0
    assert not any(b"Kaki kami" in content for content in site(portal).values())


@pytest.mark.parametrize(
    "text", ["{% if x %}\n<p>", "{{ tidakada.x }}", '{% include "tidakada.html" %}']
)
def test_a_template_that_fails_is_a_sentence(
    portal: Path, text: str, capfd: pytest.CaptureFixture[str]
) -> None:
    """With its file; nothing is published."""
    put(portal, {"site_templates/halaman/daerah.html": text})
    assert main([*COLD, "-C", str(portal)]) in (1, 2)
    told = capfd.readouterr()
    assert "site_templates/halaman/daerah.html" in told.err
    assert "Traceback" not in told.out + told.err
    assert not (portal / "site").exists()


@pytest.mark.parametrize("hook", ["1 / 0\n", "def on_config(config):\n    raise ValueError('x')\n"])
def test_a_hook_that_fails_is_a_sentence(
    portal: Path, hook: str, capfd: pytest.CaptureFixture[str]
) -> None:
    """While it is loaded, or while it runs."""
    put(portal, {"h.py": hook})
    add(portal, "hooks: [h.py]\n")
    assert main([*COLD, "-C", str(portal)]) == 2
    told = capfd.readouterr().err
    assert len([line for line in told.splitlines() if line.startswith("kks: ")]) == 1
    assert "Traceback" not in told


def test_an_editorial_page_chooses_no_template(portal: Path) -> None:
    """`template:` in its head does nothing, and is told."""
    put(portal, {"content/x.md": "---\ntitle: X\ntemplate: sitemap.xml\n---\n# Isi kami\n"})
    assert main([*COLD, "-C", str(portal)]) == 0
    assert "<main" in page(portal, "x/index.html")
    assert "Isi kami" in page(portal, "x/index.html")


def test_mkdocs_says_the_same(portal: Path) -> None:
    """`mkdocs build` prints our findings in Indonesian, and stops where we do."""
    path = portal / "mkdocs.yml"
    path.write_text(path.read_text("utf-8").replace("hari_jawab: 10", "hari_jawab: sepuluh"))
    made = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build"],
        cwd=portal, env=os.environ | {"PYTHONPATH": str(ROOT / "generator")},
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert made.returncode == 1
    assert "“hari_jawab” berisi “sepuluh”" in made.stdout + made.stderr
    assert "Traceback" not in made.stdout + made.stderr
    assert not (portal / "site").exists()


def test_the_guide_names_this_test() -> None:
    """The document on trust says which test holds each promise."""
    text = (ROOT / "docs/kepercayaan.md").read_text("utf-8")
    for name in ("tests/test_aman.py", "tests/test_berbahaya.py", "tests/hosting/"):
        assert name in text
