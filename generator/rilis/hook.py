"""Carries what the program brings along into its wheel and its sdist (hatchling's build hook)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

BELOW = "kksportal/bawaan/"  # where `kksportal/shipped.py` finds it in a wheel


class CarryAlong(BuildHookInterface):  # type: ignore[type-arg]  # its configuration is a plain table
    """Takes the paths listed in pyproject.toml along."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """An editable install carries nothing: there the checkout itself is read."""
        if version == "editable":
            return
        below = BELOW if self.target_name == "wheel" else ""
        # What runs in browsers comes by npm; a wheel made without it says so at /periksa/.
        there = [path for path in self.config["peramban"] if Path(self.root, path).is_file()]
        carried = [*self.config["bawaan"], *there]
        build_data["force_include"] |= {path: below + path for path in carried}
