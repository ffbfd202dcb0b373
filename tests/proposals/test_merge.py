"""Each kind of file is merged in its own way; what a proposal says of its tables is not."""

from __future__ import annotations

import json
from typing import Any

import pytest

from kksportal.proposals.head import Head
from kksportal.proposals.merge import Merged, merge_proposal
from kksportal.proposals.proposal import Proposal, changed_file, pack, unpack

FOLDER = "datapackages/daerah/S01.01-kabupaten-simulasi-001"
FACTS, HEAD = f"{FOLDER}/fakta.csv", f"{FOLDER}/datapackage.json"
STORY, PHOTO = "content/inovasi/pasar.md", "content/inovasi/foto/pasar.jpg"
OFFICE = Head(code="S01.01", office="Bappeda Rekaan", day="2026-11-24")
COLUMNS = "subjek,ukuran,sifat,nilai,satuan,sumber\n"
ROW = "S01.01,odf-desa,capaian,85,persen,a\n"
JPEG = b"\xff\xd8\xff\xe0 "

Files = dict[str, bytes | None]


def descriptor(**fields: Any) -> bytes:
    """The head of a package without tables."""
    plain = {"name": "x", "title": "X", "diperbarui": "2026-01-01", "resources": []}
    return json.dumps(plain | {"kks": {"jenis": "daerah", "kode": "S01.01"}} | fields).encode()


def merged(base: Files, stands: Files, proposed: Files, *, wins: bool = False) -> Merged:
    """A proposal made from one state and merged with another."""
    raw = pack(OFFICE, [changed_file(path, base.get(path), proposed[path]) for path in proposed])
    proposal = unpack(raw)
    assert isinstance(proposal, Proposal), proposal
    return merge_proposal(proposal, stands.get, proposal_wins=wins)


def told(outcome: Merged) -> list[tuple[str, str | None, str | None]]:
    """The conflicts: column, what stands, what is proposed."""
    return [(one.column, one.ours, one.theirs) for one in outcome.conflicts]


def test_a_new_package_comes_in_as_the_contract_describes_it() -> None:
    """Its entries are made from its columns; those of the proposal count for nothing."""
    strange = [{"name": "fakta", "path": "https://jahat.example/x.csv", "schema": "x"}]
    outcome = merged({}, {}, {HEAD: descriptor(resources=strange), FACTS: (COLUMNS + ROW).encode()})
    assert outcome.findings == []
    head = json.loads(outcome.files[HEAD] or b"")
    (entry,) = head["resources"]
    assert entry["path"] == "fakta.csv"
    assert [f["name"] for f in entry["schema"]["fields"]] == COLUMNS.strip().split(",")
    assert outcome.files[FACTS] == (COLUMNS + ROW).encode()


def test_a_package_without_a_head_is_refused() -> None:
    """Nobody could read it."""
    outcome = merged({}, {}, {FACTS: (COLUMNS + ROW).encode()})
    assert [finding.kind.code for finding in outcome.findings] == ["KKS-U004"]
    assert outcome.files == {}


def test_the_day_of_a_package_moves_with_its_tables() -> None:
    """To that of the proposal, never back."""
    now = {HEAD: descriptor(), FACTS: COLUMNS.encode()}
    outcome = merged(now, now, {FACTS: (COLUMNS + ROW).encode()})
    assert json.loads(outcome.files[HEAD] or b"")["diperbarui"] == "2026-11-24"
    late = now | {HEAD: descriptor(diperbarui="2026-12-01")}
    outcome = merged(late, late, {FACTS: (COLUMNS + ROW).encode()})
    assert json.loads(outcome.files[HEAD] or b"")["diperbarui"] == "2026-12-01"


def test_fields_of_a_head_are_merged_one_by_one() -> None:
    """A title here, contributors there; two titles are a conflict."""
    base = {HEAD: descriptor()}
    stands = {HEAD: descriptor(title="Y")}
    outcome = merged(base, stands, {HEAD: descriptor(contributors=[{"title": "Bappeda"}])})
    head = json.loads(outcome.files[HEAD] or b"")
    assert (head["title"], head["contributors"]) == ("Y", [{"title": "Bappeda"}])
    assert outcome.conflicts == []
    assert told(merged(base, stands, {HEAD: descriptor(title="Z")})) == [("title", "Y", "Z")]


def test_a_head_cannot_be_taken_out() -> None:
    """Its tables would be nobody's."""
    now: Files = {HEAD: descriptor()}
    assert merged(now, now, {HEAD: None}).findings


def test_a_table_that_goes_leaves_the_list() -> None:
    """With a row that has changed since, it stays, and the row is a conflict."""
    rows = (COLUMNS + ROW).encode()
    listed = [{"name": "fakta", "path": "fakta.csv", "schema": {"fields": []}}]
    now: Files = {HEAD: descriptor(resources=listed), FACTS: rows}
    outcome = merged(now, now, {FACTS: None})
    assert outcome.files[FACTS] is None
    assert json.loads(outcome.files[HEAD] or b"")["resources"] == []
    since = now | {FACTS: rows.replace(b"85", b"90")}
    outcome = merged(now, since, {FACTS: None})
    assert FACTS not in outcome.files
    assert told(outcome) == [("nilai", "90", None)]


