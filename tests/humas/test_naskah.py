"""The handbook quotes the program as it speaks today, and shows pictures that are small."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest
from PIL import Image

from tests.humas.gambar import MOST_BYTES, MOST_TOGETHER, NAMES, PICTURES
from tests.humas.naskah import BLOCK, PAGES, RENEW, filled, quotes, texts

HANDBOOK = {path.name: path.read_text("utf-8") for path in sorted(PAGES.glob("*.md"))}
QUOTING = [name for name, page in HANDBOOK.items() if BLOCK.search(page)]
IMAGE = re.compile(r"!\[([^\]]*)\]\(gambar/([a-z-]+)\.png\)")


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """What the program says, from running it."""
    return texts(tmp_path_factory.mktemp("humas"))


@pytest.mark.parametrize("name", QUOTING)
def test_a_page_quotes_the_program_as_it_speaks(name: str, told: dict[str, str]) -> None:
    """Between two marks stands what the program says, letter by letter."""
    for one, text in quotes(HANDBOOK[name]):
        assert text == told[one], f"{name}: {one} sudah lain; jalankan {RENEW}"


def test_every_text_is_quoted_and_every_mark_is_closed(told: dict[str, str]) -> None:
    """No text is made for nobody, and no mark stands alone."""
    quoted = {one for page in HANDBOOK.values() for one, _ in quotes(page)}
    assert quoted == set(told)
    for name, page in HANDBOOK.items():
        marks = page.count("<!-- dari program: "), page.count("<!-- sampai di sini -->")
        assert marks == (len(list(quotes(page))),) * 2, name


def test_a_quote_written_by_hand_is_replaced(told: dict[str, str]) -> None:
    """The control: what somebody mends in the page instead of the program does not stay."""
    page = HANDBOOK["bila-ditolak.md"]
    by_hand = page.replace("bukan langkah skor", "bukan skor")
    assert by_hand != page
    assert filled(by_hand, told) == page


def test_there_are_ten_messages_each_explained(told: dict[str, str]) -> None:
    """Ten in the list, each under a numbered head of its own; none of them alike."""
    messages = {name for name in told if name.startswith("pesan ")}
    assert len(messages) == 10
    assert len({told[name] for name in messages}) == 10
    page = HANDBOOK["bila-ditolak.md"]
    heads = re.findall(r"^### (\d+)\. ", page, re.M)
    assert heads == [str(n) for n in range(1, 11)]
    for part in re.split(r"^### ", page, flags=re.M)[1:]:
        assert len(list(quotes(part))) == 1, part[:40]
        assert re.search(r"\*\*.+?\*\*", BLOCK.sub("", part)), "tidak menyebut yang dilakukan"


def test_nothing_real_is_in_what_is_quoted(told: dict[str, str]) -> None:
    """The district is fictional, and says so."""
    assert "data simulasi" in told["komentar"]
    for name, text in told.items():
        assert not re.search(r"Balangan|\b63\.\d\d", text), name


def test_pictures_are_those_the_script_takes() -> None:
    """Each is there, small, and shown in a page; no other lies beside them."""
    files = {path.stem: path for path in PICTURES.iterdir()}
    assert sorted(files) == sorted(NAMES)
    sizes = {name: path.stat().st_size for name, path in files.items()}
    assert max(sizes.values()) <= MOST_BYTES, sizes
    assert sum(sizes.values()) <= MOST_TOGETHER, sizes
    shown = Counter(name for page in HANDBOOK.values() for _, name in IMAGE.findall(page))
    assert set(shown) == set(NAMES)


@pytest.mark.parametrize("path", sorted(PICTURES.iterdir()), ids=lambda path: path.stem)
def test_a_picture_shows_something(path: Path) -> None:
    """None of its quarters is empty, as where a frame was not painted yet."""
    with Image.open(path) as image:
        whole, high = image.convert("RGB"), image.height / 4
    for quarter in range(4):
        band = whole.crop((0, round(quarter * high), whole.width, round((quarter + 1) * high)))
        assert len(band.getcolors(1 << 24) or ()) > 4, quarter


def test_pictures_are_told_in_words() -> None:
    """Who does not see them reads what they show, in a sentence of the page's language."""
    every = [found for page in HANDBOOK.values() for found in IMAGE.findall(page)]
    assert every
    for words, name in every:
        assert 30 <= len(words) <= 160, name
        assert re.search(r"\b(dan|dengan|di|yang)\b", words), name
