"""`kks publish-list`: what was published is listed once, and nothing listed is lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from kksportal.authoring.published import Recorded, list_published
from kksportal.errors import PortalError

FILES = frozenset(
    {"index.html", "404.html", "daerah/index.html", "tentang.html", "aset/gaya.css",
     "a b/index.html"}
)  # fmt: skip


NOBODY: frozenset[str] = frozenset()
NEW = "alamat,terbit,hilang\n"


def recorded(
    root: Path, before: str, *gone: str, files: frozenset[str] = FILES, day: str = "2026-11-30"
) -> tuple[Recorded, str]:
    """What was added to a list, and the list then."""
    path = root / "alamat-terbit.csv"
    path.write_text(before, "utf-8")
    made = list_published(root, files | {f"{one}index.html" for one in gone}, frozenset(gone), day)
    return made, path.read_text("utf-8")


def test_pages_are_listed_with_their_day(tmp_path: Path) -> None:
    """By address, in order; the home page and the one for lost readers always answer."""
    made = list_published(tmp_path, FILES, NOBODY, "2026-11-30")
    assert (made.new, made.odd) == (("daerah/", "tentang.html"), ("a b/",))
    text = (tmp_path / "alamat-terbit.csv").read_text("utf-8")
    assert text == f"{NEW}daerah/,2026-11-30,\ntentang.html,2026-11-30,\n"


def test_archived_pages_are_listed_like_others(tmp_path: Path) -> None:
    """A cycle that is closed is no less published."""
    files = frozenset({"arsip/index.html", "arsip/2023/index.html",
                       "arsip/2023/daerah/kota-x/index.html"})  # fmt: skip
    made = list_published(tmp_path, files, NOBODY, "2026-11-30")
    assert made.new == ("arsip/", "arsip/2023/", "arsip/2023/daerah/kota-x/")


def test_only_new_ones_are_added(tmp_path: Path) -> None:
    """What stands in the list stays as it is, also where the site has it no more."""
    before = f"{NEW}lama/,2025-01-01,\ndaerah/,2025-01-01,"
    made, after = recorded(tmp_path, before)
    assert made.new == ("tentang.html",)
    assert after == f"{before}\ntentang.html,2026-11-30,\n"
    again, same = recorded(tmp_path, after, day="2027-01-01")
    assert (again, same) == (Recorded(new=(), odd=("a b/",)), after)


def test_the_day_on_which_a_page_is_first_missing_is_recorded(tmp_path: Path) -> None:
    """In a line at the end, once; what stands of it is kept."""
    before = f"{NEW}daerah/,2025-01-01,\nlama/,2025-01-01,\ntentang.html,2025-01-01,\n"
    made, after = recorded(tmp_path, before, "lama/")
    assert (made.new, made.gone, made.back) == ((), ("lama/",), ())
    assert after == f"{before}lama/,,2026-11-30\n"
    again, same = recorded(tmp_path, after, "lama/", day="2027-01-01")
    assert (again.gone, same) == ((), after)


def test_a_page_that_came_back_is_recorded(tmp_path: Path) -> None:
    """By the day on which it was published again."""
    before = f"{NEW}daerah/,2025-01-01,\ntentang.html,2025-01-01,\ndaerah/,,2025-02-01\n"
    made, after = recorded(tmp_path, before)
    assert (made.new, made.gone, made.back) == ((), (), ("daerah/",))
    assert after == f"{before}daerah/,2026-11-30,\n"


def test_of_what_went_before_days_were_recorded_no_day_is_made_up(tmp_path: Path) -> None:
    """A list with the earlier head gets the new one; after that days are known."""
    before = "alamat,terbit\ndaerah/,2025-01-01\ntentang.html,2025-01-01\nlama/,2025-01-01"
    made, after = recorded(tmp_path, before, "lama/")
    assert made.gone == ("lama/",)
    assert after == (
        f"{NEW}daerah/,2025-01-01,\ntentang.html,2025-01-01,\nlama/,2025-01-01,\n"
        "lama/,,tidak-diketahui\n"
    )
    without = FILES - {"daerah/index.html"}
    made, then = recorded(tmp_path, after, "lama/", "daerah/", files=without, day="2027-01-01")
    assert made.gone == ("daerah/",)
    assert then == f"{after}daerah/,,2027-01-01\n"


def test_an_earlier_list_to_which_nothing_is_added_stays_to_the_byte(tmp_path: Path) -> None:
    """Its head too."""
    before = "alamat,terbit\ndaerah/,2025-01-01\ntentang.html,2025-01-01\n"
    assert recorded(tmp_path, before)[1] == before


def test_a_page_that_is_gone_and_was_never_listed_is_not_recorded(tmp_path: Path) -> None:
    """Whatever the site says; it is new, as every page of it."""
    made, after = recorded(tmp_path, NEW, "lain/", files=NOBODY)
    assert (made.gone, after) == ((), f"{NEW}lain/,2026-11-30,\n")


def test_days_do_not_run_back(tmp_path: Path) -> None:
    """A clock that is wrong spoils no list: it is not written."""
    before = f"{NEW}lama/,2026-12-01,\n"
    with pytest.raises(PortalError, match="sudah menyebut 2026-12-01 untuk lama/"):
        recorded(tmp_path, before, "lama/")
    assert (tmp_path / "alamat-terbit.csv").read_text("utf-8") == before


def test_a_list_with_a_fault_is_not_added_to(tmp_path: Path) -> None:
    """It is mended first: one sentence says where and how."""
    path = tmp_path / "alamat-terbit.csv"
    path.write_text("alamat,terbit\n../x/,2025-01-01\n", "utf-8")
    with pytest.raises(PortalError, match=r"alamat-terbit\.csv baris 2, kolom alamat: .*Betulkan"):
        list_published(tmp_path, FILES, NOBODY, "2026-11-30")
    assert path.read_text("utf-8") == "alamat,terbit\n../x/,2025-01-01\n"
