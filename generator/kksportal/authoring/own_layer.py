"""The portal's own templates and styles, which lie over those of the program, file by file.

A whole copy that nobody changed keeps its portal from every later version: it is taken away, and
the program's stands there again. A changed one takes in what the program changed, where both join.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from kksportal import __version__
from kksportal.authoring.moving import Moving
from kksportal.authoring.origins import Origin, Origins, digest
from kksportal.authoring.repository import Repository, merged
from kksportal.authoring.template_names import TemplateNames
from kksportal.effects import in_order

FOLDER = "site_templates"
_STARTER = "awal/"
_TEXTS = (".html", ".css", ".js", ".svg")
_EXTENDS = re.compile(r"\{%-?\s*extends\s+[\"']bawaan/")
_MEND = "Bandingkan dengan {}, ambil yang perlu, lalu: kks migrate --terima {}"


def lay_over(moving: Moving, shipped: Path, origins: Origins, repository: Repository) -> None:
    """Look at every own file beside the program's: bring it along, or say what it stands on."""
    if moving.is_behind_link(FOLDER):
        moving.failed(FOLDER, "tautan simbolik, jadi tidak diikuti", "Ganti dengan folder biasa")
        return
    for path in list(moving.below(FOLDER)):
        name = path.removeprefix(f"{FOLDER}/")
        if name.startswith(_STARTER):
            continue
        if moving.is_behind_link(path):
            moving.failed(path, "tautan simbolik, jadi tidak diikuti", "Ganti dengan berkas biasa")
        else:
            _bring(moving, path, shipped / name, origins, repository)
    _check_names(moving, shipped)


def _bring(
    moving: Moving, path: str, counterpart: Path, origins: Origins, repository: Repository
) -> None:
    own = moving.content(path)
    if own is None:
        moving.failed(path, "tidak terbaca, atau lebih dari 50 MB", "Periksa hak baca berkas itu")
        return
    new = counterpart.read_bytes() if counterpart.is_file() else None
    if new is None:
        if origins.known(path):
            moving.failed(path, "templat program yang digantikannya tidak ada lagi",
                          "Pindahkan isinya ke templat yang sekarang, atau hapus")  # fmt: skip
        return
    if digest(own) == digest(new) or origins.is_as_laid(path, own):
        moving.remove(path)
        moving.changed(path, "salinan utuh templat program, dihapus supaya yang dipakai selalu "
                       "milik program")  # fmt: skip
        return
    known = origins.record.get(path)
    if known is not None and known.digest == digest(new):
        return
    if _EXTENDS.search(own.decode("utf-8", "replace")):
        moving.record[path] = Origin(__version__, digest(new))  # it follows by itself
        return
    base = repository.committed(path, lambda content: origins.is_as_laid(path, content))
    if base is not None and digest(base) == digest(new):
        moving.record[path] = Origin(__version__, digest(new))
        return
    both = merged(own, base, new) if base is not None and path.endswith(_TEXTS) else None
    if both is not None:
        moving.write(path, both)
        moving.record[path] = Origin(__version__, digest(new))
        moving.changed(path, "perubahan Anda digabung dengan yang baru dari program")
    elif known is None and base is None:
        moving.record[path] = Origin(__version__, digest(new))
        moving.left(
            path,
            "tidak diketahui dibuat dari versi program yang mana; mulai sekarang dicatat terhadap "
            f"{__version__}",
            f"Bandingkan sekali dengan {counterpart}",
        )
    else:
        since = f" sejak {known.version}" if known is not None else ""
        moving.failed(path, f"templat program yang digantikannya berubah{since}, dan keduanya "
                      "mengubah baris yang sama atau asalnya tidak tersimpan di git",
                      _MEND.format(counterpart, path))  # fmt: skip


def _check_names(moving: Moving, shipped: Path) -> None:
    """Tell what own templates and styles name that nothing has any more."""
    own = _texts({
        path.removeprefix(f"{FOLDER}/"): moving.content(path)
        for path in moving.below(FOLDER)
        if path.endswith(_TEXTS) and not path.startswith(f"{FOLDER}/{_STARTER}")
    })  # fmt: skip
    if not own:
        return
    program = _texts({
        path.relative_to(shipped).as_posix(): path.read_bytes()
        for path in in_order(shipped.rglob("*"))
        if path.suffix in _TEXTS and not path.relative_to(shipped).as_posix().startswith(_STARTER)
    })  # fmt: skip
    names = TemplateNames(own, program, shipped)
    for name in sorted(own):
        lost = (
            names.lost(name) if name.endswith(".html")
            else names.lost_classes(own[name]) if name.endswith(".css")
            else ()
        )  # fmt: skip
        for row, what in lost:
            moving.failed(f"{FOLDER}/{name}", what, "Hapus, atau ganti dengan yang sekarang", row)


def _texts(contents: Mapping[str, bytes | None]) -> dict[str, str]:
    return {
        name: content.decode("utf-8", "replace").replace("\r\n", "\n")
        for name, content in contents.items()
        if content is not None
    }
