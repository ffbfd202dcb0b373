"""What people and machines do to a portal between two builds, one edit a function."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable
from pathlib import Path

from kksportal.authoring.published import list_published
from kksportal.authoring.states import read_state, record
from kksportal.compute.changes import compare
from kksportal.read.early import EARLY
from kksportal.read.early import HEAD as LIST_HEAD
from kksportal.read.published import PUBLISHED
from kksportal.site_build.target import gone_addresses, made_files

Edit = Callable[[Path, random.Random], None]


def districts(home: Path) -> list[Path]:
    """The district packages there are."""
    return sorted((home / "portal" / "datapackages" / "daerah").iterdir())


def stories(home: Path) -> list[Path]:
    """The stories there are."""
    return sorted((home / "portal" / "content" / "inovasi").glob("*.md"))


def add_line(path: Path, line: str) -> None:
    """Another line at the end of a text."""
    path.write_text(path.read_text("utf-8") + f"\n{line}\n", "utf-8")


def change_value(home: Path, rng: random.Random) -> None:
    """One figure of one district becomes another."""
    path = rng.choice(districts(home)) / "capaian.csv"
    lines = path.read_text("utf-8").split("\n")
    able = [i for i, line in enumerate(lines) if ",persen," in line and line.split(",")[3]]
    cells = lines[row := rng.choice(able)].split(",")
    cells[3] = f"{rng.randrange(100)}.{rng.randrange(10)}"
    lines[row] = ",".join(cells)
    path.write_text("\n".join(lines), "utf-8")


def record_change(home: Path, rng: random.Random) -> None:
    """A figure becomes another, and the log of its district says so."""
    old = home / "lama"
    shutil.rmtree(old, ignore_errors=True)
    shutil.copytree(home / "portal" / "datapackages", old / "datapackages")
    change_value(home, rng)
    before, after = read_state(old), read_state(home / "portal")
    changes = compare(before.packages, after.packages)
    record(after, changes, f"2026-12-{rng.randrange(10, 28)}")


def drop_row(home: Path, rng: random.Random) -> None:
    """A score is taken back."""
    path = rng.choice(districts(home)) / "penilaian.csv"
    lines = path.read_text("utf-8").split("\n")
    del lines[rng.randrange(1, len(lines) - 1)]
    path.write_text("\n".join(lines), "utf-8")


def drop_district(home: Path, rng: random.Random) -> None:
    """A package is deleted; its district keeps a short page."""
    there = districts(home)
    if len(there) > 1:
        shutil.rmtree(rng.choice(there))


def change_story(home: Path, rng: random.Random) -> None:
    """A sentence is added to a story."""
    if there := stories(home):
        add_line(rng.choice(there), f"Tambahan {rng.randrange(1000)}.")


def drop_story(home: Path, rng: random.Random) -> None:
    """A story goes; a package that still names it is then at fault."""
    if there := stories(home):
        rng.choice(there).unlink()


def change_award(home: Path, rng: random.Random) -> None:
    """An award of a cycle is of another category."""
    folder = home / "portal" / "datapackages" / "penghargaan-simulasi"
    path = rng.choice(sorted(folder.glob("*/penerima.csv")))
    words = ("padapa", "wiwerda", "wistara")
    text = path.read_text("utf-8")
    path.write_text(text.replace(rng.choice(words), rng.choice(words), 1), "utf-8")


def change_template(home: Path, rng: random.Random) -> None:
    """A template, the frame or the style sheet gets another word."""
    names = ("halaman/daerah.html", "halaman/provinsi.html", "overrides/main.html", "aset/gaya.css")
    path = home / "portal" / "site_templates" / rng.choice(names)
    add_line(path, f"/* {rng.randrange(1000)} */")


def change_framework(home: Path, rng: random.Random) -> None:
    """An indicator is named otherwise: that reaches every district."""
    path = home / "portal" / "datapackages" / "kerangka" / "2025" / "indikator.csv"
    text = path.read_text("utf-8")
    path.write_text(text.replace("Kematian ibu", f"Kematian ibu {rng.randrange(9)}", 1), "utf-8")


def change_repairs(home: Path, rng: random.Random) -> None:
    """Repairs are told or taken back: their page comes and goes, and so does the menu's entry."""
    path = rng.choice(districts(home)) / "perbaikan.csv"
    lines = path.read_text("utf-8").splitlines()
    told = path.with_name(".perbaikan")  # nobody reads a hidden file: here they wait
    if len(lines) > 1:
        told.write_text("\n".join(lines), "utf-8")
        lines = lines[:1]
    elif told.exists():
        lines = told.read_text("utf-8").splitlines()
        del lines[rng.randrange(1, len(lines))]
    path.write_text("\n".join((*lines, "")), "utf-8")


