"""A package is brought to the contract: canonical, nothing of its owner lost, all else named."""

from __future__ import annotations

import json
from typing import Any

import pytest
from tests.authoring.test_migrations import ONE_TO_TWO
from tests.conftest import ROOT

from kksportal.authoring.migrations import STEPS
from kksportal.authoring.renewal import Renewal, renewed

HEAD = "datapackage.json"
SOURCES = "id,judul,penerbit,jenis,tanggal_terbit,tautan,judul_pasti,catatan\ns1,J,D,berita,,,,\n"
FACTS = "subjek,ukuran,sifat,nilai,satuan,sumber\n63.11,odf-desa,capaian,85,persen,s1\n"


def head(*tables: dict[str, Any], **more: Any) -> dict[str, Any]:
    """A descriptor as an older hand may have written it."""
    return {
        "resources": list(tables),
        "kks": {"kode": "63.11", "jenis": "daerah", "skema": "1"},
        "title": "Kabupaten Balangan",
        "name": "kks-63.11",
        "diperbarui": "2026-01-02",
        **more,
    }


def entry(name: str, **more: Any) -> dict[str, Any]:
    """A resource without a schema."""
    return {"name": name, "path": f"{name}.csv", **more}


def renew(descriptor: dict[str, Any], **tables: str) -> Renewal:
    """The renewal of a package with these tables."""
    files = {f"{name}.csv": text for name, text in tables.items()}
    return renewed({HEAD: json.dumps(descriptor), **files})


def result(renewal: Renewal) -> dict[str, Any]:
    """The descriptor that comes of it."""
    return dict(json.loads(renewal.files[HEAD]))


def test_schemas_come_from_the_contract_in_its_order() -> None:
    """With the columns that are there, `fieldsMatch`, keys and words for people."""
    renewal = renew(head(entry("fakta"), entry("sumber")), fakta=FACTS, sumber=SOURCES)
    assert (renewal.done, renewal.kept, renewal.fault) == (("skema diperbarui",), (), "")
    sources, facts = result(renewal)["resources"]
    assert (sources["name"], facts["name"]) == ("sumber", "fakta")
    assert facts["schema"]["fieldsMatch"] == "superset"
    assert [f["name"] for f in facts["schema"]["fields"]] == FACTS.split("\n", 1)[0].split(",")
    assert facts["title"] == "Angka utama"
    assert list(renewal.files) == [HEAD]


def test_a_renewed_package_stays_as_it_is() -> None:
    """Byte for byte; so do all packages that came with the program."""
    first = renew(head(entry("sumber")), sumber=SOURCES)
    assert renewed({HEAD: first.files[HEAD], "sumber.csv": SOURCES}) == Renewal(files={})
    for path in sorted((ROOT / "datapackages").rglob(HEAD)):
        texts = {one.name: one.read_text("utf-8") for one in path.parent.iterdir()}
        assert renewed(texts) == Renewal(files={}), path


def test_the_owner_s_head_stays() -> None:
    """Every property, known or not; those of the contract first, the tables last."""
    own = {"homepage": "https://contoh.example", "keywords": ["a"], "licenses": [{"name": "X"}]}
    made = result(renew(head(entry("sumber"), **own), sumber=SOURCES))
    assert {name: made[name] for name in own} == own
    assert list(made) == ["$schema", "name", "title", "diperbarui", "kks", "licenses", "homepage",
                          "keywords", "resources"]  # fmt: skip
    assert "contributors" not in made  # nobody is named who was not


def test_a_table_and_a_column_that_nobody_knows_are_kept_and_named() -> None:
    """Their files are not touched; the entry stays word for word, after those of the contract."""
    own = entry("catatan-kami", schema={"fields": [{"name": "x"}]})
    facts = FACTS.replace("nilai", "nilai,warna").replace("85", "85,biru")
    renewal = renew(head(own, entry("fakta")), fakta=facts, **{"catatan-kami": "x\n1\n"})
    assert result(renewal)["resources"][1] == own
    assert renewal.kept == (
        "tabel “catatan-kami” dibiarkan: namanya tidak dikenal portal",
        "kolom “warna” di fakta.csv tidak dikenal portal",
    )
    assert list(renewal.files) == [HEAD]


