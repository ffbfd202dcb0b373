"""Our quick escaping says the same as markupsafe's, for whatever a template may print."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup, escape

from kksportal.render.escape import QuickEnvironment, escaped


@given(st.one_of(st.text(), st.integers(), st.text().map(Markup), st.decimals(allow_nan=False)))
def test_it_is_markupsafes_escape(value: object) -> None:
    """Plain text, numbers, and text that is safe already."""
    assert str(escaped(value)) == str(escape(value))


@given(st.text())
def test_hostile_text_stays_text(value: str) -> None:
    """Through templates, macros, set blocks and joins nothing gets out as markup."""
    source = (
        "{% macro m(x) %}<b>{{ x }}</b>{% endmacro %}"
        "{{ v }}{{ m(v) }}{% set s %}{{ v }}{% endset %}{{ s }}{{ v ~ v }}{{ [v]|join }}"
    )
    made = QuickEnvironment(autoescape=True).from_string(source).render(v=value)
    safe = str(escape(value))
    assert made == f"{safe}<b>{safe}</b>{safe}{safe}{safe}{safe}"


def test_a_decimal_is_printed_as_it_is() -> None:
    """75.0 and 75 stay apart."""
    assert (escaped(Decimal("75.0")), escaped(Decimal("75"))) == ("75.0", "75")
