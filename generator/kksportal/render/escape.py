"""Escaping as Jinja asks for it ten million times in a nation.

Nearly every text holds nothing to escape: one search tells. What does is handed to markupsafe.
"""

from __future__ import annotations

import re
from collections.abc import Callable, MutableMapping
from typing import Any

from jinja2 import Environment, Template
from markupsafe import Markup, escape

_special = re.compile("[&<>\"']").search


def escaped(value: Any) -> str:
    """The text of a value, safe in HTML; what is Markup is safe already."""
    kind = type(value)
    if kind is str:
        return str(escape(value)) if _special(value) else value
    return value if kind is Markup else str(escape(value))


class QuickTemplate(Template):
    """A template whose output goes through `escaped`; its rules stay Jinja's own."""

    @classmethod
    def from_code(
        cls,
        environment: Environment,
        code: Any,
        globals: MutableMapping[str, Any],  # noqa: A002  # Jinja's own name for it
        uptodate: Callable[[], bool] | None = None,
    ) -> Template:
        """The template with our escaping in its namespace."""
        made = super().from_code(environment, code, globals, uptodate)
        made.root_render_func.__globals__["escape"] = escaped
        return made


class QuickEnvironment(Environment):
    """An environment of such templates."""

    template_class = QuickTemplate
