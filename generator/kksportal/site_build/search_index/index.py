"""The search index: Pagefind reads the records of all pages, its files go with the site.

It is made again only when a record is not as it was. Pagefind runs in a folder of its own with
an empty environment: nothing that a pull request brings can configure it.
"""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterable, Iterator
from html import escape
from pathlib import Path
from tempfile import TemporaryDirectory

from kksportal.effects import Folders, Stage, in_order
from kksportal.errors import PortalError
from kksportal.exports.search_records import Record, national_records, plain_text, record
from kksportal.prose import to_html
from kksportal.read.frontmatter import read_front_matter
from kksportal.site_build.districts import BuiltDistricts
from kksportal.site_build.incremental.contributions import RECORDS
from kksportal.site_build.incremental.last_build import hashed
from kksportal.site_build.incremental.things import Things
from kksportal.site_build.job import Job
from kksportal.site_build.search_index.stable import steady
from kksportal.site_build.search_index.titles import TITLES, title_script

BUNDLE = "cari/pagefind/"
SEARCH = "cari"  # the name of this thing
_KEPT = re.compile(r"pagefind\.js|pagefind-entry\.json|wasm\..*|.*\.pf_\w+")
_OTHERS = ("inovasi/", "narasi/")  # texts that are no editorial pages


def make_search(job: Job, built: BuiltDistricts, things: Things) -> None:
    """Make the search index, if any record is not as it was."""
    if not job.options.search:
        return
    job.options.progress.stage("Indeks pencarian")
    builder = built.builder
    whole = (
        *national_records(builder.data, builder.results, builder.names, built.indicators),
        *_editorial_records(job.folders, simulated=builder.results.simulated),
    )
    keys = {one.code: one.record_key for one in built.outputs}
    if things.stands(SEARCH, {"catatan": hashed((whole, keys))}):
        return
    made = {one.code: one.records for one in built.outputs if one.code in built.anew}
    own = RECORDS.join(job.last.cache, "", keys, made)
    records = (*whole, *(one for records in own.values() for one in records))
    if job.info.folder:
        things.put(SEARCH, {TITLES: title_script(records)})
        return
    with job.stage.working():
        things.put(SEARCH, {BUNDLE + name: content for name, content in make_index(records)})


def _editorial_records(folders: Folders, *, simulated: bool) -> Iterator[Record]:
    """The editorial pages, read from their Markdown: MkDocs gives each its folder's address."""
    for path in in_order(folders.content.rglob("*.md")):
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
            stage.write(_place(one), _page(one))
        _run(pages, bundle)
        kept = (p for p in in_order(bundle.rglob("*")) if p.is_file() and _KEPT.fullmatch(p.name))
        files = {path.relative_to(bundle).as_posix(): path.read_bytes() for path in kept}
    yield from sorted(steady(files).items())


def _place(one: Record) -> str:
    """Where Pagefind finds a record: its page, or for a row a place that only the index knows.

    Pagefind makes addresses of places; the address of a row goes with it as a word of its own.
    """
    page, _, row = one.address.partition("#")
    return f"{page}{row}/index.html" if row else f"{page}index.html"


def _page(one: Record) -> bytes:
    """A record as Pagefind reads it; everything that came from data is escaped."""
    marks = [
        _attribute("meta", name, value)
        for name, value in (
            ("title", one.title),
            ("letak", one.about),
            ("jenis", one.kind),
            ("baris", one.address if "#" in one.address else ""),
        )
        if value
    ]
    marks += [_attribute("filter", n, v) for n, v in (("jenis", one.kind), *one.filters)]
    return (
        '<!doctype html><html lang="id"><body data-pagefind-body>'
        f"{''.join(marks)}<p>{escape(one.text)}</p></body></html>"
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
        raise PortalError(
            f"pagefind gagal: {said.splitlines()[0][:200] if said else 'tanpa kata'}. {advice}"
        )
