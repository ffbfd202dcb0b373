"""The shapes in which Hugo can be handed our computed views: one site folder a shape.

A shape says how a page reaches Hugo (a content file, a bundle, a content adapter) and where the
layouts find its view: the frame's first lines take it from there, everything after is the same.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from fcntl import LOCK_EX, flock
from functools import partial
from os import SEEK_END
from pathlib import Path
from typing import Any

from teks import PLAIN_FORMAT, explicit

HERE = Path(__file__).parent
TAKES = "{{- $v := .Params -}}"  # in the frame's template
ENDS = {"assets/kumpulan": "}", "assets/halaman": "]"}  # of what pages share
HOME = "_index"  # the one page that a content adapter cannot add
ADAPTER = """\
{{ range resources.Match "halaman/**.json" }}{{ range . | transform.Unmarshal }}\
{{ $.AddPage . }}{{ end }}{{ end }}
"""


def compact(value: Any) -> str:
    """JSON as small as it can be."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def district_of(name: str) -> str:
    """The file that holds a page together with the others of its district."""
    return name.partition("--")[0]


def part_of(name: str) -> str:
    """The file that holds a page together with the others of its part of the site."""
    return name.partition("/")[0]


@dataclass(frozen=True, slots=True)
class Site:
    """A site folder of Hugo while it is laid down, by several processes at a time."""

    folder: Path

    def write(self, name: str, *parts: str) -> None:
        """One file of these texts."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("".join(parts), encoding="utf-8")

    def append(self, name: str, part: str, bracket: str) -> None:
        """One part more of a file that is a list or a dictionary."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("a", encoding="utf-8") as file:
            flock(file, LOCK_EX)  # until the file is closed, and so written
            first = not file.seek(0, SEEK_END)
            file.write((bracket if first else ",") + part)

    def close(self) -> None:
        """The ends of what was written in parts."""
        for folder, end in ENDS.items():
            for path in (self.folder / folder).rglob("*.json"):
                with path.open("a", encoding="utf-8") as file:
                    file.write(end)


Put = Callable[[Site, str, dict[str, Any], str], None]  # site, name, head of the page, its view


def in_front_matter(site: Site, name: str, head: dict[str, Any], view: str) -> None:
    """One content file a page, the view in its front matter."""
    site.write(f"content/{name}.md", compact(head)[:-1], ',"params":', view, "}")


def in_bundle(site: Site, name: str, head: dict[str, Any], view: str) -> None:
    """One page bundle a page, the view a resource of it."""
    place = "content" if name == HOME else f"content/{name}"
    site.write(f"{place}/{'_index' if name == HOME else 'index'}.md", compact(head))
    site.write(f"{place}/pandangan.json", view)


def in_asset(site: Site, name: str, head: dict[str, Any], view: str) -> None:
    """One content file a page, the view a file in `assets`."""
    site.write(f"content/{name}.md", compact(head | {"params": {"v": f"{name}.json"}}))
    site.write(f"assets/{name}.json", view)


def in_content(site: Site, name: str, head: dict[str, Any], view: str) -> None:
    """One content file a page, the view as its content, which nobody renders."""
    site.write(f"content/{name}.md", compact(head), "\n", view)


def gathered(name: str, head: dict[str, Any]) -> tuple[str, dict[str, Any]]:
    """Where a view lies among those of its district, and a head that says so."""
    asset = f"kumpulan/{district_of(name)}.json"
    return asset, head | {"params": {"k": asset, "v": name}}


def in_district(site: Site, name: str, head: dict[str, Any], view: str) -> None:
    """One content file a page, the views of a district in one file in `assets`."""
    asset, told = gathered(name, head)
    site.write(f"content/{name}.md", compact(told))
    site.append(f"assets/{asset}", f"{compact(name)}:{view}", "{")


