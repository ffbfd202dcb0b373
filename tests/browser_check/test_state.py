"""The files of a portal come back from what its site publishes, to the byte."""

from __future__ import annotations

from kksportal.browser_check.state import read_state
from kksportal.exports.archive import archive_files
from kksportal.render.zip import to_zip
from tests.browser_check.keadaan import INFO, state_of
from tests.conftest import ROOT
from tests.contexts import BALANGAN, codes, context_of


def test_every_package_comes_back_from_its_published_archive() -> None:
    """All districts of the real portal: each file as it lies there."""
    archives = {
        code: to_zip(archive_files(context_of(code), INFO), "2026-01-01") for code in codes()
    }
    state = read_state(state_of(ROOT, archives))
    for code in codes():
        folder = next((ROOT / "datapackages/daerah").glob(f"{code}-*"))
        own = {
            f"datapackages/daerah/{folder.name}/{path.name}": path.read_bytes()
            for path in folder.iterdir()
            if path.is_file()
        }
        assert state.package(code, archives[code]) == own


def test_a_district_whose_archive_is_not_here_has_no_files() -> None:
    """Without a network and without a copy: what is published of it is not known."""
    archive = to_zip(archive_files(context_of(BALANGAN), INFO), "2026-01-01")
    state = read_state(state_of(ROOT, {BALANGAN: archive}))
    assert state.package(BALANGAN, b"") == {}
    assert state.package("99.99", b"") == {}


def test_the_settings_come_back() -> None:
    """The portal is the one that was built."""
    assert read_state(state_of(ROOT)).info == INFO
