"""`kks import batas`: an owner's own boundaries become a static map, or all faults are told."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import pytest
from lxml import etree, html

from kksportal.authoring.boundaries import outlines
from kksportal.cli import main
from kksportal.simulation.portal import simulate_nation
from tests.conftest import build

TITLE = ["--judul", "Batas rekaan 2025", "--penerbit", "Tim simulasi"]


def feature(code: str, west: float, east: float, *, kind: str = "Polygon") -> dict[str, Any]:
    """A strip of land from west to east; its eastern border bends like its neighbour's western."""

    def border(x: float) -> list[list[float]]:
        return [[x + (0.01 if i % 2 else 0), i / 10] for i in range(11)]

    ring = [*border(west), *reversed(border(east)), border(west)[0]]
    shape = {"type": kind, "coordinates": [ring]}
    return {"type": "Feature", "properties": {"KODE": code, "NOMOR": 7}, "geometry": shape}


@pytest.fixture(scope="module")
def portal(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A fictional portal of three districts."""
    root = tmp_path_factory.mktemp("batas") / "portal"
    simulate_nation(root, 3, 1)
    return root


def codes(portal: Path) -> list[str]:
    """The codes of its districts."""
    path = portal / "datapackages/wilayah-simulasi/daerah.csv"
    with path.open(encoding="utf-8", newline="") as file:
        return [row["kode"] for row in csv.DictReader(file)]


def written(folder: Path, *features: dict[str, Any]) -> Path:
    """A GeoJSON file."""
    path = folder / "batas.geojson"
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}), "utf-8")
    return path


def test_boundaries_become_a_map_on_every_map_page(portal: Path, tmp_path: Path) -> None:
    """Codes may come without dots; the drawing is one file, each page colours it its own way."""
    first, second, third = codes(portal)
    file = written(
        tmp_path,
        *(feature(c.replace(".", ""), i, i + 1) for i, c in enumerate((first, second, third))),
    )
    assert main(["import", "batas", str(file), "-C", str(portal), *TITLE]) == 0
    assert main(["validate", "-C", str(portal)]) == 0
    site = tmp_path / "site"
    assert build(site, portal, "--no-downloads").returncode == 0
    drawn = etree.fromstring((site / "aset/batas.svg").read_bytes())
    ids = {path.get("id") for path in drawn.iter("{*}path")}
    assert ids == {f"d{code}" for code in (first, second, third)}
    for page in ("peta/index.html", "peta/pasar/index.html"):
        whole = html.document_fromstring((site / page).read_bytes())
        used = {u.get("href").split("#")[1] for u in whole.cssselect("figure.batas use")}
        assert used == ids
        assert "Batas rekaan 2025" in whole.cssselect("figure.batas figcaption")[0].text_content()


def test_neighbours_keep_their_common_border() -> None:
    """Simplified together: the points of a shared border are the same on both sides."""
    from shapely.geometry import shape

    paths = outlines(
        {code: shape(feature(code, i, i + 1)["geometry"]) for i, code in enumerate(("a", "b"))}
    )
    left, right = (corners(path) for path in paths.values())
    assert len(left & right) >= 2
    assert max(x for x, _ in left) == max(x for x, _ in left & right)


def corners(path: str) -> set[tuple[int, int]]:
    """The absolute corners of a path of one ring."""
    start, steps = path.removeprefix("M").removesuffix("z").split("l")
    x, y = (int(n) for n in start.split())
    points = {(x, y)}
    moves = [int(n) for n in steps.split()]
    for dx, dy in zip(moves[::2], moves[1::2], strict=True):
        x, y = x + dx, y + dy
        points.add((x, y))
    return points


def test_all_faults_are_told_at_once_and_nothing_is_written(
    portal: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """An unknown district, a shape that is no area, metres for degrees, a district twice."""
    first, second, third = codes(portal)
    before = sorted(portal.rglob("*"))
    file = written(
        tmp_path,
        feature("99.99", 0, 1),
        feature(first, 0, 1, kind="LineString"),
        feature(second, 500_000, 600_000),
        feature(third, 0, 1),
        feature(third, 1, 2),
    )
    assert main(["import", "batas", str(file), "-C", str(portal), *TITLE]) == 2
    err = capsys.readouterr().err
    assert [f"fitur {n}" in err for n in range(1, 6)] == [True, True, True, False, True]
    assert "--kunci" in err
    assert sorted(portal.rglob("*")) == before


def test_what_is_no_geojson_is_said_plainly(
    portal: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Never a traceback."""
    (tmp_path / "batas.geojson").write_text("PK zip", "utf-8")
    file = str(tmp_path / "batas.geojson")
    assert main(["import", "batas", file, "-C", str(portal), *TITLE]) == 2
    assert "bukan GeoJSON" in capsys.readouterr().err


def test_an_outline_cannot_carry_anything_else(portal: Path, tmp_path: Path) -> None:
    """The package is data from a pull request: a path that is no path is an error."""
    first = codes(portal)[0]
    file = written(tmp_path, feature(first, 0, 1))
    assert main(["import", "batas", str(file), "-C", str(portal), *TITLE]) == 0
    table = portal / "datapackages/batas/batas.csv"
    sound = table.read_text("utf-8")
    try:
        table.write_text(sound.replace("z,", 'z"/><script>,'), "utf-8")
        assert main(["validate", "-C", str(portal)]) == 1
    finally:
        table.write_text(sound, "utf-8")
