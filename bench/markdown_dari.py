"""The content of a `<main>` as the Markdown an author would write: for MkDocs + Material.

Headings, paragraphs, lists, tables and links become Markdown; a figure keeps its `<data>`
element inline; drawings and folded parts stay HTML blocks, as Markdown has neither.
"""

from __future__ import annotations

from html import escape
from html.parser import HTMLParser

RAW = {"svg", "details", "form", "figure"}
INLINE = {"data", "small", "span", "time", "cite", "code"}
BLOCKS = {"p", "div", "section", "article", "nav", "blockquote"}
HEADS = {"h1": "# ", "h2": "## ", "h3": "### ", "h4": "#### "}
VOID = {"img", "input", "br", "hr"}


class Writer(HTMLParser):
    """Collects Markdown while HTML is read."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.out: list[str] = []
        self.inside = False
        self.raw = 0
        self.links: list[str] = []
        self.row: list[str] | None = None
        self.cell: list[str] | None = None
        self.lists: list[str] = []

    def put(self, text: str) -> None:
        (self.out if self.cell is None else self.cell).append(text)

    def handle_starttag(  # noqa: PLR0912  # one branch a kind of tag
        self, tag: str, attrs: list[tuple[str, str | None]]
    ) -> None:
        if tag == "main":
            self.inside = True
            return
        if not self.inside:
            return
        told = dict(attrs)
        given = "".join(
            f' {name}="{escape(value)}"' if value else f" {name}" for name, value in attrs
        )
        whole = f"<{tag}{given}>"
        if self.raw or tag in RAW:
            self.raw += tag not in VOID and tag in RAW
            self.put(whole if self.raw > 1 or tag not in RAW else f"\n\n{whole}")
        elif tag in HEADS:
            self.put(f"\n\n{HEADS[tag]}")
        elif tag == "a":
            self.links.append(told.get("href") or "")
            self.put("[")
        elif tag in INLINE or tag in VOID:
            self.put(whole)
        elif tag == "strong":
            self.put("**")
        elif tag in BLOCKS or tag == "caption":
            self.put("\n\n")
        elif tag in ("ul", "ol"):
            self.lists.append("- " if tag == "ul" else "1. ")
            self.put("\n\n")
        elif tag == "li":
            deep = "    " * (len(self.lists) - 1)
            self.put("\n" + deep + (self.lists[-1] if self.lists else "- "))
        elif tag == "tr":
            self.row = []
        elif tag in ("th", "td"):
            self.cell = []
        elif tag == "thead":
            self.put("\n\n")

    def handle_endtag(self, tag: str) -> None:  # noqa: PLR0912  # likewise
        if tag == "main":
            self.inside = False
        if not self.inside or tag in VOID:
            return
        if self.raw:
            self.put(f"</{tag}>")
            if tag in RAW:
                self.raw -= 1
                if not self.raw:
                    self.put("\n\n")
        elif tag in HEADS or tag in BLOCKS or tag == "caption":
            self.put("\n\n" if self.cell is None else " ")
        elif tag == "a":
            self.put(f"]({self.links.pop()})")
        elif tag in INLINE:
            self.put(f"</{tag}>")
        elif tag == "strong":
            self.put("**")
        elif tag in ("ul", "ol"):
            self.lists.pop()
            self.put("\n\n")
        elif tag in ("th", "td") and self.cell is not None and self.row is not None:
            text = " ".join("".join(self.cell).split()).replace("|", "\\|")
            self.cell = None
            self.row.append(text)
        elif tag == "tr" and self.row is not None:
            self.put(f"| {' | '.join(self.row)} |\n")
            self.width, self.row = len(self.row), None
        elif tag == "thead":
            self.put(f"|{'---|' * self.width}\n")

    def handle_data(self, data: str) -> None:
        if self.inside:
            text = " ".join(data.split())
            if text:
                lead = " " if data[:1].isspace() else ""
                self.put(lead + escape(text, quote=False) + (" " if data[-1:].isspace() else ""))


def to_markdown(html: str) -> str:
    """The Markdown of a page."""
    writer = Writer()
    writer.feed(html)
    text = "".join(writer.out)
    while "\n\n\n" in text:
        text = text.replace("\n\n\n", "\n\n")
    return text.strip() + "\n"
