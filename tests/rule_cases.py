"""Rule cases in YAML that officials can read and write: `nama`, what is given, `hasil`."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

Case = Mapping[str, Any]
FOLDER = Path(__file__).parent / "aturan"


def rule_cases(topic: str, needed: str, optional: str = "") -> list[Any]:
    """The cases of a topic, each under its own name; every cell is text, as in a CSV file.

    A case has `nama`, `hasil` and the keys `needed`, and may have those of `optional`; both are
    named with ";" between. A key that is misspelt must not pass unread.
    """
    text = (FOLDER / f"{topic}.yaml").read_text("utf-8")
    cases = yaml.load(text, Loader=yaml.BaseLoader)  # texts only, nothing is built
    names = [case["nama"] for case in cases]
    assert len(names) == len(set(names)), f"{topic}.yaml: dua kasus bernama sama"
    must = {"nama", "hasil", *needed.split(";")}
    for case in cases:
        assert must <= case.keys() <= must | set(optional.split(";")), f"{topic}: {case['nama']}"
    return [pytest.param(case, id=case["nama"]) for case in cases]
