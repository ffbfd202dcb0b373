"""What `kks init` lays down, brought to this program's version wherever nobody changed it.

The files of a package go together: rows name sources of the same package. So one file that its
owner changed holds its package back, unless both changes join line by line.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import partial
from pathlib import PurePosixPath

from kksportal import __version__
from kksportal.authoring.moving import Moving
from kksportal.authoring.origins import Origin, Origins, digest
from kksportal.authoring.repository import Repository, merged

HEAD = "datapackage.json"
_COMPARE = "kks init ../pembanding, lalu salin yang perlu dari ../pembanding/{}"
_TAKEN_IN = "; sesudah sama-sama dibaca: kks migrate --terima {}"
# Without a record nobody knows whether these were taken away on purpose: they do not come back.
_OWNERS_CHOICE = ("content/", "datapackages/daerah/")


def lay_anew(
    moving: Moving, fresh: Mapping[str, bytes], origins: Origins, repository: Repository
) -> None:
    """Bring the files of the program in a portal to those in `fresh`, unit by unit."""
    for unit, names in _units(fresh).items():
        _bring(moving, unit, {name: fresh[name] for name in names}, origins, repository)


def _units(fresh: Iterable[str]) -> dict[str, list[str]]:
    """The files by what goes together: a package, or one file alone."""
    packages = {
        str(PurePosixPath(name).parent) for name in fresh if PurePosixPath(name).name == HEAD
    }
    units: dict[str, list[str]] = {}
    for name in sorted(fresh):
        parent = str(PurePosixPath(name).parent)
        units.setdefault(parent if parent in packages else name, []).append(name)
    return units


def _bring(
    moving: Moving,
    unit: str,
    fresh: Mapping[str, bytes],
    origins: Origins,
    repository: Repository,
) -> None:
    linked = next((name for name in (unit, *fresh) if moving.is_behind_link(name)), "")
    if linked:
        moving.failed(linked, "tautan simbolik atau bukan berkas biasa, jadi tidak diikuti",
                      "Ganti dengan berkas biasa, lalu jalankan lagi")  # fmt: skip
        return
    there = {name: content for name in fresh if (content := moving.content(name)) is not None}
    if not there:
        _add(moving, unit, fresh, origins)
        return
    extra = [] if unit in fresh else [n for n in moving.below(unit) if n not in fresh]
    dropped = [n for n in extra if origins.is_as_laid(n, moving.content(n) or b"")]
    own = [n for n in extra if n not in dropped and n.endswith(".csv")]
    edited = [
        name
        for name, content in there.items()
        if digest(content) != digest(fresh[name]) and not origins.is_as_laid(name, content)
    ]
    removed = [n for n in fresh if n not in there and n in origins.record]
    if not edited and not own and not removed:
        _replace(moving, unit, fresh, dropped)
        return
    if _no_news(fresh, there, origins):
        return
    joined = _joined(moving, edited, fresh, origins, repository)
    if joined is not None and not own and not removed:
        _replace(moving, unit, {**fresh, **joined}, dropped, how="digabung dengan perubahan Anda")
        moving.record |= {n: Origin(__version__, digest(c)) for n, c in fresh.items()}
        return
    _leave(moving, unit, [*edited, *own, *removed])


def _add(moving: Moving, unit: str, fresh: Mapping[str, bytes], origins: Origins) -> None:
    """A unit that is not there: new in the program, or taken away by the owner."""
    if any(name in origins.record for name in fresh):
        return
    if unit.startswith(_OWNERS_CHOICE):
        return
    if unit.startswith(".github/") and not (moving.root / ".github/workflows").is_dir():
        return
    _replace(moving, unit, fresh, [], how="ditambahkan; bila tidak dipakai, hapus")


def _replace(
    moving: Moving,
    unit: str,
    fresh: Mapping[str, bytes],
    dropped: Iterable[str],
    how: str = "diperbarui",
) -> None:
    written = [name for name, content in fresh.items() if moving.write(name, content)]
    moving.record |= {n: Origin(__version__, digest(c)) for n, c in fresh.items()}
    for name in dropped:
        moving.remove(name)
        written.append(name)
    if written:
        moving.changed(unit, how)


def _no_news(fresh: Mapping[str, bytes], there: Mapping[str, bytes], origins: Origins) -> bool:
    """Whether the program has nothing that the portal has not: since it was last brought in, or
    because all lines of the program stand among the owner's.
    """
    return all(
        (known is not None and known.digest == digest(content))
        or (name in there and _stands_in(content, there[name]))
        for name, content in fresh.items()
        for known in (origins.record.get(name),)
    )


def _stands_in(wanted: bytes, there: bytes) -> bool:
    """Whether all lines of a text stand in another one, in their order."""
    lines = iter(there.replace(b"\r\n", b"\n").split(b"\n"))
    return all(line in lines for line in wanted.replace(b"\r\n", b"\n").split(b"\n"))


def _joined(
    moving: Moving,
    edited: Iterable[str],
    fresh: Mapping[str, bytes],
    origins: Origins,
    repository: Repository,
) -> dict[str, bytes] | None:
    """The edited files with both changes; None where one of them cannot be joined."""
    joined: dict[str, bytes] = {}
    for name in edited:
        base = repository.committed(name, partial(origins.is_as_laid, name))
        both = base and merged(moving.content(name) or b"", base, fresh[name])
        if not both:
            return None
        joined[name] = both
    return joined


def _leave(moving: Moving, unit: str, whose: list[str]) -> None:
    if unit.startswith("datapackages/daerah/"):
        moving.left(unit, "milik Anda: hanya skemanya yang diperbarui")
        return
    if unit.startswith("content/"):
        return  # starter texts are there to be written over
    names = ", ".join(PurePosixPath(name).name for name in whose[:4])
    more = f" dan {len(whose) - 4} lagi" if len(whose) > 4 else ""
    told = f"Anda ubah ({names}{more})" if unit not in whose else "Anda ubah"
    moving.failed(unit, f"{told}, jadi isi baru dari program tidak dimasukkan",
                  _COMPARE.format(unit) + _TAKEN_IN.format(unit))  # fmt: skip
