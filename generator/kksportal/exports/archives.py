"""The archives of closed cycles for machines: versions in Memento's terms (RFC 7089, JSON)."""

from __future__ import annotations

from kksportal import addresses
from kksportal.exports.rows import Record
from kksportal.model.closed import ArchivedCycle, ClosedCycle
from kksportal.words.portal import PortalInfo


def archives_record(
    archives: tuple[ArchivedCycle, ...], closed: tuple[ClosedCycle, ...], info: PortalInfo
) -> Record:
    """Every closed cycle with its versions, the newest of which can be taken where it is here.

    And the archived page of each district, beside the address it had.
    """
    pages = {one.cycle: one.pages for one in closed}
    return {
        "portal": info.name,
        "timemap_uri": {"json_format": info.whole_address(addresses.ARCHIVE_RECORD())},
        "arsip": [_cycle(one, pages.get(one.cycle, frozenset()), info) for one in archives],
    }


def _cycle(one: ArchivedCycle, pages: frozenset[str], info: PortalInfo) -> Record:
    taken = info.whole_address(addresses.ARCHIVE_ZIP(one.cycle, one.zip.name)) if one.zip else None
    versions = [
        {
            "datetime": f"{version.day}T00:00:00+07:00",
            "versi": version.number,
            "berkas": version.files,
            "sha512": version.sha512,
            "dikosongkan": version.emptied,
            "uri": taken if version is one.versions[-1] else None,
        }
        for version in one.versions
    ]
    ends = {"first": versions[0], "last": versions[-1]} if versions else {}
    return {
        "siklus": one.cycle,
        "original_uri": info.whole_address(addresses.AWARD_CYCLE(one.cycle)),
        "halaman": info.whole_address(addresses.ARCHIVE(one.cycle)),
        "zip": {"uri": taken, "bita": one.zip.size, "sha512": one.zip.sha512} if one.zip else None,
        "cap": [
            {
                "versi": cap.version,
                "jenis": "cap waktu" if cap.authority else "tanda tangan",
                "lembaga": cap.authority or None,
                "waktu": cap.at or None,
                "berkas": [info.whole_address(addresses.ARCHIVE_CAP(name)) for name in cap.files],
            }
            for cap in one.caps
        ],
        "kunci_publik": one.key.text if one.key else None,
        "mementos": {"list": versions, **ends},
        "daerah": [
            {
                "original_uri": info.whole_address(addresses.DISTRICT(slug)),
                "memento": {
                    "datetime": versions[-1]["datetime"],
                    "uri": info.whole_address(addresses.ARCHIVED_DISTRICT(one.cycle, slug)),
                },
            }
            for slug in sorted(pages)
            if versions
        ],
    }
