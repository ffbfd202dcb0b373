"""What an office hands in comes out of its archive as it went in, and whole."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from dataclasses import replace
from io import BytesIO
from zipfile import ZipFile

import pytest

from kksportal.proposals.head import Head
from kksportal.proposals.proposal import (
    FORMAT,
    HEAD,
    Proposal,
    ProposedFile,
    changed_file,
    pack,
    unpack,
)

FAKTA = "datapackages/daerah/S01.01-kabupaten-simulasi-001/fakta.csv"
PHOTO = "content/inovasi/foto/pasar.jpg"
JPEG = b"\xff\xd8\xff\xe0 rekaan"
OFFICE = Head(code="S01.01", office="Bappeda Rekaan", day="2026-11-24", version="0.1.0")
FILES = (
    changed_file(FAKTA, b"subjek\nS01.01\n", b"subjek\nS01.01\nS01\n"),
    changed_file("content/inovasi/pasar-bersih.md", None, b"---\n---\nIsi.\n"),
    changed_file(PHOTO, None, JPEG),
    changed_file("content/inovasi/lama.md", b"lama\n", None),
)


def unpacked(head: Head = OFFICE, files: tuple[ProposedFile, ...] = FILES) -> Proposal:
    """A proposal that is taken out of its own archive."""
    proposal = unpack(pack(head, files))
    assert isinstance(proposal, Proposal), proposal
    return proposal


def test_a_proposal_comes_out_as_it_went_in() -> None:
    """Head and files are the same, whatever was new, changed or removed."""
    proposal = unpacked()
    assert proposal.head == OFFICE
    assert proposal.files == tuple(sorted(FILES, key=lambda file: file.path))
    assert proposal.digest == hashlib.sha256(pack(OFFICE, FILES)).hexdigest()


def test_the_same_proposal_is_the_same_archive() -> None:
    """Neither the clock nor the order of the files is in it."""
    assert pack(OFFICE, FILES) == pack(OFFICE, FILES[::-1])
    with ZipFile(BytesIO(pack(OFFICE, FILES))) as archive:
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_the_base_of_a_text_goes_with_it_and_that_of_a_picture_as_its_digest() -> None:
    """Rows can be merged; pixels cannot."""
    picture = changed_file(PHOTO, JPEG, JPEG + b"2")
    proposal = unpacked(files=(picture, FILES[0]))
    text, photo = proposal.files[1], proposal.files[0]
    assert text.base == b"subjek\nS01.01\n"
    assert (photo.base, photo.base_sha) == (None, hashlib.sha256(JPEG).hexdigest())


def test_nobody_is_named_without_consent() -> None:
    """Neither the archive nor what is read of it holds a name that may not be told."""
    named = replace(OFFICE, name="Sari Rekaan", mail="sari@contoh.go.id")
    raw = pack(named, FILES)
    with ZipFile(BytesIO(raw)) as archive:
        assert "Sari" not in archive.read(HEAD).decode()
    proposal = unpack(raw)
    assert isinstance(proposal, Proposal)
    assert (proposal.head.name, proposal.head.mail) == ("", "")


def test_a_name_in_the_archive_is_not_read_without_consent() -> None:
    """An archive that was written otherwise names nobody either."""
    record = {
        "format": FORMAT, "daerah": "S01.01", "kantor": "Bappeda Rekaan", "dibuat": "2026-11-24",
        "nama": "Sari Rekaan", "surel": "sari@contoh.go.id", "izin": False,
        "dasar": {PHOTO: ""}, "berkas": {PHOTO: hashlib.sha256(JPEG).hexdigest()},
    }  # fmt: skip
    out = BytesIO()
    with ZipFile(out, "w") as archive:
        archive.writestr(HEAD, json.dumps(record))
        archive.writestr(f"isi/{PHOTO}", JPEG)
    proposal = unpack(out.getvalue())
    assert isinstance(proposal, Proposal)
    assert (proposal.head.name, proposal.head.mail) == ("", "")


def test_with_consent_the_name_comes_out() -> None:
    """Who agreed is named."""
    named = replace(OFFICE, name="Sari Rekaan", mail="sari@contoh.go.id", consent=True)
    assert unpacked(named).head == named


@pytest.mark.parametrize("pictured", [JPEG, b"\x89PNG\r\n\x1a\n..", b"RIFF....WEBPVP8 "])
def test_a_picture_begins_as_its_name_says(pictured: bytes) -> None:
    """What is no picture does not come in under a picture's name."""
    ending = {b"\xff": "jpg", b"\x89": "png", b"R": "webp"}[pictured[:1]]
    unpacked(files=(changed_file(f"content/inovasi/a.{ending}", None, pictured),))
    found = unpack(pack(OFFICE, [changed_file(f"content/inovasi/a.{ending}", None, b"#!/bin/sh")]))
    assert isinstance(found, tuple)
    assert [f.kind.code for f in found] == ["KKS-U004"]


def test_packing_needs_nothing_that_a_browser_lacks() -> None:
    """No process, no data frame, no frictionless: `/periksa/` imports this module."""
    program = (
        "import sys, kksportal.proposals.proposal;"
        "print(sorted({'subprocess', 'pandas', 'frictionless', 'yaml', 'jinja2'} & {*sys.modules}))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"
