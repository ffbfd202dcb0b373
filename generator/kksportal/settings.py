"""The owner's settings in `mkdocs.yml`, read without MkDocs: a build that changes nothing of the
editorial pages never needs it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from kksportal.errors import Finding, PortalError
from kksportal.findings import kind
from kksportal.privacy import SMALLEST
from kksportal.words.portal import PortalInfo, SecurityContact

REPORT_PAGE = "kontribusi/"
REPORT_DAYS = 10
LANGUAGES = ("id", "en")
SETTINGS = "mkdocs.yml"
_ADDRESS = re.compile(r"https?://[A-Za-z0-9][A-Za-z0-9.-]*(:[0-9]{1,5})?(/[A-Za-z0-9._~/-]*)?")
_ADDRESS_LINE = re.compile(r"^site_url[ \t]*:", re.MULTILINE)
_CONTACT = re.compile(r"(https://|mailto:[^\s<>\"@/]+@)[A-Za-z0-9][^\s<>\"'\\\x00-\x1f]*")
_AWAY = re.compile(r"(https?://|mailto:)[A-Za-z0-9][^\s<>\"'\\\x00-\x1f]*")
_PAGE = re.compile(r"(?!.*//)(?!.*\.\./)[A-Za-z0-9][A-Za-z0-9_./-]*(#[A-Za-z0-9_-]+)?")


class _Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]  # either one
    """Plain YAML; tags of other plugins (`!ENV`, `!!python/name`) are passed over."""


_Loader.add_multi_constructor("", lambda loader, suffix, node: None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The settings of a portal that its owner may choose."""

    info: PortalInfo
    site: Path  # the folder of the built site
    keep_going: bool = False


def read_settings(root: Path) -> Settings:
    """The settings of a portal.

    Raises PortalError when `mkdocs.yml` cannot be read or holds a wrong value.
    """
    try:
        raw = yaml.load((root / "mkdocs.yml").read_text("utf-8"), Loader=_Loader)
    except (OSError, ValueError, yaml.YAMLError) as fault:
        raise PortalError(f"mkdocs.yml tidak terbaca: {fault}") from None
    if not isinstance(raw, dict) or not raw.get("site_name"):
        raise PortalError("mkdocs.yml: “site_name” kosong; tulis nama portal di sana")
    own = _own(raw.get("plugins"))
    info = PortalInfo(
        name=str(raw["site_name"]),
        tagline=str(raw.get("site_description") or ""),
        url=_with_slash(str(raw.get("site_url") or "")),
        office=str(own.get("pengelola") or raw["site_name"]),
        report_href=_report(own.get("lapor")),
        report_days=_days(own.get("hari_jawab")),
        smallest=_smallest(own.get("jumlah_terkecil")),
        languages=_languages(own.get("bahasa")),
        security=_security(own.get("keamanan"), own.get("keamanan_sampai")),
    )
    return Settings(
        info=info,
        site=(root / str(raw.get("site_dir") or "site")).resolve(),
        keep_going=own.get("lanjutkan") is True,
    )


def setting_findings(root: Path, info: PortalInfo) -> tuple[Finding, ...]:
    """What an owner should still set: a portal that does not know its address says so each time."""
    if info.url:
        return ()
    text = (root / SETTINGS).read_text("utf-8")
    line = _ADDRESS_LINE.search(text)
    row = text.count("\n", 0, line.start()) + 1 if line else 0
    what = "site_url kosong" if line else "site_url tidak ada"
    return (Finding(kind=kind("KKS-A001"), path=SETTINGS, row=row, what=what),)


def portal_address(text: str) -> str:
    """A portal's own address as typed by a person, with its last slash; "" stays "".

    Raises PortalError where it is no plain web address.
    """
    text = text.strip()
    if text and not _ADDRESS.fullmatch(text):
        raise PortalError(
            f"“{text[:60]}” bukan alamat portal; tulis misalnya https://kks.contoh.go.id/"
        )
    return _with_slash(text)


def _own(plugins: Any) -> dict[str, Any]:
    """The options under `plugins: kksportal`."""
    listed = plugins.items() if isinstance(plugins, dict) else ()
    for entry in plugins if isinstance(plugins, list) else ():
        if isinstance(entry, dict):
            listed = (*listed, *entry.items())
    for name, options in listed:
        if name == "kksportal" and isinstance(options, dict):
            return options
    return {}


def _report(value: Any) -> str:
    """Where errors are reported: a page of the portal, or an address that readers can follow.

    The link is on every page, so nothing else is allowed. Raises PortalError.
    """
    if value is None or value == "":
        return REPORT_PAGE
    if isinstance(value, str) and (_AWAY.fullmatch(value) or _PAGE.fullmatch(value)):
        return value
    raise PortalError(
        f"mkdocs.yml: “lapor” berisi “{str(value)[:60]}”, bukan halaman portal ini dan bukan "
        "alamat https:// atau mailto:; tulis misalnya kontribusi/"
    )


def _days(value: Any) -> int:
    if value is None or value == "":
        return REPORT_DAYS
    if str(value).isascii() and str(value).isdigit() and 0 < int(value) <= 365:
        return int(value)
    raise PortalError(
        f"mkdocs.yml: “hari_jawab” berisi “{str(value)[:20]}”, bukan banyak hari kerja; "
        f"tulis misalnya {REPORT_DAYS}"
    )


def _security(contact: Any, until: Any) -> SecurityContact | None:
    """Whom to tell of a security fault; both the address and its last day, or neither.

    Raises PortalError.
    """
    if contact in (None, "") and until in (None, ""):
        return None
    if not isinstance(contact, str) or not _CONTACT.fullmatch(contact):
        raise PortalError(
            f"mkdocs.yml: “keamanan” berisi “{str(contact or '')[:60]}”, bukan alamat https:// "
            "atau mailto:; tulis misalnya mailto:keamanan@contoh.go.id"
        )
    try:  # YAML reads a plain 2027-11-30 as a date already
        day = date.fromisoformat(str(until))
    except ValueError:
        raise PortalError(
            f"mkdocs.yml: “keamanan_sampai” berisi “{str(until or '')[:20]}”, bukan tanggal; tulis "
            "sampai kapan alamat di “keamanan” berlaku, misalnya 2027-11-30, dan perbarui sebelum "
            "lewat"
        ) from None
    return SecurityContact(contact=contact, until=day.isoformat())


def _smallest(value: Any) -> int:
    """From how many persons on a count is told as it is; 1 tells all. Raises PortalError."""
    if value is None or value == "":
        return SMALLEST
    if str(value).isascii() and str(value).isdigit() and 1 <= int(value) <= 100:
        return int(value)
    raise PortalError(
        f"mkdocs.yml: “jumlah_terkecil” berisi “{str(value)[:20]}”, bukan bilangan 1 sampai 100; "
        f"tulis misalnya {SMALLEST}"
    )


def _languages(value: Any) -> tuple[str, ...]:
    """The languages of the portal: Indonesian, and what the owner lists beside it."""
    if value is None:
        return LANGUAGES
    listed = [value] if isinstance(value, str) else value
    if not isinstance(listed, list) or not set(map(str, listed)) <= set(LANGUAGES):
        known = ", ".join(LANGUAGES)
        raise PortalError(f"mkdocs.yml: “bahasa” berisi {value}; yang dikenal: {known}")
    return tuple(code for code in LANGUAGES if code == "id" or code in listed)


def _with_slash(url: str) -> str:
    return url if not url or url.endswith("/") else f"{url}/"
