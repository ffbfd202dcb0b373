"""National records for machines: the index of all districts, and the awards of a cycle."""

from __future__ import annotations

from kksportal import addresses
from kksportal.addresses import (
    AWARD_RECORD,
    INDICATOR_LIST,
    SCHEMA,
    SCHEMAS,
    district_files,
)
from kksportal.compute.coverage import in_cycle
from kksportal.compute.shared import SharedResults, award_packages
from kksportal.exports.award_history import award_record
from kksportal.exports.records import head_record, region_record
from kksportal.exports.rows import Record, records
from kksportal.model.award_rows import PENGHARGAAN
from kksportal.model.package import AwardPackage, PortalInput
from kksportal.pages.gathered import Gathered, TableFile
from kksportal.words.coverage import shown_codes
from kksportal.words.names import Names
from kksportal.words.portal import PortalInfo, national_attribution


def index_record(
    results: SharedResults,
    names: Names,
    info: PortalInfo,
    gathered: Gathered,
) -> Record:
    """Every district, with or without a package; every cycle; schemas, licence, attribution."""
    record = head_record(info, "index", simulated=results.simulated)
    record |= {
        "diperbarui": gathered.updated,
        "lisensi": {"nama": info.licence.label, "tautan": info.licence.href},
        "atribusi": national_attribution(info),
        "skema_terbitan": {name: SCHEMA(name) for name in SCHEMAS},
        "siklus": _cycles(results, names, gathered.tables),
        "daftar": [
            {
                "nama": one.tatanan,
                "simulasi": one.simulated,
                "alamat": one.address,
                "baris": one.lines,
                "bita": one.size,
            }
            for one in gathered.tables
            if not one.cycle
        ],
        "daerah": [_district(row.kode, names, gathered) for row in names.current],
    }
    return record


def _district(code: str, names: Names, gathered: Gathered) -> Record:
    record = region_record(code, names)
    record |= {
        "simulasi": names.simulated(code),
        "ada_paket": code in gathered.days,
        "halaman": names.district_href(code),
    }
    if code in gathered.days:
        files = district_files(code)
        record |= {
            "diperbarui": gathered.days[code],
            "data": files.json,
            "unduhan": {"zip": files.zip, "xlsx": files.xlsx},
        }
    return record


def _cycles(results: SharedResults, names: Names, tables: tuple[TableFile, ...]) -> list[Record]:
    frameworks = results.data.frameworks
    result = []
    for cycle in sorted({*frameworks, *results.cycles_with_awards}, reverse=True):
        record: Record = {"siklus": cycle}
        if cycle in frameworks:
            record["kerangka"] = addresses.FRAMEWORK(cycle)
        if cycle in results.cycles_with_awards:
            record["penghargaan"] = AWARD_RECORD(cycle)
        mine = [table for table in tables if table.cycle == cycle]
        if mine:
            record["indikator"] = INDICATOR_LIST(cycle)
            record["tabel"] = [
                {
                    "tatanan": table.tatanan,
                    "nama": names.tatanan.get(table.tatanan, table.tatanan),
                    "simulasi": table.simulated,
                    "alamat": table.address,
                    "baris": table.lines,
                    "bita": table.size,
                }
                for table in mine
            ]
        result.append(record)
    return result


def award_files(
    data: PortalInput, results: SharedResults, names: Names, info: PortalInfo
) -> list[tuple[str, Record]]:
    """The address and record of each cycle with award results; simulated ones never mix in."""
    return [
        (AWARD_RECORD(cycle), _award_record(package, results, names, info))
        for cycle, package in award_packages(data, results)
    ]


def _coverage(cycle: str, results: SharedResults, names: Names) -> Record:
    """Every district counted once: found, rival, doubted, without award, or not found."""
    codes = shown_codes(names, simulated=results.simulated)
    coverage = in_cycle(codes, results.awards, cycle, results.without)
    return {
        "daerah": coverage.total,
        "ditemukan": coverage.found,
        "berbeda": coverage.rival,
        "diragukan": coverage.doubted,
        "tidak_meraih": coverage.not_won,
        "tidak_dinilai": coverage.not_assessed,
        "belum_ditemukan": coverage.unknown,
    }


def _award_record(
    package: AwardPackage, results: SharedResults, names: Names, info: PortalInfo
) -> Record:
    head, data = package.head, results.data.frameworks
    record = head_record(info, "penghargaan", simulated=head.simulated)
    record |= {
        "siklus": head.cycle,
        "diperbarui": head.updated,
        "lisensi": {
            "nama": head.licence or info.licence.label,
            "tautan": head.licence_url or info.licence.href,
        },
        "halaman": addresses.AWARD_CYCLE(head.cycle),
        **({"kerangka": addresses.FRAMEWORK(head.cycle)} if head.cycle in data else {}),
        "catatan": "Daerah yang tidak tercantum belum tentu tidak menerima.",
        "cakupan": _coverage(head.cycle, results, names),
        "daerah": [
            {"kode": code, "nama": names.places.get(code, code)}
            | award_record(award, code, head.cycle, results, names)
            for code, award in results.recipients(head.cycle)
        ],
    }
    for res in PENGHARGAAN:
        rows = getattr(package, res.name)
        if rows or res.required:
            record[res.name] = records(res, rows)
    return record
