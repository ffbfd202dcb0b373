"""Make the boundary package from an owner's own GeoJSON: `kks import batas F.geojson`.

Outlines are simplified together, so that neighbours keep their common border, and rounded to a
grid of whole numbers, `GRID` wide. Nothing is downloaded; the source of the file must be named.
"""

from __future__ import annotations

import csv
import json
import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

from kksportal import SCHEMA_VERSION
from kksportal.authoring.descriptor import write_descriptor
from kksportal.errors import PortalError
from kksportal.model.contract import blank
from kksportal.model.region_rows import BatasRow
from kksportal.model.rows import Sumber
from kksportal.text import slugify

GRID = 2000
_DETAIL = 3.0  # in steps of the grid: smaller bends and islets are left out
_MOST_BYTES = 200_000_000
_PLAIN = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Where a boundary file comes from."""

    title: str
    publisher: str
    url: str = ""
    day: str = ""


def import_boundaries(
    file: Path, target: Path, districts: Mapping[str, str], key: str, origin: Origin, updated: str
) -> tuple[int, list[str]]:
    """Write the package; the number of its outlines, and the names of districts without one.

    `districts` are names by code; `key` is the property that holds a code or a name ("": any).
    Raises PortalError that lists all problems of the file.
    """
    shapes = _read(file, districts, key)
    source = slugify(origin.title)[:60].strip("-")
    paths = outlines(shapes)
    simulated = all(code.startswith("S") for code in paths)
    target.mkdir(parents=True, exist_ok=True)
    _write(target / "batas.csv", BatasRow, [BatasRow(c, d, source) for c, d in paths.items()])
    row = blank(
        Sumber,
        id=source,
        judul=origin.title,
        penerbit=origin.publisher,
        jenis="simulasi" if simulated else "data-terbuka",
        tautan=origin.url,
        tanggal_terbit=origin.day,
    )
    _write(target / "sumber.csv", Sumber, [row])
    about: dict[str, Any] = {"jenis": "batas", "skema": SCHEMA_VERSION}
    if simulated:
        about["simulasi"] = True
    head = {"name": "kks-batas", "title": f"Batas wilayah menurut {origin.publisher}",
            "diperbarui": updated, "kks": about}  # fmt: skip
    write_descriptor(target, "batas", head)
    return len(paths), [name for code, name in districts.items() if code not in paths]


def _write(path: Path, kind: Any, rows: list[Any]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(kind._fields)
        writer.writerows(rows)


def _read(file: Path, districts: Mapping[str, str], key: str) -> dict[str, Any]:
    from shapely.errors import ShapelyError
    from shapely.geometry import shape

    try:
        if not file.is_file() or file.stat().st_size > _MOST_BYTES:
            raise PortalError(f"{file} bukan berkas biasa, atau lebih dari 200 MB.")
        collection = json.loads(file.read_text("utf-8-sig"))
        features = collection["features"]
        assert isinstance(features, list)
    except (OSError, ValueError, KeyError, TypeError, AssertionError, RecursionError):
        raise PortalError(f"{file} bukan GeoJSON berisi FeatureCollection.") from None
    lookup = _lookup(districts)
    areas: dict[str, Any] = {}
    wrong: list[str] = []
    for number, feature in enumerate(features, start=1):
        properties = feature.get("properties") if isinstance(feature, dict) else None
        told = properties if isinstance(properties, dict) else {}
        values = [str(v)[:60] for k, v in told.items() if key in ("", k) and v is not None]
        code = next((lookup[w] for v in values if (w := _PLAIN.sub("", v.lower())) in lookup), "")
        if not code:
            shown = ", ".join(values[:3]) or "tanpa atribut"
            wrong.append(f"fitur {number}: daerah tidak dikenal ({shown})")
            continue
        try:
            area = shape(feature["geometry"])
            area = area if area.is_valid or area.is_empty else area.buffer(0)
        except (
            ShapelyError, ValueError, KeyError, TypeError, AttributeError, IndexError,
            OverflowError, RecursionError,
        ):  # fmt: skip
            wrong.append(f"fitur {number} ({districts[code]}): bentuknya tidak terbaca")
            continue
        if area.geom_type not in ("Polygon", "MultiPolygon") or not area.area:
            wrong.append(f"fitur {number} ({districts[code]}): bukan Polygon yang punya luas")
        elif not _in_degrees(area.bounds):
            wrong.append(f"fitur {number} ({districts[code]}): koordinat bukan derajat (WGS 84)")
        elif code in areas:
            wrong.append(f"fitur {number}: {districts[code]} sudah ada sebelumnya")
        else:
            areas[code] = area
    if wrong or not areas:
        listed = "\n".join(f"  {one}" for one in wrong) or "  tidak ada fitur"
        raise PortalError(
            f"{file.name} tidak dapat dipakai:\n{listed}\n"
            "Cocokkan kode atau nama dengan datapackages/wilayah/daerah.csv, "
            "atau sebut atributnya dengan --kunci."
        )
    return dict(sorted(areas.items()))


def _lookup(districts: Mapping[str, str]) -> dict[str, str]:
    """District codes by each name a file may use: the code with or without dots, the name."""
    codes: dict[str, str] = {}
    for code, name in districts.items():
        for word in (code, name):
            codes.setdefault(_PLAIN.sub("", word.lower()), code)
    return codes


def _in_degrees(bounds: tuple[float, float, float, float]) -> bool:
    west, south, east, north = bounds
    return (
        all(map(math.isfinite, bounds))
        and -180 <= west <= east <= 180
        and -90 <= south <= north <= 90
    )


def outlines(shapes: Mapping[str, Any]) -> dict[str, str]:
    """SVG paths by code, from shapes in degrees: simplified together, on the grid, north up.

    Degrees are used as they are: near the equator one degree is as wide as it is high.
    """
    import shapely

    west, south, east, north = shapely.total_bounds(list(shapes.values()))
    scale = GRID / max(east - west, north - south)
    placed = [
        shapely.transform(area, lambda xy: (xy - (west, north)) * (scale, -scale))
        for area in shapes.values()
    ]
    simple = shapely.coverage_simplify(placed, _DETAIL)
    return {code: _path(area) for code, area in zip(shapes, simple, strict=True)}


def _path(area: Any) -> str:
    parts = sorted(getattr(area, "geoms", [area]), key=lambda part: -part.area)
    kept = [part for part in parts if part.area >= _DETAIL**2] or parts[:1]
    rings = [ring for part in kept for ring in (part.exterior, *part.interiors)]
    drawn = [text for ring in rings if (text := _ring(ring.coords))]
    return "".join(drawn) or _dot(parts[0])


def _ring(coords: Any) -> str:
    points = [(round(x), round(y)) for x, y, *_ in coords][:-1]
    points = [p for i, p in enumerate(points) if p != points[i - 1]]
    if len(points) < 3:
        return ""
    steps = (f"{x - a} {y - b}" for (a, b), (x, y) in pairwise(points))
    return f"M{points[0][0]} {points[0][1]}l{' '.join(steps)}z"


def _dot(area: Any) -> str:
    """A small square for a district that is too small for the grid."""
    x, y = round(area.centroid.x), round(area.centroid.y)
    return f"M{max(0, x - 1)} {max(0, y - 1)}l2 0 0 2 -2 0z"
