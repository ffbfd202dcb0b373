"""Whatever goes wrong in a build is told in Indonesian, and never ends the server."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from jinja2 import Environment, FileSystemLoader

from kksportal.effects import Folders
from kksportal.errors import PortalError
from kksportal.serve import worker
from kksportal.serve.outcome import Fault
from kksportal.serve.worker import build_once
from kksportal.settings import read_settings
from kksportal.site_build.job import BuildReport


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A portal's settings."""
    (tmp_path / "mkdocs.yml").write_text("site_name: Uji\nsite_url: https://d.example/\n", "utf-8")
    return tmp_path


def fault_of(root: Path, monkeypatch: pytest.MonkeyPatch, build: Callable[..., Any]) -> Fault:
    """The fault that a build ends with."""
    monkeypatch.setattr(worker, "build_portal", build)
    outcome = build_once(root, None, quiet=True)
    assert (outcome.site, outcome.url) == (str(root / "site"), "https://d.example/")
    assert outcome.fault is not None
    return outcome.fault


def test_settings_are_plain_values_and_their_faults_are_findings(root: Path) -> None:
    """An object of Python in them is named with its line, and is not made."""
    mark = root / "jalan"
    settings = root / "mkdocs.yml"
    text = f'{settings.read_text("utf-8")}extra: !!python/object/apply:os.system ["touch {mark}"]\n'
    settings.write_text(text, "utf-8")
    fault = build_once(root, None, quiet=True).fault
    assert fault is not None
    assert [(one.code, one.place) for one in fault.problems] == [("KKS-A002", "baris 3")]
    assert not mark.exists()


def raising(problem: BaseException) -> Callable[..., Any]:
    """A build that raises."""

    def build(*_: object) -> None:
        raise problem

    return build


@pytest.mark.parametrize(
    ("problem", "sentence"),
    [
        (PortalError("tujuan x bukan folder; pilih yang lain"),
         "Tujuan x bukan folder; pilih yang lain."),
        (PortalError("mkdocs.yml: “bahasa” kosong"), "mkdocs.yml: “bahasa” kosong."),
        (OSError(28, "penuh"), "Disk penuh."),
        (OSError(28, "penuh", "/p/a.csv"), "/p/a.csv: disk penuh."),
    ],
)  # fmt: skip
def test_what_a_person_or_a_machine_causes_is_one_sentence(
    root: Path, monkeypatch: pytest.MonkeyPatch, problem: BaseException, sentence: str
) -> None:
    """With a capital and a full stop; a file's name keeps its letters."""
    assert fault_of(root, monkeypatch, raising(problem)) == Fault(sentence=sentence)


def test_our_own_fault_is_said_to_be_ours(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """On the page one sentence; its trace in the terminal, for whoever mends the program."""
    fault = fault_of(root, monkeypatch, raising(KeyError("x")))
    assert fault.sentence == "Program berhenti karena kesalahannya sendiri (KeyError: 'x')."
    assert "Traceback" in capsys.readouterr().err


@pytest.mark.parametrize("text", ["<p>\n{% salah %}", "<p>\n{{ 1 + tiada }}", "\n{% for x in y %}"])
def test_a_template_that_cannot_be_printed_names_its_line(
    root: Path, monkeypatch: pytest.MonkeyPatch, text: str
) -> None:
    """Whether it cannot be read or asks for what is not there."""
    folder = root / "site_templates"
    folder.mkdir()
    (folder / "x.html").write_text(text, "utf-8")

    def build(*_: object) -> None:
        Environment(loader=FileSystemLoader(folder)).get_template("x.html").render()

    monkeypatch.setattr("kksportal.settings.overlay_findings", lambda _: ())
    (problem,) = fault_of(root, monkeypatch, build).problems
    assert (problem.path, problem.place) == ("site_templates/x.html", "baris 2")
    assert problem.what.startswith("Templat ini tidak dapat dicetak: ")


def test_a_report_is_told_as_it_is(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Built: what was made and written. Not built: its errors."""
    report = BuildReport(findings=(), built=True, made=2, written=9)
    monkeypatch.setattr(worker, "build_portal", lambda *_: report)
    outcome = build_once(root, root / "lain", quiet=True)
    assert (outcome.fault, outcome.made, outcome.written) == (None, 2, 9)
    assert outcome.site == str(root / "lain")


def test_it_remembers_what_kks_build_remembers(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same cache for the same target: neither of the two begins anew after the other."""
    from kksportal.cli import main

    seen: list[Any] = []

    def build(folders: Any, info: Any, site: Any, options: Any) -> BuildReport:
        switches = (options.downloads, options.search, options.keep_going)
        seen.append((folders, info, site, options.cache, switches))
        return BuildReport(findings=(), built=True)

    (root / "datapackages").mkdir()
    monkeypatch.setattr(worker, "build_portal", build)
    monkeypatch.setattr("kksportal.site_build.site.build_portal", build)
    build_once(root, None, quiet=True)
    assert main(["build", "-C", str(root), "--json"]) == 0
    assert seen[0] == seen[1]
    assert seen[0][3] is not None
    shutil.rmtree(root)


@pytest.mark.parametrize("safe", [False, True])
def test_a_portal_from_anybody_runs_nothing(
    root: Path, monkeypatch: pytest.MonkeyPatch, *, safe: bool
) -> None:
    """Its hook, named in its settings, is left out, and its templates are not looked at."""
    (root / "hook.py").write_text("", "utf-8")
    with (root / "mkdocs.yml").open("a", encoding="utf-8") as file:
        file.write("hooks: [hook.py]\n")
    settings_safe: list[bool] = []

    def read(folder: Path, *, safe: bool) -> object:
        settings_safe.append(safe)
        return read_settings(folder, safe=safe)

    def build(folders: Folders, *_: object) -> BuildReport:
        assert folders.safe is safe
        return BuildReport(findings=(), built=True)

    monkeypatch.setattr(worker, "read_settings", read)
    monkeypatch.setattr(worker, "build_portal", build)
    assert build_once(root, None, quiet=True, safe=safe).fault is None
    assert settings_safe == [safe]
