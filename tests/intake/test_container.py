"""A workbook's bytes, opened with care."""

from __future__ import annotations

import io
import zipfile

import pytest
from openpyxl import Workbook

from kksportal.intake import container
from kksportal.intake.container import WorkbookError, open_container
from tests.intake.buku import saved


def plain_book() -> bytes:
    """The smallest workbook."""
    return saved(Workbook())


def rezipped(raw: bytes, **parts: bytes) -> bytes:
    """A workbook with parts added, or put in the place of its own ("xl/x.xml" is `xl__x_xml`)."""
    out = io.BytesIO()
    named = {name.replace("__", "/").replace("_xml", ".xml"): part for name, part in parts.items()}
    with zipfile.ZipFile(io.BytesIO(raw)) as old, zipfile.ZipFile(out, "w", 8) as new:
        for name in old.namelist():
            if name not in named:
                new.writestr(name, old.read(name))
        for name, part in named.items():
            new.writestr(name, part)
    return out.getvalue()


def refusal(raw: bytes) -> str:
    """The sentence with which a file is refused."""
    with pytest.raises(WorkbookError) as fault:
        open_container(raw)
    return str(fault.value)


def archive_of(*names: str) -> bytes:
    """A ZIP with these names."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as new:
        for name in names:
            new.writestr(name, "x")
    return out.getvalue()


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
KINDS = {
    "kosong": (b"", "kosong"),
    "xls": (OLE + bytes(600), "Excel lama (.xls)"),
    "sandi": (OLE + bytes(600) + "EncryptedPackage".encode("utf-16-le"), "kata sandi"),
    "pdf": (b"%PDF-1.7 ...", "PDF"),
    "foto": (b"\xff\xd8\xff\xe0", "foto"),
    "html": (b"\n <html><table>", "halaman web"),
    "xml": (b"<?xml version='1.0'?><Workbook/>", "XML"),
    "csv": (b"kode;nama\n1;a\n", "CSV"),
    "docx": (archive_of("word/document.xml"), "Word"),
    "pptx": (archive_of("ppt/presentation.xml"), "PowerPoint"),
    "xlsb": (archive_of("xl/workbook.bin"), ".xlsb"),
    "ods": (archive_of("content.xml", "mimetype"), "OpenDocument"),
    "zip": (archive_of("a.txt"), "arsip ZIP"),
    "bita": (bytes(range(256)) * 20, "bukan buku kerja"),
}


@pytest.mark.parametrize("kind", KINDS)
def test_another_kind_of_file_is_named(kind: str) -> None:
    """Each kind of file that people bring is told in one sentence."""
    raw, word = KINDS[kind]
    said = refusal(raw)
    assert word in said
    assert "\n" not in said


def test_a_workbook_is_opened() -> None:
    """The control: a plain workbook has the parts that hold cells, and no others."""
    parts = open_container(plain_book()).parts
    assert "xl/worksheets/sheet1.xml" in parts
    assert not any(name.startswith("docProps") for name in parts)


def test_a_truncated_file_is_a_sentence() -> None:
    """Whatever the length that is left, there is a sentence."""
    raw = plain_book()
    for length in range(4, len(raw) - 1, 97):
        assert "rusak" in refusal(raw[:length])


def test_a_bomb_is_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    """A part that would unpack to more than the limit is refused, and told as too large."""
    monkeypatch.setattr(container, "MOST_PART", 1_000_000)
    bomb = rezipped(plain_book(), xl__worksheets__sheet2_xml=bytes(3_000_000))
    assert len(bomb) < 50_000
    assert "bila dibuka" in refusal(bomb)


def test_a_bomb_that_lies_about_its_size_is_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    """What counts is what comes out, not the size that the ZIP states."""
    monkeypatch.setattr(container, "MOST_PART", 1_000_000)
    bomb = bytearray(rezipped(plain_book(), xl__worksheets__sheet2_xml=bytes(3_000_000)))
    told, lie = (3_000_000).to_bytes(4, "little"), (1_000).to_bytes(4, "little")
    assert told in bomb
    said = refusal(bytes(bomb).replace(told, lie))
    assert "bila dibuka" in said or "rusak" in said


def test_many_small_bombs_count_together(monkeypatch: pytest.MonkeyPatch) -> None:
    """The limit is on all parts that are kept."""
    monkeypatch.setattr(container, "MOST_UNPACKED", 2_500_000)
    sheets = {f"xl__worksheets__sheet{n}_xml": bytes(1_000_000) for n in range(2, 6)}
    assert "bila dibuka" in refusal(rezipped(plain_book(), **sheets))


def test_what_is_not_read_may_be_as_large_as_it_likes(monkeypatch: pytest.MonkeyPatch) -> None:
    """A large picture is nobody's problem: it is never unpacked."""
    monkeypatch.setattr(container, "MOST_PART", 1_000_000)
    assert open_container(rezipped(plain_book(), xl__media__image1=bytes(3_000_000))).parts


@pytest.mark.parametrize("code", ["utf-8", "utf-16", "utf-16-le", "utf-16-be"])
def test_entities_are_refused(code: str) -> None:
    """A part that defines entities is not parsed, in any encoding."""
    laughs = (
        '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>'
        "<worksheet>&b;</worksheet>"
    )
    said = refusal(rezipped(plain_book(), xl__worksheets__sheet1_xml=laughs.encode(code)))
    assert "DOCTYPE" in said


def test_too_many_parts_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """An archive of thousands of files is no workbook."""
    monkeypatch.setattr(container, "MOST_PARTS", 5)
    assert "bagian" in refusal(plain_book())


def test_a_file_above_the_limit_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """The size of the file itself is told."""
    monkeypatch.setattr(container, "MOST_BYTES", 1_000)
    assert "paling besar" in refusal(plain_book())


def test_macros_and_links_are_seen_and_left_shut() -> None:
    """A macro and a link to another workbook are known, and their parts are not kept."""
    made = rezipped(plain_book(), xl__externalLinks__externalLink1_xml=b"<a/>")
    opened = open_container(made)
    assert opened.links
    assert not opened.macros
    assert not any("external" in name.lower() for name in opened.parts)
    out = io.BytesIO(made)
    with zipfile.ZipFile(out, "a") as more:
        more.writestr("xl/vbaProject.bin", b"x")
    opened = open_container(out.getvalue())
    assert opened.macros
    assert not any("vba" in name.lower() for name in opened.parts)
