"""`kks validate`: who is asked about which package, and what is shown."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from kksportal.authoring.init import init_portal
from kksportal.cli import main
from kksportal.commands.checking import touched_path
from kksportal.effects import Folders
from kksportal.read.frontmatter import parse_yaml

BALANGAN = "datapackages/daerah/63.11-kabupaten-balangan"


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A valid portal."""
    target = tmp_path_factory.mktemp("dasar") / "portal"
    init_portal(target)
    return target


@pytest.fixture
def broken(base: Path, tmp_path: Path) -> Path:
    """The portal with a decimal comma in one cell."""
    root = Path(shutil.copytree(base, tmp_path / "portal"))
    path = root / BALANGAN / "fakta.csv"
    path.write_text(path.read_text("utf-8").replace("capaian,85,", 'capaian,"85,5",'), "utf-8")
    return root


def said(capsys: pytest.CaptureFixture[str], root: Path, *words: str) -> tuple[int, str]:
    """The exit code and the output of `kks validate`."""
    code = main(["validate", "-C", str(root), *words])
    printed = capsys.readouterr()
    return code, printed.out + printed.err


def test_a_sound_portal_needs_no_second_opinion(
    base: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Without errors and without PATH only the fast check works, and says so."""
    code, text = said(capsys, base)
    assert code == 0
    assert "frictionless tidak diperlukan" in text


def test_frictionless_is_not_even_imported(base: Path) -> None:
    """A run that needs no second opinion does not pay for loading it."""
    code = (
        "import sys; from kksportal.cli import main; "
        f"main(['validate', '-C', {str(base)!r}]); sys.exit('frictionless' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.parametrize("path", [BALANGAN, f"{BALANGAN}/", f"{BALANGAN}/fakta.csv"])
def test_what_was_touched_is_checked_again(
    base: Path, path: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """A package folder or a file in it: frictionless looks at that package as well."""
    code, text = said(capsys, base, path)
    assert code == 0
    assert "frictionless memeriksa ulang 1 paket" in text


def test_full_asks_about_every_package(base: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`--full` has frictionless look at all."""
    count = len(list((base / "datapackages").rglob("datapackage.json")))
    assert f"memeriksa ulang {count} paket" in said(capsys, base, "--full")[1]


def test_a_failing_package_is_explained(broken: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Frictionless is asked about it; what it says of the same cell is not repeated."""
    code, text = said(capsys, broken)
    assert code == 1
    assert "menjelaskan 1 paket bergalat" in text
    assert "baris 2, kolom nilai" in text
    assert "KKS-F00" not in text


def test_other_places_are_counted_not_shown(
    broken: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """With PATH the rest is one number, and does not fail the run."""
    code, text = said(capsys, broken, "content/inovasi")
    assert code == 0
    assert "1 temuan lain di luar PATH" in text


def test_a_shared_package_concerns_everybody(
    broken: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Who touches a vocabulary sees every package it may have broken."""
    assert said(capsys, broken, "datapackages/kosakata")[0] == 1


@pytest.mark.parametrize("path", ["kapasian", "../lain", "datapackages/tidak/ada/x.csv"])
def test_a_mistyped_path_is_wrong_use(
    base: Path, path: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """A path outside the portal, or in no folder of it: exit code 2, one sentence."""
    code, text = said(capsys, base, path)
    assert code == 2
    assert "sebut folder paket atau berkasnya" in text


def test_a_file_just_deleted_may_be_named(base: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A pull request names what it removed; its package is checked again."""
    code, text = said(capsys, base, f"{BALANGAN}/dahulu-ada.csv")
    assert code == 0
    assert "memeriksa ulang 1 paket" in text


def test_a_file_may_be_named_through_a_link_to_the_portal(
    base: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the link leads is in the portal."""
    (tmp_path / "jalan").symlink_to(base)
    monkeypatch.chdir(tmp_path)
    path = f"{BALANGAN}/fakta.csv"
    assert touched_path(Folders(root=base), f"jalan/{path}") == path


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("a: 63.10", {"a": "63.10"}),
        ("a: 2026-02-31", {"a": "2026-02-31"}),
        ("a: true\nb: null", {"a": True, "b": None}),
        ("a: [x, 007]", {"a": ["x", "007"]}),
    ],
)
def test_front_matter_stays_the_text_it_was(text: str, value: object) -> None:
    """Codes and dates are no numbers, with libyaml as without."""
    assert parse_yaml(text) == value