def _hide(path: Path, gone: Callable[[str], bool]) -> None:
    """Lines of a table go into a hidden file, which nobody reads."""
    head, *lines = path.read_text("utf-8").splitlines()
    kept = [line for line in lines if not gone(line)]
    if len(kept) < len(lines):
        path.with_name(f".{path.name}").write_text(path.read_text("utf-8"), "utf-8")
        path.write_text("\n".join((head, *kept, "")), "utf-8")


def _hidden(path: Path) -> bool:
    return path.with_name(f".{path.name}").exists()


def _show(path: Path) -> None:
    path.with_name(f".{path.name}").replace(path)


def change_indicator(home: Path, rng: random.Random) -> None:
    """The only rows of an indicator go, in all districts or in one; or they come back.

    Its page comes and goes with them, and so do the links of framework, tatanan and comparison.
    """
    some = [one / f"{name}.csv" for one in districts(home) for name in ("capaian", "penilaian")]
    tables = [path for path in some if path.exists()]
    if told := [path for path in tables if _hidden(path)]:
        for path in told if rng.randrange(2) else told[:1]:
            _show(path)
        return
    code = rng.choice(("T1.01", "T2.03", "T4.01"))
    for path in tables if rng.randrange(3) else tables[:2]:
        _hide(path, lambda line: f",{code}," in line)


def change_silence(home: Path, rng: random.Random) -> None:
    """Nearly all that is known of a district goes, or comes back: most of its pages with it."""
    folder = rng.choice(districts(home))
    names = ("capaian", "penilaian", "fakta", "kelembagaan", "bukti", "pernyataan", "pengampu",
             "renstra", "nilai-tatanan", "keikutsertaan", "penghargaan")  # fmt: skip
    for path in (folder / f"{name}.csv" for name in names):
        if path.exists() and not path.is_symlink():
            if _hidden(path):
                _show(path)
            else:
                _hide(path, lambda _: True)


def change_published(home: Path, rng: random.Random) -> None:
    """The site is published, or the list has an address of long ago, or it is no more."""
    path = home / "portal" / PUBLISHED
    match rng.randrange(3):
        case 0:
            situs = home / "situs"
            list_published(home / "portal", made_files(situs), gone_addresses(situs), "2026-12-01")
        case 1:
            before = path.read_text("utf-8") if path.exists() else "alamat,terbit\n"
            address = f"daerah/kabupaten-simulasi-001/lama-{rng.randrange(10**6)}/"
            path.write_text(f"{before}{address},2025-01-01\n", "utf-8")
        case _:
            path.unlink(missing_ok=True)


def change_editorial(home: Path, rng: random.Random) -> None:
    """An editorial page is written, changed or deleted."""
    content = home / "portal" / "content"
    pages = sorted(content.glob("*.md"))
    match rng.randrange(3):
        case 0:
            (content / f"halaman-{rng.randrange(3)}.md").write_text("# Baru\n\nIsi.\n", "utf-8")
        case 1:
            add_line(rng.choice(pages), f"Kalimat {rng.randrange(1000)}.")
        case _:
            rng.choice(pages[1:]).unlink()


def change_settings(home: Path, rng: random.Random) -> None:
    """The owner names the portal otherwise, moves it, leaves English out, leads to an editor, has
    pages of kecamatan, or adds a comment.
    """
    path = home / "portal" / "mkdocs.yml"
    lines = path.read_text("utf-8").splitlines()
    told = {
        "site_name:": f"site_name: Portal {rng.randrange(9)}",
        "site_url:": f'site_url: "https://contoh.invalid/{rng.choice("abc")}/"',
        "      hari_jawab:": f"      hari_jawab: {rng.randrange(1, 30)}",
        "      pengelola:": "      bahasa: [id]",
        "      lapor:": f"      ubah: https://contoh.invalid/{rng.choice('ab')}/{{berkas}}",
        "      bahasa:": "      halaman_kecamatan: true",
        "docs_dir:": f"docs_dir: content  # {rng.randrange(9)}",
    }
    begins = rng.choice(sorted(told))
    lines = [told[begins] if line.startswith(begins) else line for line in lines]
    path.write_text("\n".join((*lines, "")), "utf-8")


