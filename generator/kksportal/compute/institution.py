"""Coverage of kelembagaan: how many kecamatan have an item, of all the district has."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from kksportal.compute.resolve import source_map
from kksportal.model.claim import Claim, Figure, to_figure
from kksportal.model.package import DistrictPackage, PortalInput


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """A component's item: in how many places it is, of all."""

    label: str
    figure: Figure


def coverage(package: DistrictPackage, data: PortalInput, cycle: str) -> tuple[Coverage, ...]:
    """Per component and item, the kecamatan that have it in every year asked, of all kecamatan."""
    framework = data.frameworks[cycle]
    names = {
        (b.komponen, b.butir): f"{b.nama_komponen}: {b.nama_butir}"
        for b in framework.butir_kelembagaan
    }
    total = _kecamatan(package.head.code, data)
    sources = source_map(package)
    answers: dict[tuple[str, str], dict[str, bool]] = {}
    used: dict[tuple[str, str], dict[str, str]] = {}
    for row in package.kelembagaan:
        if row.siklus != cycle or row.wilayah == package.head.code or not row.ada:
            continue
        key = (row.komponen, row.butir)
        places = answers.setdefault(key, {})
        places[row.wilayah] = places.get(row.wilayah, True) and row.ada == "ya"
        used.setdefault(key, {})[row.sumber] = row.catatan
    return tuple(
        Coverage(
            label=names.get(key, f"{key[0]}: {key[1]}"),
            figure=to_figure(
                tuple(
                    Claim(
                        value=Decimal(sum(places.values())),
                        out_of=Decimal(total or len(places)),
                        unit="kecamatan",
                        source=sources[source],
                        as_of=cycle,
                        note="dihitung portal dari butir tiap kecamatan",
                    )
                    for source in sorted(used[key])
                )
            ),
        )
        for key, places in answers.items()
    )


def _kecamatan(code: str, data: PortalInput) -> int:
    ids = {d.id for region in data.regions for d in region.daerah if d.kode == code}
    return sum(1 for region in data.regions for k in region.kecamatan if k.daerah in ids)
