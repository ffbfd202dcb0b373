"""Read stories and narratives: YAML front matter, then Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from kksportal.effects import Folders, in_order
from kksportal.errors import Finding
from kksportal.model.contract import is_day
from kksportal.model.moments import is_moment
from kksportal.model.package import Photo, Story
from kksportal.model.rows import JENIS_SUMBER, Sumber
from kksportal.prose import TEXT_TAGS
from kksportal.read.beside import picture_beside
from kksportal.read.entries import is_hidden
from kksportal.read.films import read_films
from kksportal.read.frontmatter import FrontMatter, read_front_matter
from kksportal.read.head import STARTS
from kksportal.read.leftovers import cut_values, merge_marks
from kksportal.read.limits import odd_lines, odd_values, text_limits
from kksportal.read.markup import STORY_SCHEMES, unsafe_parts
from kksportal.read.picture import PictureError

_WORDS = ("judul", "daerah", "siklus", "tatanan_oleh", "inovasi", "tanggal", "penulis",
          "ringkasan", "terbit_mulai")  # fmt: skip
_KNOWN = {*_WORDS, "video", "tatanan", "perangkat_daerah", "sumber", "foto", "simulasi"}


def read_stories(folders: Folders) -> tuple[tuple[Story, ...], list[Finding]]:
    """The innovation stories of `content/inovasi/*.md`, with their findings."""
    return _read_all(folders, in_order((folders.content / "inovasi").glob("*.md")), narrative=False)


def read_narratives(folders: Folders) -> tuple[tuple[Story, ...], list[Finding]]:
    """The narratives of `content/narasi/<kode>/<siklus>/<tatanan>.md`, with their findings."""
    return _read_all(
        folders, in_order((folders.content / "narasi").glob("*/*/*.md")), narrative=True
    )


def _read_all(
    folders: Folders, paths: list[Path], *, narrative: bool
) -> tuple[tuple[Story, ...], list[Finding]]:
    stories, findings = [], []
    for path in paths:
        if is_hidden(path):
            continue
        story, problems = read_story(path, folders, narrative=narrative)
        findings += problems
        if story:
            stories.append(story)
    return tuple(stories), findings


def read_story(
    path: Path, folders: Folders, *, narrative: bool
) -> tuple[Story | None, list[Finding]]:
    """One text with its findings; the text is None when its front matter cannot be used."""
    head, findings = read_front_matter(path, folders.relative(path))
    if head is None:
        return None, findings
    needs = ["daerah", "tatanan", "penulis", "tanggal"]
    needs += ["siklus"] if narrative else ["judul", "ringkasan", "sumber"]
    findings += [*_fields(head, needs), *odd_values(head.meta, head.name, 1)]
    findings += odd_lines(head.body, head.name, head.body_line)
    if dense := [*text_limits(head.body, head.name, head.body_line)]:
        findings += dense
        head = replace(head, body="")  # nothing may look at such a text: it would not end
    findings += [*_links(head), *cut_values(head.lines, head.name)]
    findings += merge_marks(head.body, head.name, head.body_line)
    photos, more = _photos(head, path.parent.parent if narrative else path.parent)
    films, of_films = read_films(head, path.parent.parent if narrative else path.parent)
    sources, yet_more = _sources(head)
    findings += [*more, *of_films, *yet_more]
    story = Story(
        slug=path.stem,
        path=head.name,
        title=head.text("judul") or path.stem,
        region=head.text("daerah"),
        cycle=head.text("siklus"),
        tatanan=head.texts("tatanan"),
        body=head.body,
        line=head.body_line,
        summary=head.text("ringkasan"),
        tatanan_by=head.text("tatanan_oleh"),
        offices=head.texts("perangkat_daerah"),
        innovation=head.text("inovasi"),
        date=head.text("tanggal"),
        author=head.text("penulis"),
        sources=sources,
        photos=photos,
        films=films,
        simulated=head.meta.get("simulasi") is True,
        starts=head.text("terbit_mulai"),
    )
    return story, findings


def _fields(head: FrontMatter, needs: list[str]) -> Iterator[Finding]:
    for key in head.meta:
        if key not in _KNOWN:
            yield head.at("N003", str(key), f"Isian “{key}” tidak dikenal.")
    for key in needs:
        value = head.meta.get(key)
        if not (value.strip() if isinstance(value, str) else value):
            yield head.at("N002", key, f"Isian “{key}” kosong.")
    for key in _WORDS:
        if isinstance(head.meta.get(key), (list, dict)):
            yield head.at("N002", key, f"Isian “{key}” harus satu teks.")
    for key in ("sumber", "foto", "perangkat_daerah"):
        if not isinstance(head.meta.get(key) or [], list):
            yield head.at("N002", key, f"Isian “{key}” harus daftar.")
    if not isinstance(head.meta.get("simulasi", False), bool):
        yield head.at("N002", "simulasi", "Isian “simulasi” harus true atau false.")
    by, cycle = head.text("tatanan_oleh"), head.text("siklus")
    if by not in ("", "sumber", "tim-portal"):
        yield head.at("N002", "tatanan_oleh", f"“{by}” bukan sumber atau tim-portal.")
    if cycle and not re.fullmatch(r"(19|20)[0-9]{2}", cycle):
        yield head.at("N002", "siklus", f"“{cycle}” bukan tahun siklus.")
    yield from _times(head)


def _times(head: FrontMatter) -> Iterator[Finding]:
    starts = head.text("terbit_mulai")
    if starts and not is_moment(starts):
        yield head.at("N006", "terbit_mulai", f"“{starts}” bukan waktu. {STARTS}.")
    day = head.text("tanggal")
    if day and not is_day(day):
        yield head.at("N006", "tanggal", f"“{day}” bukan tanggal yang ada.")


def _links(head: FrontMatter) -> Iterator[Finding]:
    yield from unsafe_parts(
        head.body, head.name, head.body_line, tags=TEXT_TAGS, schemes=STORY_SCHEMES
    )


def _photos(head: FrontMatter, folder: Path) -> tuple[tuple[Photo, ...], list[Finding]]:
    photos, findings = [], []
    for item in head.maps("foto"):
        file, alt = str(item.get("berkas") or ""), str(item.get("alt") or "").strip()
        try:
            looked = picture_beside(folder, file)
            if not alt:
                raise PictureError("tanpa teks alternatif")
        except PictureError as fault:
            told = head.at("N004", "foto", f"Foto “{file}”: {fault}.")
            findings.append(replace(told, advice=fault.advice))
        else:
            credit = str(item.get("kredit") or "")
            consent = str(item.get("izin") or "")
            photos.append(
                Photo(file=file, alt=alt, credit=credit, consent=consent, **looked._asdict())
            )
    return tuple(photos), findings


def _sources(head: FrontMatter) -> tuple[tuple[Sumber, ...], list[Finding]]:
    sources, findings = [], []
    for item in head.maps("sumber"):
        cells = {str(key): str(value) for key, value in item.items() if value}
        name, url = cells.get("id", ""), cells.get("tautan", "")
        lacking = [key for key in ("id", "judul", "jenis") if key not in cells]
        if lacking:
            findings.append(
                head.at("N002", "sumber", f"Sumber “{name}” tanpa {', '.join(lacking)}.")
            )
        elif cells["jenis"] not in JENIS_SUMBER:
            what = f"Sumber “{name}” berjenis “{cells['jenis']}”, yang tidak dikenal."
            findings.append(head.at("N002", "sumber", what))
        elif url and not re.fullmatch(r"https?://[^\s<>\"]+", url):
            findings.append(head.at("N007", "sumber", f"Sumber “{name}” bertautan “{url[:60]}”."))
        else:
            sources.append(Sumber(*(cells.get(field, "") for field in Sumber._fields)))
    return tuple(sources), findings
