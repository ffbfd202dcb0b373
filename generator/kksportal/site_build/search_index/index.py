"""The search index: Pagefind reads the records of all pages, its files go with the site.

It is made again only when a record is not as it was. Pagefind runs in a folder of its own with
an empty environment: nothing that a pull request brings can configure it.
"""

from __future__ import annotations

import hashlib
import re
import subprocess
from collections.abc import Iterable, Iterator, Sequence
from html import escape
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from kksportal.effects import Folders, Stage
from kksportal.errors import PortalError
from kksportal.exports.search_records import Record, national_records, plain_text, record
from kksportal.prose import to_html
from kksportal.read.frontmatter import read_front_matter
from kksportal.site_build.incremental.digest import record_key
from kksportal.site_build.incremental.memory import ForgottenError
from kksportal.site_build.job import Job, Made
from kksportal.site_build.search_index.stable import steady
from kksportal.site_build.shelf import Shelf
from kksportal.words.names import Names

BUNDLE = "cari/pagefind/"
_FILE = "catatan"  # the cache file of the records, by district
_KEPT = re.compile(r"pagefind\.js|pagefind-entry\.json|wasm\..*|.*\.pf_\w+")
_OTHERS = ("inovasi/", "narasi/")  # texts that are no editorial pages


def put_index(job: Job, made: Made, shelf: Shelf) -> str:
    """Put the index on the shelf, a new one only if a record changed; the key of its records."""
    if not job.options.search:
        return ""
    memory, shared = job.memory, made.workshop.shared
    job.options.progress.stage("Indeks pencarian")
    whole = (
        *national_records(shared, made.workshop.results, Names(shared)),
        *_editorial_records(job.folders, simulated=made.workshop.results.simulated),
    )
    told = repr((whole, [digest.record_key for digest in made.digests]))
    key = hashlib.sha256(told.encode()).hexdigest()
    standing = {file: stat[0] for file, stat in memory.site.items() if file.startswith(BUNDLE)}
    if memory.state.get("search") == key and standing and not memory.damaged & standing.keys():
        for file, size in standing.items():
            shelf.note(file, size)
        return key
    own = _district_records(memory.cache.load(_FILE), made)
    for name, content in make_index((*whole, *(one for records in own for one in records))):
        shelf.put(BUNDLE + name, content)
    memory.cache.save(
        _FILE,
        {d.code: tuple(map(tuple, r)) for d, r in zip(made.digests, own, strict=True)},
    )
    return key


def _district_records(known: Any, made: Made) -> list[Sequence[Record]]:
    """The records of every district: made now, or as the cache has them.

    Raises ForgottenError when the cache has others than those that were made.
    """
    found: list[Sequence[Record]] = []
    for digest in made.digests:
        if digest.code in made.anew:
            found.append(digest.records)
            continue
        kept = known.get(digest.code, ()) if isinstance(known, dict) else ()
        records = tuple(Record(*one) for one in kept)
        if record_key(records) != digest.record_key:
            raise ForgottenError(_FILE)
        found.append(records)
    return found


def _editorial_records(folders: Folders, *, simulated: bool) -> Iterator[Record]:
    """The editorial pages, read from their Markdown: MkDocs gives each its folder's address."""
    for path in sorted(folders.content.rglob("*.md")):
        name = path.relative_to(folders.content).as_posix()
        if name.startswith(_OTHERS) or any(part[0] in "._" for part in name.split("/")):
            continue
        if path.stem in ("index", "README"):
            continue
        head, _ = read_front_matter(path, name)
        if head is None:
            continue
        words = plain_text(to_html(head.body, {}))
        yield record(
            name.removesuffix(".md") + "/",
            head.text("title") or path.stem.replace("-", " ").capitalize(),
            "halaman",
            parts=(head.text("description"), words),
            simulated=simulated,
        )


def make_index(records: Iterable[Record]) -> Iterator[tuple[str, bytes]]:
    """The files of an index over records, in the order of their names.

    Raises PortalError when Pagefind cannot be run.
    """
    with TemporaryDirectory(prefix="kks-cari-") as place:
        pages, bundle = Path(place) / "halaman", Path(place) / "indeks"
        pages.mkdir()
        stage = Stage(pages)
        for one in records:
            stage.write(f"{one.address}index.html", _page(one))
        _run(pages, bundle)
        kept = (p for p in sorted(bundle.rglob("*")) if p.is_file() and _KEPT.fullmatch(p.name))
        files = {path.relative_to(bundle).as_posix(): path.read_bytes() for path in kept}
    yield from sorted(steady(files).items())


def _page(one: Record) -> bytes:
    """A record as Pagefind reads it; everything that came from data is escaped."""
    told = [
        _attribute("meta", name, value)
        for name, value in (("title", one.title), ("letak", one.about), ("jenis", one.kind))
        if value
    ]
    told += [_attribute("filter", n, v) for n, v in (("jenis", one.kind), *one.filters)]
    return (
        '<!doctype html><html lang="id"><body data-pagefind-body>'
        f"{''.join(told)}<p>{escape(one.text)}</p></body></html>"
    ).encode()


def _attribute(kind: str, name: str, value: str) -> str:
    return f'<i title="{escape(value)}" data-pagefind-{kind}="{name}[title]"></i>'


def _run(pages: Path, bundle: Path) -> None:
    from pagefind.service import get_executable

    program = get_executable()
    advice = "Bangun tanpa pencarian: kks build --no-search"
    if program is None:
        raise PortalError(f"program pagefind tidak ada di mesin ini. {advice}")
    command = [str(program), "--site", str(pages), "--output-path", str(bundle)]
    done = subprocess.run(
        [*command, "--force-language", "id", "--quiet"],
        cwd=pages.parent,
        env={},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode or not bundle.is_dir():
        said = done.stderr.strip() or done.stdout.strip()
        raise PortalError(f"pagefind gagal: {said}. {advice}")
