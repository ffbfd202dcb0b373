"""The licences of the packages that come along with the program, as SPDX expressions.

What a package says of itself decides. Where it says it in free words, READ has what stands in its
licence file, beside those words: when they change, somebody has to look again.
"""

from __future__ import annotations

from importlib.metadata import Distribution

from license_expression import get_spdx_licensing

SPDX = get_spdx_licensing()
# May be used beside MIT and handed on unchanged; none asks that our own code be licensed alike.
ALLOWED = frozenset(
    (
        "0BSD", "Apache-2.0", "Artistic-1.0-Perl", "BSD-2-Clause", "BSD-3-Clause", "CC0-1.0",
        "ISC", "MIT", "MIT-CMU", "MPL-2.0", "PSF-2.0", "Unlicense", "Zlib",
    )
)  # fmt: skip
PLAIN = {
    "MIT License": "MIT",
    "Apache 2.0": "Apache-2.0",
    "Apache Software License": "Apache-2.0",
    "ISC License": "ISC",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
}
# By name: what the package says, and what its licence file is. Read in November 2026.
READ = {
    "colorama": ("BSD License", "BSD-3-Clause"),
    "isodate": ("BSD License", "BSD-3-Clause"),
    "jinja2": ("BSD License", "BSD-3-Clause"),
    "text-unidecode": (
        "Artistic License; GNU General Public License (GPL); "
        "GNU General Public License v2 or later (GPLv2+)",
        "Artistic-1.0-Perl OR GPL-2.0-or-later",
    ),
}


class UnknownLicenceError(ValueError):
    """A package whose licence nobody has read yet."""


def licence_of(package: Distribution) -> str:
    """The licence of an installed package as an SPDX expression.

    Raises UnknownLicenceError where the package does not say it in words known here.
    """
    name, told = package.name.lower().replace("_", "-"), told_by(package)
    if name in READ:
        known, expression = READ[name]
        if told == known:
            return expression
        raise UnknownLicenceError(f"{name} kini menyebut lisensinya “{told}”, dahulu “{known}”")
    expression = PLAIN.get(told, told)
    if not expression or SPDX.validate(expression).errors:
        raise UnknownLicenceError(f"lisensi {name} tidak dikenal: “{told}”")
    return expression


def told_by(package: Distribution) -> str:
    """What a package says of its licence, where it says it most exactly."""
    about = package.metadata
    kinds = about.get_all("Classifier") or []
    named = [one.split(" :: ")[-1] for one in kinds if one.startswith("License :: ")]
    fields = ("License-Expression", "License")
    written = next((about[field] for field in fields if field in about), "")
    if written and "\n" not in written and written != "UNKNOWN" and len(named) < 2:
        return written
    return "; ".join(one for one in named if one != "OSI Approved")


def is_allowed(expression: str) -> bool:
    """Whether all that a licence asks for, or one of what it lets us choose, is allowed."""
    return _holds(SPDX.parse(expression))


def _holds(part: object) -> bool:
    if isinstance(part, SPDX.OR):
        return any(map(_holds, part.args))
    if isinstance(part, SPDX.AND):
        return all(map(_holds, part.args))
    return str(part) in ALLOWED  # "… WITH …" is on no list: whoever meets one reads it
