"""What no single district holds is checked once for all, and again only when it moved."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kksportal.effects import Folders
from kksportal.errors import Finding
from kksportal.findings import kind
from kksportal.model.package import Package
from kksportal.site_build import shared as module
from kksportal.site_build.incremental.inputs import Inputs
from kksportal.site_build.shared import check_between, check_shared, check_strays
from kksportal.validate.known import Known
from tests.builders import framework, head, package, source
from tests.site_build.small import FIRST, SECOND, last_build, output, put, shared, story

FILES = {
    "datapackages/kosakata/satuan.csv": "id",
    "datapackages/penghargaan/2025/penerima.csv": "id",
    "datapackages/daerah/63.11-x/fakta.csv": "id",
    "content/inovasi/a.md": "A",
}
DATA = shared(frameworks={"2025": framework()})


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The folders of the packages that were checked, each with one finding."""
    seen: list[str] = []

    def check(one: Package, _: Known) -> Iterator[Finding]:
        seen.append(one.head.kind)
        yield Finding(kind=kind("KKS-P008"), path=one.head.kind, row=2, what="Salah.")

    monkeypatch.setattr(module, "check_package", check)
    return seen


def found(tmp_path: Path, **told: Any) -> list[tuple[str, str]]:
    """What is found in the shared packages of a small portal."""
    inputs = Inputs.look(Folders(root=tmp_path / "portal"), {})
    last = last_build(tmp_path / "ingatan", inputs=inputs, **told)
    return [(f.path, f.what) for f in check_shared(DATA, last)]


def test_findings_stand_while_nothing_shared_moved(tmp_path: Path, asked: list[str]) -> None:
    """The second build tells the same without checking; every shared package was checked once."""
    put(tmp_path / "portal", FILES)
    first = found(tmp_path)
    assert first == [("kosakata", "Salah."), ("kerangka", "Salah.")]
    assert found(tmp_path) == first
    assert asked == ["kosakata", "kerangka"]


@pytest.mark.parametrize(
    ("path", "again"),
    [
        ("datapackages/kosakata/satuan.csv", True),
        ("datapackages/penghargaan/2025/penerima.csv", True),
        ("datapackages/wilayah/daerah.csv", True),
        ("content/inovasi/a.md", True),
        ("datapackages/daerah/63.11-x/fakta.csv", False),
        ("datapackages/daerah/63.12-y/fakta.csv", False),
    ],
)
def test_only_what_is_no_districts_makes_them_checked_again(
    tmp_path: Path, asked: list[str], path: str, again: bool
) -> None:
    """Vocabularies, awards, regions and texts count; packages of districts do not."""
    put(tmp_path / "portal", FILES)
    found(tmp_path)
    put(tmp_path / "portal", {path: "lain"})
    found(tmp_path)
    assert asked == ["kosakata", "kerangka"] * (2 if again else 1)


def test_another_base_checks_again(tmp_path: Path, asked: list[str]) -> None:
    """Another program may find something else; what is no list of findings is none."""
    put(tmp_path / "portal", FILES)
    last_build(tmp_path / "ingatan").cache.save("bersama", "bukan")
    found(tmp_path)
    found(tmp_path, base="lain")
    assert asked == ["kosakata", "kerangka"] * 2


def test_texts_of_places_without_a_package_are_strays() -> None:
    """A story or narrative is checked here when no package of its place was made."""
    lost = story("a", region="99.99"), story("n", region="99.98", path="content/narasi/n.md")
    data = shared(stories=(lost[0], story("b", region=SECOND)), narratives=(lost[1],))
    known = Known.of(data)
    told = [f.path for f in check_strays(data, known, {SECOND}) if f.column == "daerah"]
    assert told == ["content/inovasi/a.md", "content/narasi/n.md"]
    assert check_strays(data, known, {SECOND, "99.99", "99.98"}) == []


def test_a_stray_without_a_fault_is_none(tmp_path: Path) -> None:
    """A text of a known place that has no package is in order, but for sources it cannot cite."""
    regions = package("wilayah", about=head("wilayah"), daerah=[{"kode": FIRST, "id": "x"}])
    words = package("kosakata", about=head("kosakata"), tatanan=[{"id": "pasar", "nama": "P"}])
    data = shared(regions=(regions,), vocabulary=words, stories=(story(innovation="i"),))
    assert check_strays(data, Known.of(data), ()) == []
    cited = shared(regions=(regions,), vocabulary=words, stories=(story(body="[@s]"),))
    assert [f.kind.code for f in check_strays(cited, Known.of(cited), ())] == ["KKS-N008"]


def test_one_source_id_stands_for_one_source() -> None:
    """Two districts, or a district and a shared package, may not use an id for two sources."""
    one = output(FIRST, sources=(tuple(source("a")),))
    other = output(SECOND, sources=(tuple(source("b")), tuple(source("a", judul="Lain"))))
    (told,) = check_between(shared(), [one, other])
    assert (told.kind.code, told.path, told.row, told.column) == (
        "KKS-D018", "datapackages/daerah/63.12-x/sumber.csv", 3, "judul",
    )  # fmt: skip
    assert check_between(shared(), [one, output(SECOND, sources=one.sources)]) == []
    rules = framework(sumber=[{"id": "a", "judul": "Lain", "jenis": "berita"}])
    (told,) = check_between(shared(frameworks={"2025": rules}), [one])
    assert told.path == "datapackages/daerah/63.11-x/sumber.csv"
    assert check_between(shared(), [one, other._replace(folder="")]) == []


def test_a_story_shares_its_sources_with_the_packages() -> None:
    """A story may not tell another title of a source that a package has."""
    one = output(FIRST, sources=(tuple(source("a")),))
    told = check_between(shared(stories=(story(sources=(source("a", judul="Lain"),)),)), [one])
    assert [f.path for f in told] == ["content/inovasi/a.md"]
    assert check_between(shared(stories=(story(sources=(source("a"),)),)), [one]) == []
