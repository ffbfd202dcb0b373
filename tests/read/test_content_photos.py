"""Photos of a text: files beside it, with words for those who cannot see them."""

from __future__ import annotations

import hashlib
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from kksportal.effects import Folders
from kksportal.errors import Finding
from kksportal.model.package import Photo
from kksportal.read.content import read_story
from tests.read.files import as_rows, put


def drawn(form: str = "PNG") -> bytes:
    """A plain picture, three wide and two high."""
    out = BytesIO()
    Image.new("RGB", (3, 2), "green").save(out, form)
    return out.getvalue()


def photos(
    root: Path, items: str, *, place: str = "content/inovasi/a.md"
) -> tuple[tuple[Photo, ...], list[Finding]]:
    """The photos of a text with these in its head, and what is wrong with them."""
    path = put(root / place, f"---\njudul: x\nfoto: {items}\n---\n")
    story, findings = read_story(path, Folders(root=root), narrative="narasi" in place)
    assert story is not None
    return story.photos, [f for f in findings if f.kind.code != "KKS-N002"]


@pytest.mark.parametrize(
    ("file", "form"),
    [
        ("a.png", "PNG"),
        ("a.PNG", "PNG"),
        ("a.jpg", "JPEG"),
        ("a.jpeg", "JPEG"),
        ("a.webp", "WEBP"),
        ("foto/a.png", "PNG"),
        ("foto/../a.png", "PNG"),
        ("a.jpg", "PNG"),
    ],
)
def test_a_photo_is_a_file_beside_the_text(file: str, form: str, tmp_path: Path) -> None:
    """Its name, its words, its maker, and what the file itself gives, whatever it is called."""
    raw = drawn(form)
    (tmp_path / "content/inovasi/foto").mkdir(parents=True)
    put(tmp_path / "content/inovasi" / file, raw)
    kept, problems = photos(tmp_path, f"[{{berkas: {file}, alt: ' Pasar ', kredit: Ani}}]")
    assert problems == []
    key = hashlib.sha256(raw).hexdigest()
    assert kept == (Photo(file=file, alt="Pasar", credit="Ani", width=3, height=2, key=key),)


@pytest.mark.parametrize(
    ("item", "file", "reason"),
    [
        ("{berkas: a.png}", "a.png", "tanpa teks alternatif"),
        ("{berkas: a.png, alt: ' '}", "a.png", "tanpa teks alternatif"),
        ("{berkas: a.png, alt: null}", "a.png", "tanpa teks alternatif"),
        ("{alt: x}", "", "bukan jpg, jpeg, png, atau webp"),
        ("{}", "", "bukan jpg, jpeg, png, atau webp"),
        ("a.png", "", "bukan jpg, jpeg, png, atau webp"),
        ("{berkas: a.gif, alt: x}", "a.gif", "bukan jpg, jpeg, png, atau webp"),
        ("{berkas: png, alt: x}", "png", "bukan jpg, jpeg, png, atau webp"),
        ("{berkas: [a.png], alt: x}", "['a.png']", "bukan jpg, jpeg, png, atau webp"),
        ("{berkas: b.png, alt: x}", "b.png", "berkasnya tidak ada"),
        ("{berkas: folder.png, alt: x}", "folder.png", "berkasnya tidak ada"),
        ("{berkas: ../luar.png, alt: x}", "../luar.png", "di luar folder naskah"),
        ("{berkas: ../tiada.png, alt: x}", "../tiada.png", "di luar folder naskah"),
        ("{berkas: /luar.png, alt: x}", "/luar.png", "di luar folder naskah"),
        ('{berkas: "a\\0.png", alt: x}', "a\0.png", "berkasnya tidak ada"),
        (
            "{berkas: teks.png, alt: x}",
            "teks.png",
            "isinya bukan gambar yang utuh (JPEG, PNG, atau WebP)",
        ),
    ],
)
def test_a_photo_that_cannot_be_used_is_reported_and_left_out(
    item: str, file: str, reason: str, tmp_path: Path
) -> None:
    """The reason stands with the file on the line of the field; the next photo is read."""
    folder = tmp_path / "content/inovasi"
    put(folder / "a.png", drawn())
    put(folder / "c.png", drawn())
    put(folder / "a.gif", drawn("GIF"))
    put(folder / "teks.png", "<script>")
    put(tmp_path / "content/luar.png", drawn())
    (folder / "folder.png").mkdir()
    kept, problems = photos(tmp_path, f"[{item}, {{berkas: c.png, alt: c}}]")
    told = [row for row in as_rows(problems) if row[0] != "B004"]  # the sign itself is told too
    assert told == [("N004", 3, "foto", f"Foto “{file}”: {reason}.")]
    assert [(photo.file, photo.credit) for photo in kept] == [("c.png", "")]


def test_a_name_too_long_for_any_file_is_reported(tmp_path: Path) -> None:
    """What no file can be called is not there."""
    name = "x" * 4_000 + ".png"
    kept, problems = photos(tmp_path, f"[{{berkas: {name}, alt: x}}]")
    assert kept == ()
    assert as_rows(problems) == [("N004", 3, "foto", f"Foto “{name}”: berkasnya tidak ada.")]


def test_photos_of_a_narrative_lie_beside_its_cycle(tmp_path: Path) -> None:
    """Narratives of all tatanan share the folder of their district."""
    base = tmp_path / "content/narasi/63.11"
    put(base / "foto/a.png", drawn())
    put(base / "2025/b.png", drawn())
    items = "[{berkas: foto/a.png, alt: a}, {berkas: b.png, alt: b}]"
    kept, problems = photos(tmp_path, items, place="content/narasi/63.11/2025/pasar.md")
    assert [photo.file for photo in kept] == ["foto/a.png"]
    assert as_rows(problems) == [("N004", 3, "foto", "Foto “b.png”: berkasnya tidak ada.")]


@pytest.mark.parametrize("file", ["a.heic", "a.HEIF", "a.jpg"])
def test_a_photo_of_a_telephone_is_told_with_the_way(file: str, tmp_path: Path) -> None:
    """HEIC is HEIC, whatever the file is called: what to do on the telephone is said."""
    put(tmp_path / "content/inovasi" / file, b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + bytes(99))
    kept, (problem,) = photos(tmp_path, f"[{{berkas: {file}, alt: x}}]")
    assert kept == ()
    assert problem.what == f"Foto “{file}”: HEIC, yang tidak dapat dibuka peramban."
    assert "sebagai JPEG" in problem.mend


def test_a_photo_of_fifty_million_points_is_told_with_the_way(tmp_path: Path) -> None:
    """Its size is known from its head alone; how to make it smaller is said."""
    out = BytesIO()
    Image.new("1", (8_700, 5_800)).save(out, "PNG")
    put(tmp_path / "content/inovasi/a.png", out.getvalue())
    kept, (problem,) = photos(tmp_path, "[{berkas: a.png, alt: x}]")
    assert kept == ()
    assert problem.what == "Foto “a.png”: lebih dari 40 juta piksel."
    assert problem.mend.startswith("Kecilkan di aplikasi foto")
