"""Lines of the form put into a table: each in the place of the row it came from, or at the end.

Nothing is deleted: a row that the form does not show stays.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from kksportal.intake.form.entry import Entry
from kksportal.intake.form.fill import Context
from kksportal.intake.form.lines import same_value
from kksportal.intake.form.remarks import Level
from kksportal.model.contract import Resource, blank
from kksportal.model.kinds import find_resource
from kksportal.text import slugify

_ANEW = "Buat formulir baru, lalu isi lagi baris ini"
_PORTAL, _FORM = "portal", "formulir"
_LONGEST = 60  # characters of an id that is made of a title


@dataclass(slots=True, kw_only=True)
class Merged:
    """A table with the form's lines in it."""

    rows: tuple[Any, ...] = ()
    entries: dict[int, Entry] = field(default_factory=dict)  # by place in the table
    pending: list[tuple[str, str]] = field(default_factory=list)  # ids and names not taken


def merge(
    table: str,
    entries: Sequence[Entry],
    context: Context,
    elsewhere: Mapping[str, Any],
    without: Collection[tuple[str, int]],
) -> Merged:
    """The rows of a table as the form wants them. Remarks are added to the entries themselves."""
    res = find_resource("daerah", table)
    assert res is not None
    before = list(getattr(context.package, table))
    entries = _settle_copies(res, entries)
    merged = Merged()
    rows = list(before)
    places = {_key(res, row): place for place, row in enumerate(before)}
    ids = _Ids.of(before, elsewhere) if "id" in res.columns else None
    written: dict[tuple[str, ...], Entry] = {}
    for entry in _known_first(entries):
        row = _row(res, entry, before, places, ids)
        key = _key(res, row)
        if row is entry.base or row == entry.base:
            written.setdefault(key, entry)
            continue
        place = _place(entry, key, before, places)
        other = written.get(key)
        if other is not None:
            if rows[places[key]] != row:
                _tell_double(entry, other, res)
            continue
        if place is None and key in places and entry.base is not None:
            _tell_taken(entry)
            continue
        if (
            place is not None
            and rows[place] != row
            and key[0] in elsewhere
            and res.name == "sumber"
        ):
            _tell_shared(entry)
        left_out = (entry.found.sheet.name, entry.row) in without
        if not entry.good or left_out:
            if "id" in res.columns and place is None:
                merged.pending.append((row.id, row.judul))
            continue
        written[key] = entry
        if place is None:
            place = len(rows)
            rows.append(row)
        else:
            rows[place] = row
        places[key] = place
        if place >= len(before) or rows[place] != before[place]:
            merged.entries[place] = entry
    merged.rows = tuple(rows)
    return merged


def _row(
    res: Resource,
    entry: Entry,
    before: Sequence[Any],
    places: Mapping[tuple[str, ...], int],
    ids: _Ids | None,
) -> Any:
    """The row that a line stands for."""
    base = entry.base
    if base is not None:
        return base._replace(**{k: v for k, v in entry.values.items() if k in res.columns})
    if ids is not None and not entry.values.get("id"):
        entry.values["id"] = ids.give(res, entry)
    titles = {f.column: f.title for f in entry.block.fields}
    told = {remark.cell for remark in entry.remarks if remark.level is not Level.NOTE}
    for name, column in res.columns.items():
        missing = column.required and not entry.values.get(name) and name != "id"
        if missing and entry.cell(name) not in told and name in titles:
            entry.tell(Level.REFUSED, name, f"{titles[name]} belum diisi")
    row = blank(res.row, **{k: v for k, v in entry.values.items() if k in res.columns})
    place = places.get(_key(res, row))
    if place is None:
        if entry.mark and entry.good:
            what = "Baris ini di portal sudah berubah atau dipindah sejak formulir dibuat"
            entry.tell(Level.ASKED, _first(entry), what, _ANEW)
        return row
    return _over(entry, before[place] if place < len(before) else None, row, titles)


def _over(entry: Entry, current: Any, row: Any, titles: Mapping[str, str]) -> Any:
    """A line over a row of the same key: what it leaves blank stays, what differs is told."""
    if current is None:
        return row
    differs = [n for n in titles if getattr(row, n)
               and not same_value(getattr(row, n), getattr(current, n))]  # fmt: skip
    if entry.mark and entry.good:
        kept = [name for name in differs if _stands(entry, name, current, row, titles)]
        differs = [name for name in differs if name not in kept]
    elif differs and not entry.mark:
        entry.tell(Level.NOTE, differs[0], "baris ini sudah ada di portal; yang diisi "
                   "menggantikannya")  # fmt: skip
    return current._replace(**{name: getattr(row, name) for name in differs})


def _stands(entry: Entry, name: str, current: Any, row: Any, titles: Mapping[str, str]) -> bool:
    """Ask about a cell that changed in the portal and in the form; whether the portal's stands."""
    was, now = getattr(current, name)[:60], getattr(row, name)[:60]
    what = (
        f"{titles[name]} berubah di portal sejak formulir dibuat: portal “{was}”, formulir “{now}”"
    )
    sides = ((_PORTAL, f"pakai yang di portal: {was or 'kosong'}"),
             (_FORM, f"pakai yang di formulir: {now}"))  # fmt: skip
    return entry.ask(name, what, _ANEW, sides) == _PORTAL


