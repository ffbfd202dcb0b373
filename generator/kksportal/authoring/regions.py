"""Make the region package from the npm package `idn-area-data`.

    python -m kksportal.authoring.regions SOURCE TARGET FORMER

SOURCE is the unpacked folder of `idn-area-data` 3.1.2, TARGET the folder of the region package, and
FORMER the folder of version 1.1.0 (MIT), whose codes are those of before the division of Papua.
Its code is MIT; its data are under the Open Database License 1.0 (ODbL-1.0): name the source,
"fityannugroho/idn-area-data", and share what is derived under the same licence. So the region
package is ODbL-1.0 too. Only codes and names are used; no positions, no boundaries.

An id is derived once, from the name, and stays when the code or the name changes later.
"""

from __future__ import annotations

import argparse
import csv
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from kksportal.model.contract import blank
from kksportal.model.region_rows import DaerahRow, KecamatanRow, ProvinsiRow
from kksportal.model.rows import Sumber

NAME_SOURCE = "idn-area-data"
FORMER_SOURCE = "idn-area-data-1"
FORMER_UNTIL = "2022"  # as the decrees of its source say, see below
SOURCES = (
    blank(
        Sumber,
        id=NAME_SOURCE,
        judul="idn-area-data 3.1.2 (fityannugroho/idn-area-data)",
        penerbit="fityannugroho",
        jenis="data-terbuka",
        tautan="https://github.com/fityannugroho/idn-area-data",
        catatan="Data berlisensi ODbL-1.0; kode wilayah Kementerian Dalam Negeri",
    ),
    blank(
        Sumber,
        id=FORMER_SOURCE,
        judul="idn-area-data 1.1.0 (fityannugroho/idn-area-data)",
        penerbit="fityannugroho",
        jenis="data-terbuka",
        tanggal_terbit="2023-06-05",
        tautan="https://github.com/fityannugroho/idn-area-data/tree/v1.1.0",
        catatan="Kode menurut Keputusan Menteri Dalam Negeri 050-145 Tahun 2022, sebelum diganti "
        "100.1.1-6117 Tahun 2022; data versi ini berlisensi MIT",
    ),
    blank(
        Sumber,
        id="keppres-41-1987",
        judul="Keputusan Presiden Nomor 41 Tahun 1987 tentang Pembagian Wilayah Republik "
        "Indonesia Menjadi 3 (Tiga) Wilayah Waktu",
        penerbit="Presiden Republik Indonesia",
        jenis="regulasi",
        tanggal_terbit="1987",
        catatan="Dasar kolom zona; provinsi baru mengikuti zona provinsi induknya",
    ),
)

# Provinces by time zone; those founded after 1987 keep the zone of the one they came from.
WITA = frozenset({"51", "52", "53", "63", "64", "65", "71", "72", "73", "74", "75", "76"})
WIT = frozenset({"81", "82", "91", "92", "93", "94", "95", "96"})

ACRONYMS = frozenset({"DKI"})
SMALL_WORDS = frozenset({"dan"})
ROMAN = re.compile(r"^(?:X{0,2}(?:IX|IV|V?I{1,3}|V)|X{1,2})$")


class Area(NamedTuple):
    """A code and a name, as the source writes them."""

    code: str
    name: str


def proper_name(text: str) -> str:
    """A name as it is printed: words capitalised, acronyms and Roman numerals kept whole.

    A name in mixed letters keeps the source's own spelling, but for a forgotten capital.
    """
    shout = text.isupper()
    words = text.split()
    return " ".join(_proper_word(word, place, shout) for place, word in enumerate(words))


def _proper_word(word: str, place: int, shout: bool) -> str:
    if word in ACRONYMS or ROMAN.match(word) or word == "x":  # "2 x 11 Kayu Tanam"
        return word
    if word.lower() in SMALL_WORDS and place > 0:
        return word.lower()
    parts = re.split(r"([-/(])", word.lower() if shout else word)
    return "".join(part[:1].upper() + part[1:] for part in parts)


def slug(name: str) -> str:
    """A name as the part of an address: small letters, figures and single hyphens."""
    plain = re.sub(r"['’`]", "", name.lower())
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def zone(province_code: str) -> str:
    """The time zone of a province."""
    if province_code in WIT:
        return "WIT"
    return "WITA" if province_code in WITA else "WIB"


