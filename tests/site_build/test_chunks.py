"""Several districts in a process: its builder is opened once, each task makes what it says."""

from __future__ import annotations

from pathlib import Path

import pytest

from kksportal.errors import PortalError
from kksportal.site_build import chunks as module
from kksportal.site_build.chunks import (
    begin_chunk,
    build_chunk,
    download_chunk,
    make_chunk,
    open_builder,
)
from kksportal.site_build.district_builder import DistrictBuilder
from kksportal.site_build.incremental.output import Downloads
from kksportal.site_build.reading import Unit
from tests.site_build.plain_builders import nation, setup
from tests.site_build.small import FIRST, SECOND
from tests.site_build.tiny import columns, put_head, table, tiny


def test_an_open_builder_is_used_by_its_chunks(tmp_path: Path) -> None:
    """Units of one setup are built by the builder that is open for it, one after the other."""
    (tmp_path / "panggung").mkdir()
    first = open_builder(setup(tmp_path), nation())
    assert module._opened(setup(tmp_path)) is first
    for task, taken in ((build_chunk, False), (make_chunk, True), (begin_chunk, True)):
        found = task(setup(tmp_path), [Unit(SECOND), Unit(FIRST)])
        assert [(one.code, one.taken) for one in found] == [(SECOND, taken), (FIRST, taken)]
    other = setup(tmp_path, codes=())
    assert open_builder(other, nation()) is not first
    assert list(module._OPEN) == [other]


def test_a_process_that_inherits_no_builder_opens_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It reads the shared packages itself; where it cannot, it says so."""
    (tmp_path / "panggung").mkdir()
    tiny(tmp_path / "portal")
    put_head(tmp_path / "portal", "datapackages/wilayah", "wilayah", {
        "provinsi": table(columns("wilayah", "provinsi"), "63,kalsel,Kalsel,,,"),
    })  # fmt: skip
    monkeypatch.setattr(DistrictBuilder, "download", lambda _, u: Downloads(u.code, (), {}))
    assert download_chunk(setup(tmp_path), [Unit(FIRST)]) == [Downloads(FIRST, (), {})]
    assert list(module._OPEN) == [setup(tmp_path)]
    module._OPEN.clear()
    (tmp_path / "portal/datapackages/kosakata/datapackage.json").unlink()
    with pytest.raises(PortalError, match="paket bersama berubah selagi situs dibangun"):
        download_chunk(setup(tmp_path), [Unit(FIRST)])
