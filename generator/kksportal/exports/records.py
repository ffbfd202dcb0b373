"""The record of a district for machines: every claim with its source, every score by assessor."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from kksportal import addresses
from kksportal.addresses import SCHEMA, district_files
from kksportal.exports.archive import attribution
from kksportal.exports.award_history import award_sources, history_records
from kksportal.exports.narratives import narrative_records
from kksportal.exports.rows import MEANS, Record, grouped, records, table_records
from kksportal.model.rows import DISTRICT, Sumber
from kksportal.words.context import DistrictContext
from kksportal.words.names import Names
from kksportal.words.portal import PortalInfo

_CENT = Decimal("0.01")
_OWN_CLAIMS = "klaim_penghargaan"  # the district's own table of awards without a year


def head_record(info: PortalInfo, schema: str, *, simulated: bool) -> Record:
    """What every record begins with: its schema, whether it is simulated, the portal's address."""
    return {
        "skema": SCHEMA(schema),
        "simulasi": simulated,
        "dasar": info.url,
        "portal": info.name,
    }


def district_record(context: DistrictContext, info: PortalInfo) -> Record:
    """The record of a district with a package: all that the portal knows of it."""
    package = context.district.package
    head = package.head
    files = district_files(context.code)
    record = head_record(info, "daerah", simulated=context.simulated)
    record |= region_record(context.code, context.names)
    record |= {
        "diperbarui": head.updated,
        "siklus": context.district.cycle,
        "lisensi": {
            "nama": head.licence or info.licence.label,
            "tautan": head.licence_url or info.licence.href,
        },
        "atribusi": attribution(context, info),
        "halaman": _pages(context),
        "unduhan": {"zip": files.zip, "xlsx": files.xlsx},
    }
    of_awards = {source.id: source for source in award_sources(context.code, context.results)}
    listed = {row.id for row in package.bukti if row.publik == "ya"}
    for res in DISTRICT:
        rows = getattr(package, res.name)
        if res.name == "sumber":
            extra = [s for key, s in sorted(of_awards.items()) if key not in context.sources]
            record["sumber"] = records(res, [*rows, *extra])
        elif rows:
            if res.name == "kelembagaan":  # only evidence that is in this record is named
                rows = [row if row.bukti in listed else row._replace(bukti="") for row in rows]
            record[_OWN_CLAIMS if res.name == "penghargaan" else res.name] = table_records(
                res, rows
            )
    if narratives := narrative_records(context):
        record["narasi"] = narratives
    record["nilai_hitungan"] = _scores(context)
    record["penghargaan"] = history_records(
        context.code, context.results, context.names, context.district.without
    )
    return record


def region_record(code: str, names: Names) -> Record:
    """Which district a record is about."""
    row = names.districts[code]
    province = names.provinces[row.provinsi]
    return {
        "kode": code,
        "slug": row.id,
        "nama": row.nama,
        "jenis": row.jenis,
        "provinsi": {"kode": province.kode, "slug": province.id, "nama": province.nama},
    }


def _pages(context: DistrictContext) -> Record:
    """The addresses of its pages; a page that does not stand is not named."""
    slug, tatanan = context.slug, context.names.tatanan_now
    pages = {
        "utama": addresses.DISTRICT(slug),
        "kelembagaan": context.href(addresses.DISTRICT_INSTITUTION(slug)),
        "penghargaan": context.href(addresses.DISTRICT_AWARDS(slug)),
        "inovasi": context.href(addresses.DISTRICT_INNOVATIONS(slug)),
        "sumber": addresses.DISTRICT_SOURCES(slug),
    }
    own = {t.id: href for t in tatanan if (href := context.tatanan_href(t.id))}
    return {name: href for name, href in pages.items() if href} | {"tatanan": own}


def _scores(context: DistrictContext) -> list[Record]:
    """Means that the portal computed, one for each assessor, with the number of their scores."""
    means = []
    for (cycle, tatanan, assessor), score in context.district.scores.items():
        record: Record = {
            "siklus": cycle,
            "tatanan": tatanan,
            "penilai": assessor,
            "terisi": score.filled,
            "dari": score.total,
        }
        if score.mean is not None:
            record["nilai"] = score.mean.quantize(_CENT, rounding=ROUND_HALF_UP)
        if score.disputed:
            record["berbeda"] = score.disputed
        if score.stage:
            record["tahap"] = score.stage
        if score.as_of:
            record["per_tanggal"] = score.as_of
        record["sumber"] = _ids(score.sources)
        means.append(record)
    return grouped(means, MEANS)


def _ids(sources: tuple[Sumber, ...]) -> list[str]:
    return [source.id for source in sources]
