"""What a site shows of its archives: who vouches for them, the last check, the way there and back.

The commands on a page are run as a reader would run them.
"""

from __future__ import annotations

import html
import json
import re
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest

from kksportal.cli import main
from tests.archive.authority_here import Authority
from tests.archive.caps import key_file, sign, stamp
from tests.archive.portals import close, copy_of


class Site:
    """A portal whose archive of 2025 is stamped and signed, and its site."""

    def __init__(self, closed: Path, home: Path) -> None:
        """Build it, have the archive stamped and signed, and build it again."""
        self.portal, self.root = copy_of(closed, home / "portal"), home / "situs"
        self.build()
        self.before = self.page()
        stamp(self.portal, "2025", Authority(home / "lembaga", "Satu"))
        sign(self.portal, "2025", key_file(home / "kunci"))
        self.build()

    def build(self) -> None:
        """Build the site, with what the last build left."""
        told = ["--site-dir", str(self.root), "-C", str(self.portal)]
        assert main(["build", "--no-search", "--no-downloads", *told]) == 0

    def page(self, address: str = "arsip/2025/") -> str:
        """A page as it stands."""
        return (self.root / address / "index.html").read_text("utf-8")

    def commands(self) -> str:
        """The commands of the section about stamps and signatures."""
        section = self.page().partition('id="cap"')[2].partition("</section>")[0]
        return html.unescape("\n".join(re.findall(r"<pre[^>]*><code>(.*?)</code>", section, re.S)))


@pytest.fixture(scope="module")
def site(closed_portal: Path, tmp_path_factory: pytest.TempPathFactory) -> Site:
    return Site(closed_portal, tmp_path_factory.mktemp("bercap"))


@pytest.fixture
def taken(site: Site, tmp_path: Path) -> Path:
    """What a reader has who took the ZIP and the files beside it, and opened it; its folder."""
    for path in (site.root / "arsip/cap").iterdir():
        shutil.copy(path, tmp_path)
    with zipfile.ZipFile(site.root / "arsip/2025/kks-2025-v1.zip") as packed:
        packed.extractall(tmp_path)
    return tmp_path / "kks-2025-v1"


