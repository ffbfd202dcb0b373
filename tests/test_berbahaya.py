"""Portals that would lose what people have, or publish what is nobody's business."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from kksportal.authoring.init import init_portal
from kksportal.cli import main
from tests.roda import few_districts

SECRET = "url = git@contoh.invalid:rahasia.git"
BUILD = ["build", "--no-downloads", "--no-search", "--no-cache"]


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new portal under version control."""
    target = tmp_path_factory.mktemp("berbahaya") / "portal"
    init_portal(target)
    few_districts(target)
    (target / ".git").mkdir()
    (target / ".git/config").write_text(f"[remote]\n{SECRET}\n")
    return target


@pytest.fixture
def portal(fresh: Path, tmp_path: Path) -> Path:
    """A copy of it, in a home beside somebody's documents."""
    (tmp_path / "rumah/dokumen").mkdir(parents=True)
    (tmp_path / "rumah/dokumen/surat.txt").write_text("penting")
    return Path(shutil.copytree(fresh, tmp_path / "rumah/portal"))


def everything(root: Path) -> dict[str, bytes]:
    """Every file below a folder."""
    files = (path for path in root.rglob("*") if path.is_file() and not path.is_symlink())
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in files}


def set_option(portal: Path, old: str, new: str) -> None:
    """Change one line of the portal's settings."""
    path = portal / "mkdocs.yml"
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


TARGETS = (".", "..", "content", "datapackages", ".git", "../dokumen", "content/inovasi/baru", "/")


