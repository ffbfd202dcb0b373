"""Several districts one after the other, with the builder that is open in this process.

A builder holds what is the same for all districts. It is opened once in a process; a process
that is forked after the opening inherits it.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from threading import Lock

from kksportal.effects import Folders
from kksportal.errors import PortalError
from kksportal.model.package import PortalInput
from kksportal.read.portal import read_shared
from kksportal.site_build.district_builder import BuilderSetup, DistrictBuilder
from kksportal.site_build.incremental.output import DistrictOutput, Downloads
from kksportal.site_build.reading import Unit

_OPEN: dict[BuilderSetup, DistrictBuilder] = {}
_ONE_AT_A_TIME = Lock()  # a cluster may give one process several threads


def open_builder(setup: BuilderSetup, data: PortalInput) -> DistrictBuilder:
    """Open a builder in this process, for itself and for those forked from it."""
    _OPEN.clear()
    builder = _OPEN[setup] = DistrictBuilder(setup, data)
    return builder


def build_chunk(setup: BuilderSetup, units: Sequence[Unit]) -> list[DistrictOutput]:
    """Several districts, one after the other; what an executor runs."""
    with _ONE_AT_A_TIME:
        builder = _opened(setup)
        return [builder.build(unit) for unit in units]


def make_chunk(setup: BuilderSetup, units: Sequence[Unit]) -> list[DistrictOutput]:
    """Several districts with what can be taken along of them."""
    with _ONE_AT_A_TIME:
        builder = _opened(setup)
        return [builder.build(unit, taking=True) for unit in units]


def begin_chunk(setup: BuilderSetup, units: Sequence[Unit]) -> list[DistrictOutput]:
    """Several districts with what can be taken along of them, but fact sheets that are to be set.

    For a process that is forked later: typst's threads would not survive it.
    """
    with _ONE_AT_A_TIME:
        builder = _opened(setup)
        return [builder.build(unit, taking=True, setting=False) for unit in units]


def sheet_chunk(setup: BuilderSetup, units: Sequence[Unit]) -> list[Downloads]:
    """The fact sheets that were owed of several districts."""
    with _ONE_AT_A_TIME:
        builder = _opened(setup)
        return [builder.set_sheets(unit) for unit in units]


def download_chunk(setup: BuilderSetup, units: Sequence[Unit]) -> list[Downloads]:
    """The downloads of several districts; what an executor runs."""
    with _ONE_AT_A_TIME:
        builder = _opened(setup)
        return [builder.download(unit) for unit in units]


def _opened(setup: BuilderSetup) -> DistrictBuilder:
    builder = _OPEN.get(setup)
    if builder is None:  # not forked from the opener: another machine, or a spawned process
        data, _ = read_shared(Folders(root=Path(setup.root), safe=setup.safe, at=setup.at))
        if data is None:
            raise PortalError("paket bersama berubah selagi situs dibangun; bangun sekali lagi")
        builder = open_builder(setup, data)
    return builder