def change_own_templates(home: Path, rng: random.Random) -> None:
    """The owner's templates get a file, lose one, or one of them changes."""
    folder = home / "portal" / "site_templates"
    extra = folder / "aset" / f"tambahan-{rng.randrange(2)}.css"
    match rng.randrange(3):
        case 0 if extra.exists():
            extra.unlink()
        case 1:
            add_line(folder / "komponen" / "baris.html", f"{{# {rng.randrange(1000)} #}}")
        case _:
            extra.write_text(f"p {{ margin: {rng.randrange(9)}px }}\n", "utf-8")


def link_template(home: Path, rng: random.Random) -> None:
    """A style sheet of the owner is a link to a file elsewhere, which is then another file."""
    told = home / "gaya-bersama.css"
    told.write_text(f"p {{ padding: {rng.randrange(1000)}px }}\n", "utf-8")
    link = home / "portal" / "site_templates" / "aset" / "bersama.css"
    if not link.is_symlink():
        link.symlink_to(told)


def link_table(home: Path, rng: random.Random) -> None:
    """A table becomes a link to an equal file elsewhere, which nobody follows; or a file again."""
    path = rng.choice(districts(home)) / "fakta.csv"
    if path.is_symlink():
        text = path.read_text("utf-8")
        path.unlink()
        path.write_text(text, "utf-8")
    else:
        told = home / f"fakta-{path.parent.name}.csv"
        path.replace(told)
        path.symlink_to(told)


def link_text(home: Path, rng: random.Random) -> None:
    """A story becomes a link to an equal file elsewhere."""
    if there := [path for path in stories(home) if not path.is_symlink()]:
        path = rng.choice(there)
        told = home / path.name
        path.replace(told)
        path.symlink_to(told)


def change_early(home: Path, rng: random.Random) -> None:
    """Somebody saw the vocabularies early, or the list of who saw what goes."""
    path = home / "portal" / EARLY
    if path.exists():
        path.unlink()
    else:
        row = f"datapackages/kosakata,Jabatan {rng.randrange(9)},Kantor,2026-12-01,Siaran pers"
        path.write_text(f"{LIST_HEAD}\n{row}\n", "utf-8")


def spoil_site(home: Path, rng: random.Random) -> None:
    """Somebody edits and deletes files in the published site."""
    files = sorted(p for p in (home / "situs").rglob("*") if p.is_file())
    rng.choice(files).write_text("diubah", "utf-8")
    rng.choice(files).unlink()


def spoil_cache(home: Path, rng: random.Random) -> None:
    """A file of the cache is damaged: cut short, noise, empty, or of another version."""
    folder = home / "ingatan"
    files = sorted(p for p in folder.iterdir() if p.is_file()) if folder.is_dir() else []
    for path in rng.sample(files, min(len(files), 40)):
        raw = path.read_bytes()
        noise = rng.randbytes(len(raw))
        path.write_bytes(rng.choice((raw[: len(raw) // 2], noise, b"", b"versi lain\n" + raw)))


def drop_cache(home: Path, rng: random.Random) -> None:
    """The cache is deleted."""
    shutil.rmtree(home / "ingatan", ignore_errors=True)


def touch(home: Path, rng: random.Random) -> None:
    """A file is saved without a change."""
    (rng.choice(districts(home)) / "sumber.csv").touch()


EDITS: tuple[Edit, ...] = (
    change_value,
    record_change,
    drop_row,
    drop_district,
    change_story,
    drop_story,
    change_award,
    change_template,
    change_framework,
    change_repairs,
    change_indicator,
    change_silence,
    change_published,
    change_editorial,
    change_settings,
    change_early,
    change_own_templates,
    link_template,
    link_table,
    link_text,
    spoil_site,
    spoil_cache,
    drop_cache,
    touch,
)
