"""No archive of the corpus comes in; each is told in one sentence, and nothing is written."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from kksportal.proposals.proposal import Proposal, unpack
from tests.proposals.hostile import CASES, FACTS, headed, naming


def test_the_corpus_is_large() -> None:
    """The control: it has what it is for, and the plain archive that it is made from comes in."""
    assert len(CASES) >= 40
    assert isinstance(unpack(headed()), Proposal)
    assert isinstance(unpack(naming(FACTS)), Proposal)


@pytest.mark.parametrize("name", CASES)
def test_it_is_refused_with_its_sentence(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One kind of finding says what is wrong; the folder it is read in stays empty."""
    monkeypatch.chdir(tmp_path)
    case = CASES[name]
    found = unpack(case.raw)
    assert isinstance(found, tuple), name
    told = [finding for finding in found if case.sentence in finding.what]
    assert told, [finding.what for finding in found]
    assert {finding.kind.code for finding in told} == {case.code}
    for finding in found:
        whole = f"{finding.path}{finding.column}{finding.what}"
        assert whole.isprintable(), whole
        assert len(finding.path) <= 260
    assert os.listdir(tmp_path) == []


@pytest.mark.parametrize("name", ["naik", "kantor-pilihan", "sandi"])
def test_it_is_refused_before_git_is_asked(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The command says so too, with no traceback, in a folder that is no repository."""
    from kksportal.cli import main

    (tmp_path / "mkdocs.yml").write_text("site_name: X\n", "utf-8")
    (tmp_path / "datapackages").mkdir()
    (tmp_path / "u.zip").write_bytes(CASES[name].raw)
    assert main(["terima", "-C", str(tmp_path), str(tmp_path / "u.zip")]) == 1
    assert CASES[name].sentence in capsys.readouterr().err
