"""The films of stories, published at the edge: without notes of the camera, else byte for byte."""

from __future__ import annotations

import hashlib

from kksportal.effects import Stage
from kksportal.errors import Finding
from kksportal.findings import kind
from kksportal.model.package import PortalInput
from kksportal.read.film import cleaned, read_film
from kksportal.read.picture import PictureError
from kksportal.site_build.incremental.state import Thing
from kksportal.site_build.job import Job
from kksportal.words.films import FilmFile, film_files

FILM, _RECIPE = "video:", "resep"  # how these things are named, and what each uses
RECIPE = "mp4 1"  # to be changed when films are cleaned in another way


def make_films(job: Job, data: PortalInput, stage: Stage) -> tuple[dict[str, Thing], list[Finding]]:
    """Write every film that does not stand; one that is not as it was read is a finding."""
    things: dict[str, Thing] = {}
    findings = []
    for film in film_files(data):
        uses = {_RECIPE: f"{RECIPE} {film.key}"}
        thing = job.last.stands(FILM + film.address, uses)
        if thing is None:
            try:
                raw = _published(job, film)
            except PictureError as fault:
                what = f"Video “{film.source}”: {fault}."
                found = Finding(kind=kind("KKS-N023"), path=film.text, row=1, what=what)
                findings.append(found)
                continue
            stage.write(film.address, raw)
            thing = Thing(uses, {film.address: len(raw)})
        things[FILM + film.address] = thing
    return things, findings


def _published(job: Job, film: FilmFile) -> bytes:
    """The bytes of a film as everybody may have them."""
    raw = read_film(job.folders.root / film.source)
    if hashlib.sha256(raw).hexdigest() != film.key:
        raise PictureError("berubah selagi situs dibangun; bangun sekali lagi")
    return cleaned(raw)
