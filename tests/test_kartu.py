"""Cards for shared links: few words, small files, and a mark that nobody can miss."""

from __future__ import annotations

import json
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageDraw

from kksportal.addresses import CARD, INDEX_RECORD
from kksportal.exports.card import CardView, count_figures, share_card, short_card
from kksportal.pages.district.short import short_page
from kksportal.render.card import _INK, HEIGHT, WIDTH, _font, _line, _text, _tones, draw_card
from tests.contexts import BALANGAN, CONTOH, INFO, codes, context_of

pytestmark = pytest.mark.xdist_group("situs")

PLAIN = CardView(
    name="Kabupaten Balangan",
    province="Kalimantan Selatan",
    award="Wistara 2025",
    award_note="Penghargaan menurut sumber, 28 November 2025",
    has_award=True,
    figures="24 angka dari 6 sumber",
    as_of="November 2023 sampai Agustus 2025",
    portal="Portal uji",
    simulated=False,
)
LONG = "Kabupaten Kepulauan Siau Tagulandang Biaro dan Seberang Laut yang Jauh Sekali"


def opened(view: CardView) -> Image.Image:
    """A card as its readers see it."""
    return Image.open(BytesIO(draw_card(view))).convert("RGB")


def inked(image: Image.Image, box: tuple[int, int, int, int]) -> bool:
    """Whether anything but paper shows in a part of a card."""
    part = image.crop(box)
    return any(high - low > 40 for low, high in part.getextrema())  # type: ignore[misc]


def test_every_district_has_a_small_card(site: Path) -> None:
    """One card a district at its address: 1200 by 630, of few colours, at most 30 KB; no other."""
    cards = {p.relative_to(site).as_posix(): p for p in (site / "kartu").iterdir()}
    every = {row["kode"] for row in json.loads((site / INDEX_RECORD()).read_bytes())["daerah"]}
    assert len(every) == 515
    assert every > set(codes())
    assert sorted(cards) == sorted(map(CARD, every))
    for path in cards.values():
        assert path.stat().st_size <= 30_000, path
        with Image.open(path) as image:
            assert (image.format, image.mode, image.size) == ("PNG", "P", (WIDTH, HEIGHT)), path


def test_514_cards_fit_in_12_mb(site: Path) -> None:
    """A nation's cards weigh little."""
    sizes = [path.stat().st_size for path in (site / "kartu").iterdir()]
    assert sum(sizes) / len(sizes) * 514 <= 12_000_000


def test_the_same_words_are_the_same_bytes() -> None:
    """No day, no order and no earlier card shows in a card."""
    first = draw_card(PLAIN)
    draw_card(PLAIN._replace(simulated=True, name=LONG))
    assert draw_card(PLAIN) == first
    assert draw_card(PLAIN._replace(award="Padapa 2025")) != first


def test_a_card_has_its_own_sixteen_colours() -> None:
    """Paper, inks, tiles and the rule as the style sheet has them, with tones between."""
    wanted = {
        "#fbfaf6",
        "#17211f",
        "#55625f",
        "#0b5d57",
        "#6ba79d",
        "#b5d3cd",
        "#d5d9d3",
        "#afb2ae",
    }
    plain, simulated = opened(PLAIN), opened(PLAIN._replace(simulated=True))
    for image, more in ((plain, set()), (simulated, {"#8a4b00", "#ffffff"})):
        seen = {"#{:02x}{:02x}{:02x}".format(*colour) for _, colour in image.getcolors()}
        assert wanted | more <= seen
        assert len(seen) <= 16
    assert plain.getpixel((600, HEIGHT - 85)) == (0xD5, 0xD9, 0xD3)


@pytest.mark.parametrize("bold", [0, 1, 2])
@pytest.mark.parametrize("size", [30, 42, 92])
def test_no_letter_is_cut(size: int, bold: int) -> None:
    """A line is drawn on a piece of its own size: all of it is on there, also what hangs over."""
    for words in ("Kabupaten Ogan Komering", "jÅgŷ", "fÄj", "中", "…"):
        toned, _ = _line(words, size, _INK, bold)
        whole = Image.new("L", (2000, 300), 0)
        draw = ImageDraw.Draw(whole)
        draw.text((50, 90), words, font=_font(size), fill=255, stroke_width=bold)
        seen = toned.getbbox()
        tones = whole.point(_tones(_INK)).getbbox()
        assert seen is not None
        assert tones is not None
        assert (seen[2] - seen[0], seen[3] - seen[1]) == (tones[2] - tones[0], tones[3] - tones[1])


