"""All checks of a portal, as a table of contents."""

from __future__ import annotations

from collections.abc import Iterator

from kksportal.errors import Finding, sort_findings
from kksportal.model.package import FrameworkPackage, Package, PortalInput
from kksportal.validate.cells import check_cells
from kksportal.validate.kerangka import check_framework
from kksportal.validate.keys import check_keys
from kksportal.validate.known import Known, know, own_words
from kksportal.validate.packages import check_areas, check_head, check_table
from kksportal.validate.refs import check_refs
from kksportal.validate.sources import check_sources
from kksportal.validate.stories import check_stories
from kksportal.validate.table import tables_of
from kksportal.validate.values import check_scores, check_subjects, check_values


def check_portal(data: PortalInput) -> tuple[Finding, ...]:
    """Every finding about what was read, all at once."""
    known = know(data)
    packages = all_packages(data)
    found = [finding for package in packages for finding in check_package(package, known)]
    found += check_sources(packages, data.stories)
    found += check_stories(data, known)
    return sort_findings(found)


def all_packages(data: PortalInput) -> list[Package]:
    """Every package of a portal, the shared ones first."""
    return [
        data.vocabulary,
        *data.regions,
        *data.frameworks.values(),
        *data.awards,
        *data.districts.values(),
    ]


def check_package(package: Package, known: Known) -> Iterator[Finding]:
    """Every finding about one package."""
    yield from check_head(package, known)
    own, place = own_words(package), known.districts.get(package.head.code)
    for table in tables_of(package):
        yield from check_cells(table)
        yield from check_keys(table)
        yield from check_values(table)
        yield from check_refs(table, own, known)
        yield from check_table(table, package)
        yield from check_areas(table, package, known)
        yield from check_scores(table, known)
        yield from check_subjects(table, package.head, place)
        if isinstance(package, FrameworkPackage):
            yield from check_framework(table, known)