def added(
    group: Callable[[str], str], site: Site, name: str, head: dict[str, Any], view: str
) -> None:
    """A content adapter adds the pages, their views as parameters, from a file a group."""
    if name == HOME:
        in_front_matter(site, name, head, view)
        return
    told = compact(head | {"path": name})[:-1] + ',"params":' + view + "}"
    site.append(f"assets/halaman/{group(name)}.json", told, "[")
    site.write("content/_content.gotmpl", ADAPTER)


def added_bare(site: Site, name: str, head: dict[str, Any], view: str) -> None:
    """A content adapter adds the pages; the views of a district lie in one file in `assets`."""
    asset, told = gathered(name, head)
    site.append(f"assets/{asset}", f"{compact(name)}:{view}", "{")
    if name == HOME:
        site.write(f"content/{name}.md", compact(told))
        return
    site.append("assets/halaman/semua.json", compact(told | {"path": name}), "[")
    site.write("content/_content.gotmpl", ADAPTER)


@dataclass(frozen=True, slots=True)
class Shape:
    """How pages reach Hugo, and what its frame takes a page's view from."""

    name: str
    words: str
    put: Put
    takes: str = ".Params"


_OF_DISTRICT = "index (resources.Get .Params.k | transform.Unmarshal) .Params.v"
SHAPES = {
    shape.name: shape
    for shape in (
        Shape("depan", "front matter", in_front_matter),
        Shape(
            "bundel",
            "page bundles with a JSON resource",
            in_bundle,
            '.Resources.Get "pandangan.json" | transform.Unmarshal',
        ),
        Shape(
            "aset",
            "a JSON asset a page, `resources.Get`",
            in_asset,
            "resources.Get .Params.v | transform.Unmarshal",
        ),
        Shape(
            "berkas",
            "a JSON file a page, `os.ReadFile`",
            in_asset,
            'printf "assets/%s" .Params.v | os.ReadFile | transform.Unmarshal',
        ),
        Shape(
            "isi",
            "JSON as the page's content, `.RawContent`",
            in_content,
            ".RawContent | transform.Unmarshal",
        ),
        Shape("kumpulan", "a JSON asset a district", in_district, _OF_DISTRICT),
        Shape(
            "tambah",
            "content adapter, a file a district, views as params",
            partial(added, district_of),
        ),
        Shape(
            "tambah-besar",
            "content adapter, few big files, views as params",
            partial(added, part_of),
        ),
        Shape(
            "tambah-kumpulan",
            "content adapter without params, a JSON asset a district",
            added_bare,
            _OF_DISTRICT,
        ),
    )
}


def begin(target: Path, shape: Shape) -> Site:
    """A site folder with settings and layouts: as they are, with explicit escapes, and empty."""
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir(parents=True)
    for path in sorted((HERE / "hugo").glob("*.toml")):
        shutil.copy(path, target / path.name)
    (target / "teks.toml").write_text(PLAIN_FORMAT, "utf-8")
    for name in ("layouts", "layouts-teks"):
        shutil.copytree(HERE / "hugo" / "layouts", target / name)
    frames = [target / name / "baseof.html" for name in ("layouts", "layouts-teks")]
    for frame in frames:
        text = frame.read_text("utf-8")
        assert text.count(TAKES) == 1, "the frame takes its view from elsewhere"
        frame.write_text(text.replace(TAKES, f"{{{{- $v := {shape.takes} -}}}}"), "utf-8")
    for path in (target / "layouts-teks").rglob("*.html"):
        path.write_text(explicit(path.read_text("utf-8")), "utf-8")
    for name in ("layouts", "layouts-teks"):
        empty_layout(target / name, target / f"{name}-kosong")
    return Site(target)


def empty_layout(full: Path, target: Path) -> None:
    """The same frame with nothing in its `<main>`."""
    frame, components, _ = (full / "baseof.html").read_text("utf-8").partition("{{/* Components.")
    assert components, "the frame no longer ends where the components begin"
    target.mkdir()
    (target / "baseof.html").write_text(frame, "utf-8")
    # A layout that defines nothing is printed without its frame.
    (target / "all.html").write_text('{{ define "main" }}{{ end }}\n', "utf-8")
    shutil.copytree(full / "_partials", target / "_partials")
