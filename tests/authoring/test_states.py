"""Two states of a portal, and the log of figures that a district's package keeps."""

from __future__ import annotations

import csv
import json
import os
from dataclasses import replace
from pathlib import Path

import pytest
from tests.builders import log_line
from tests.site_build.small import FIRST, put
from tests.site_build.tiny import ONE, SOURCES, TWO, columns, put_head, table, tiny

from kksportal.authoring.states import read_state, record, undecided
from kksportal.compute.changes import Decision, PackageChange, compare, log_of
from kksportal.effects import Folders
from kksportal.errors import PortalError
from kksportal.model.package import DistrictPackage

HEAD = columns("daerah", "capaian")
LOG = columns("daerah", "pembaruan")


def value(root: Path, figure: str, **tables: str) -> None:
    """The first district's package with one figure, and more tables."""
    line = f"2025,T1.01,2024,{figure},,persen,2025,,s1,,"
    files = {"sumber": table(SOURCES, "s1,J,D,berita,2025,,ya,"), "capaian": table(HEAD, line)}
    put_head(root, ONE, "daerah", files | tables, FIRST)


@pytest.fixture
def folders(tmp_path: Path) -> Folders:
    """A tiny portal whose first district has one figure."""
    made = tiny(tmp_path / "portal")
    value(made.root, "71")
    return made


def test_a_portal_is_all_its_packages(folders: Folders) -> None:
    """Shared packages first, then the districts; what could not be read is reported."""
    state = read_state(folders.root)
    assert [package.head.kind for package in state.packages] == [
        "kosakata", "wilayah", "daerah", "daerah",
    ]  # fmt: skip
    assert state.whole
    assert state.folders == replace(folders, at="")  # what waits is in no comparison
    assert state.words.vocabulary.head.title == "Paket kosakata"
    assert all(f.is_error for f in state.errors)


