"""What search knows: sentences of pages as records, and an index that data cannot lead astray."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest
from tests.conftest import ROOT
from tests.contexts import INFO, nation_of

from kksportal.compute.shared import compute_shared
from kksportal.effects import Folders
from kksportal.errors import DoubleWriteError, PortalError
from kksportal.exports.search_records import Record, national_records, plain_text, record
from kksportal.model.package import PortalInput
from kksportal.pages.nation.search import bare_name, search_page
from kksportal.plan import plan_place
from kksportal.read.portal import read_shared
from kksportal.site_build.job import Options
from kksportal.site_build.search_index.index import make_index
from kksportal.site_build.site import build_portal
from kksportal.words.context import SharedContext
from kksportal.words.names import Names
from kksportal.words.portal import PortalInfo


@pytest.fixture(scope="module")
def shared() -> PortalInput:
    """The shared packages and stories of the real portal."""
    read, _ = read_shared(Folders(root=ROOT))
    assert read is not None
    return read


def test_a_record_says_that_it_is_simulated_once() -> None:
    """The mark stands in the title, also where the title had it already."""
    made = record("a/", "Kabupaten Contoh", "daerah", simulated=True)
    assert made.title == "Kabupaten Contoh (data simulasi)"
    again = record("a/", made.title, "daerah", simulated=True)
    assert again.title == made.title


def test_words_of_a_story_leave_its_tables_out() -> None:
    """Tables, tags and entities go; sentences stay."""
    html = "<p>Air &amp; <strong>sabun</strong></p><table><tr><td>21</td></tr></table><p>habis</p>"
    assert plain_text(html) == "Air & sabun habis"


def test_a_district_without_a_package_has_a_record(shared: PortalInput) -> None:
    """Its name, its province and what its page says; its stories stand beside it."""
    context = SharedContext.of(compute_shared(shared, ()), INFO)
    names = context.names
    records = plan_place(context.for_place(names.districts["32.79"])).records
    assert records[0].title == "Kota Banjar"
    assert records[0].about == "Jawa Barat"
    assert ("daerah", "Kota Banjar") in records[0].filters
    assert [r.kind for r in records[1:]] == ["inovasi"] * len(names.stories_of("32.79"))


def test_national_records_are_pages_of_the_instrument(shared: PortalInput) -> None:
    """Every indicator of every cycle, tatanan and province is a record, each address once."""
    results, names = compute_shared(shared, ()), Names(shared)
    records = national_records(shared, results, names, {"indikator/2025/T1.01/"})
    addresses = [r.address for r in records]
    assert len(addresses) == len(set(addresses))
    many = sum(len(f.indikator) for f in shared.frameworks.values())
    assert sum(r.kind == "indikator" for r in records) == many
    assert any(r.address == "indikator/2025/T1.01/" and ("tahun", "2025") in r.filters
               for r in records)  # fmt: skip
    assert any(r.address == "kerangka/2025/#T1.02" for r in records)


def test_a_row_is_found_at_its_address() -> None:
    """Pagefind knows addresses of pages alone: that of a row goes along, apart from its place."""
    row = HOSTILE._replace(address="kerangka/2025/#T1.02", title="T")
    script = fragments(dict(make_index([row])))
    made = json.loads(script[script.index("{") :])
    assert made["url"] == "/kerangka/2025/T1.02/"
    assert made["meta"]["baris"] == "kerangka/2025/#T1.02"


def test_names_are_listed_without_their_kind(shared: PortalInput) -> None:
    """Both Banjar stand under B, one after the other, each with its province."""
    context = SharedContext.of(compute_shared(shared, ()), INFO)
    (page,) = search_page(nation_of(context))
    letters = dict(page.view.letters)  # type: ignore[attr-defined]
    both = [(x.label, x.note) for x in letters["B"] if bare_name(x.label) == "Banjar"]
    assert both == [("Kabupaten Banjar", "Kalimantan Selatan"), ("Kota Banjar", "Jawa Barat")]
    assert not any("Contoh" in x.label for links in letters.values() for x in links)


HOSTILE = Record(
    address="daerah/kota-x/",
    title='</i><script>alert(1)</script>" data-pagefind-meta="title:lain',
    about="a",
    kind="daerah",
    text='<b data-pagefind-ignore>satu</b> <img src=x onerror="alert(1)"> dua',
    filters=(("daerah", 'X" data-pagefind-filter="jenis:palsu'),),
)


def fragments(index: dict[str, bytes]) -> str:
    """The texts that a browser gets as results."""
    return "\n".join(
        gzip.decompress(content).decode("utf-8")
        for name, content in index.items()
        if name.startswith("fragment/")
    )


def test_hostile_texts_are_no_commands_to_pagefind() -> None:
    """Title, text and filters of a record arrive as they are: none adds, hides or renames."""
    script = fragments(dict(make_index([HOSTILE])))
    made = json.loads(script[script.index("{") :])
    assert made["url"] == "/daerah/kota-x/"
    assert made["meta"] == {"title": HOSTILE.title, "letak": "a", "jenis": "daerah"}
    assert made["filters"] == {"jenis": ["daerah"], "daerah": [HOSTILE.filters[0][1]]}
    assert made["content"] == f"{HOSTILE.text}."


def test_a_record_cannot_leave_its_folder() -> None:
    """An address with .. is refused."""
    with pytest.raises(DoubleWriteError):
        dict(make_index([HOSTILE._replace(address="../../x/")]))


def _years(i: int) -> list[tuple[str, str]]:
    """Many values of several filters: hash tables put them in another order each time."""
    return [("tahun", str(2000 + i)), ("tatanan", f"t{i % 9}"), ("provinsi", f"p{i % 20}")]


def test_the_index_is_the_same_bytes_each_time() -> None:
    """The same records give the same files, and no interface of Pagefind's own is among them."""
    records = [
        record(
            f"inovasi/{i}/",
            f"Cerita {i}",
            "inovasi",
            parts=(f"mencegah {i} banjir",),
            filters=_years(i),
        )
        for i in range(40)
    ]
    first, second = dict(make_index(records)), dict(make_index(records))
    assert first == second
    assert not [name for name in first if "ui" in name or name.endswith(".css")]
    assert sum(name.startswith("fragment/") for name in first) == 40


