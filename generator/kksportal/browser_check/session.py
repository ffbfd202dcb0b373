"""One sitting at `/periksa/`: what is published, what is here now, and what is found in it."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Any

from kksportal import SCHEMA_VERSION
from kksportal.browser_check.check import Checker
from kksportal.browser_check.filled_form import FilledForm
from kksportal.browser_check.outgoing import Outgoing, head_of, make_outgoing
from kksportal.browser_check.photos import place_pictures, shown_pictures, tell_size
from kksportal.browser_check.preview import Preview
from kksportal.browser_check.said import Decisions
from kksportal.browser_check.sorting import TABLES, File, Sorted, heads_of, sort_files
from kksportal.browser_check.state import PortalState, lay_down, read_state, stand_in
from kksportal.browser_check.table import Choices, Rows, empty_rows, read_rows, to_bytes
from kksportal.changes.report import Difference, describe_difference
from kksportal.compute.changes import compare
from kksportal.effects import Folders
from kksportal.errors import Finding
from kksportal.model.package import Package, PortalInput
from kksportal.read.folder import DESCRIPTOR, read_package
from kksportal.read.portal import read_shared
from kksportal.render.descriptor import package_text
from kksportal.words.names import Names


@dataclass(slots=True)
class Session:
    """The files of one district, as published (`base`) and as they are here (`files`)."""

    root: Path
    state: PortalState
    checker: Checker
    code: str = ""
    base: dict[str, bytes] = field(default_factory=dict)
    files: dict[str, bytes] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    sizes: dict[str, tuple[int, int]] = field(default_factory=dict)  # of dropped photos, by path
    broken: bool = False  # whether any finding of the last check is an error
    day: str = ""  # on which a package that begins here is first written
    _place: tuple[str, str] | None = None  # the slug and the name of the district
    _folder: str = ""  # of a package that is not there yet
    published: Package | None = None  # the district's package as it is published
    form: FilledForm | None = None  # the last that was dropped
    decisions: Decisions = field(default_factory=Decisions)
    workbooks: dict[str, bytes] = field(default_factory=dict)  # dropped, and not looked at yet

    @classmethod
    def start(cls, root: Path, raw: bytes) -> Session:
        """With nothing but what is published, in an empty folder."""
        state = read_state(raw)
        lay_down(root, {n: c for n, c in state.files.items() if not n.startswith(_DISTRICTS)})
        stand_in(root, state.photos, state.films)
        return cls(root=root, state=state, checker=Checker.of(root, state))

    @property
    def folder(self) -> str:
        """The folder of the district's package; "" before a district is chosen."""
        known = self.state.districts.get(self.code)
        return known.folder if known else self._folder

    def open(self, code: str, archive: bytes = b"", day: str = "") -> None:
        """A district, as it is published; whatever was here before goes.

        `day` is that of a package which begins here.
        """
        self._put({})
        self.code, self.notes, self.day, self.sizes = code, [], day, {}
        self.form, self.decisions = None, Decisions()
        self._place = self.state.place(code)
        self._folder = f"{_DISTRICTS}{code}-{self._place[0]}" if self._place else ""
        self.base = self.state.package(code, archive)
        self.base |= {
            name: content
            for name, content in self.state.files.items()
            if name.startswith(_TEXTS) and self._is_own_text(name, content)
        }
        self._put(dict(self.base))
        self.published = self._published()

    def take(
        self, dropped: Sequence[File], sizes: Mapping[str, tuple[int, int]] = MappingProxyType({})
    ) -> None:
        """Dropped files, in their places; `sizes` of pictures that the browser has decoded."""
        found = sort_files(dropped)
        found.sizes.update(sizes)
        self.place(found)
        self.workbooks = found.workbooks

    def place(self, found: Sorted) -> None:
        """Sorted files: a whole package replaces all tables, single tables those of their names."""
        self.notes = list(found.notes)
        files = dict(self.files)
        if found.package:
            folder = self.folder or f"{_DISTRICTS}{found.code or 'paket'}"
            files = {name: raw for name, raw in files.items() if not name.startswith(f"{folder}/")}
            files |= {f"{folder}/{name}": raw for name, raw in found.package.items()}
        if found.tables and self.folder:
            files |= {f"{self.folder}/{name}.csv": raw for name, raw in found.tables.items()}
            self._renew(files)
        elif found.tables:
            self.notes.append("Pilih dahulu daerahnya; tabel tidak menyebut milik daerah mana.")
        files |= found.texts
        pictures, notes = place_pictures(found.pictures, files)
        self.notes += notes
        self._put(files | {path: found.pictures[name] for path, name in pictures.items()})
        self._tell({path: found.sizes[n] for path, n in pictures.items() if n in found.sizes})

    def shown_pictures(self) -> dict[str, bytes]:
        """The photos that are not published yet, by the addresses that pages show them at."""
        return shown_pictures(self.checker.data, self.files)

    def findings(self) -> tuple[Finding, ...]:
        """What is found in the files that are here."""
        found = self.checker.check(self.touched())
        self.broken = any(finding.is_error for finding in found)
        return found

    def difference(self) -> Difference:
        """What would change in the package, in words; to be asked after `findings`."""
        data, now = self.checker.data, self.checker.packages.get(self.code)
        if data is None:
            return Difference("", ())
        old = (self.published,) if self.published else ()
        new = (now,) if now else ()
        return describe_difference(compare(old, new), old, new, Names(data))

    def sentences(self) -> list[str]:
        """All that would change, a sentence each, after `findings`; none while there are errors.

        A cell that cannot be read cannot be told either.
        """
        if self.broken:
            return []
        said = []
        for package in self.difference().packages:
            rows = [one.sentence for row in package.rows for one in row.sentences]
            said += rows or [f"{package.title}: {package.state_text}."]
        return [*said, *self.changed_texts()]

    def changed_texts(self) -> list[str]:
        """What would change in stories and narratives, a sentence each."""
        data = self.checker.data
        titles = {t.path: t.title for t in (*data.stories, *data.narratives)} if data else {}
        said = []
        for path in sorted(self.changed()):
            if path.startswith(_TEXTS) and path.endswith(".md"):
                new = path not in self.state.files
                what = "baru" if new else "berubah" if path in self.files else "dihapus"
                said.append(f"Naskah “{titles.get(path, path)}” {what}.")
        return said

    def table(self, name: str) -> Rows | None:
        """The rows of a table of the district; None where they cannot be told apart."""
        raw = self.files.get(f"{self.folder}/{name}.csv")
        return read_rows(raw) if raw is not None else empty_rows(name)

    def set_text(self, path: str, raw: bytes) -> None:
        """A story or narrative; what is as it is published stays so to the byte."""
        self._put(self.files | {path: raw})

    def _tell(self, sizes: Mapping[str, tuple[int, int]]) -> None:
        """The sizes of photos that the browser has decoded, by their paths."""
        for path, size in sizes.items():
            if path in self.files:
                self.sizes[path] = size
                tell_size(self.root / path, self.files[path], size)

    def set_table(self, name: str, rows: Rows) -> None:
        """Other rows for a table of the district."""
        path = f"{self.folder}/{name}.csv"
        before = read_rows(self.base[path]) if path in self.base else None
        # Mended back, it is as it was published, to the byte.
        same = before is not None and (before.rows, before.head) == (rows.rows, rows.head)
        self.set_tables({name: self.base[path] if same else to_bytes(rows)})

    def set_tables(self, tables: Mapping[str, bytes | None]) -> None:
        """Other files for tables of the district, by their names; None for one that goes."""
        paths = {f"{self.folder}/{name}.csv": raw for name, raw in tables.items()}
        files = {name: raw for name, raw in self.files.items() if name not in paths}
        files |= {path: raw for path, raw in paths.items() if raw is not None}
        self._renew(files)
        self._put(files)

    def shared(self) -> PortalInput:
        """What all districts share; it was published, so it can be read."""
        data = self.checker.data or read_shared(self.checker.folders)[0]
        assert data is not None
        return data

    def choices(self) -> Choices:
        """What may be chosen in the columns; to be asked after `findings`."""
        return Choices(self.shared(), self.code, self.checker.packages.get(self.code))

    def outgoing(self, told: Mapping[str, object]) -> Outgoing:
        """What the person takes with her; to be asked after `findings`."""
        data = self.checker.data
        names = Names(data).places if data else {}
        return make_outgoing(
            head_of(self.code, told),
            names.get(self.code, self.code),
            self.changed(),
            self.base,
            self.files,
            self.sentences(),
        )

    def restore(
        self,
        code: str,
        base: Mapping[str, bytes],
        files: Mapping[str, bytes],
        archive: bytes,
        sizes: Mapping[str, tuple[int, int]] = MappingProxyType({}),
    ) -> bool:
        """What was here before the tab went; whether the state it began from is still published.

        `sizes` are those of photos, by their paths. Raises KeyError for a district that the portal
        has no more.
        """
        self.open(code, archive)
        same = not self.base or self.base == dict(base)
        self.base = dict(base)
        self._put(dict(files))
        self._tell(sizes)
        self.published = self._published()
        return same

    def preview(self) -> Preview | None:
        """The pages as they will look, after `findings`; None while there are errors."""
        if self.checker.data is None or not self.code or self.broken:
            return None
        return Preview(self.checker, self.code)

    def changed(self) -> set[str]:
        """The files that are not as they are published."""
        names = self.base.keys() | self.files.keys()
        return {name for name in names if self.base.get(name) != self.files.get(name)}

    def touched(self) -> set[str]:
        """What is asked about: what changed; where nothing did, the district's package."""
        return self.changed() or ({self.folder} if self.folder else {_DISTRICTS.rstrip("/")})

    def _published(self) -> Package | None:
        """The package as it is published, read where nothing is changed."""
        if not self.folder or f"{self.folder}/{DESCRIPTOR}" not in self.base:
            return None
        root = self.root.with_name(f"{self.root.name}-terbit")
        own = {n: raw for n, raw in self.base.items() if n.startswith(f"{self.folder}/")}
        lay_down(root, own)
        package, _ = read_package(root / self.folder, Folders(root=root))
        return package

    @property
    def _shared_texts(self) -> set[str]:
        """The published texts, of whatever district: they lie there unless they are replaced."""
        return {name for name in self.state.files if name.startswith(_TEXTS)}

    def _is_own_text(self, name: str, content: bytes) -> bool:
        if name.startswith("content/narasi/"):
            return name.split("/")[2] == self.code
        head = content.partition(b"\n---")[0].decode("utf-8", "replace")
        return any(
            line.partition(":")[2].strip().strip("\"'") == self.code
            for line in head.splitlines()
            if line.startswith("daerah:")
        )

    def _renew(self, files: dict[str, bytes]) -> None:
        """The descriptor of tables as they are now; as published where the tables have its head."""
        name = f"{self.folder}/{DESCRIPTOR}"
        prefix = f"{self.folder}/"
        tables = {n.removeprefix(prefix): raw for n, raw in files.items() if n.startswith(prefix)}
        heads = heads_of(tables)
        before = {n.removeprefix(prefix): c for n, c in self.base.items() if n.startswith(prefix)}
        # A table whose columns cannot be told yet has a finding of its own, and its old head.
        lost = {n for n, head in heads.items() if not set(head) & set(TABLES[n].columns)}
        heads |= {n: head for n, head in heads_of(before).items() if n in lost}
        if heads == heads_of(before) and name in self.base:
            files[name] = self.base[name]
            return
        try:
            keep: Mapping[str, Any] = json.loads(files[name]) if name in files else self._begun()
            files[name] = package_text("daerah", keep, heads).encode()
        except (KeyError, ValueError, TypeError, RecursionError):
            return  # no descriptor, or none that can be read: that has a finding of its own

    def _begun(self) -> dict[str, Any]:
        """The head of a package that begins here; raises KeyError for an unknown district."""
        if self._place is None or not self.day:
            raise KeyError(self.code)
        slug, title = self._place
        name = f"kks-daerah-{self.code}-{slug}".replace(".", "-").lower()
        about = {"jenis": "daerah", "skema": SCHEMA_VERSION, "kode": self.code}
        return {"name": name, "title": title, "diperbarui": self.day, "kks": about,
                "contributors": [{"title": title}]}  # fmt: skip

    def _put(self, files: dict[str, bytes]) -> None:
        """Lay files down; what was here and is not among them goes."""
        gone = self.files.keys() - files.keys()
        for name in gone:
            (self.root / name).unlink(missing_ok=True)
        lay_down(self.root, {n: self.state.files[n] for n in gone & self._shared_texts})
        new = {n: raw for n, raw in files.items() if self.files.get(n) != raw}
        lay_down(self.root, new)
        self.files = files


_DISTRICTS = "datapackages/daerah/"
_TEXTS = ("content/inovasi/", "content/narasi/")
