"""Catalogues of messages: the texts of the program in other languages than Indonesian."""

from __future__ import annotations

from pathlib import Path

from kksportal.shipped import program_folder

CATALOGUES = program_folder() / "locale"


def catalogue_file(language: str) -> Path:
    """The path of the catalogue of a language, which people edit."""
    return CATALOGUES / language / "LC_MESSAGES" / "kksportal.po"


def read_catalogue(language: str) -> dict[str, tuple[str, ...]]:
    """The forms of each Indonesian text in a language; fuzzy and empty ones are left out."""
    from babel.messages.pofile import read_po

    with catalogue_file(language).open("rb") as file:
        catalogue = read_po(file, locale=language)
    translations: dict[str, tuple[str, ...]] = {}
    for message in catalogue:
        key = message.id if isinstance(message.id, str) else message.id[0]
        translated = message.string or ""
        forms = (translated,) if isinstance(translated, str) else tuple(translated)
        if key and all(forms) and not message.fuzzy:
            translations[key] = forms
    return translations