def run(script: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run commands as a reader would, in a shell without this program."""
    return subprocess.run(
        ["bash", "-uc", script], cwd=folder, capture_output=True, text=True, check=False
    )


def test_the_commands_on_the_page_check_what_the_site_offers(site: Site, taken: Path) -> None:
    script = site.commands()
    assert [line.split()[0] for line in script.splitlines()] == ["minisign", "openssl"]
    done = run(f"set -e\n{script}", taken)
    assert done.returncode == 0, done.stderr
    assert "Verification: OK" in done.stdout
    assert "Signature and comment signature verified" in done.stdout


def test_the_commands_on_the_page_refuse_another_archive(site: Site, taken: Path) -> None:
    tags = taken / "tagmanifest-sha512.txt"
    tags.write_bytes(tags.read_bytes() + b"\n")
    for command in site.commands().splitlines():
        assert run(command, taken).returncode != 0, command


def test_the_three_commands_above_them_check_the_archive(site: Site, taken: Path) -> None:
    first = re.search(r"<pre[^>]*><code>(.*?)</code>", site.page(), re.S)
    assert first is not None
    shutil.rmtree(taken)
    shutil.copy(site.root / "arsip/2025/kks-2025-v1.zip", taken.parent)
    done = run(f"set -e\n{html.unescape(first[1])}", taken.parent)
    assert done.returncode == 0, done.stderr
    (digest,) = re.findall(r"[0-9a-f]{128}", done.stdout)
    assert digest in site.page()


def test_what_was_added_after_the_site_was_built_is_on_the_next_one(site: Site) -> None:
    assert 'id="cap"' not in site.before
    assert "Cap waktu oleh cap.contoh.example" in site.page()
    assert "Ada 1 cap waktu dan tanda tangan pengelola." in site.page("arsip/")


def test_a_page_of_today_leads_to_what_it_was_and_back(site: Site) -> None:
    page = site.page("daerah/kabupaten-simulasi-001/")
    for cycle in ("2023", "2025"):
        assert f'arsip/{cycle}/daerah/kabupaten-simulasi-001/">{cycle}</a>' in page
    then = site.page("arsip/2025/daerah/kabupaten-simulasi-001/")
    assert 'href="../../../../daerah/kabupaten-simulasi-001/">Keadaan sekarang</a>' in then
    assert "menu, rincian, dan tautan lain menuju keadaan sekarang." in then


def test_machines_are_told_too(site: Site) -> None:
    told = json.loads((site.root / "api/v1/arsip.json").read_bytes())["arsip"]
    first, second = (one["cap"] for one in told)
    assert first == []
    assert [(one["versi"], one["jenis"], one["lembaga"]) for one in second] == [
        (1, "tanda tangan", None),
        (1, "cap waktu", "cap.contoh.example"),
    ]
    assert second[0]["berkas"] == ["https://kks.contoh.example/arsip/cap/2025-v1.minisig"]
    assert told[1]["kunci_publik"] in site.page()


def test_a_file_that_was_exchanged_is_shown_as_no_evidence_and_not_offered(
    site: Site, tmp_path: Path
) -> None:
    portal = copy_of(site.portal, tmp_path / "portal")
    place = portal / "arsip/cap/2025-v1.cap.contoh.example.tsr"
    place.write_bytes(place.read_bytes() + b"\0")
    target = tmp_path / "situs"
    told = ["--site-dir", str(target), "-C", str(portal)]
    assert main(["build", "--no-search", "--no-downloads", "--no-cache", *told]) == 0
    page = (target / "arsip/2025/index.html").read_text("utf-8")
    assert "Berkasnya hilang atau berubah, jadi bukan bukti." in page
    assert "openssl" not in page
    assert {path.name for path in (target / "arsip/cap").iterdir()} == {
        "2025-v1.minisig",
        "kunci.pub",
    }


def test_archived_addresses_keep_answering_like_others(site: Site, tmp_path: Path) -> None:
    """Listed when they are published; while the archive is damaged, since when not; then again."""
    portal, target = copy_of(site.portal, tmp_path / "portal"), tmp_path / "situs"
    told = ["--site-dir", str(target), "-C", str(portal)]
    address = "arsip/2025/daerah/kabupaten-simulasi-001/"
    frozen = portal / "arsip/2025/v1/content/data/halaman/daerah/kabupaten-simulasi-001/index.html"
    whole = frozen.read_bytes()

    def publish(day: str) -> tuple[str, list[str]]:
        """Build, record, build: the page at the address, and what is recorded of it."""
        assert main(["build", "--no-search", "--no-downloads", *told]) == 0
        assert main(["publish-list", str(target), "--tanggal", day, "-C", str(portal)]) == 0
        assert main(["build", "--no-search", "--no-downloads", *told]) == 0
        lines = (portal / "alamat-terbit.csv").read_text("utf-8").splitlines()
        page = (target / address / "index.html").read_text("utf-8")
        return page, [line.removeprefix(address) for line in lines if line.startswith(address)]

    page, lines = publish("2026-03-03")
    assert ("Keadaan sekarang" in page, lines) == (True, [",2026-03-03,"])
    frozen.write_bytes(whole + b"x")
    page, lines = publish("2026-03-04")
    assert lines == [",2026-03-03,", ",,2026-03-04"]
    assert "terbit sejak 3 Maret 2026, tidak ada lagi sejak 4 Maret 2026." in page
    assert "seperti saat siklus 2025 ditutup" in page
    assert 'href="../../../../daerah/kabupaten-simulasi-001/"' in page
    cycle = (target / "arsip/2025/index.html").read_text("utf-8")
    assert "Isinya berubah sesudah dibekukan, jadi tidak ditawarkan di sini." in cycle
    assert not [*(target / "arsip/2025").glob("*.zip")]
    assert main(["validate", "-C", str(portal)]) == 0  # a warning
    frozen.write_bytes(whole)
    page, lines = publish("2026-03-05")
    assert ("Keadaan sekarang" in page, lines[2:]) == (True, [",2026-03-05,"])


def test_the_last_check_stands_on_the_pages_with_its_day(site: Site, tmp_path: Path) -> None:
    """Of every cycle, though one was asked for; after a new version it says that it is older."""
    portal = copy_of(site.portal, tmp_path / "portal")
    target = tmp_path / "situs"
    told = ["--site-dir", str(target), "-C", str(portal)]
    main(["verify", "2025", "--catat", "--tanggal", "2026-03-03", "-C", str(portal)])
    assert main(["build", "--no-search", "--no-downloads", *told]) == 0
    for place in ("arsip", "arsip/2023", "arsip/2025"):
        page = (target / place / "index.html").read_text("utf-8")
        assert "Diperiksa 3 Maret 2026: utuh." in page
    close(portal, "2025", "2026-04-01")
    assert main(["build", "--no-search", "--no-downloads", *told]) == 0
    page = (target / "arsip/2025/index.html").read_text("utf-8")
    assert "Diperiksa 3 Maret 2026: utuh, sebelum versi 2; sejak itu belum diperiksa lagi." in page
    other = (target / "arsip/2023/index.html").read_text("utf-8")
    assert "Diperiksa 3 Maret 2026: utuh." in other
