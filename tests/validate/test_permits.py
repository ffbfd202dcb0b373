"""A person allows one finding, and says why."""

from __future__ import annotations

from kksportal.errors import Finding
from kksportal.findings import ALLOWABLE, KINDS, kind
from kksportal.model.package import Permit
from kksportal.validate.permits import forbidden, permitted


def finding(code: str = "D024", what: str = "“631…01” mirip NIK.", path: str = "a.csv") -> Finding:
    """A finding of a kind in a file."""
    return Finding(kind=kind(f"KKS-{code}"), path=path, row=2, column="catatan", what=what)


def permit(code: str = "D024", excerpt: str = "", path: str = "a.csv", row: int = 2) -> Permit:
    """A row of izin-temuan.csv."""
    return Permit(row, path, f"KKS-{code}", excerpt, "Nomor surat.", "Humas", "2026-11-30")


def codes(*findings: Finding) -> list[str]:
    """The codes of findings."""
    return [f.kind.code for f in findings]


def test_the_finding_becomes_a_note_with_the_reason() -> None:
    """Where it was, what it was, who allowed it, when, and why."""
    (note,) = permitted([finding()], [permit()])
    assert (note.kind.code, note.path, note.row, note.column) == ("KKS-I001", "a.csv", 2, "catatan")
    assert note.what == ("KKS-D024: “631…01” mirip NIK. Diizinkan Humas, 2026-11-30: Nomor surat.")
    assert not note.is_error


def test_one_permit_allows_one_finding() -> None:
    """Of several in a file the excerpt says which; without it none is allowed."""
    one, two = finding(), finding(what="“631…02” mirip NIK.")
    assert codes(*permitted([one, two], [permit()])) == ["KKS-D024", "KKS-D024", "KKS-I003"]
    assert codes(*permitted([one, two], [permit(excerpt="631…02")])) == ["KKS-D024", "KKS-I001"]


def test_a_permit_for_nothing_is_told() -> None:
    """Another file, another kind, a mended file."""
    for wrong in (permit(path="b.csv"), permit(code="D025"), permit(excerpt="632")):
        assert "KKS-I003" in codes(*permitted([finding()], [wrong]))
        assert forbidden([finding()], [wrong])
    assert codes(*permitted([], [permit()])) == ["KKS-I003"]


def test_an_error_that_is_allowed_stops_nothing() -> None:
    """Others do, and so does one that nobody may allow."""
    assert not forbidden([finding()], [permit()])
    assert forbidden([finding(), finding("D014")], [permit()])
    assert forbidden([finding("D014")], [permit(code="D014")])
    assert not forbidden([finding("W001")], [])


def test_what_a_build_depends_on_cannot_be_allowed() -> None:
    """Of errors only those that are known by their form: numbers, and places in pictures."""
    errors = {k.code for k in KINDS if k.severity.value == "galat"} & ALLOWABLE
    assert errors == {"KKS-D024", "KKS-R001", "KKS-R003"}
