"""Records as Pagefind reads them, what reads them, and which of its files are published."""

from __future__ import annotations

from pathlib import Path

import pytest

from kksportal.exports.search_records import Record
from kksportal.site_build.search_index import index as module
from tests.site_build.small import put

TEXT = "---\ntitle: Tentang portal\ndescription: Siapa kami\n---\n\nKami *ada*."


def test_editorial_pages_are_records(tmp_path: Path) -> None:
    """Title, description and words of each page, at the address that MkDocs gives it."""
    folders = put(
        tmp_path,
        {
            "content/tentang.md": TEXT,
            "content/index.md": TEXT,
            "content/panduan/index.md": TEXT,
            "content/panduan/README.md": TEXT,
            "content/panduan/cara-pakai.md": "---\nlain: x\n---\n\nIsi **tebal**.",
            "content/tanpa-kepala.md": "x",
            "content/inovasi/a.md": TEXT,
            "content/narasi/63.11/2025/pasar.md": TEXT,
            "content/.rahasia/a.md": TEXT,
            "content/panduan/_draf.md": TEXT,
            "content/rusak.md": "---\n: [\n---\n",
            "content/gambar.svg": "x",
        },
    )
    found = list(module._editorial_records(folders, simulated=False))
    assert found == [
        Record("panduan/cara-pakai/", "Cara pakai", "", "halaman", "Isi tebal ."),
        Record("tentang/", "Tentang portal", "", "halaman", "Siapa kami · Kami ada ."),
    ]
    fiction = list(module._editorial_records(folders, simulated=True))
    assert [one.title for one in fiction] == [
        "Cara pakai (data simulasi)", "Tentang portal (data simulasi)",
    ]  # fmt: skip


def test_a_record_is_a_page_in_which_data_are_no_marks() -> None:
    """Title, place, kind and filters are attributes; everything is escaped."""
    one = Record("a/", 'A "x" <b>', "Kalsel", "daerah", "a < b & c", (("tahun", "20<25"),))
    assert module._page(one).decode() == (
        '<!doctype html><html lang="id"><body data-pagefind-body>'
        '<i title="A &quot;x&quot; &lt;b&gt;" data-pagefind-meta="title[title]"></i>'
        '<i title="Kalsel" data-pagefind-meta="letak[title]"></i>'
        '<i title="daerah" data-pagefind-meta="jenis[title]"></i>'
        '<i title="daerah" data-pagefind-filter="jenis[title]"></i>'
        '<i title="20&lt;25" data-pagefind-filter="tahun[title]"></i>'
        "<p>a &lt; b &amp; c</p></body></html>"
    )


def test_a_record_without_a_place_has_no_mark_of_it() -> None:
    """What is empty is left out."""
    assert b"letak" not in module._page(Record("a/", "A", "", "daerah", "x"))


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("pagefind.js", True), ("pagefind-entry.json", True), ("wasm.id.pagefind", True),
        ("wasm.unknown.pagefind", True), ("id_1.pf_fragment", True), ("id_1.pf_index", True),
        ("pagefind.id_1.pf_meta", True), ("id_1.pf_filter", True), ("pagefind-ui.js", False),
        ("pagefind-ui.css", False), ("pagefindXjs", False), ("pagefind-highlight.js", False),
        ("pagefind-entryXjson", False), ("wasmXid", False),
    ],
)  # fmt: skip
def test_only_what_a_search_needs_is_published(name: str, kept: bool) -> None:
    """Pagefind's own interface is left out of the site."""
    assert bool(module._KEPT.fullmatch(name)) is kept


def program(place: Path, text: str) -> Path:
    """A program in the place of Pagefind."""
    place.write_text(f"#!/bin/sh\n{text}\n", "utf-8")
    place.chmod(0o755)
    return place


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("echo salah >&2; exit 1", "pagefind gagal: salah."),
        ("echo sudah; exit 1", "pagefind gagal: sudah."),
        ("echo lain; exit 0", "pagefind gagal: lain."),
    ],
    ids=["keluar dengan galat", "hanya keluaran", "tanpa hasil"],
)
def test_a_failed_run_says_why_and_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, said: str
) -> None:
    """What Pagefind said is told, also when it says it went well but made nothing."""
    told = program(tmp_path / "program", text)
    monkeypatch.setattr("pagefind.service.get_executable", lambda: told)
    with pytest.raises(module.PortalError) as fault:
        list(module.make_index([]))
    assert str(fault.value) == f"{said} Bangun tanpa pencarian: kks build --no-search"


def test_pagefind_runs_in_a_place_of_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing of the environment reaches it; every record is a page, in Indonesian."""
    text = (
        f'echo "$@" > {tmp_path}/arguments; /usr/bin/env > {tmp_path}/variables; '
        f"/bin/ls -R $2 > {tmp_path}/pages; pwd >> {tmp_path}/pages; "
        "/bin/mkdir $4; echo '{}' > $4/pagefind-entry.json; echo x > $4/pagefind-ui.js"
    )
    told = program(tmp_path / "program", text)
    monkeypatch.setenv("PAGEFIND_SITE", "lain")
    monkeypatch.setattr("pagefind.service.get_executable", lambda: told)
    assert list(module.make_index([Record("a/", "A", "", "daerah", "teks")])) == [
        ("pagefind-entry.json", b"{}\n")
    ]
    arguments = (tmp_path / "arguments").read_text("utf-8").split()
    assert [arguments[i] for i in (0, 2, 4, 5, 6)] == [
        "--site", "--output-path", "--force-language", "id", "--quiet",
    ]  # fmt: skip
    assert "PAGEFIND_SITE" not in (tmp_path / "variables").read_text("utf-8")
    pages = (tmp_path / "pages").read_text("utf-8")
    assert "a:\nindex.html" in pages
    assert pages.splitlines()[-1] == str(Path(arguments[1]).parent)
    assert not Path(arguments[1]).exists()


def test_a_machine_without_pagefind_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where there is no program for this machine, the way out is named."""
    monkeypatch.setattr("pagefind.service.get_executable", lambda: None)
    with pytest.raises(module.PortalError) as fault:
        list(module.make_index([]))
    assert str(fault.value) == (
        "program pagefind tidak ada di mesin ini. Bangun tanpa pencarian: kks build --no-search"
    )


def test_the_files_are_steady_and_in_the_order_of_their_names(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What Pagefind left is put in order before it is published."""
    text = "/bin/mkdir -p $4/a; echo 1 > $4/pagefind.js; echo 2 > $4/a/b.pf_index"
    told = program(tmp_path / "program", text)
    monkeypatch.setattr("pagefind.service.get_executable", lambda: told)
    monkeypatch.setattr(module, "steady", lambda files: {**files, "Z": b"lurus"})
    assert list(module.make_index([])) == [
        ("Z", b"lurus"), ("a/b.pf_index", b"2\n"), ("pagefind.js", b"1\n"),
    ]  # fmt: skip