@pytest.mark.parametrize(
    ("more", "why"),
    [({"dialect": {"delimiter": ";"}}, "isian “dialect” tidak dipakai di sini"),
     ({"encoding": "latin-1"}, "“encoding” bukan “utf-8”"),
     ({"path": "../fakta.csv"}, "berkasnya tidak terbaca di folder paket"),
     ({"path": ["fakta.csv"]}, "berkasnya tidak terbaca di folder paket")],
)  # fmt: skip
def test_a_table_in_another_form_is_left(more: dict[str, Any], why: str) -> None:
    """To call it a plain table would be untrue."""
    renewal = renew(head(entry("fakta", **more)), fakta=FACTS)
    assert renewal.kept == (f"tabel “fakta” dibiarkan: {why}",)
    assert result(renewal)["resources"] == [entry("fakta", **more)]


def test_what_other_tools_counted_goes() -> None:
    """Sizes and digests of the file, and the names of the first version of the standard."""
    told = {"profile": "tabular-data-resource", "hash": "1f", "bytes": 9, "encoding": "UTF-8"}
    renewal = renew(head(entry("fakta", **told)), fakta=FACTS)
    assert renewal.kept == ()
    (facts,) = result(renewal)["resources"]
    assert not {"profile", "hash", "bytes"} & facts.keys()
    assert facts["encoding"] == "utf-8"


def test_a_file_of_another_name_keeps_it() -> None:
    """The path is the owner's."""
    renewal = renewed({HEAD: json.dumps(head(entry("fakta", path="f2.csv"))), "f2.csv": FACTS})
    assert result(renewal)["resources"][0]["path"] == "f2.csv"


def test_a_package_without_a_version_gets_it() -> None:
    """It is of the first contract, since there was none before."""
    renewal = renew(head(entry("sumber"), kks={"jenis": "daerah", "kode": "63.11"}), sumber=SOURCES)
    assert result(renewal)["kks"]["skema"] == "1"
    assert renewal.done == ("kks.skema diisi",)


@pytest.mark.parametrize(
    ("text", "fault"),
    [("{", "bukan JSON yang utuh"), ("[]", "bukan JSON yang utuh"), ("[" * 99999, "bukan JSON"),
     ("{}", "kks.jenis tidak dikenal"), ('{"kks": {"jenis": ["daerah"]}}', "kks.jenis"),
     ('{"kks": {"jenis": "daerah", "skema": "2"}}', "lebih baru daripada versi “1”"),
     ('{"kks": {"jenis": "daerah", "skema": "0"}}', "versi skema “0” tidak dikenal"),
     ('{"kks": {"jenis": "daerah", "skema": "1"}, "resources": 3}', "bukan daftar objek")],
)  # fmt: skip
def test_what_cannot_be_read_is_left_and_said(text: str, fault: str) -> None:
    """With what to do."""
    renewal = renewed({HEAD: text})
    assert fault in renewal.fault
    assert renewal.mend
    assert not renewal.files


def test_a_step_may_change_tables(monkeypatch: pytest.MonkeyPatch) -> None:
    """A column of an older contract is renamed in the file too; other tables keep their bytes."""
    monkeypatch.setattr("kksportal.authoring.migrations.way.__defaults__", (STEPS, "2"))
    facts = FACTS.replace("nilai", "angka")
    texts = {HEAD: json.dumps(head(entry("fakta"), entry("sumber"))), "fakta.csv": facts,
             "sumber.csv": SOURCES}  # fmt: skip
    renewal = renewed(texts, (*STEPS, ONE_TO_TWO))
    assert renewal.files.keys() == {HEAD, "fakta.csv"}
    assert renewal.files["fakta.csv"] == FACTS
    assert renewal.done == ("angka menjadi nilai",)
    assert result(renewal)["kks"]["skema"] == "2"
    assert [f["name"] for f in result(renewal)["resources"][1]["schema"]["fields"]][3] == "nilai"
