"""An old code leads to the district: as an address, in the quick search, and in the full one."""

from __future__ import annotations

import json
import shutil
import subprocess
from typing import Any

import pytest

from kksportal.compute.shared import compute_shared
from kksportal.exports.find import find_files
from kksportal.exports.search_records import district_records
from kksportal.pages.district.short import ShortDistrictPage, short_page
from kksportal.pages.nation.old_codes import OldCodePage, old_code_pages
from kksportal.words.context import SharedContext
from kksportal.words.names import Names
from tests.conftest import ROOT
from tests.contexts import INFO, nation_of
from tests.pages.test_compare_province import real
from tests.words.histories import CODE, OLD, data, region


def context(**tables: Any) -> SharedContext:
    """The fictional nation."""
    return SharedContext.of(compute_shared(data(**tables), []), INFO)


def pages(shared: SharedContext) -> dict[str, OldCodePage]:
    """The pages of old codes by their addresses."""
    made = {}
    for page in old_code_pages(nation_of(shared)):
        assert isinstance(page.view, OldCodePage)
        assert page.frame.noindex
        made[page.frame.address] = page.view
    return made


def found(names: Names, *typed: str) -> list[list[str]]:
    """The districts that the quick search finds, for each thing typed."""
    node = shutil.which("node")
    if node is None:
        pytest.skip("memerlukan nodejs")
    rows = find_files(names, folder=False)[0].content.decode()
    script = (ROOT / "site_templates/aset/temukan.js").read_text("utf-8")
    asked = f"{json.dumps(typed)}.map((t) => kks.temukan.find({rows}, t).found.map((r) => r[0]))"
    run = f"const kks = {{}};\n{script}\nconsole.log(JSON.stringify({asked}));"
    done = subprocess.run([node, "-e", run], check=True, capture_output=True, text=True)
    told: list[list[str]] = json.loads(done.stdout)
    return told


def test_an_old_code_is_an_address_that_leads_to_the_district() -> None:
    """It says until when, under which name and province then, and what is so now."""
    (made,) = pages(context()).items()
    address, view = made
    assert address == f"daerah/{OLD}/"
    assert (view.district.label, view.district.href) == (
        "Kabupaten Contoh",
        "daerah/kabupaten-contoh/",
    )
    assert view.text == (
        "Sampai 2022 kode S02.01 ialah kode Kabupaten Contoh, Provinsi Simulasi Lama. Sekarang "
        "kodenya S01.01, Kabupaten Contoh, Provinsi Simulasi Baru."
    )
    assert [source.id for source in view.sources] == ["uu-simulasi"]


def test_a_code_that_another_district_has_now_leads_nowhere_else() -> None:
    """It is that district's: no page says otherwise."""
    rows = region()["daerah"]
    taken = [*rows, rows[2] | {"id": "kabupaten-ketiga", "kode": OLD, "berlaku_dari": "2023"}]
    assert pages(context(region_tables=region(daerah=taken))) == {}


def test_every_former_code_of_the_real_nation_answers() -> None:
    """26 districts of Papua changed their code in 2022."""
    made = pages(real())
    assert len(made) == 26
    assert made["daerah/91.01/"].district.href == "daerah/kabupaten-merauke/"
    assert "Sekarang kodenya 93.01" in made["daerah/91.01/"].text


def test_the_quick_search_finds_by_an_old_code_and_an_old_name() -> None:
    """The code of today comes first; a name of today does, too."""
    names = Names(data())
    for typed in (OLD, "s0201", CODE, "purwa", "contoh", "kabupaten p"):
        assert found(names, typed) == [["Kabupaten Contoh"]], typed
    assert found(names, "S03.01", "antah") == [[], []]
    rows = region()["daerah"]
    both = [*rows, rows[2] | {"id": "kabupaten-ketiga", "kode": OLD, "nama": "Kabupaten Ketiga"}]
    names = Names(data(region_tables=region(daerah=both)))
    assert found(names, OLD) == [["Kabupaten Ketiga", "Kabupaten Contoh"]]


def test_the_full_search_knows_old_codes_and_names() -> None:
    """As words of the district's own record."""
    shared = context()
    (row,) = (one for one in shared.names.current if one.kode == CODE)
    (page,) = short_page(shared.for_place(row))
    (record,) = district_records(CODE, [page], shared.names)
    assert "kode lama S02.01" in record.text
    assert "dahulu Kabupaten Purwa" in record.text
    assert isinstance(page.view, ShortDistrictPage)
    assert page.view.facts.endswith(" · sampai 2022 kode S02.01, Kabupaten Contoh, Simulasi Lama")
    assert "uu-simulasi" in {source.id for source in page.view.sources}
    (other,) = (one for one in shared.names.current if one.kode != CODE)
    (plain,) = short_page(shared.for_place(other))
    assert "kode lama" not in district_records(other.kode, [plain], shared.names)[0].text
