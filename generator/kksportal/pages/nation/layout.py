"""Where each province stands on the small tile map of the archipelago.

Our own layout, not a map of borders: west to east is kept, and provinces that share a border on
land stand side by side where they can. The letters are those of ISO 3166-2:ID.
"""

from __future__ import annotations

from typing import NamedTuple


class Cell(NamedTuple):
    """A province's letters and place: columns count from the west, rows from the north."""

    letters: str
    column: int
    row: int


COLUMNS = 13  # at 24 px each they still fit on a phone of 320 px

# By slug.
LAYOUT = {
    "aceh": Cell("AC", 0, 0),
    "sumatera-utara": Cell("SU", 0, 1),
    "sumatera-barat": Cell("SB", 0, 2),
    "riau": Cell("RI", 1, 2),
    "kepulauan-riau": Cell("KR", 3, 1),
    "jambi": Cell("JA", 1, 3),
    "bengkulu": Cell("BE", 1, 4),
    "sumatera-selatan": Cell("SS", 2, 4),
    "kepulauan-bangka-belitung": Cell("BB", 3, 4),
    "lampung": Cell("LA", 2, 5),
    "banten": Cell("BT", 2, 7),
    "dki-jakarta": Cell("JK", 3, 7),
    "jawa-barat": Cell("JB", 3, 8),
    "jawa-tengah": Cell("JT", 4, 8),
    "daerah-istimewa-yogyakarta": Cell("YO", 4, 9),
    "jawa-timur": Cell("JI", 5, 8),
    "bali": Cell("BA", 6, 8),
    "nusa-tenggara-barat": Cell("NB", 7, 8),
    "nusa-tenggara-timur": Cell("NT", 8, 8),
    "kalimantan-barat": Cell("KB", 4, 3),
    "kalimantan-tengah": Cell("KT", 5, 3),
    "kalimantan-selatan": Cell("KS", 6, 4),
    "kalimantan-timur": Cell("KI", 6, 3),
    "kalimantan-utara": Cell("KU", 6, 2),
    "sulawesi-barat": Cell("SR", 7, 5),
    "sulawesi-selatan": Cell("SN", 8, 5),
    "sulawesi-tenggara": Cell("SG", 9, 5),
    "sulawesi-tengah": Cell("ST", 8, 4),
    "gorontalo": Cell("GO", 8, 3),
    "sulawesi-utara": Cell("SA", 9, 3),
    "maluku-utara": Cell("MU", 10, 2),
    "maluku": Cell("MA", 10, 6),
    "papua-barat-daya": Cell("PD", 10, 4),
    "papua-barat": Cell("PB", 11, 4),
    "papua-tengah": Cell("PT", 11, 5),
    "papua": Cell("PA", 12, 4),
    "papua-pegunungan": Cell("PE", 12, 5),
    "papua-selatan": Cell("PS", 12, 6),
}
