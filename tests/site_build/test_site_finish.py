"""The end of a build: what comes into the site, what is counted, reported and remembered."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from kksportal.effects import Stage
from kksportal.errors import Finding, PortalError
from kksportal.findings import kind
from kksportal.site_build import site as module
from kksportal.site_build.districts import BuiltDistricts
from kksportal.site_build.incremental.cache import Cache
from kksportal.site_build.incremental.last_build import STATE, LastBuild
from kksportal.site_build.incremental.output import (
    Written,
    plain_finding,
    plain_output,
)
from kksportal.site_build.incremental.state import Thing, to_state
from kksportal.site_build.incremental.things import Things
from kksportal.site_build.job import BuildReport, Job
from kksportal.site_build.progress import Progress
from kksportal.site_build.publish import files_of
from kksportal.site_build.target import MANIFEST, manifest
from tests.site_build.small import FIRST, INFO, SECOND, built, job, output, put, shared

NOTE = Finding(kind=kind("KKS-D025"), path="b.csv", what="Catatan.")
ERROR = Finding(kind=kind("KKS-H001"), path="a", what="Salah.")
OWN = Written("daerah/x/index.html", "daerah/x/", "", False, 4)
TABLE = "datapackages/daerah/63.11-x/a.csv"
PICTURE = Thing({"resep": "r"}, {"foto/a.webp": 5})


class End:
    """The end of builds of two districts, one after the other, into one site.

    What the districts and their pictures are is on the stage already; the nation, the editorial
    pages and the search are told beforehand.
    """

    def __init__(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.root = tmp_path / "portal"
        self.folders = put(self.root, {TABLE: "a"})
        self.site = self.root / "situs"
        self.cache = tmp_path / "ingatan"
        self.outputs = [
            output(
                pages=(OWN,),
                files=(("kartu/x.png", 6),),
            ),
            output(SECOND),
        ]
        self.staged = {
            "daerah/x/index.html": "anu!",
            "kartu/x.png": "gambar",
            "foto/a.webp": "f" * 5,
        }
        self.nation = {"peta/index.html": b"peta"}
        self.facts: tuple[tuple[str, str, bool], ...] = (("peta/", "2026-01-02", True),)
        self.notices: tuple[Finding, ...] = (NOTE,)
        self.failed: dict[str, str] = {}
        self.anew = [FIRST]
        self.asked: list[Any] = []
        monkeypatch.setattr(module, "make_nation", self._nation)
        monkeypatch.setattr(module, "make_editorial", self._editorial)
        monkeypatch.setattr(module, "make_search", lambda *told: self.asked.append("cari"))
        self.job: Job | None = None

    def _put(self, things: Things, name: str, files: Mapping[str, bytes], *facts: Any) -> None:
        if not things.stands(name, {"isi": repr(files)}):
            things.put(name, files, *facts)

    def _nation(self, _: Job, build: BuiltDistricts, found: Any, things: Things) -> Any:
        self.asked.append(tuple(found))
        assert {name for name in things.all if name.startswith("daerah:")} == {
            f"daerah:{one.code}" for one in build.outputs
        }
        for (address, content), facts in zip(self.nation.items(), self.facts, strict=True):
            self._put(things, f"halaman:{facts[0]}", {address: content}, facts)
        return SimpleNamespace(info="info nasional", notices=self.notices)

    def _editorial(self, _: Job, info: object, things: Things) -> int:
        assert info == "info nasional"
        self._put(things, "redaksi", {"tentang/index.html": b"tentang"})
        return 1

    def recall(self) -> LastBuild:
        """The last build as this one finds it."""
        return LastBuild.recall(Cache(self.cache), self.folders, INFO, self.site)

    def run(self, *found: Finding, last: LastBuild | None = None, **options: Any) -> BuildReport:
        """Finish a build, after the districts wrote what they wrote."""
        cached = last or self.recall()
        self.job = job(cached, **options)
        place = Stage(self.job.stage.open(self.site), self.site if cached.left else None)
        for address, text in self.staged.items():
            place.write(address, text.encode())
        build = replace(
            built(*self.outputs, anew=self.anew, last=cached, stage=place, data=shared()),
            pictures={"foto:a": PICTURE},
            failed=self.failed,
        )
        try:
            return module._finish(self.job, build, found)
        finally:
            self.job.stage.discard()

    def state(self) -> Any:
        """What the build left for the next one."""
        return to_state(Cache(self.cache).load(STATE))

    def files(self) -> dict[str, bytes]:
        """The published site, without its manifest."""
        return {
            name: (self.site / name).read_bytes()
            for name in sorted(files_of(self.site))
            if name != MANIFEST
        }


@pytest.fixture
def end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> End:
    """An end without a fault."""
    return End(tmp_path, monkeypatch)


SITE = {
    "daerah/x/index.html": b"anu!", "kartu/x.png": b"gambar", "foto/a.webp": b"fffff",
    "peta/index.html": b"peta", "tentang/index.html": b"tentang",
}  # fmt: skip


def test_everything_of_a_site_is_published(end: End) -> None:
    """Districts, pictures, the nation's pages, editorial ones, and the list of all files."""
    report = end.run(ERROR)
    assert end.files() == dict(sorted(SITE.items()))
    listed = manifest(SITE)
    assert (end.site / MANIFEST).read_bytes() == listed
    size = sum(map(len, SITE.values())) + len(listed)
    assert report == BuildReport(
        findings=(ERROR, NOTE),
        built=True,
        pages=3,
        files=6,
        size=size,
        made=1,
        written=6,
        largest=len(listed),
    )
    assert end.asked == ["cari", (ERROR,)]


