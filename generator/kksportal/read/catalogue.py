"""Catalogues of messages: what the program says, in other languages than Indonesian."""

from __future__ import annotations

from pathlib import Path

CATALOGUES = Path(__file__).parents[1] / "locale"


def catalogue_file(language: str) -> Path:
    """The catalogue of a language, as people edit it."""
    return CATALOGUES / language / "LC_MESSAGES" / "kksportal.po"


def read_catalogue(language: str) -> dict[str, tuple[str, ...]]:
    """Indonesian texts with their forms in a language; what is doubtful or empty is left out."""
    from babel.messages.pofile import read_po

    with catalogue_file(language).open("rb") as file:
        catalogue = read_po(file, locale=language)
    found: dict[str, tuple[str, ...]] = {}
    for message in catalogue:
        key = message.id if isinstance(message.id, str) else message.id[0]
        told = message.string or ""
        forms = (told,) if isinstance(told, str) else tuple(told)
        if key and all(forms) and not message.fuzzy:
            found[key] = forms
    return found
