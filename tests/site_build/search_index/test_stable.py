"""The same index for the same records: Pagefind's filters in order, named by what they hold."""

from __future__ import annotations

import gzip
import hashlib
from collections.abc import Iterable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kksportal.site_build.search_index.stable import steady

MAGIC = b"pagefind_dcd"
Value = int | str | bytes | list["Value"]


def cbor(value: Value, width: int = 0) -> bytes:
    """A value in the form of RFC 8949; its length in at least so many bytes."""
    if isinstance(value, int):
        return _head(0, value, width)
    if isinstance(value, list):
        return _head(4, len(value), width) + b"".join(map(cbor, value))
    raw = value.encode() if isinstance(value, str) else value
    return _head(3 if isinstance(value, str) else 2, len(raw), width) + raw


def _head(kind: int, number: int, width: int) -> bytes:
    if number < 24 and not width:
        return bytes([kind << 5 | number])
    size = max(width, next(s for s in (1, 2, 4, 8) if number < 256**s))
    return bytes([kind << 5 | 24 + (1, 2, 4, 8).index(size)]) + number.to_bytes(size, "big")


def packed(content: bytes) -> bytes:
    """A file as Pagefind writes it."""
    return gzip.compress(MAGIC + content)


def opened(content: bytes) -> bytes:
    """What is in a file, without its mark."""
    raw = gzip.decompress(content)
    assert raw.startswith(MAGIC)
    return raw.removeprefix(MAGIC)


def digits(content: bytes, many: int) -> str:
    """The first digits of a file's sha256."""
    return hashlib.sha256(MAGIC + content).hexdigest()[:many]


def bundle(
    values: Iterable[Value], filters: Iterable[tuple[str, str]] = (("tahun", "id_aaaaaaa"),)
) -> dict[str, bytes]:
    """A bundle of one filter with these values, whose meta file lists these filters."""
    listed: Value = [[name, file] for name, file in filters]
    meta: Value = ["1.5", [["id_f1", 9]], ["indeks"], listed, ["urut"]]
    return {
        "pagefind.js": b"js",
        "filter/id_aaaaaaa.pf_filter": packed(cbor(["tahun", list(values)])),
        "pagefind.id_bbbbbbbbbb.pf_meta": packed(cbor(meta)),
        "fragment/id_f1.pf_fragment": b"isi",
        "pagefind-entry.json": b'{"languages":{"id":{"hash":"id_bbbbbbbbbb"}}}',
    }


def test_values_of_a_filter_are_sorted() -> None:
    """A filter file has its values in the order of their bytes, and is named by what it holds."""
    made = steady(bundle([["2025", [2]], ["2021", [0, 1]], ["2023", [3]]]))
    content = cbor(["tahun", [["2021", [0, 1]], ["2023", [3]], ["2025", [2]]]])
    name = f"filter/id_{digits(content, 7)}.pf_filter"
    assert [n for n in made if n.startswith("filter/")] == [name]
    assert opened(made[name]) == content


def test_the_meta_file_names_filters_as_they_are_named_now() -> None:
    """Its list of filters is sorted and leads to the new names; the entry leads to it."""
    filters = (("tatanan", "id_zzzzzzz"), ("tahun", "id_aaaaaaa"))
    made = steady(bundle([["2025", [1]]], filters))
    own = f"id_{digits(cbor(['tahun', [['2025', [1]]]]), 7)}"
    listed: Value = [["tahun", own], ["tatanan", "id_zzzzzzz"]]
    content = cbor(["1.5", [["id_f1", 9]], ["indeks"], listed, ["urut"]])
    name = f"id_{digits(content, 10)}"
    assert opened(made[f"pagefind.{name}.pf_meta"]) == content
    assert made["pagefind-entry.json"] == f'{{"languages":{{"id":{{"hash":"{name}"}}}}}}'.encode()
    assert set(made) == {
        "pagefind.js", f"filter/{own}.pf_filter", f"pagefind.{name}.pf_meta",
        "fragment/id_f1.pf_fragment", "pagefind-entry.json",
    }  # fmt: skip


def test_names_of_filters_change_only_in_their_list() -> None:
    """The same letters elsewhere in the meta file are left as they are."""
    files = bundle([["2025", [1]]])
    listed: Value = [["tahun", "id_aaaaaaa"]]
    meta: Value = ["id_aaaaaaa", [], [], listed, ["id_aaaaaaa"]]
    files["pagefind.id_bbbbbbbbbb.pf_meta"] = packed(cbor(meta))
    made = steady(files)
    content = next(opened(made[name]) for name in made if name.endswith(".pf_meta"))
    assert content.count(b"id_aaaaaaa") == 2