def _place(
    entry: Entry,
    key: tuple[str, ...],
    before: Sequence[Any],
    places: Mapping[tuple[str, ...], int],
) -> int | None:
    """Where a row belongs: where its base is, or where its key is; None where it is new."""
    if entry.base is not None:
        place = next(i for i, one in enumerate(before) if one is entry.base)
        return None if places.get(key, place) != place else place
    return places.get(key)


def _settle_copies(res: Resource, entries: Sequence[Entry]) -> list[Entry]:
    """Lines with the mark of one row: the one that keeps its key is that row, copies are new.

    A copy that says the same is left away.
    """
    groups: dict[str, list[Entry]] = {}
    for entry in entries:
        if entry.base is not None:
            groups.setdefault(entry.mark, []).append(entry)
    away: set[int] = set()
    for group in groups.values():
        if len(group) == 1:
            continue
        base = group[0].base
        same = [one for one in group if _key_of(res, one) == _key(res, base)]
        kept = _changed(same) or same[:1] or group[:1]
        away |= {id(one) for one in same if one not in kept}
        for entry in group:
            if entry not in kept and id(entry) not in away:
                _make_new(res, entry)
    return [one for one in entries if id(one) not in away]


def _make_new(res: Resource, entry: Entry) -> None:
    """A copied line that is about something else: a row of its own."""
    entry.mark, entry.base = "", None
    if "id" in res.columns:
        entry.values.pop("id", None)


def _changed(entries: Sequence[Entry]) -> list[Entry]:
    """Of lines that are the same row, those that say something else than the portal."""
    return [e for e in entries
            if any(getattr(e.base, n, v) != v for n, v in e.values.items())]  # fmt: skip


def _known_first(entries: Iterable[Entry]) -> list[Entry]:
    return sorted(entries, key=lambda one: one.base is None)


@dataclass(slots=True)
class _Ids:
    """The ids of a table: which are taken, and which belong to a title or to a whole row."""

    taken: set[str]
    by_title: dict[str, list[Any]]
    by_row: dict[Any, str]
    last: dict[str, int] = field(default_factory=dict)  # how often a title made an id

    @classmethod
    def of(cls, before: Sequence[Any], elsewhere: Mapping[str, Any]) -> _Ids:
        """The ids of the rows of this package, and of sources that others cite."""
        by_title: dict[str, list[Any]] = {}
        for row in before:
            by_title.setdefault(row.judul, []).append(row)
        own = {row.id for row in before}
        by_row = {row._replace(id=""): name for name, row in elsewhere.items() if name not in own}
        return cls(own | set(elsewhere), by_title, by_row)

    def give(self, res: Resource, entry: Entry) -> str:
        """The id of a new line: that of the same title or the same row, else one of its title.

        A source that another district cites in the very same words keeps its id there.
        """
        title, link = entry.values.get("judul", ""), entry.values.get("tautan", "")
        same = [row for row in self.by_title.get(title, ())
                if not link or getattr(row, "tautan", "") in ("", link)]  # fmt: skip
        if len(same) == 1:
            return str(same[0].id)
        row = blank(res.row, **{k: v for k, v in entry.values.items() if k in res.columns})
        if row in self.by_row:
            return self.by_row[row]
        stem = slugify(title)[:_LONGEST].strip("-") or res.name
        name, number = stem, self.last.get(stem, 1)
        while name in self.taken:
            number += 1
            name = f"{stem}-{number}"
        self.last[stem] = number
        self.by_row[row] = name
        self.taken.add(name)
        return name


def _tell_double(entry: Entry, other: Entry, res: Resource) -> None:
    names = ", ".join(f.title for f in entry.block.fields if f.column in res.key)
    where = f"lembar “{other.found.sheet.name}” baris {other.row}"
    what = f"Baris ini sama pokoknya dengan {where}, tetapi isinya berbeda"
    how = f"Sisakan satu, atau bedakan salah satu dari: {names}"
    entry.tell(Level.REFUSED, _first(entry), what, how)


def _tell_taken(entry: Entry) -> None:
    entry.tell(Level.REFUSED, _first(entry), "Dengan perubahan ini, barisnya sama pokoknya dengan "
               "baris lain di portal", "Perbaiki baris yang lain itu saja")  # fmt: skip


def _tell_shared(entry: Entry) -> None:
    entry.tell(Level.REFUSED, _first(entry), "Sumber ini dipakai juga oleh paket lain, dan isinya "
               "harus sama di semuanya", "Kembalikan isinya, atau minta pengelola mengubahnya di "
               "semua paket")  # fmt: skip


def _first(entry: Entry) -> str:
    return next((f.column for f in entry.block.fields if entry.values.get(f.column)),
                entry.block.fields[0].column)  # fmt: skip


def _key(res: Resource, row: Any) -> tuple[str, ...]:
    return tuple(getattr(row, name) for name in res.key)


def _key_of(res: Resource, entry: Entry) -> tuple[str, ...]:
    return tuple(entry.values.get(name, getattr(entry.base, name)) for name in res.key)
