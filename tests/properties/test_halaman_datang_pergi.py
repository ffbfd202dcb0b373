"""Pages come and go with what they say, and links to them with them."""

from __future__ import annotations

import shutil
from pathlib import Path

from kksportal.authoring.published import list_published
from kksportal.read.published import PUBLISHED
from kksportal.site_build.target import gone_addresses, made_files
from tests.properties.builds import contents, incremental, look
from tests.properties.edits import districts, stories


def test_pages_come_and_go_with_what_they_say(base: Path, tmp_path: Path) -> None:
    """What an indicator's last rows took along, its first row brings back; no link is dead."""
    home = Path(shutil.copytree(base, tmp_path / "rumah"))
    incremental(home)
    before = contents(home / "situs")
    some = [one / f"{t}.csv" for one in districts(home) for t in ("capaian", "penilaian")]
    texts = {path: path.read_text("utf-8") for path in some if path.exists()}
    for path, text in texts.items():
        lines = [line for line in text.split("\n") if not line.startswith("2025,T1.01,")]
        path.write_text("\n".join(lines), "utf-8")
    gone = before.keys() - look(home).keys()
    assert gone == {"indikator/2025/T1.01/index.html"}
    for path, text in texts.items():
        path.write_text(text, "utf-8")
    assert look(home) == before


def test_a_silent_district_keeps_two_pages_and_what_was_published(
    base: Path, tmp_path: Path
) -> None:
    """Its pages go when nothing is known; published ones then say where to go."""
    home = Path(shutil.copytree(base, tmp_path / "rumah"))
    incremental(home)
    site = home / "situs"
    list_published(home / "portal", made_files(site), gone_addresses(site), "2026-12-01")
    (home / "portal" / PUBLISHED).rename(home / "daftar.csv")
    folder = districts(home)[0]
    for path in folder.glob("*.csv"):
        if path.name not in ("sumber.csv", "tahapan.csv"):
            path.write_text(path.read_text("utf-8").split("\n")[0] + "\n", "utf-8")
    for path in (home / "portal/content/narasi" / folder.name[:6]).rglob("*.md"):
        path.unlink()
    for path in stories(home):
        if folder.name[:6] in path.read_text("utf-8"):
            path.unlink()
    quiet = look(home)
    slug = folder.name.partition("-")[2]
    own = {n for n in quiet if n.startswith(f"daerah/{slug}/") and n.endswith(".html")}
    assert f"daerah/{slug}/pasar/index.html" not in own
    assert {f"daerah/{slug}/index.html", f"daerah/{slug}/sumber/index.html"} <= own
    (home / "daftar.csv").rename(home / "portal" / PUBLISHED)
    told = look(home)
    moved = told[f"daerah/{slug}/pasar/index.html"].decode()
    assert "Halaman ini tidak ada lagi" in moved
    assert 'content="noindex"' in moved
    assert "kks:simulasi" in moved
    assert f"{slug}/pasar/".encode() not in told["sitemap.xml"]
    assert {n for n in told if n not in quiet} >= {f"daerah/{slug}/pasar/index.html"}


def test_a_kecamatan_comes_and_goes_with_what_is_said_of_it(base: Path, tmp_path: Path) -> None:
    """A changed row remakes its page, the last row takes it along, the setting brings all."""
    home = Path(shutil.copytree(base, tmp_path / "rumah"))
    incremental(home)
    before = contents(home / "situs")
    settings = home / "portal" / "mkdocs.yml"
    plain = settings.read_text("utf-8")
    settings.write_text(
        plain.replace("kksportal:\n", "kksportal:\n      halaman_kecamatan: true\n")
    )
    on = look(home)
    folder = districts(home)[0]
    slug = folder.name.partition("-")[2]
    own = [name for name in on if name.startswith(f"daerah/{slug}/kecamatan/")]
    assert len(own) == len({*_places(folder / "kelembagaan.csv")}) > 3
    assert not [name for name in before if "/kecamatan/" in name]
    gone = sorted(_places(folder / "kelembagaan.csv"))[0]
    for name in ("kelembagaan", "bukti"):
        path = folder / f"{name}.csv"
        head, *lines = path.read_text("utf-8").splitlines()
        kept = [line for line in lines if f",{gone}," not in line]
        if name == "kelembagaan":
            kept[-1] = kept[-1].replace(",ya,", ",tidak,")
        path.write_text("\n".join((head, *kept, "")), "utf-8")
    after = look(home)
    (lost,) = on.keys() - after.keys()
    assert lost in own
    moved = {name for name in own if name != lost and after[name] != on[name]}
    assert len(moved) == 1  # the place of the last row
    settings.write_text(plain)
    assert not [name for name in look(home) if "/kecamatan/" in name]


def _places(path: Path) -> list[str]:
    """The kecamatan that rows of kelembagaan name."""
    head, *lines = path.read_text("utf-8").splitlines()
    column = head.split(",").index("wilayah")
    return [place for line in lines if len((place := line.split(",")[column]).split(".")) == 3]