def test_other_files_are_left_as_they_are() -> None:
    """Scripts and fragments are not opened, and files are packed without a time."""
    made = steady(bundle([["2025", [1]]]))
    assert (made["pagefind.js"], made["fragment/id_f1.pf_fragment"]) == (b"js", b"isi")
    for name, content in made.items():
        if name.endswith((".pf_filter", ".pf_meta")):
            assert content[4:8] == bytes(4)


def test_each_filter_has_a_name_of_its_own() -> None:
    """Two filters and two meta files are each named by their own content."""
    files = bundle([["2025", [1]]], (("tahun", "id_aaaaaaa"), ("jenis", "id_ccccccc")))
    files["filter/id_ccccccc.pf_filter"] = packed(cbor(["jenis", [["b", [1]], ["a", [2]]]]))
    made = steady(files)
    own = [
        f"id_{digits(cbor(content), 7)}"
        for content in (["tahun", [["2025", [1]]]], ["jenis", [["a", [2]], ["b", [1]]]])
    ]
    assert {f"filter/{name}.pf_filter" for name in own} < set(made)
    meta = next(opened(made[name]) for name in made if name.endswith(".pf_meta"))
    assert cbor(["jenis", own[1]]) + cbor(["tahun", own[0]]) in meta


def test_a_bundle_without_filters_stays() -> None:
    """A filter without values and a meta file without filters are sorted to themselves."""
    made = steady(bundle([], ()))
    assert opened(next(made[n] for n in made if n.endswith(".pf_filter"))) == cbor(["tahun", []])
    meta: Value = ["1.5", [["id_f1", 9]], ["indeks"], [], ["urut"]]
    assert opened(next(made[n] for n in made if n.endswith(".pf_meta"))) == cbor(meta)


@settings(max_examples=50, derandomize=True, deadline=None)
@given(st.permutations([["b", [1]], ["a", [2, 300]], ["c", []], ["panjang" * 9, [70_000]]]))
def test_any_order_gives_the_same_bundle(values: list[Value]) -> None:
    """However Pagefind's hash table turned out, the files are the same."""
    assert steady(bundle(values)) == steady(bundle(sorted(values, key=str)))


@pytest.mark.parametrize("width", [0, 1, 2, 4, 8])
def test_lengths_of_any_form_are_understood(width: int) -> None:
    """A text's length may stand in its first byte or in one, two, four or eight more."""
    one, two = cbor("bb", width), cbor("a", width)
    files = bundle([])
    files["filter/id_aaaaaaa.pf_filter"] = packed(b"\x82" + cbor("t") + b"\x82" + one + two)
    made = steady(files)
    content = opened(next(made[n] for n in made if n.endswith(".pf_filter")))
    assert content == b"\x82" + cbor("t") + b"\x82" + b"".join(sorted((one, two)))


@pytest.mark.parametrize("many", [23, 24, 255, 256, 65_536])
def test_long_texts_numbers_and_lists_are_measured(many: int) -> None:
    """At both sides of each limit an item ends where it ends."""
    values: list[Value] = [["z", [many]], ["b" * many, [0] * min(many, 300)], [b"a" * many, []]]
    made = steady(bundle(values))
    content = opened(next(made[n] for n in made if n.endswith(".pf_filter")))
    assert content == cbor(["tahun", []])[:-1] + b"\x83" + b"".join(sorted(map(cbor, values)))


@pytest.mark.parametrize(
    "raw",
    [cbor("teks"), cbor(["tahun", "teks"]), b"\x82\x61t\x81\xb8\x00", b"\x82\x61t\x9c\x00"],
    ids=["bukan larik", "nilai bukan larik", "peta panjang", "panjang tak dikenal"],
)
def test_another_form_is_refused(raw: bytes) -> None:
    """A file that is not of the known form is an error, not another index."""
    files = bundle([]) | {"filter/id_aaaaaaa.pf_filter": packed(raw)}
    with pytest.raises((ValueError, IndexError)):
        steady(files)
    with pytest.raises(ValueError, match="berkas pagefind tidak seperti yang dikenal"):
        steady(bundle([]) | {"filter/id_aaaaaaa.pf_filter": packed(cbor("teks"))})


def test_plain_words_are_one_byte_long() -> None:
    """True, false and nothing take a byte each, and the items beside them are found."""
    files = bundle([])
    content = cbor("t") + b"\x84" + b"\xf6" + cbor("b") + b"\xf5" + cbor("a")
    files["filter/id_aaaaaaa.pf_filter"] = packed(b"\x82" + content)
    made = steady(files)
    found = opened(next(made[n] for n in made if n.endswith(".pf_filter")))
    assert found == b"\x82" + cbor("t") + b"\x84" + cbor("a") + cbor("b") + b"\xf5\xf6"
