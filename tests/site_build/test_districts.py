"""Every district of a build: made anew or kept, told to all processes alike."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from kksportal.site_build.workshop import Order

from kksportal.site_build import site as module
from kksportal.site_build.reading import Unit
from tests.site_build.small import (
    FIRST,
    INFO,
    SECOND,
    digest,
    job,
    left,
    memory,
    put,
    shared,
    story,
)

UNITS = [Unit(FIRST, f"datapackages/daerah/{FIRST}-x"), Unit(SECOND, "y"), Unit("63.13"),
         Unit("63.14")]  # fmt: skip


def test_districts_are_made_or_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Stale ones are made, others kept; one that no region knows and has no package is passed."""
    opened: list[Order] = []
    asked: dict[str, Any] = {}
    names = SimpleNamespace(districts={FIRST: 1, "63.13": 1})
    workshop = SimpleNamespace(names=names, results="hasil", shared="bersama", stage="panggung")

    def make(task: object, order: Order, units: list[Unit], **told: Any) -> Iterator[Any]:
        asked.update(told, task=task, order=order, units=units)
        yield [digest("63.13", folder=""), digest(SECOND, folder="y", failed=True)]

    monkeypatch.setattr(module, "open_workshop", lambda order, _: opened.append(order) or workshop)
    monkeypatch.setattr(module, "slices_of", lambda *told: {u.code: "i" for u in told[2]})
    monkeypatch.setattr(module, "make_all", make)
    monkeypatch.setattr(module, "make_pictures", lambda *told: ((("f", 1),), [told[1:]]))
    monkeypatch.setattr(module, "get_ready", lambda told: asked.update(ready=told))
    kept = digest(named=("a",))
    remembered = memory(
        None, folders=put(tmp_path, {}), state={"units": left(kept, slices={FIRST: "i"})},
        site={"a": (1, 1)},
    )  # fmt: skip
    under_way = job(remembered, cache=tmp_path / "ingatan")
    build = module._make(
        under_way, shared(stories=(story(),)), UNITS,
        texts_out=frozenset({"t"}), packages_out={SECOND: "y"},
    )  # fmt: skip
    asked["meanwhile"]()
    assert asked["ready"] is workshop
    order = Order(
        root=str(tmp_path), stage=str(under_way.stage.home), standing=str(tmp_path / "situs"),
        info=INFO, codes=(FIRST, SECOND), cache=str(tmp_path / "ingatan"),
        texts_out=frozenset({"t"}), packages_out=((SECOND, "y"),),
    )  # fmt: skip
    assert opened == [order] == [build.order] == [asked["order"]]
    assert (asked["task"], asked["units"]) == (module.make_chunk, UNITS[1:3])
    assert [one.code for one in build.digests] == [FIRST, SECOND, "63.13"]
    assert build.anew == {SECOND, "63.13"}
    assert build.failed == {SECOND: "y"}
    assert build.slices == {FIRST: "i", SECOND: "i", "63.13": "i"}
    assert (build.pictures, build.blurred) == ((("f", 1),), (("bersama", "panggung"),))
    under_way.stage.discard()
