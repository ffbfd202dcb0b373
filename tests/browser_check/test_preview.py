"""What the preview shows is what a build prints, to the byte."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from kksportal.browser_check.session import Session
from kksportal.effects import Folders
from kksportal.site_build.job import Options
from kksportal.site_build.site import build_portal
from tests.browser_check.keadaan import INFO, pack_of, state_of
from tests.conftest import ROOT
from tests.contexts import BALANGAN, CONTOH

_DIGEST = re.compile(r' integrity="[^"]*"')
WITHOUT = "63.10"  # a district that has no package


@pytest.fixture(scope="module")
def published() -> bytes:
    """The state of the real portal."""
    return state_of(ROOT, info=replace(INFO, downloads=False))


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Its site, without downloads and search."""
    target = tmp_path_factory.mktemp("situs") / "site"
    options = Options(jobs=1, downloads=False, search=False)
    assert build_portal(Folders(root=ROOT), INFO, target, options).built
    return target


@pytest.mark.parametrize("code", [BALANGAN, CONTOH, WITHOUT, "73.71"])
def test_every_page_is_the_one_that_is_published(
    code: str, published: bytes, site: Path, tmp_path: Path
) -> None:
    """Nothing changed: each page of the district, but for the digests of scripts."""
    session = Session.start(tmp_path / "peramban", published)
    session.open(code, pack_of(code))
    session.findings()
    preview = session.preview()
    assert preview is not None
    assert preview.titles
    for address, title in preview.titles:
        built = (site / address / "index.html").read_text("utf-8")
        shown = preview.html(address)
        assert title in shown
        assert re.sub(" +>", ">", shown).split() == re.sub(_DIGEST, "", built).split(), address


def test_no_page_is_shown_while_there_are_errors(published: bytes, tmp_path: Path) -> None:
    """Data that a build refuses is not computed."""
    session = Session.start(tmp_path / "peramban", published)
    session.open(BALANGAN, pack_of(BALANGAN))
    session.take([("fakta.csv", b"subjek,ukuran\n63.11,x\n")])
    assert any(one.is_error for one in session.findings())
    assert session.preview() is None
    assert session.sentences() == []