@pytest.mark.parametrize("target", TARGETS)
def test_a_target_that_is_somebody_s_work_is_refused(
    portal: Path, target: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """kks build --site-dir ends with 2 and one sentence, and not a file is touched."""
    home = portal.parent
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.chdir(portal)
    before = everything(home)
    assert main([*BUILD, "--site-dir", target]) == 2
    told = capsys.readouterr().err.splitlines()
    assert len([line for line in told if line.startswith("kks: ")]) == 1
    assert everything(home) == before


@pytest.mark.parametrize("target", [".", "..", "content", "../dokumen"])
def test_the_same_in_the_settings(
    portal: Path, target: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """`site_dir` in mkdocs.yml is held to the same."""
    set_option(portal, "site_dir: site", f"site_dir: {target}")
    before = everything(portal.parent)
    assert main([*BUILD, "-C", str(portal)]) == 2
    assert "kks: " in capsys.readouterr().err
    assert everything(portal.parent) == before


def test_mkdocs_is_held_to_the_same(portal: Path) -> None:
    """MkDocs would empty the folder first: it is stopped before, and the documents stand."""
    set_option(portal, "site_dir: site", "site_dir: ../dokumen")
    before = everything(portal.parent / "dokumen")
    ran = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build"],
        cwd=portal, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert ran.returncode == 1
    assert "bukan buatan kks build" in ran.stdout + ran.stderr
    assert "Traceback" not in ran.stderr
    assert everything(portal.parent / "dokumen") == before
    assert not list(portal.parent.glob(".dokumen*"))


def test_a_site_is_built_again_and_a_stranger_in_it_stays(
    portal: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The control: a site that a build made is replaced; with a file of somebody's it is not."""
    assert main([*BUILD, "-C", str(portal)]) == 0
    assert main([*BUILD, "-C", str(portal)]) == 0
    before = everything(portal / "site")
    assert "index.html" in before
    (portal / "site/CNAME").write_text("kks.contoh.id")
    capsys.readouterr()
    assert main([*BUILD, "-C", str(portal)]) == 2
    assert "1 berkas yang bukan buatan kks build (CNAME)" in capsys.readouterr().err
    assert everything(portal / "site") == before | {"CNAME": b"kks.contoh.id"}


B = "datapackages/daerah/63.11-kabupaten-balangan"


LINKS = (
    "content/a.md",
    "content/inovasi/a.md",
    "content/tentang.md",
    f"{B}/fakta.csv",
    f"{B}/a.csv",
    f"{B}/datapackage.json",
    "content/inovasi/foto.png",
    "content/narasi",
)
GOES_ON = (LINKS[0], LINKS[1], LINKS[3])  # a page, a story, a table: what may be left out


@pytest.mark.parametrize(
    ("place", "goes_on"),
    [*((place, False) for place in LINKS), *((place, True) for place in GOES_ON)],
)
def test_a_link_publishes_nothing(
    portal: Path, place: str, goes_on: bool, capsys: pytest.CaptureFixture[str]
) -> None:
    """Wherever a link stands and whatever it leads to, it is named and its target is on no page."""
    (portal / place).unlink(missing_ok=True)
    (portal / place).symlink_to(os.path.relpath(portal / ".git/config", (portal / place).parent))
    more = ["--keep-going"] if goes_on else []
    code = main([*BUILD, "-C", str(portal), *more])
    told = capsys.readouterr()
    assert code in ((1, 3) if goes_on else (1,))
    assert SECRET not in told.out + told.err
    assert "KKS-B001" in told.err
    assert place in told.err
    site = everything(portal / "site") if (portal / "site").is_dir() else {}
    assert not any(SECRET.encode() in content for content in site.values())


@pytest.mark.parametrize(
    "evil",
    [
        "<script>alert(1)</script>",
        '<img src="x" onerror="alert(1)">',
        '<iframe src="https://evil.example"></iframe>',
        "[klik](javascript:alert(1))",
        "## Judul { onclick=alert(1) }",
        "![foto](https://evil.example/a.png)",
    ],
)
@pytest.mark.parametrize("text", ["content/tentang.md", "content/inovasi/home-care-balangan.md"])
def test_what_runs_or_fetches_in_a_text_is_told(
    portal: Path, text: str, evil: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Editorial pages and stories alike: an error with the line."""
    lines = add(portal / text, evil)
    assert main(["validate", "-C", str(portal), "--no-cache"]) == 1
    told = capsys.readouterr().out
    assert "KKS-N012" in told or "KKS-N007" in told
    assert f"baris {lines}" in told


@pytest.mark.parametrize("text", ["content/tentang.md", "content/inovasi/home-care-balangan.md"])
def test_a_text_that_runs_is_not_built(
    portal: Path, text: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """The build stops like the check, and leaves no site."""
    lines = add(portal / text, "<script>alert(1)</script>")
    assert main([*BUILD, "-C", str(portal)]) == 1
    assert f"baris {lines}" in capsys.readouterr().err
    assert not (portal / "site").exists()


def add(path: Path, text: str) -> int:
    """Add a paragraph to a text; the line on which it stands."""
    lines = path.read_text("utf-8").rstrip("\n").split("\n")
    path.write_text("\n".join([*lines, "", text, ""]), "utf-8")
    return len(lines) + 2


def test_a_report_address_that_runs_is_refused(
    portal: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """`lapor: javascript:…` would stand on every page: a finding with its line, nothing built."""
    set_option(portal, "lapor: tentang/", "lapor: javascript:alert(1)")
    assert main([*BUILD, "-C", str(portal)]) == 1
    assert "“lapor” berisi “javascript:alert(1)”" in capsys.readouterr().err
    assert not (portal / "site").exists()
    set_option(portal, "lapor: javascript:alert(1)", "lapor: https://wa.me/62")
    assert main([*BUILD, "-C", str(portal)]) == 0
    page = (portal / "site/daerah/kabupaten-balangan/index.html").read_text("utf-8")
    assert 'href="https://wa.me/62"' in page
    editorial = (portal / "site/tentang/index.html").read_text("utf-8")
    assert 'href="https://wa.me/62"' in editorial


def test_an_editor_s_lock_hides_nothing(portal: Path) -> None:
    """A lock that leads nowhere lies beside a table: a changed figure is published all the same."""
    build = ["build", "--no-downloads", "--no-search", "-C", str(portal)]
    cache = {"XDG_CACHE_HOME": str(portal.parent / "ingatan")}
    with pytest.MonkeyPatch.context() as patch:
        for name, value in cache.items():
            patch.setenv(name, value)
        (portal / B / ".#fakta.csv").symlink_to("orang@mesin.123")
        assert main(build) == 0
        page = portal / "site/daerah/kabupaten-balangan/index.html"
        assert "85%" in page.read_text("utf-8")
        facts = portal / B / "fakta.csv"
        facts.write_text(facts.read_text("utf-8").replace("capaian,85,", "capaian,87,"), "utf-8")
        assert main(build) == 0
        assert "87%" in page.read_text("utf-8")