def test_a_place_may_be_reported_in_any_way(
    folders: Folders, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A path from where one stands leads to the same portal."""
    monkeypatch.chdir(folders.root)
    assert read_state(Path(".")).folders.root == folders.root
    assert read_state(Path(ONE)).packages[0].head.folder == ONE


def test_a_package_is_alone_with_the_words_of_its_portal(folders: Folders) -> None:
    """Its folder is relative to the portal that contains it, whose vocabularies name its codes."""
    state = read_state(folders.root / ONE)
    assert [package.head.folder for package in state.packages] == [ONE]
    assert not state.whole
    assert state.folders == replace(folders, at="")  # what waits is in no comparison
    assert state.words.vocabulary.head.title == "Paket kosakata"


def test_a_portal_of_one_package_is_a_portal(tmp_path: Path) -> None:
    """However few packages there are, a folder with packages is a whole portal."""
    put_head(tmp_path, ONE, "daerah", {"sumber": table(SOURCES)}, FIRST)
    assert read_state(tmp_path).whole
    empty = tmp_path / "kosong"
    (empty / "datapackages").mkdir(parents=True)
    assert read_state(empty).whole
    assert read_state(empty).packages == ()


def test_a_package_without_a_portal_has_no_words(tmp_path: Path) -> None:
    """Its own parent is then where it lies, and nothing names its ids."""
    put_head(tmp_path, "sendiri", "daerah", {"sumber": table(SOURCES)}, FIRST)
    state = read_state(tmp_path / "sendiri")
    assert state.folders.root == tmp_path
    assert state.packages[0].head.folder == "sendiri"
    words = state.words
    assert (words.vocabulary.ukuran, words.regions, words.frameworks) == ((), (), {})
    assert (words.awards, words.districts) == ((), {})
    assert (words.vocabulary.head.folder, words.vocabulary.head.kind) == ("", "kosakata")


def test_the_nearest_portal_is_the_packages(folders: Folders) -> None:
    """Of two portals one within the other, a package belongs to the inner one."""
    inner = folders.root / "dalam"
    put_head(inner, ONE, "daerah", {"sumber": table(SOURCES)}, FIRST)
    assert read_state(inner / ONE).folders.root == inner


def test_a_package_that_cannot_be_read_is_reported(folders: Folders) -> None:
    """It is left out; errors are reported, warnings are not."""
    put(folders.root, {f"{TWO}/datapackage.json": "{", f"{ONE}/lain.csv": "a\n"})
    state = read_state(folders.root)
    assert [p.head.code for p in state.packages if p.head.kind == "daerah"] == [FIRST]
    assert f"{TWO}/datapackage.json" in {f.path for f in state.errors}
    assert all(f.is_error for f in state.errors)


def test_another_place_is_none(tmp_path: Path) -> None:
    """A folder that is neither, or does not exist, is refused by the name it was given."""
    for place in (tmp_path, tmp_path / "tiada"):
        with pytest.raises(PortalError) as problem:
            read_state(place)
        assert str(problem.value) == f"{place} bukan folder portal dan bukan folder paket data"


def changes(folders: Folders, figure: str, **tables: str) -> tuple[PackageChange, ...]:
    """What changes when the figure becomes another; the portal has it then."""
    before = read_state(folders.root)
    value(folders.root, figure, **tables)
    return compare(before.packages, read_state(folders.root).packages)


def logged(folders: Folders, file: str = "pembaruan.csv") -> list[list[str]]:
    """The lines of the log as they stand, its head among them."""
    with (folders.root / ONE / file).open(encoding="utf-8", newline="") as lines:
        return list(csv.reader(lines))


def head(folders: Folders) -> dict[str, object]:
    """The first district's descriptor."""
    descriptor: dict[str, object] = json.loads(
        (folders.root / ONE / "datapackage.json").read_text()
    )
    return descriptor


def test_a_changed_figure_is_logged(folders: Folders) -> None:
    """One line with what it was and is now; the head lists the log and has the day."""
    moved = changes(folders, "72")
    assert record(read_state(folders.root), moved, "2026-03-04") == 1
    assert logged(folders) == [
        LOG.split(","),
        ["2026-03-04", "capaian", "2025;T1.01;2024;s1", "nilai", "71", "72", "", "", "", ""],
    ]
    assert head(folders)["diperbarui"] == "2026-03-04"
    entry = head(folders)["resources"][-1]
    assert (entry["name"], entry["path"]) == ("pembaruan", "pembaruan.csv")
    assert [field["name"] for field in entry["schema"]["fields"]] == LOG.split(",")
    assert b"\r" not in (folders.root / ONE / "pembaruan.csv").read_bytes()
    assert not [name for name in os.listdir(folders.root / ONE) if name.startswith(".")]


def test_the_log_is_read_as_it_was_written(folders: Folders) -> None:
    """The next state has the lines as rows, and recording the same again adds none."""
    moved = changes(folders, "72")
    record(read_state(folders.root), moved, "2026-03-04")
    state = read_state(folders.root)
    package = next(p for p in state.packages if p.head.code == FIRST)
    assert isinstance(package, DistrictPackage)
    assert package.pembaruan == (
        log_line("2026-03-04", "capaian", "2025;T1.01;2024;s1", "nilai", "71", "72"),
    )
    before = (folders.root / ONE / "datapackage.json").stat().st_mtime_ns
    assert record(state, moved, "2026-03-04") == 0
    assert (folders.root / ONE / "datapackage.json").stat().st_mtime_ns == before
    assert record(state, moved, "2026-03-05") == 1
    assert len(logged(folders)) == 3
    listed = [entry["name"] for entry in head(folders)["resources"]]
    assert listed.count("pembaruan") == 1


def test_the_day_of_a_package_never_goes_back(folders: Folders) -> None:
    """An older line leaves a newer day in the head; without a day it gets that of the line."""
    moved = changes(folders, "72")
    record(read_state(folders.root), moved, "2025-01-01")
    assert head(folders)["diperbarui"] == "2026-01-02"
    descriptor = head(folders)
    del descriptor["diperbarui"]
    put(folders.root, {f"{ONE}/datapackage.json": json.dumps(descriptor)})
    record(read_state(folders.root), moved, "2025-01-02")
    assert head(folders)["diperbarui"] == "2025-01-02"


def test_a_log_under_another_name_stays_there(folders: Folders) -> None:
    """Lines go to the file that the head lists as the log."""
    moved = changes(folders, "72")
    descriptor = head(folders)
    descriptor["resources"].append({"name": "pembaruan", "path": "log.csv"})
    put(
        folders.root,
        {f"{ONE}/datapackage.json": json.dumps(descriptor), f"{ONE}/log.csv": LOG + "\n"},
    )
    assert record(read_state(folders.root), moved, "2026-03-04") == 1
    assert len(logged(folders, "log.csv")) == 2
    assert not (folders.root / ONE / "pembaruan.csv").exists()


def test_only_districts_that_are_there_have_logs(folders: Folders) -> None:
    """A change of a package that is gone, or of a shared one, is not logged; the others are."""
    moved = changes(folders, "72")
    other = PackageChange(head=read_state(folders.root / TWO).packages[0].head, state="baru")
    state = read_state(folders.root / ONE)
    assert record(state, (other, *moved), "2026-03-04") == 1
    assert not (folders.root / TWO / "pembaruan.csv").exists()
    assert record(state, (), "2026-03-05") == 0


def test_a_link_in_the_place_of_a_log_is_not_followed(folders: Folders, tmp_path: Path) -> None:
    """A whole new file takes its place; what the link led to stays as it is."""
    moved = changes(folders, "72")
    (tmp_path / "luar").write_text("jangan", "utf-8")
    (folders.root / ONE / "pembaruan.csv").symlink_to(tmp_path / "luar")
    record(read_state(folders.root), moved, "2026-03-04")
    assert (tmp_path / "luar").read_text("utf-8") == "jangan"
    assert not (folders.root / ONE / "pembaruan.csv").is_symlink()


def test_words_of_a_head_stay_readable(folders: Folders) -> None:
    """Letters beyond ASCII stay themselves, and the text ends with a line's end."""
    descriptor = head(folders) | {"title": "Kabupaten “Élan”"}
    put(folders.root, {f"{ONE}/datapackage.json": "\ufeff" + json.dumps(descriptor)})
    moved = changes_kept(folders)
    record(read_state(folders.root), moved, "2026-03-04")
    text = (folders.root / ONE / "datapackage.json").read_text("utf-8")
    assert '\n "title": "Kabupaten “Élan”",\n' in text
    assert text.endswith("}\n")


def changes_kept(folders: Folders) -> tuple[PackageChange, ...]:
    """What changes when the figure becomes another; the head stays as it is."""
    before = read_state(folders.root)
    path = folders.root / ONE / "capaian.csv"
    path.write_text(path.read_text("utf-8").replace(",71,", ",72,"), "utf-8")
    return compare(before.packages, read_state(folders.root).packages)


def test_what_is_said_of_a_change_stands_with_it(folders: Folders) -> None:
    """Class, reason, who decided, and whether it crosses a threshold; a new row is only newer."""
    moved = changes(folders, "72")
    why = Decision(kelas="koreksi", alasan="salah ketik", pemutus="Dinas X")
    record(read_state(folders.root), moved, "2026-03-04", why, {ONE: {0}})
    assert logged(folders)[1][6:] == ["koreksi", "salah ketik", "Dinas X", "ya"]
    (change,) = moved
    new = replace(change, rows=(replace(change.rows[0], before=None),))
    (line,) = log_of(new, "2026-03-04", why, frozenset())
    assert (line.kelas, line.serius) == ("pembaruan", "tidak")


def test_a_log_of_an_older_program_gets_its_columns(folders: Folders) -> None:
    """Its lines stay as they are, and the head names the columns that came."""
    six = ",".join(LOG.split(",")[:6])
    older = f"{six}\n2025-01-01,capaian,2025;T1.01;2024;s1,nilai,70,71\n"
    descriptor = head(folders)
    fields = [{"name": name, "type": "string"} for name in six.split(",")]
    descriptor["resources"].append(
        {"name": "pembaruan", "path": "pembaruan.csv", "schema": {"fields": fields}}
    )
    put(
        folders.root,
        {f"{ONE}/datapackage.json": json.dumps(descriptor), f"{ONE}/pembaruan.csv": older},
    )
    record(read_state(folders.root), changes(folders, "72"), "2026-03-04")
    assert [line[4:6] for line in logged(folders)[1:]] == [["70", "71"], ["71", "72"]]
    entry = head(folders)["resources"][-1]
    assert [field["name"] for field in entry["schema"]["fields"]] == LOG.split(",")


def test_what_the_log_says_already_is_not_said_again(folders: Folders) -> None:
    """As after `kks terima`: the reason came with the figure; on the same day it may be mended."""
    moved = changes(folders, "72")
    why = Decision(kelas="koreksi", alasan="salah ketik", pemutus="Dinas X")
    assert undecided(read_state(folders.root), moved)
    record(read_state(folders.root), moved, "2026-03-04", why)
    state = read_state(folders.root)
    assert not undecided(state, moved)
    assert record(state, moved, "2026-03-05") == 0
    assert record(state, moved, "2026-03-05", replace(why, kelas="metode")) == 0
    assert record(state, moved, "2026-03-04", replace(why, kelas="metode")) == 1
    assert logged(folders)[1][6] == "metode"