def test_a_table_keeps_the_file_that_its_head_names() -> None:
    """With a new column its entry is made anew, and still names that file."""
    listed = [{"name": "fakta", "path": "angka.csv", "schema": {"fields": []}}]
    path = f"{FOLDER}/angka.csv"
    now: Files = {HEAD: descriptor(resources=listed), path: (COLUMNS + ROW).encode()}
    wider = (COLUMNS.strip() + ",catatan\n" + ROW.strip() + ",Dihitung ulang.\n").encode()
    outcome = merged(now, now, {path: wider})
    (entry,) = json.loads(outcome.files[HEAD] or b"")["resources"]
    assert (entry["name"], entry["path"]) == ("fakta", "angka.csv")
    assert entry["schema"]["fields"][-1]["name"] == "catatan"
    assert outcome.files[path] == wider


def test_habits_of_other_programs_do_not_come_in() -> None:
    """A byte order mark and CRLF read as they are; what is written is canonical."""
    now: Files = {HEAD: descriptor(), FACTS: COLUMNS.encode()}
    windows = b"\xef\xbb\xbf" + (COLUMNS + ROW).replace("\n", "\r\n").encode()
    assert merged(now, now, {FACTS: windows}).files[FACTS] == (COLUMNS + ROW).encode()
    text = b"\xef\xbb\xbfSatu.\r\nDua."
    assert merged({}, {}, {STORY: text}).files[STORY] == b"Satu.\nDua.\n"


def test_a_table_that_nobody_can_read_is_refused_with_its_lines() -> None:
    """By the same findings as everywhere; and no merge is guessed."""
    now: Files = {HEAD: descriptor(), FACTS: (COLUMNS + ROW).encode()}
    outcome = merged(now, now, {FACTS: (COLUMNS + "S01.01,odf-desa\n").encode()})
    assert [(f.kind.code, f.path, f.row) for f in outcome.findings] == [("KKS-D004", FACTS, 2)]
    other = {f"{FOLDER}/hal-lain.csv": b"a\n1\n"}
    assert [f.what for f in merged(now, now, {**other}).findings] == [
        "Tabel ini tidak ada dalam kontrak data."
    ]


def test_a_proposal_may_mend_what_nobody_could_read() -> None:
    """If it is still as it was; else nobody knows what is what."""
    broken: Files = {HEAD: descriptor(), FACTS: (COLUMNS + "S01.01,odf-desa\n").encode()}
    whole = (COLUMNS + ROW).encode()
    assert merged(broken, broken, {FACTS: whole}).files[FACTS] == whole
    stands = {HEAD: descriptor(), FACTS: (COLUMNS + ROW.replace("85", "90")).encode()}
    assert [f.kind.code for f in merged(broken, stands, {FACTS: whole}).findings] == ["KKS-U004"]


@pytest.mark.parametrize("wins", [False, True])
def test_texts_that_one_side_took_out(wins: bool) -> None:
    """Unchanged on the other side they go; changed there they are a conflict."""
    base: Files = {STORY: b"Satu.\n"}
    changed: Files = {STORY: b"Dua.\n"}
    gone: Files = {STORY: None}
    assert merged(base, base, gone).files == {STORY: None}
    outcome = merged(base, {}, changed, wins=wins)
    assert told(outcome) == [("", None, "Dua.\n")]
    assert outcome.files == ({STORY: b"Dua.\n"} if wins else {})
    outcome = merged(base, changed, gone, wins=wins)
    assert told(outcome) == [("", "Dua.\n", None)]
    assert outcome.files == ({STORY: None} if wins else {})


@pytest.mark.parametrize("wins", [False, True])
def test_a_picture_is_taken_whole_by_its_digest(wins: bool) -> None:
    """New, the same, or a conflict of two."""
    one, two, three = (JPEG + number for number in (b"1", b"2", b"3"))
    assert merged({}, {}, {PHOTO: one}).files == {PHOTO: one}
    assert merged({PHOTO: one}, {PHOTO: one}, {PHOTO: two}).files == {PHOTO: two}
    assert merged({PHOTO: one}, {PHOTO: two}, {PHOTO: two}).files == {}
    outcome = merged({PHOTO: one}, {PHOTO: two}, {PHOTO: three}, wins=wins)
    assert len(outcome.conflicts) == 1
    assert outcome.files == ({PHOTO: three} if wins else {})


def test_a_changed_base_is_told_only_where_something_changed() -> None:
    """Line ends, and the day of a package, are nothing."""
    base: Files = {HEAD: descriptor(), FACTS: (COLUMNS + ROW).encode(), STORY: b"Satu.\n"}
    proposed: Files = {FACTS: (COLUMNS + ROW.replace("85", "92")).encode(), STORY: b"Satu!\n"}
    same = base | {
        HEAD: descriptor(diperbarui="2026-02-02"),
        FACTS: (COLUMNS + ROW).replace("\n", "\r\n").encode(),
        STORY: b"Satu.\r\n",
    }
    assert merged(base, same, proposed).stale == []
    since = base | {FACTS: (COLUMNS + ROW + ROW.replace("desa", "dasar")).encode()}
    assert merged(base, since, proposed).stale == [FACTS]