def test_lines_that_are_near_keep_their_letters() -> None:
    """Where one line reaches into the space of another, all that either shows is there."""
    lines = (("gjpqy", (10, 10)), ("ÅÄfdl", (10, 34)))
    alone = [Image.new("L", (300, 200), 0) for _ in lines]
    both = Image.new("L", (300, 200), 0)
    for image, (words, place) in zip(alone, lines, strict=True):
        _text(image, place, words, 42, _INK)
        _text(both, place, words, 42, _INK)
    assert ImageChops.difference(both, ImageChops.lighter(*alone)).getbbox() is None
    assert ImageChops.difference(both, alone[1]).getbbox() is not None


def test_a_simulated_card_says_so_largely() -> None:
    """A band across the whole card, wide enough to read when the card is small."""
    image = opened(PLAIN._replace(simulated=True))
    band = Image.new("RGB", (1, 1), "#8a4b00").getpixel((0, 0))
    for x in (2, WIDTH // 2 + 400, WIDTH - 2):
        seen = image.getpixel((x, 8))
        assert isinstance(seen, tuple)
        assert isinstance(band, tuple)
        assert all(abs(a - b) < 12 for a, b in zip(seen, band, strict=True))
    assert inked(image, (64, 12, 600, 80))
    assert not inked(opened(PLAIN), (700, 2, 900, 30))


@pytest.mark.parametrize("name", [LONG, "X" * 300, "Daerah\nbaris\tdua", "中" * 40, ""])
@pytest.mark.parametrize("simulated", [False, True])
def test_long_and_strange_names_stay_on_the_card(name: str, simulated: bool) -> None:
    """Whatever a name is, it wraps or is cut; margins and tiles stay free."""
    view = PLAIN._replace(name=name, province=name, award=f"{name} 2025", simulated=simulated)
    image = opened(view._replace(award_note=name, figures=name, portal=name))
    assert not inked(image, (1140, 90, WIDTH, HEIGHT))
    assert not inked(image, (20, HEIGHT - 14, WIDTH, HEIGHT))
    tiles = (1000, 120, 1140, 270) if simulated else (1000, 40, 1140, 180)
    same = ImageChops.difference(
        image.crop(tiles), opened(PLAIN._replace(simulated=simulated)).crop(tiles)
    )
    assert max(high for _, high in same.getextrema()) < 12  # type: ignore[misc, operator]


def test_a_card_tells_only_what_the_page_tells() -> None:
    """The newest award found, with its source's day; the number of figures; simulated or not."""
    contoh = share_card(context_of(CONTOH), INFO)
    assert contoh.simulated
    assert contoh.award == "Padapa 2023"
    assert contoh.award_note == "Penghargaan menurut sumber, 28 November 2023"
    balangan = share_card(context_of(BALANGAN), INFO)
    assert not balangan.simulated
    assert (balangan.award, balangan.has_award) == ("Belum ada data", False)
    package = context_of(BALANGAN).district.package
    assert count_figures(package) == sum(1 for row in package.fakta if row.nilai)
    assert balangan.as_of == "2023 sampai September 2025"
    assert contoh.as_of == "2021 sampai Agustus 2025"
    assert balangan.figures == f"{count_figures(package)} angka dari {len(package.sumber)} sumber"


@pytest.mark.parametrize(
    ("code", "award"), [("11.05", "Belum ada data"), ("13.02", "")], ids=["nothing", "records"]
)
def test_a_district_without_a_package_has_what_records_say(code: str, award: str) -> None:
    """An award with its cycle and the day of its source, or that nothing is known; no figures."""
    context = context_of(BALANGAN)
    row = context.names.districts[code]
    card = short_card(row, context.results, context.names, "2026-11-24", INFO)
    assert (card.name, card.simulated) == (row.nama, False)
    assert card.figures == "Belum ada angka"
    assert card.as_of == "diperbarui 24 November 2026"
    if award:
        assert (card.award, card.has_award) == (award, False)
    else:
        told = context.results.history(code)
        cycle = max(c for c, found in told.items() if found.state in ("ada", "berbeda"))
        assert card.award == f"{told[cycle].text} {cycle}"
        assert card.has_award
    assert code not in codes()


def test_a_page_without_a_package_names_its_card() -> None:
    """Its head tells where it is shared which picture stands for it."""
    context = context_of(BALANGAN)
    (page,) = short_page(context.for_place(context.names.districts["11.05"]))
    assert page.frame.image == CARD("11.05")
