"""The bill of materials of a wheel: CycloneDX in JSON, the same bytes for the same wheel.

It names what comes along in the wheel (data packages, each with its licence) and what is installed
beside it (each locked package, with its licence and the digests of its files).
"""

from __future__ import annotations

import json
import zipfile
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from email import message_from_bytes
from email.message import Message
from hashlib import sha256
from importlib.metadata import distribution
from pathlib import Path
from uuid import NAMESPACE_OID, uuid5

from cyclonedx.contrib.license.factories import LicenseFactory
from cyclonedx.model import (
    ExternalReference,
    ExternalReferenceType,
    HashAlgorithm,
    HashType,
    Property,
    XsUri,
)
from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component, ComponentScope, ComponentType
from cyclonedx.output.json import JsonV1Dot6
from packageurl import PackageURL
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from kksportal.site_build.checker_files import HEIC_VERSION, VERSION
from rilis.licences import licence_of
from rilis.locked import Locked, read_locked

_DATA = "kksportal/bawaan/datapackages/"
# What runs in browsers: a file of each in a wheel, with its package at npm and its licences.
_BROWSER = {
    "kksportal/bawaan/periksa/node_modules/pyodide/pyodide.mjs":
        ("pyodide", VERSION, "MPL-2.0 AND PSF-2.0"),
    "kksportal/bawaan/periksa/node_modules/libheif-js/libheif-wasm/libheif.wasm":
        ("libheif-js", HEIC_VERSION, "LGPL-3.0-only"),
}  # fmt: skip


def bill_of_materials(archives: Iterable[Path], lock: str, epoch: int) -> bytes:
    """The bill of the wheel among these archives; the others are other forms of the same.

    Raises UnknownLicenceError and PackageNotFoundError where a locked package cannot be asked.
    """
    files = sorted(archives)
    wheel = next(path for path in files if path.suffix == ".whl")
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
        about = message_from_bytes(
            archive.read(next(n for n in names if n.endswith(".dist-info/METADATA")))
        )
        heads = [
            json.loads(archive.read(name))
            for name in sorted(names)
            if name.startswith(_DATA) and name.endswith("/datapackage.json")
        ]
    packages = list(read_locked(lock))
    root, direct = _program(about, files), _required(about.get_all("Requires-Dist") or ())
    edges = {p.name: _required(distribution(p.name).requires or ()) for p in packages}
    needed = _reached(direct, edges)
    components = {p: _package(p, needed=p.name in needed) for p in packages}
    data = [_data(head) for head in heads]
    data += [_browser(*told) for file, told in sorted(_BROWSER.items()) if file in names]
    bom = Bom(
        components=[*components.values(), *data],
        serial_number=uuid5(NAMESPACE_OID, sha256(wheel.read_bytes()).hexdigest()),
    )
    bom.metadata.component = root
    bom.metadata.timestamp = datetime.fromtimestamp(epoch, UTC)
    bom.register_dependency(root, [c for p, c in components.items() if p.name in direct] + data)
    for package, component in components.items():
        uses = [c for p, c in components.items() if p.name in edges[package.name]]
        bom.register_dependency(component, uses)
    return (JsonV1Dot6(bom).output_as_string(indent=1) + "\n").encode()


def _program(about: Message, files: Iterable[Path]) -> Component:
    version = str(about["Version"])
    return Component(
        type=ComponentType.APPLICATION,
        name="kksportal",
        version=version,
        bom_ref="kksportal",
        purl=PackageURL("pypi", name="kksportal", version=version),
        description=str(about["Summary"]),
        licenses=[LicenseFactory().make_from_string(str(about["License-Expression"]))],
        external_references=[
            ExternalReference(
                type=ExternalReferenceType.DISTRIBUTION,
                url=XsUri(path.name),
                hashes=[_digest(sha256(path.read_bytes()).hexdigest())],
            )
            for path in files
        ],
    )


def _package(package: Locked, *, needed: bool) -> Component:
    """A locked package; one that the program does not need itself is there to build or to test."""
    purl = PackageURL("pypi", name=package.name, version=package.version)
    return Component(
        name=package.name,
        version=package.version,
        bom_ref=str(purl),
        purl=purl,
        scope=ComponentScope.REQUIRED if needed else ComponentScope.EXCLUDED,
        licenses=[LicenseFactory().make_from_string(licence_of(distribution(package.name)))],
        properties=[Property(name="kksportal:penanda", value=package.where)]
        if package.where
        else (),
        external_references=[
            ExternalReference(
                type=ExternalReferenceType.DISTRIBUTION,
                url=XsUri(str(purl)),
                comment="sidik tiap berkas yang boleh dipasang",
                hashes=map(_digest, package.digests),
            )
        ],
    )


def _data(head: Mapping[str, object]) -> Component:
    """A data package that comes along, by its descriptor."""
    licences = head["licenses"]
    assert isinstance(licences, list)
    return Component(
        type=ComponentType.DATA,
        name=str(head["name"]),
        version=str(head["diperbarui"]),
        bom_ref=f"data:{head['name']}",
        description=str(head["title"]),
        licenses=[LicenseFactory().make_from_string(str(one["name"])) for one in licences],
    )


def _browser(name: str, version: str, licence: str) -> Component:
    """A package of npm that comes along, for readers' browsers."""
    purl = PackageURL("npm", name=name, version=version)
    return Component(
        name=name,
        version=version,
        bom_ref=str(purl),
        purl=purl,
        scope=ComponentScope.OPTIONAL,
        licenses=[LicenseFactory().make_from_string(licence)],
    )


def _digest(content: str) -> HashType:
    return HashType(alg=HashAlgorithm.SHA_256, content=content)


def _required(lines: Iterable[str]) -> frozenset[str]:
    """The names of required packages, whatever the machine; optional ones are left out."""
    wanted = map(Requirement, lines)
    return frozenset(canonicalize_name(w.name) for w in wanted if "extra" not in str(w.marker))


def _reached(first: Iterable[str], edges: Mapping[str, frozenset[str]]) -> set[str]:
    """Everything that these packages need, and what those need."""
    reached: set[str] = set()
    pending = list(first)
    while pending:
        name = pending.pop()
        if name not in reached:
            reached.add(name)
            pending += edges.get(name, ())
    return reached