def test_everything_is_left_for_the_next_build(end: End) -> None:
    """Every thing, every district, the contents that were read, the site and the report."""
    report = end.run(ERROR)
    left = end.state()
    assert set(left.things) == {
        "daerah:63.11", "daerah:63.12", "foto:a", "halaman:peta/", "redaksi",
    }  # fmt: skip
    assert left.things["foto:a"] == PICTURE
    own = left.things["daerah:63.11"]
    assert own.files == {"daerah/x/index.html": 4, "kartu/x.png": 6}
    assert own.facts == (end.outputs[0].folder,)
    assert own.uses["paket"]
    assert left.outputs == {one.code: plain_output(one) for one in end.outputs}
    assert left.site == files_of(end.site)
    assert left.report == (
        tuple(map(plain_finding, report.findings)), report.pages, report.files, report.size,
        report.largest, report.waiting,
    )  # fmt: skip
    assert end.job is not None
    assert left.base == end.job.last.base
    assert left.inputs.keys() == {TABLE}


def test_contents_are_those_that_the_districts_process_read(end: End) -> None:
    """A file saved while the build runs shows in the next one."""
    end.run()
    before = end.state().things["daerah:63.11"].uses["paket"]
    end.outputs[0] = end.outputs[0]._replace(shas=((TABLE, "dari proses lain"),))
    end.run()
    assert end.state().inputs[TABLE][2] == "dari proses lain"
    assert end.state().things["daerah:63.11"].uses["paket"] != before
    end.outputs[0] = end.outputs[0]._replace(shas=())
    key = end.state().things["daerah:63.11"].uses["paket"]
    put(end.root, {TABLE: "a"})
    end.run()  # the file is saved as it was before: it is another than was read
    assert end.state().things["daerah:63.11"].uses["paket"] == before != key


def test_what_stands_is_linked_and_the_rest_is_new(end: End) -> None:
    """Of an unmoved site only what is other is written; what nobody makes any more goes."""
    end.run()
    before = {name: (end.site / name).stat() for name in SITE}
    end.nation, end.facts = {"lain/index.html": b"lain"}, (("lain/", "", False),)
    end.staged["kartu/x.png"] = "lainnya"
    end.outputs[0] = end.outputs[0]._replace(files=(("kartu/x.png", 7),))
    report = end.run()
    files = SITE | {"lain/index.html": b"lain", "kartu/x.png": b"lainnya"}
    del files["peta/index.html"]
    assert end.files() == dict(sorted(files.items()))
    for name in ("daerah/x/index.html", "foto/a.webp", "tentang/index.html"):
        now = (end.site / name).stat()
        assert (now.st_ino, now.st_mtime_ns) == (before[name].st_ino, before[name].st_mtime_ns)
    assert (report.written, report.files) == (3, 6)  # a page, a card and the list of files
    assert end.state().site == files_of(end.site)


