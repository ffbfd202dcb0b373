"""Not before its time: nothing of what waits is in the site, in a comment, or in another's rows."""

from __future__ import annotations

import gzip
import io
import json
import re
import shutil
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from kksportal.authoring.init import init_portal
from kksportal.cli import main
from tests.foto import photograph
from tests.roda import few_districts

SECRET, SLUG, PHOTO = "Zamrudkhatulistiwa", "zamrud-khatulistiwa", "zamrud.jpg"
BALANGAN = "datapackages/daerah/63.11-kabupaten-balangan"
STORY = "content/inovasi/home-care-balangan.md"
STARTS = "2026-12-10T09:00+07:00"
BEFORE, AFTER = "2026-12-10T08:59+07:00", "2026-12-10T02:00+00:00"  # the latter is the moment


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new portal with few districts."""
    root = tmp_path_factory.mktemp("waktu") / "portal"
    init_portal(root)
    few_districts(root)
    return root


@pytest.fixture
def root(base: Path, tmp_path: Path) -> Path:
    """The same, with a story that waits: a row of its district names it."""
    root = Path(shutil.copytree(base, tmp_path / "portal"))
    text = (root / STORY).read_text("utf-8")
    head, body = text.split("\n---\n", 1)
    lines = re.sub(r"\n(?:judul|inovasi|foto):.*(?:\n[ -].*)*", "", head).split("\n")
    waiting = "\n".join(
        [*lines, f"judul: {SECRET}", f'terbit_mulai: "{STARTS}"', "foto:",
         f"  - berkas: {PHOTO}", f"    alt: {SECRET}", f"    kredit: {SECRET}"]
    )  # fmt: skip
    (root / f"content/inovasi/{SLUG}.md").write_text(f"{waiting}\n---\n{SECRET}.\n{body}", "utf-8")
    (root / f"content/inovasi/{PHOTO}").write_bytes(photograph())
    table = root / BALANGAN / "inovasi.csv"
    rows = table.read_text("utf-8")
    assert rows.count("home-care-balangan") == 1
    table.write_text(rows.replace("home-care-balangan", SLUG), "utf-8")
    return root


def everything(site: Path) -> Iterator[bytes]:
    """Every file of a site by name and content, also what is packed in it."""
    for path in site.rglob("*"):
        if path.is_file():
            yield path.relative_to(site).as_posix().encode()
            yield from unpacked(path.read_bytes())


def unpacked(raw: bytes) -> Iterator[bytes]:
    """Bytes, and those that are packed in them."""
    yield raw
    if raw[:2] == b"\x1f\x8b":
        yield from unpacked(gzip.decompress(raw))
    if raw[:4] == b"PK\x03\x04":
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            for name in archive.namelist():
                yield name.encode()
                yield from unpacked(archive.read(name))


def traces(site: Path) -> int:
    """In how many places something of the secret stands."""
    words = [word.lower().encode() for word in (SECRET, SLUG)]
    return sum(any(word in part.lower() for word in words) for part in everything(site))


def build(root: Path, *more: str) -> int:
    """Build the portal into its own site."""
    return main(["build", "-C", str(root), "--jobs", "1", *more])


def test_a_story_is_nowhere_before_its_moment_and_everywhere_after(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Pages, search, feeds, JSON, downloads and the district's own rows; incremental as cold."""
    site = root / "site"
    assert main(["validate", "-C", str(root)]) == 0
    for more in ((), ("--saat", BEFORE)):
        capsys.readouterr()
        assert build(root, *more) == 0
        told = capsys.readouterr()
        assert f"Menunggu waktu terbitnya: content/inovasi/{SLUG}.md" in told.out
        assert SECRET not in told.out + told.err
        assert traces(site) == 0
    assert build(root, "--saat", AFTER) == 0
    assert "Menunggu" not in capsys.readouterr().out
    assert (site / f"inovasi/{SLUG}/index.html").is_file()
    assert traces(site) > 10
    shown = {p.relative_to(site): p.read_bytes() for p in site.rglob("*") if p.is_file()}
    assert build(root, "--saat", AFTER, "--no-cache", "--site-dir", str(root / "lain")) == 0
    other = root / "lain"
    assert shown == {p.relative_to(other): p.read_bytes() for p in other.rglob("*") if p.is_file()}
    assert build(root) == 0
    assert traces(site) == 0


def test_a_district_and_awards_that_wait_leave_no_figure(tmp_path: Path) -> None:
    """Its page is that of a district without data; awards of the cycle are not there."""
    root = tmp_path / "portal"
    init_portal(root)
    quick = ("--no-downloads", "--no-search")
    awards = "datapackages/penghargaan/2025"
    (root / STORY).unlink()
    table = root / BALANGAN / "inovasi.csv"
    table.write_text(table.read_text("utf-8").replace("home-care-balangan", ""), "utf-8")
    for place in (BALANGAN, awards):
        path = root / place / "datapackage.json"
        head = json.loads(path.read_text("utf-8")) | {"terbit_mulai": "2026-12-10"}
        path.write_text(json.dumps(head), "utf-8")
    page = root / "site/daerah/kabupaten-balangan/index.html"
    cycle = root / "site/penghargaan/2025/index.html"
    assert build(root, *quick) == 0
    assert "85%" not in page.read_text("utf-8")
    assert not cycle.exists()
    assert build(root, *quick, "--saat", "2026-12-10T00:00+07:00") == 0
    assert "85%" in page.read_text("utf-8")
    assert cycle.is_file()


@pytest.mark.parametrize("form", ["md", "json"])
def test_a_comment_tells_nothing_of_it(
    base: Path, root: Path, form: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Neither its text, its name, its picture, nor the row that names it."""
    capsys.readouterr()
    assert main(["diff", str(base), str(root), "--format", form]) == 0
    told = capsys.readouterr()
    for word in (SECRET, SLUG, PHOTO):
        assert word.lower() not in (told.out + told.err).lower()


@pytest.mark.parametrize("moment", ["besok", "2026-12-10", "2026-12-10T09:00", "2026-02-30T09:00Z"])
def test_a_build_is_told_a_whole_moment(
    root: Path, moment: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """With its offset: which hour it is depends on where one asks."""
    assert build(root, "--saat", moment) == 2
    assert "bukan waktu; tulis seperti 2026-12-10T09:00+07:00" in capsys.readouterr().err


def test_what_would_be_a_dead_link_is_told_by_the_check(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A page that links to a story that waits cannot be built before: green means it can."""
    page = root / "content/tentang.md"
    page.write_text(page.read_text("utf-8") + f"\n[Baca](inovasi/{SLUG}.md)\n", "utf-8")
    assert main(["validate", "-C", str(root)]) == 1
    assert "content/tentang.md" in capsys.readouterr().out
    assert build(root) == 1


def test_a_story_that_waits_and_cannot_be_read_waits(
    base: Path, root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A mistake in its head must not publish its name; who checks at home is told."""
    path = root / f"content/inovasi/{SLUG}.md"
    path.write_text(path.read_text("utf-8").replace("foto:", "judul: lagi\nfoto:"), "utf-8")
    assert main(["validate", "-C", str(root)]) == 1
    assert SLUG in capsys.readouterr().out
    assert main(["diff", str(base), str(root)]) == 0
    assert SLUG not in capsys.readouterr().out
    assert build(root) == 0
    assert traces(root / "site") == 0