def make_provinces(areas: Iterable[Area]) -> list[ProvinsiRow]:
    """The provinces, in the order of their codes."""
    rows = []
    for code, raw in sorted(areas):
        name = proper_name(raw)
        rows.append(blank(ProvinsiRow, id=slug(name), kode=code, nama=name, sumber=NAME_SOURCE))
    return rows


def make_districts(areas: Iterable[Area], provinces: Sequence[ProvinsiRow]) -> list[DaerahRow]:
    """The kabupaten and kota, in the order of their codes; the kind is part of the id."""
    province_ids = {row.kode: row.id for row in provinces}
    rows = []
    for code, raw in sorted(areas):
        name = proper_name(raw)
        rows.append(
            blank(
                DaerahRow,
                id=slug(name),
                kode=code,
                provinsi=province_ids[code[:2]],
                nama=name,
                jenis="kota" if name.startswith("Kota ") else "kabupaten",
                zona=zone(code[:2]),
                sumber=NAME_SOURCE,
            )
        )
    return rows


def make_former(areas: Iterable[Area], districts: Sequence[DaerahRow]) -> list[DaerahRow]:
    """The districts of today under the codes that they had before, by their names."""
    now = {row.nama: row for row in districts}
    provinces = {row.kode[:2]: row.provinsi for row in districts}
    rows = []
    for raw_code, raw in sorted(areas):
        code = raw_code if "." in raw_code else f"{raw_code[:2]}.{raw_code[2:]}"
        row = now.get(proper_name(raw))
        if row is not None and row.kode != code:
            rows.append(
                row._replace(
                    kode=code,
                    provinsi=provinces[code[:2]],
                    berlaku_sampai=FORMER_UNTIL,
                    sumber=FORMER_SOURCE,
                )
            )
    return rows


def make_subdistricts(areas: Iterable[Area], districts: Sequence[DaerahRow]) -> list[KecamatanRow]:
    """The kecamatan, in the order of their codes.

    Two of one name in a district both get the last part of their code, so neither id depends on
    the other's order.
    """
    district_ids = {row.kode: row.id for row in districts}
    named = [(code, proper_name(raw)) for code, raw in sorted(areas)]
    count = Counter((code[:5], slug(name)) for code, name in named)
    rows = []
    for code, name in named:
        owner = district_ids[code[:5]]
        tail = f"-{code[6:]}" if count[code[:5], slug(name)] > 1 else ""
        rows.append(
            KecamatanRow(
                id=f"{owner}.{slug(name)}{tail}",
                kode=code,
                daerah=owner,
                nama=name,
                sumber=NAME_SOURCE,
            )
        )
    return rows


def doubled(ids: Iterable[str]) -> list[str]:
    """The ids that occur more than once; there must be none."""
    return sorted(one for one, times in Counter(ids).items() if times > 1)


def read_areas(path: Path) -> list[Area]:
    """The codes and names of one CSV file of the source."""
    with path.open(encoding="utf-8", newline="") as file:
        return [Area(row["code"], row["name"]) for row in csv.DictReader(file)]


def write_rows(path: Path, rows: Sequence[Any]) -> None:
    """Write rows as the CSV of a resource: UTF-8, comma, LF."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(rows[0]._fields)
        writer.writerows(rows)


def main() -> int:
    """Read the source folder and write the CSV files of the region package."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("source", type=Path)
    parser.add_argument("target", type=Path)
    parser.add_argument("former", type=Path)
    args = parser.parse_args()
    data = args.source / "data"
    provinces = make_provinces(read_areas(data / "provinces.csv"))
    districts = make_districts(read_areas(data / "regencies.csv"), provinces)
    former = make_former(read_areas(args.former / "data" / "regencies.csv"), districts)
    subdistricts = make_subdistricts(read_areas(data / "districts.csv"), districts)
    tables: dict[str, Sequence[Any]] = {
        "sumber": SOURCES,
        "provinsi": provinces,
        "daerah": [*districts, *former],
        "kecamatan": subdistricts,
    }
    args.target.mkdir(parents=True, exist_ok=True)
    for name, rows in tables.items():
        twice = doubled(f"{row.id} {getattr(row, 'kode', '')}" for row in rows)
        if twice:
            raise SystemExit(f"{name}: id ganda: {', '.join(twice)}")
        write_rows(args.target / f"{name}.csv", rows)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
