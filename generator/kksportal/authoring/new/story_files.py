"""The files of a new story: its text with a whole head, and its photos, small and without a place.

The text is checked as the portal's checks read it, before anything is written.
"""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from kksportal.authoring.new.laying import lay_files
from kksportal.authoring.new.portal import Portal, refuse_faults
from kksportal.authoring.new.story import FOLDER, NewStory
from kksportal.effects import Folders
from kksportal.errors import PortalError
from kksportal.model.rows import Sumber
from kksportal.read.content import read_story
from kksportal.read.metadata import told_in
from kksportal.read.picture import PictureError, read_picture
from kksportal.render.picture import to_kept
from kksportal.validate.known import Known
from kksportal.validate.portal import check_between, innovations_of, source_table
from kksportal.validate.stories import UNWRITTEN

PHOTOS = "foto"
_PLAIN = ("id", "jenis")  # ids and words of a list need no quotes


def story_files(portal: Portal, new: NewStory) -> dict[str, bytes]:
    """The files of a new story, by their paths; the text comes last.

    Raises PortalError where a photo cannot be taken, or the checks would refuse the text.
    """
    files: dict[str, bytes] = {}
    for number, photo in enumerate(new.photos, start=1):
        try:
            small = to_kept(read_picture(Path(photo.path)))
        except PictureError as fault:
            raise PortalError(f"{photo.path}: {fault}") from None
        assert not told_in(small).place, photo.path
        files[f"{FOLDER}/{_photo(new, number)}"] = small
    files[f"{FOLDER}/{new.name}.md"] = story_text(new).encode()
    _check(portal, new, files)
    return files


def story_text(new: NewStory) -> str:
    """The text of a new story: its head, and one sentence to be replaced.

    That sentence is true on a page too, should it be published so; the checks tell of it.
    """
    lines = [
        f"judul: {_quoted(new.title)}",
        f'daerah: "{new.region}"',
        f"tatanan: [{', '.join(new.tatanan)}]",
        f"tatanan_oleh: {new.tatanan_by}",
        f"perangkat_daerah: [{', '.join(map(_quoted, new.offices))}]",
        f"tanggal: {new.date}",
        f"penulis: {_quoted(new.author)}",
        f"ringkasan: {_quoted(new.summary)}",
        *([f"terbit_mulai: {_quoted(new.starts)}"] if new.starts else []),
        "sumber:",
        *(line for row in new.sources for line in _source(row)),
        "foto:" if new.photos else "foto: []",
    ]
    for number, photo in enumerate(new.photos, start=1):
        lines += [
            f"  - berkas: {_photo(new, number)}",
            f"    alt: {_quoted(photo.alt)}",
            f"    kredit: {_quoted(photo.credit)}",
            f"    izin: {_quoted(photo.consent)}",
        ]
    lines.append(f"simulasi: {'true' if new.region.startswith('S') else 'false'}")
    head = "\n".join(lines)
    return f"---\n{head}\n---\n{UNWRITTEN} [@{new.sources[0].id}]\n"


def _photo(new: NewStory, number: int) -> str:
    return f"{PHOTOS}/{new.name}-{number}.jpg"


def _source(row: Sumber) -> list[str]:
    cells = [(name, cell) for name, cell in row._asdict().items() if cell]
    lines = [f"    {name}: {cell if name in _PLAIN else _quoted(cell)}" for name, cell in cells]
    return [f"  - {lines[0].strip()}", *lines[1:]]


def _quoted(text: str) -> str:
    """A text as YAML has it, whatever signs it holds."""
    return "'" + text.replace("'", "''") + "'"


def _check(portal: Portal, new: NewStory, files: dict[str, bytes]) -> None:
    with TemporaryDirectory(prefix="kks-baru-") as place:
        aside = Folders(root=Path(place))
        lay_files(aside.root, files)
        story, findings = read_story(aside.root / FOLDER / f"{new.name}.md", aside, narrative=False)
    refuse_faults(findings)
    assert story is not None
    shared = portal.shared
    package = portal.package_of(new.region)
    between = check_between(
        [source_table(package)] if package else [],
        stories=(*shared.stories, story),
        narratives=(),
        innovations={new.region: innovations_of(package)} if package else {},
        known=Known.of(shared),
    )
    refuse_faults(f for f in between if f.path == story.path)
