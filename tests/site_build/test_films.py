"""Films are published without what telephones write, once for their content."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

from kksportal.effects import Folders
from kksportal.model.package import Film
from kksportal.read.film import tells_place
from kksportal.site_build.films import FILM, make_films
from tests.film import film
from tests.site_build.small import job, last_build, shared, stage, story, written

RAW = film(place=True)
KEY = hashlib.sha256(RAW).hexdigest()
ADDRESS = f"video/a-{KEY[:8]}.mp4"
DATA = shared(stories=(story(films=(Film(title="A", seconds=155, file="a.mp4", key=KEY),)),))


def portal(root: Path, raw: bytes = RAW) -> Folders:
    """A portal with one film beside its story."""
    place = root / "content/inovasi"
    place.mkdir(parents=True, exist_ok=True)
    (place / "a.mp4").write_bytes(raw)
    return Folders(root=root)


def made(tmp_path: Path, folders: Folders, **told: Any) -> tuple[dict[str, Any], list[Any], Any]:
    """What a build makes of it: things, findings, what was written."""
    place = stage(tmp_path / f"panggung-{len(list(tmp_path.iterdir()))}")
    work = job(last_build(tmp_path / "ingatan", folders=folders, **told))
    things, findings = make_films(work, DATA, place)
    return things, findings, written(place)


def test_a_film_is_published_without_its_notes(tmp_path: Path) -> None:
    """As long as its original, which says where it was taken."""
    things, findings, files = made(tmp_path, portal(tmp_path / "portal"))
    assert findings == []
    assert list(files) == [ADDRESS]
    raw = (tmp_path / "panggung-1" / ADDRESS).read_bytes()
    assert not tells_place(raw)
    assert things[FILM + ADDRESS].files == {ADDRESS: len(RAW)}


def test_a_film_that_stands_is_not_written_again(tmp_path: Path) -> None:
    """Whatever else changes."""
    folders = portal(tmp_path / "portal")
    before, _, _ = made(tmp_path, folders)
    again, _, files = made(
        tmp_path, folders, things=before, published={ADDRESS: (1, 1)}, left={ADDRESS: (1, 1)}
    )
    assert list(files) == []
    assert again == before


def test_a_film_that_changed_meanwhile_is_told(tmp_path: Path) -> None:
    """Its page speaks of another one."""
    things, findings, files = made(tmp_path, portal(tmp_path / "portal", film()))
    assert things == {}
    assert list(files) == []
    assert "berubah selagi situs dibangun" in findings[0].what
