"""Read stories and narratives: YAML front matter, then Markdown."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from kksportal.effects import Folders
from kksportal.errors import Finding
from kksportal.findings import kind
from kksportal.model.package import Photo, Story
from kksportal.model.rows import JENIS_SUMBER, Sumber

_STORY = {
    "judul",
    "daerah",
    "siklus",
    "tatanan",
    "tatanan_oleh",
    "perangkat_daerah",
    "inovasi",
    "tanggal",
    "penulis",
    "ringkasan",
    "sumber",
    "foto",
    "simulasi",
    "video",
}
_PICTURES = (".jpg", ".jpeg", ".png", ".webp")


def read_stories(folders: Folders) -> tuple[tuple[Story, ...], list[Finding]]:
    """The innovation stories of `content/inovasi/`."""
    return _read_all(folders, sorted((folders.content / "inovasi").glob("*.md")), narrative=False)


def read_narratives(folders: Folders) -> tuple[tuple[Story, ...], list[Finding]]:
    """The narratives of `content/narasi/<kode>/<siklus>/<tatanan>.md`."""
    return _read_all(folders, sorted((folders.content / "narasi").glob("*/*/*.md")), narrative=True)


def _read_all(
    folders: Folders, paths: list[Path], *, narrative: bool
) -> tuple[tuple[Story, ...], list[Finding]]:
    stories, found = [], []
    for path in paths:
        story, problems = read_story(path, folders, narrative=narrative)
        found += problems
        if story:
            stories.append(story)
    return tuple(stories), found


def read_story(
    path: Path, folders: Folders, *, narrative: bool
) -> tuple[Story | None, list[Finding]]:
    """One text; None when its head cannot be used."""
    name = folders.relative(path)
    try:
        text = path.read_text(encoding="utf-8")
        head, body, line = split(text)
        meta: Any = yaml.safe_load(head)
    except (ValueError, OSError, yaml.YAMLError) as fault:
        mark = getattr(fault, "problem_mark", None)
        row = mark.line + 2 if mark else 1
        what = str(getattr(fault, "problem", "") or fault)
        return None, [Finding(kind=kind("KKS-N001"), path=name, row=row, what=what)]
    if not isinstance(meta, dict):
        return None, [Finding(kind=kind("KKS-N001"), path=name, row=1, what="kepala kosong")]
    found = [
        Finding(kind=kind("KKS-N003"), path=name, column=str(key), what=f"isian “{key}”")
        for key in meta
        if key not in _STORY
    ]
    needs = ["daerah", "tatanan", "penulis", "tanggal"]
    needs += ["siklus"] if narrative else ["judul", "ringkasan", "sumber"]
    for key in needs:
        if not meta.get(key):
            found.append(
                Finding(
                    kind=kind("KKS-N002"),
                    path=name,
                    row=1,
                    column=key,
                    what=f"isian “{key}” kosong",
                )
            )
    photos, more = _photos(meta.get("foto"), path, name, narrative=narrative)
    sources, yet_more = _sources(meta.get("sumber"), name)
    found += [*more, *yet_more]
    tatanan = meta.get("tatanan")
    story = Story(
        slug=path.stem,
        path=name,
        title=str(meta.get("judul", path.stem)),
        region=str(meta.get("daerah", "")),
        cycle=str(meta.get("siklus") or ""),
        tatanan=tuple(str(t) for t in tatanan) if isinstance(tatanan, list) else (str(tatanan),),
        body=body,
        line=line,
        summary=str(meta.get("ringkasan", "")),
        tatanan_by=str(meta.get("tatanan_oleh", "")),
        offices=tuple(str(o) for o in meta.get("perangkat_daerah") or ()),
        innovation=str(meta.get("inovasi") or ""),
        date=str(meta.get("tanggal", "")),
        author=str(meta.get("penulis", "")),
        sources=sources,
        photos=photos,
        simulated=meta.get("simulasi") is True,
    )
    return story, found


def split(text: str) -> tuple[str, str, int]:
    """The front matter, the body, and the line on which the body begins; raises ValueError."""
    lines = text.replace("\r\n", "\n").split("\n")
    if lines[0].strip() != "---":
        raise ValueError("baris pertama bukan ---")
    for number, line in enumerate(lines[1:], start=1):
        if line.strip() == "---":
            return "\n".join(lines[1:number]), "\n".join(lines[number + 1 :]), number + 2
    raise ValueError("kepala naskah tidak ditutup dengan ---")


def _photos(
    told: Any, path: Path, name: str, *, narrative: bool
) -> tuple[tuple[Photo, ...], list[Finding]]:
    folder = (path.parent.parent if narrative else path.parent).resolve()
    photos, found = [], []
    for item in told if isinstance(told, list) else []:
        file = str(item.get("berkas", "")) if isinstance(item, dict) else ""
        alt = str(item.get("alt", "")) if isinstance(item, dict) else ""
        target = (folder / file).resolve()
        usable = target.is_relative_to(folder) and target.is_file()
        if not alt or not usable or target.suffix.lower() not in _PICTURES:
            found.append(
                Finding(kind=kind("KKS-N004"), path=name, column="foto", what=f"foto “{file}”")
            )
            continue
        photos.append(Photo(file=file, alt=alt, credit=str(item.get("kredit", ""))))
    return tuple(photos), found


def _sources(told: Any, name: str) -> tuple[tuple[Sumber, ...], list[Finding]]:
    sources, found = [], []
    for item in told if isinstance(told, list) else []:
        cells = {k: str(v) for k, v in item.items() if v} if isinstance(item, dict) else {}
        url = cells.get("tautan", "")
        good = cells.get("id") and cells.get("judul") and cells.get("jenis") in JENIS_SUMBER
        if not good or (url and not url.startswith(("https://", "http://"))):
            found.append(
                Finding(
                    kind=kind("KKS-N002"),
                    path=name,
                    column="sumber",
                    what=f"sumber “{cells.get('id', '')}” tidak lengkap",
                )
            )
            continue
        sources.append(Sumber(*(cells.get(field, "") for field in Sumber._fields)))
    return tuple(sources), found