def test_nothing_in_a_portal_configures_pagefind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A configuration file in the portal and variables of the environment are not listened to."""
    (tmp_path / "pagefind.yml").write_text("force_language: en\noutput_path: /tmp/lain\n", "utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PAGEFIND_FORCE_LANGUAGE", "en")
    index = dict(make_index([record("a/", "A", "halaman", parts=("mencegah",))]))
    assert b'"id"' in index["pagefind-entry.json"]
    assert "wasm.id.pagefind" in index


def test_without_the_program_the_error_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where Pagefind has no program for a machine, a build without search is offered."""
    monkeypatch.setattr("pagefind.service.get_executable", lambda: None)
    with pytest.raises(PortalError, match="--no-search"):
        dict(make_index([]))


def test_a_build_without_search_has_the_page_and_no_index(tmp_path: Path) -> None:
    """`--no-search` leaves the index out; the lists of /cari/ stay, and the next build has it."""
    from kksportal.simulation.portal import simulate_nation

    simulate_nation(tmp_path / "portal", 1, seed=1)
    info, site = PortalInfo(name="Uji"), tmp_path / "situs"
    for search in (False, True, False):
        options = Options(jobs=1, search=search, cache=tmp_path / "ingatan")
        assert build_portal(Folders(root=tmp_path / "portal"), info, site, options).built
        assert (site / "cari/index.html").is_file()
        assert (site / "cari/pagefind/pagefind.js").is_file() is search
