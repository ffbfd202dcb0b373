"""The head of a package: the properties of its `datapackage.json` beside the resources."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from kksportal import SCHEMA_VERSION
from kksportal.errors import Finding
from kksportal.findings import kind
from kksportal.model.contract import is_day
from kksportal.model.kinds import RESOURCES
from kksportal.model.moments import is_moment
from kksportal.model.package import Head
from kksportal.read.limits import personal_texts

_NEEDS = {"daerah": "kode", "kerangka": "siklus", "penghargaan": "siklus", "arsip": "siklus"}
_FORMS = {"kode": r"S?[0-9]{2}\.[0-9]{2}", "siklus": r"(19|20)[0-9]{2}"}
_TEXTS = ("$schema", "id", "description", "homepage", "version", "image", "created")
_OWN = {"name", "title", "diperbarui", "terbit_mulai", "kks", "resources"}
_ELSEWHERE = ("title", "resources")  # looked at as title, and where resources are read
_ADDRESSES = ("homepage", "image")
STARTS = "Tulis tanggal, atau tanggal dan jam dengan selisihnya: 2026-12-10T09:00+07:00"
_WEB = "Tulis alamat yang diawali https://"
_LISTS = {
    "licenses": ("name", "path", "title"),
    "contributors": ("title", "path", "email", "organisation", "organization", "role"),
    "sources": ("title", "path", "email"),
}


def read_head(properties: Any, place: str, name: str) -> tuple[Head | None, list[Finding]]:
    """The head of a package from the properties of its descriptor, and the findings about them.

    The head is None when `kks.jenis`, or the code or cycle that this kind needs, is missing or
    wrong.
    """
    about = properties.get("kks") if isinstance(properties, dict) else None
    about = about if isinstance(about, dict) else {}
    what = about.get("jenis")
    if not isinstance(what, str) or what not in RESOURCES:
        return None, [Finding(kind=kind("KKS-P002"), path=name, column="kks.jenis",
                              what=f"“{what or ''}” bukan jenis paket.")]  # fmt: skip
    findings = [*_incomplete(properties, about, name), *_ill_formed(properties, name)]
    needs = _NEEDS.get(what, "")
    code = about.get(needs)
    if needs and not (isinstance(code, (str, int)) and re.fullmatch(_FORMS[needs], str(code))):
        advice = "Tulis di antara tanda kutip" if isinstance(code, (int, float)) else ""
        return None, [*findings, _lacks(name, f"kks.{needs}", code, advice)]
    licence, people = _first(properties.get("licenses")), properties.get("contributors")
    people = [p for p in people if isinstance(p, dict)] if isinstance(people, list) else []
    if not licence or not people:
        lacking = "licenses" if not licence else "contributors"
        findings.append(Finding(kind=kind("KKS-P016"), path=name, column=lacking,
                             what=f"Isian “{lacking}” kosong."))  # fmt: skip
    head = Head(
        folder=place,
        kind=what,
        title=str(properties.get("title", "")),
        name=str(properties.get("name", "")),
        updated=str(properties.get("diperbarui", "")),
        code=str(about.get("kode", "")),
        cycle=str(about.get("siklus", "")),
        simulated=about.get("simulasi") is True,
        licence=str(licence.get("title") or licence.get("name") or ""),
        licence_url=_web(licence.get("path")),
        contributors=tuple(str(p.get("title", "")) for p in people),
        personal=tuple(_personal_texts(properties)),
        starts=str(properties.get("terbit_mulai") or ""),
        created=born if is_day(born := str(properties.get("created", ""))[:10]) else "",
    )
    return head, findings


def _personal_texts(properties: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """The texts of a descriptor, but those that are looked at elsewhere, that look personal."""
    for key, value in properties.items():
        if key not in _ELSEWHERE:
            yield from ((key, one.text) for one in personal_texts(value))


def _incomplete(properties: dict[str, Any], about: dict[str, Any], name: str) -> Iterator[Finding]:
    if not isinstance(properties.get("title"), str) or not properties["title"].strip():
        yield _lacks(name, "title", properties.get("title"))
    slug = properties.get("name")
    if not isinstance(slug, str) or not re.fullmatch(r"[a-z0-9._-]+", slug):
        yield _lacks(
            name, "name", properties.get("name"), "Tulis dengan huruf kecil, angka, . _ atau -"
        )
    if not is_day(str(properties.get("diperbarui"))):
        advice = "Tulis tanggal perubahan terakhir: 2026-11-24"
        yield _lacks(name, "diperbarui", properties.get("diperbarui"), advice)
    starts = properties.get("terbit_mulai", "")
    if starts != "" and not (isinstance(starts, str) and is_moment(starts)):
        yield _lacks(name, "terbit_mulai", starts, STARTS)
    if not isinstance(about.get("simulasi", False), bool):
        yield _lacks(name, "kks.simulasi", about.get("simulasi"), "Tulis true atau hapus isiannya")
    if about.get("skema") != SCHEMA_VERSION:
        yield Finding(kind=kind("KKS-P012"), path=name, column="kks.skema",
                      what=f"Versi skema “{about.get('skema') or ''}”; yang dikenal "
                      f"“{SCHEMA_VERSION}”.")  # fmt: skip


def _ill_formed(properties: dict[str, Any], name: str) -> Iterator[Finding]:
    """Findings about properties that the Data Package standard does not allow in this form."""
    for key, value in properties.items():
        if key in _LISTS:
            good = isinstance(value, list) and all(_texts(item, _LISTS[key]) for item in value)
            if not good:
                yield _lacks(name, key, value, "Tulis daftar objek yang isinya teks")
            elif odd := next((a for item in value if (a := item.get("path")) and _odd(a)), ""):
                yield _lacks(name, key, odd, _WEB)
        elif key == "keywords":
            if not isinstance(value, list) or not all(isinstance(word, str) for word in value):
                yield _lacks(name, key, value, "Tulis daftar teks")
        elif key in _TEXTS:
            if not isinstance(value, str):
                yield _lacks(name, key, value, "Tulis sebagai teks")
            elif key in _ADDRESSES and _odd(value):
                yield _lacks(name, key, value, _WEB)
            elif key == "created" and not is_day(value[:10]):
                yield _lacks(name, key, value, "Tulis tanggal: 2026-11-24")
        elif key not in _OWN:
            what = f"Isian “{key}” tidak dikenal."
            yield Finding(kind=kind("KKS-P011"), path=name, column=key, what=what,
                          advice="Hapus, atau pindahkan ke dalam isian kks")  # fmt: skip


def _odd(address: str) -> bool:
    """Whether an address names another scheme than the web's, or a host without one."""
    plain = re.sub(r"[\x00-\x20]", "", address).replace("\\", "/")
    scheme = re.match(r"([A-Za-z][A-Za-z0-9+.-]*):", plain)
    return plain.startswith("//") or (scheme is not None and scheme[1] not in ("https", "http"))


def _texts(item: Any, keys: tuple[str, ...]) -> bool:
    return isinstance(item, dict) and all(isinstance(item.get(key, ""), str) for key in keys)


def _lacks(name: str, key: str, value: Any, advice: str = "") -> Finding:
    what = f"“{value}” bukan isian “{key}” yang sah." if value else f"Isian “{key}” kosong."
    return Finding(kind=kind("KKS-P011"), path=name, column=key, what=what, advice=advice)


def _first(listed: Any) -> dict[str, Any]:
    first = listed[0] if isinstance(listed, list) and listed else None
    return first if isinstance(first, dict) else {}


def _web(value: Any) -> str:
    return value if isinstance(value, str) and value.startswith(("https://", "http://")) else ""
