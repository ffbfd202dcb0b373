"""Which links a text makes inside the portal, and on which lines."""

from __future__ import annotations

from pathlib import Path

from kksportal.effects import Folders
from kksportal.model.package import InnerLink
from kksportal.read.links import inner_links, page_texts, story_links
from tests.read.files import put
from tests.validate.world import story

TEXT = """[a](../tentang/) dan [b](https://x.id) dan ![c](foto.png)
`[kode](x)`

[d]: lain.md
<a href="e/">e</a> [f](mailto:a@b.go.id) [g](#h) [^1]: catatan
```
[bukan](x)
```
"""


def test_links_with_their_lines() -> None:
    """Of Markdown and HTML; neither code, nor what leads away."""
    assert list(inner_links(TEXT, 10)) == [
        InnerLink(10, "../tentang/"), InnerLink(10, "foto.png"), InnerLink(13, "lain.md"),
        InnerLink(14, "e/"), InnerLink(14, "#h"),
    ]  # fmt: skip
    assert story_links(story(body="[a](b)", line=7)) == (InnerLink(7, "b"),)
    assert story_links(story(body="Isi.")) == ()
    for body in ("[a]: b", '<a href="b">a</a>', "<img src=b>"):
        assert story_links(story(body=body, line=7)) == (InnerLink(7, "b"),)
    assert story_links(story(body="[a](b)", line=8)) == (InnerLink(8, "b"),)


def test_editorial_pages_with_their_parts(tmp_path: Path) -> None:
    """Addresses as MkDocs makes them; the ids of headings, and those that are given."""
    put(
        tmp_path / "content/tentang.md", "# Tentang *kami*\n\n## Data (2025) {#data}\n\nSatu\n---\n"
    )
    put(tmp_path / "content/bagian/index.md", "# A\n\n# A\n\n[x](../tentang.md)\n")
    put(tmp_path / "content/inovasi/x.md", "# Bukan\n")
    pages = {page.address: page for page in page_texts(Folders(root=tmp_path))}
    assert pages.keys() == {"tentang/", "bagian/"}
    assert pages["tentang/"].parts >= {"isi", "tentang-kami", "data", "satu"}
    assert pages["bagian/"].parts >= {"a", "a_1"}
    assert pages["bagian/"].links == (InnerLink(5, "../tentang.md"),)


def test_a_page_too_dense_to_be_looked_at_is_left_to_its_finding(tmp_path: Path) -> None:
    """Runs of backticks that never match took for ever; the other pages are read."""
    folders = Folders(root=tmp_path)
    folders.content.mkdir()
    dense = "\n".join("`" * length for length in range(1, 400))
    (folders.content / "padat.md").write_text(dense, "utf-8")
    (folders.content / "tentang.md").write_text("[a](b.md)\n", "utf-8")
    assert [page.path for page in page_texts(folders)] == ["content/tentang.md"]
