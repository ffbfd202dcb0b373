"""MkDocs only frames finished HTML: the body comes ready, Markdown is not asked."""

from __future__ import annotations

from pathlib import Path
from typing import Any


def on_page_markdown(markdown: str, *, page: Any, **_: Any) -> str:
    """Nothing to convert."""
    return ""


def on_page_content(html: str, *, page: Any, config: Any, **_: Any) -> str:
    """The finished body."""
    return Path(page.file.abs_src_path).with_suffix(".html_").read_text(encoding="utf-8")
