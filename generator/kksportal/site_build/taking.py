"""What can be taken along of a district: made, or left as it stands where it shows the same."""

from __future__ import annotations

from collections.abc import Iterable

from kksportal.effects import Stage
from kksportal.exports.files import File
from kksportal.exports.parts import table_parts
from kksportal.plan import downloads_of
from kksportal.site_build.drawn import Drawn, drawn, is_sheet, standing
from kksportal.site_build.incremental.output import Downloads
from kksportal.site_build.reading import Unit
from kksportal.words.context import DistrictContext, PlaceContext


def take(
    stage: Stage, context: DistrictContext | PlaceContext, unit: Unit, *, setting: bool = True
) -> Downloads:
    """All that can be taken of one district; without `setting`, a fact sheet may be owed."""
    parts: dict[str, bytes] = {}
    if isinstance(context, DistrictContext) and context.info.downloads:
        parts = table_parts(context)
    return _made(stage, Downloads(unit.code, (), parts), downloads_of(context), unit, setting)


def set_sheets(stage: Stage, context: DistrictContext | PlaceContext, unit: Unit) -> Downloads:
    """What was owed of one district: its fact sheet alone."""
    files = [file for file in downloads_of(context) if is_sheet(file)]
    return _made(stage, Downloads(unit.code, (), {}), files, unit, setting=True)


def _made(
    stage: Stage, downloads: Downloads, files: Iterable[File], unit: Unit, setting: bool
) -> Downloads:
    """The files, written; a drawing that shows the same is not even opened."""
    sizes: list[tuple[str, int]] = []
    drawings: list[tuple[str, str, int]] = []
    owed = False
    for file in files:
        stands = standing(file, unit.drawn)
        if stands is None and is_sheet(file) and not setting:
            owed = True
            continue
        if stands is None:
            raw, key = drawn(file.content)
            stands = Drawn(file.address, key, stage.put(file.address, raw))
        sizes.append((stands.address, stands.size))
        if stands.key:
            drawings.append((stands.address, stands.key, stands.size))
    return downloads._replace(files=tuple(sizes), drawn=tuple(drawings), owed=owed)
