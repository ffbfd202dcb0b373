"""Emptied versions: what stays of them, and what no order explains."""

from __future__ import annotations

import pytest

from kksportal.preservation.bag import MANIFEST, TAG_MANIFEST
from kksportal.preservation.inventory import Inventory, Version, add_version
from kksportal.preservation.removal import SALT, removal_faults, without

A, B, C, D, E = (sign * 128 for sign in "abcde")


def version(**state: str) -> Version:
    paths = {"tags": TAG_MANIFEST, "list": MANIFEST, "salt": SALT}
    told = {paths.get(name, f"data/{name}"): sha for name, sha in state.items()}
    return Version(created="2026-01-01T00:00:00+07:00", message="", user=("a", ""), state=told)


def archive(*versions: Version) -> Inventory:
    made: Inventory | None = None
    for one in versions:
        made, _ = add_version(made, "urn:kks:arsip:2025", one)
    assert made is not None
    return made


def faults(
    *versions: Version, named: frozenset[int] | None = frozenset({2}), signed: frozenset[int]
) -> list[str]:
    return [one.what for one in removal_faults(archive(*versions), lambda _: named, signed)]


NEW = version(tags=A, list=B, name="f" * 128, kept=C)
EMPTIED = version(tags=D, kept=C)
YES = frozenset({2})


def test_only_what_the_new_version_has_too_stays_and_the_tag_manifest() -> None:
    old = archive(version(tags=D, list=E, salt="0" * 128, name="1" * 128, kept=C))
    made, sources = without(old, NEW.state)
    assert made.versions[0].state == EMPTIED.state
    assert made.contents.keys() == {C, D}
    assert sources == {place: place for place in sources}


def test_a_file_under_another_name_goes_though_its_content_stays() -> None:
    """A name can be a person's; the content is brought by the version that still has it."""
    old = archive(version(tags=D, list=E, budi=C), version(tags=A, list=E, kept=C))
    made, sources = without(old, NEW.state)
    assert [sorted(one.state) for one in made.versions] == [
        [TAG_MANIFEST], ["data/kept", TAG_MANIFEST],
    ]  # fmt: skip
    assert sources["v2/content/data/kept"] == "v1/content/data/budi"
    assert made.contents[C] == ("v2/content/data/kept",)


def test_an_order_that_is_signed_explains_it() -> None:
    assert faults(EMPTIED, NEW, signed=YES) == []
    assert faults(NEW, NEW, named=frozenset(), signed=frozenset()) == []


@pytest.mark.parametrize("named", [frozenset(), frozenset({1}), frozenset({3}), None])
def test_no_order_or_another_one_does_not(named: frozenset[int] | None) -> None:
    assert any("tidak ada putusan" in one for one in faults(EMPTIED, NEW, named=named, signed=YES))


def test_an_order_without_the_signature_of_that_version_does_not() -> None:
    assert faults(EMPTIED, NEW, signed=frozenset({1, 3})) == [
        "Versi 2 mengeluarkan sesuatu menurut putusan, dan belum ditandatangani pemilik."
    ]


def test_what_the_new_version_lacks_may_not_be_left() -> None:
    for left in (version(tags=D, name="1" * 128), version(tags=D, other=E)):
        (one,) = faults(left, NEW, signed=YES)
        assert one == "Versi 1 masih memuat berkas yang versi 2 tidak punya."


def test_the_tag_manifest_has_to_stay() -> None:
    assert faults(version(kept=C), NEW, signed=YES) == ["Versi 1 kehilangan sidik kantongnya."]


def test_a_whole_version_before_the_one_that_an_order_names_still_holds_it() -> None:
    assert faults(NEW, NEW, signed=YES) == [
        "Versi 2 mengeluarkan sesuatu; versi 1 masih memuatnya."
    ]


def test_a_version_after_the_first_whole_one_is_never_emptied() -> None:
    found = faults(EMPTIED, NEW, EMPTIED, signed=YES)
    assert found == ["Versi 3 kehilangan isi, versi 2 tidak."]
    assert faults(EMPTIED, EMPTIED, signed=YES) == ["Tidak ada satu pun versi yang utuh."]


def test_a_second_order_explains_what_the_first_did() -> None:
    """The version of the first order is emptied too, and needs no signature any more."""
    orders = frozenset({2, 3})
    assert faults(EMPTIED, EMPTIED, NEW, named=orders, signed=frozenset({3})) == []