def test_an_unmoved_site_is_not_published_again(end: End, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where nothing was written and every file stands, the folder stays as it is."""
    end.run()
    published: list[int] = []
    monkeypatch.setattr(module, "publish", lambda *_: published.append(1))
    report = end.run()
    assert (report.built, report.written, published) == (True, 0, [])
    assert end.state().site == files_of(end.site)


def test_a_file_of_another_build_goes(end: End) -> None:
    """Where the site holds what this build did not leave but a build made, it is replaced."""
    end.run()
    (end.site / "lama.html").write_text("x")
    text = (end.site / MANIFEST).read_text()
    (end.site / MANIFEST).write_text(text + "\nlama.html")
    end.run()
    assert end.files() == dict(sorted(SITE.items()))


def test_what_a_file_manager_left_goes(end: End) -> None:
    """It is nobody's work: the site is published again without it, although nothing is new."""
    end.run()
    (end.site / "peta/.DS_Store").write_text("x")
    assert end.run().written == 0
    assert end.files() == dict(sorted(SITE.items()))


def test_a_page_that_is_gone_is_published_again(end: End) -> None:
    """A site that lacks one of its files gets it back."""
    end.run()
    (end.site / "peta/index.html").unlink()
    assert end.run().written == 1
    assert end.files() == dict(sorted(SITE.items()))


def test_what_somebody_put_there_meanwhile_stays(end: End, monkeypatch: pytest.MonkeyPatch) -> None:
    """A stranger's file that came while the build ran stops it before anything is removed."""
    end.run()
    end.staged["kartu/x.png"] = "lain"
    last = end.recall()
    (end.site / "catatan.txt").write_text("milik orang")
    with pytest.raises(PortalError, match=r"catatan\.txt"):
        end.run(last=last)
    assert (end.site / "catatan.txt").read_text() == "milik orang"
    assert (end.site / "kartu/x.png").read_bytes() == b"gambar"


def test_an_error_of_the_nation_publishes_nothing(end: End) -> None:
    """What is noticed at the end and is an error stops the build, with all findings."""
    end.notices = (ERROR,)
    assert end.run(NOTE) == BuildReport(findings=(ERROR, NOTE))
    assert not end.site.exists()
    assert end.state() is None


def test_a_note_at_the_end_stops_nothing(end: End) -> None:
    """Nor does an error that was known before: what it is about was left out."""
    end.notices = (NOTE,)
    assert end.run(ERROR).built


@pytest.mark.parametrize(
    ("other", "doubles"),
    [
        ({"pages": (OWN,)}, ["daerah/x/index.html"]),
        (
            {"files": (("peta/index.html", 1), ("foto/a.webp", 1))},
            ["foto/a.webp", "peta/index.html"],
        ),
    ],
    ids=["dua daerah", "daerah dan negara"],
)
def test_a_double_address_publishes_nothing(
    end: End, other: dict[str, Any], doubles: list[str]
) -> None:
    """Two districts, or a district and the nation, may not claim one address."""
    end.outputs[1] = output(SECOND, **other)
    report = end.run()
    assert (report.built, [f.path for f in report.errors]) == (False, doubles)
    assert not end.site.exists()


def test_a_build_in_part_is_not_remembered(end: End) -> None:
    """A site without some packages is published and told; the next build starts anew."""
    end.failed = {FIRST: "datapackages/daerah/x"}
    report = end.run()
    assert (report.built, report.quarantined) == (True, end.failed)
    assert report.exit_code == 3
    assert end.files()
    assert end.state() is None


def test_people_see_the_end(end: End) -> None:
    """The pages of the nation and the publishing are stages."""
    progress = Progress(quiet=True)
    end.run(progress=progress)
    progress.end()
    assert list(progress.seconds) == ["Halaman nasional", "Menerbitkan"]
