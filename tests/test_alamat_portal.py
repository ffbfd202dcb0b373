"""A portal's own address: asked for at its start, missed in every build until it is set."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kksportal.cli import main
from kksportal.commands import owning
from kksportal.errors import Finding, PortalError
from kksportal.settings import portal_address, read_settings
from tests.roda import few_districts

FAST = ("--no-downloads", "--no-search", "--no-cache", "--jobs", "1")


@pytest.fixture(scope="module")
def unaddressed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new portal whose owner gave no address."""
    target = tmp_path_factory.mktemp("alamat") / "portal"
    assert main(["init", str(target), "--alamat", ""]) == 0
    few_districts(target)
    return target


def unaddressed_of(portal: Path) -> list[Finding]:
    """What is said of a portal that does not know its address."""
    return [one for one in read_settings(portal).findings if one.kind.code == "KKS-A001"]


def test_an_empty_address_is_one_warning_in_its_line(unaddressed: Path) -> None:
    """File, line, what is missing and how to mend it."""
    (one,) = unaddressed_of(unaddressed)
    lines = (unaddressed / "mkdocs.yml").read_text("utf-8").splitlines()
    assert lines[one.row - 1].startswith("site_url:")
    assert (one.path, one.what, one.is_error) == ("mkdocs.yml", "site_url kosong", False)
    assert "Isi site_url di mkdocs.yml" in one.mend


def test_an_address_that_nobody_wrote_is_missed_in_the_file(tmp_path: Path) -> None:
    """Without the setting there is no line to name."""
    (tmp_path / "mkdocs.yml").write_text("site_name: Portal\n", "utf-8")
    (one,) = unaddressed_of(tmp_path)
    assert (one.row, one.what) == (0, "site_url tidak ada")


def test_a_portal_with_an_address_is_not_warned(tmp_path: Path) -> None:
    """Nothing is said."""
    (tmp_path / "mkdocs.yml").write_text("site_name: Portal\nsite_url: https://a.id/\n", "utf-8")
    assert unaddressed_of(tmp_path) == []


@pytest.mark.parametrize("command", ["validate", "build"])
def test_every_command_says_it_once(
    unaddressed: Path, capsys: pytest.CaptureFixture[str], command: str
) -> None:
    """Checks and builds alike, and neither fails for it."""
    more = FAST if command == "build" else ("--no-cache", "--jobs", "1")
    assert main([command, "-C", str(unaddressed), *more]) == 0
    told = capsys.readouterr()
    assert (told.out + told.err).count("KKS-A001") == 1
    assert main([command, "-C", str(unaddressed), *more, "--json"]) == 0
    told = capsys.readouterr()
    if command == "validate":
        assert "KKS-A001" in told.out
        json.loads(told.out)


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("", ""),
        ("  ", ""),
        ("https://kks.contoh.go.id", "https://kks.contoh.go.id/"),
        (" http://localhost:8000/kks/ ", "http://localhost:8000/kks/"),
    ],
)
def test_an_address_ends_with_a_slash(typed: str, address: str) -> None:
    """As typed by a person, or left open."""
    assert portal_address(typed) == address


@pytest.mark.parametrize(
    "typed",
    ["kks.contoh.go.id", "javascript:alert(1)", "https://a.id/\nplugins: []", 'https://a.id/"',
     "https://a.id/ #x", "https://a.id/{x}", "ftp://a.id/", "https://"],
)  # fmt: skip
def test_what_is_no_address_is_refused(typed: str, tmp_path: Path) -> None:
    """Before any folder is made; nothing else gets into the settings by this door."""
    with pytest.raises(PortalError, match="bukan alamat portal"):
        portal_address(typed)
    assert main(["init", str(tmp_path / "portal"), "--alamat", typed]) == 2
    assert not (tmp_path / "portal").exists()


def test_the_address_stands_in_the_settings(tmp_path: Path) -> None:
    """Given with the command."""
    target = tmp_path / "portal"
    assert main(["init", str(target), "--alamat", "https://kks.contoh.go.id"]) == 0
    assert read_settings(target).info.url == "https://kks.contoh.go.id/"


class _Terminal:
    """What a command reads from: a person, or a pipe."""

    def __init__(self, *, person: bool) -> None:
        self.isatty = lambda: person


def test_a_person_is_asked_and_a_script_is_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """At a terminal the answer is taken; else the address stays open and is warned of."""
    asked: list[str] = []
    monkeypatch.setattr("builtins.input", lambda text: asked.append(text) or "https://a.go.id")
    monkeypatch.setattr(owning.sys, "stdin", _Terminal(person=True))
    assert main(["init", str(tmp_path / "satu")]) == 0
    assert read_settings(tmp_path / "satu").info.url == "https://a.go.id/"
    assert "boleh kosong" in asked[0]
    monkeypatch.setattr(owning.sys, "stdin", _Terminal(person=False))
    assert main(["init", str(tmp_path / "dua")]) == 0
    assert len(asked) == 1
    assert read_settings(tmp_path / "dua").info.url == ""
    assert "belum tahu alamatnya" in capsys.readouterr().out
