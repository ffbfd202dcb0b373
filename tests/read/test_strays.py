"""Files that reach no page are named, each."""

from __future__ import annotations

from pathlib import Path

from kksportal.effects import Folders
from kksportal.model.package import Photo, Story
from kksportal.read.listing import Listing
from kksportal.read.strays import personal_names, stray_files, stray_texts
from tests.builders import head
from tests.read.files import codes, put

PLACE = "datapackages/daerah/63.11-x"


def story(path: str, *photos: str) -> Story:
    """A text that was read, with its photographs."""
    shown = tuple(Photo(file=file, alt="a") for file in photos)
    return Story(slug="a", path=path, title="A", region="63.11", cycle="", tatanan=(), body="",
                 line=1, photos=shown)  # fmt: skip


def test_files_of_a_package_that_are_no_table(tmp_path: Path) -> None:
    """Workbooks, copies, files in folders; not what stands beside any data, nor a table."""
    for name in ("datapackage.json", "fakta.csv", "a.xlsx", "lain.csv", "sub/b.csv", "README.md",
                 "LICENSE", "BACA.md", ".lock", "Thumbs.db", "bagian/fakta.csv"):  # fmt: skip
        put(tmp_path / name, "x")
    found = list(stray_files(tmp_path, head(folder=PLACE), ["fakta.csv", "bagian/fakta.csv"]))
    assert codes(found) == [("B010", f"{PLACE}/a.xlsx"), ("B010", f"{PLACE}/sub/b.csv")]
    assert "CSV" in found[0].mend


def test_texts_and_pictures_that_nobody_sees(tmp_path: Path) -> None:
    """Each in another place or form than is read, with what to do; what is read is not named."""
    read = ("inovasi/a.md", "inovasi/foto/a.jpg", "narasi/63.11/2025/pasar.md",
            "narasi/63.11/foto/b.jpg", "tentang.md", "bagian/satu.md",
            "inovasi/rusak.md")  # fmt: skip
    unread = {
        "inovasi/b.docx": ".md",
        "inovasi/c.markdown": ".md",
        "inovasi/sub/d.md": "content/inovasi/d.md",
        "Inovasi/e.md": "inovasi",
        "narasi/63.11/2025/sub/pasar.md": "SIKLUS",
        "narasi/63.11/pasar.md": "SIKLUS",
        "inovasi/foto/lain.jpg": "",
        "F.MD": ".md",
        "g.png": "",
    }
    for name in (*read, *unread):
        put(tmp_path / "content" / name, "x")
    texts = [
        story("content/inovasi/a.md", "foto/a.jpg"),
        story("content/narasi/63.11/2025/pasar.md", "foto/b.jpg"),
    ]
    portal = Folders(root=tmp_path)
    found = {f.path: f for f in stray_texts(portal, Listing.of(portal), texts, [])}
    assert found.keys() == {f"content/{name}" for name in unread}
    for name, advice in unread.items():
        assert advice in found[f"content/{name}"].mend


def test_data_in_no_package(tmp_path: Path) -> None:
    """A table beside the folders of packages is in none."""
    for name in (f"{PLACE}/fakta.csv", f"{PLACE}/lama/arsip/fakta.csv",
                 "datapackages/daerah/fakta.csv", "datapackages/README.md"):  # fmt: skip
        put(tmp_path / name, "x")
    portal = Folders(root=tmp_path)
    found = stray_texts(portal, Listing.of(portal), [], [tmp_path / PLACE])
    assert codes(found) == [("B010", "datapackages/daerah/fakta.csv")]


def test_names_become_addresses(tmp_path: Path) -> None:
    """A person's number in the name of a file or a folder is told; a year is none."""
    for name in ("content/6311010101900001.md", "datapackages/0812-3456-7890/a.csv",
                 "content/inovasi/foto/0812-3456-7891.jpg",
                 "content/narasi/63.11/2025/pasar.md",
                 "datapackages/0812-3456-7890/0812-3456-7892.csv"):  # fmt: skip
        put(tmp_path / name, "x")
    found = list(personal_names(Listing.of(Folders(root=tmp_path))))
    assert codes(found) == [
        ("D024", "content/6311010101900001.md"),
        ("D025", "content/inovasi/foto/0812-3456-7891.jpg"),
        ("D025", "datapackages/0812-3456-7890/0812-3456-7892.csv"),  # once for its two numbers
        ("D025", "datapackages/0812-3456-7890/a.csv"),
    ]
