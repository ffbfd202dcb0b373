"""The benchmark's door to the product still opens: its peers get every page of a portal."""

from __future__ import annotations

import json
from importlib import import_module
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.portal_cases import PORTALS, lay, read_case

# English is off, as in the benchmark.
SETTINGS = """\
site_name: Portal uji
plugins:
  - kksportal:
      bahasa: [id]
"""


def test_hugo_gets_every_page_as_ready_texts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A view that holds more than texts and counts cannot be told to a peer."""
    monkeypatch.syspath_prepend(ROOT / "bench")
    root = lay(read_case(PORTALS / "hanya-indonesia"), tmp_path / "portal")
    (root / "content").mkdir()
    (root / "mkdocs.yml").write_text(SETTINGS, "utf-8")
    made = import_module("ekspor").export(root, tmp_path / "peers")
    told = [*(tmp_path / "peers" / "hugo" / "content").rglob("*.md")]
    printed = [*(tmp_path / "peers" / "situs").rglob("*.html")]
    assert made == len(told) == len(printed) > 0
    layouts = {path.stem for path in (ROOT / "bench" / "hugo" / "layouts").glob("*.html")}
    assert {json.loads(path.read_text("utf-8"))["layout"] for path in told} <= layouts
