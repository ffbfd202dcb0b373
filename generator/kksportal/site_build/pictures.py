"""The pictures of stories, made at the edge: each once for its content, whatever else changes."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path

from kksportal.effects import Folders, Stage
from kksportal.errors import Finding
from kksportal.findings import kind
from kksportal.model.package import PortalInput
from kksportal.read.picture import PictureError, opened, read_picture
from kksportal.render.picture import RECIPE, to_webp
from kksportal.site_build.executor import processes, run_all
from kksportal.site_build.incremental.inputs import installed
from kksportal.site_build.incremental.state import Thing
from kksportal.site_build.job import Job
from kksportal.words.pictures import PictureFile, all_photos, picture_files, picture_source

PICTURE, _RECIPE = "foto:", "resep"  # how these things are named, and what each uses
FEW = 2  # so few pictures are made here
_Task = tuple[Path, str, list[int]]  # the file, the sha256 that its text was read with, the widths


def make_pictures(
    job: Job, data: PortalInput, stage: Stage
) -> tuple[dict[str, Thing], list[Finding]]:
    """Write every picture that does not stand; one that does not decode is a finding.

    Neither the site nor the cache makes a picture twice whose content and recipe are the same.
    """
    last, cache = job.last, job.last.cache
    things: dict[str, Thing] = {}
    todo: list[PictureFile] = []
    for picture in picture_files(data):
        name, recipe = PICTURE + _name(picture), _recipe(picture)
        thing = last.stands(name, {_RECIPE: recipe})
        known = cache.load(_name(picture)) if thing is None else None
        if thing is not None:
            things[name] = thing
        elif isinstance(known, tuple) and known[0] == recipe:
            things[name] = _put(stage, picture, known[1])
        else:
            todo.append(picture)
    faults = {}
    tasks = [(job.folders.root / p.source, p.key, [w for _, w in p.outputs]) for p in todo]
    if tasks:
        job.options.progress.stage("Foto", len(tasks))
    # The client of a cluster has threads of its own, and such a process must not fork.
    jobs = 1 if job.options.executor is not None else processes(job.options.jobs)
    for picture, made in zip(todo, _all_made(tasks, jobs), strict=True):
        if isinstance(made, str):
            faults[picture.source] = made
        else:
            things[PICTURE + _name(picture)] = _put(stage, picture, made)
            cache.save(_name(picture), (_recipe(picture), made))
    return things, list(_findings(data, faults))


def check_pictures(
    folders: Folders, data: PortalInput, sound: Collection[str] = ()
) -> tuple[list[Finding], tuple[str, ...]]:
    """Decode every picture, each once, but those known to be sound; give the keys of all sound."""
    faults, good = {}, []
    for picture in picture_files(data):
        try:
            if picture.key not in sound:
                with opened(read_picture(folders.root / picture.source)):
                    pass
            good.append(picture.key)
        except PictureError as fault:
            faults[picture.source] = str(fault)
    return list(_findings(data, faults)), tuple(good)


def _name(picture: PictureFile) -> str:
    return picture.outputs[0][0].replace("/", "-")


def _recipe(picture: PictureFile) -> str:
    widths = [width for _, width in picture.outputs]
    return f"{RECIPE} {installed(('pillow',))[0]} {picture.key} {widths}"


def _put(stage: Stage, picture: PictureFile, made: Sequence[bytes]) -> Thing:
    files = [(a, content) for (a, _), content in zip(picture.outputs, made, strict=True)]
    for address, content in files:
        stage.write(address, content)
    sizes = {address: len(content) for address, content in files}
    return Thing({_RECIPE: _recipe(picture)}, sizes)


def _all_made(tasks: Sequence[_Task], jobs: int) -> Iterator[list[bytes] | str]:
    if jobs <= 1 or len(tasks) <= FEW:
        yield from map(_made, tasks)
        return
    made = dict(run_all(_made, [(task,) for task in tasks], jobs=jobs))
    yield from (made[place] for place in sorted(made))


def _made(task: _Task) -> list[bytes] | str:
    """A picture in its widths, or why it cannot be made."""
    path, key, widths = task
    try:
        raw = read_picture(path)
        if not _is(raw, key):
            return "berubah selagi situs dibangun; bangun sekali lagi"
        return to_webp(raw, widths)
    except PictureError as fault:
        return str(fault)


def _is(raw: bytes, key: str) -> bool:
    """Whether a picture is still the one that its text was read with."""
    return hashlib.sha256(raw).hexdigest() == key


def _findings(data: PortalInput, faults: Mapping[str, str]) -> Iterator[Finding]:
    for story, photo in all_photos(data):
        fault = faults.get(picture_source(story, photo))
        if fault:
            what = f"Foto “{photo.file}”: {fault}."
            yield Finding(kind=kind("KKS-N004"), path=story.path, row=1, column="foto", what=what)
