"""The owner's settings in `mkdocs.yml`, read without MkDocs and without running anything.

Each setting is honoured, or named with its line. A build that changes nothing of the editorial
pages never needs MkDocs.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from stat import S_ISREG
from typing import Any

from kksportal.effects import Folders
from kksportal.errors import Finding, PortalError, sort_findings
from kksportal.settings import known, values
from kksportal.settings.looks import OWN_STYLE, read_looks
from kksportal.settings.mark import ARCHIVE_MARK, read_mark
from kksportal.settings.menu import read_menu, stands
from kksportal.settings.mkdocs import mkdocs_settings, own_place
from kksportal.settings.overlay import differing, overlay_findings
from kksportal.settings.reader import SETTINGS, Reader
from kksportal.settings.texts import text_findings
from kksportal.settings.tree import MOST_BYTES, Problem, Tree, read_tree
from kksportal.settings.values import LANGUAGES, REPORT_DAYS, REPORT_PAGE
from kksportal.words.portal import ICON, ArchiveMark, PortalInfo

__all__ = [
    "LANGUAGES", "REPORT_DAYS", "REPORT_PAGE", "SETTINGS", "Settings", "portal_address",
    "read_settings",
]  # fmt: skip

_LONGEST_NAME = 200  # bytes of a folder's name


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The settings of a portal that its owner may choose, and what is wrong with them."""

    info: PortalInfo
    site: Path  # the folder of the built site
    keep_going: bool = False
    assets: Mapping[str, bytes] = field(default_factory=dict)  # the owner's logo and styles
    mkdocs: Mapping[str, Any] = field(default_factory=dict, compare=False)  # what MkDocs is told
    findings: tuple[Finding, ...] = field(default=(), compare=False)

    @property
    def errors(self) -> tuple[Finding, ...]:
        """The findings that stop a build."""
        return tuple(finding for finding in self.findings if finding.is_error)


def read_settings(root: Path, *, safe: bool = False) -> Settings:
    """The settings of a portal; `safe` where they may come from anybody, as in a pull request.

    Whatever `mkdocs.yml` holds, there are settings: what cannot be used is a finding.
    """
    folders = Folders(root=root, safe=safe)
    reader = Reader(root=root, tree=_tree(root), safe=safe)
    for problem in reader.tree.problems:
        reader.findings.append(reader.problem(problem))
    if not isinstance(reader.tree.value, dict):
        if not reader.tree.problems:
            reader.warn("A002", (), "Isinya bukan daftar pengaturan.")
        reader.tree = Tree(value={})
    top = reader.tree.value
    own = _own(reader)
    info = _info(reader, own, folders)
    site = _site(reader)
    told = mkdocs_settings(reader)
    for name in top:
        if name not in known.TOP:
            reader.unused((name,), known.TOP)
    _left_out(reader, folders)
    more = (*overlay_findings(folders), *text_findings(folders))
    return Settings(
        info=info,
        site=site,
        keep_going=values.switch(reader, (*_at(reader), "lanjutkan"), own.get("lanjutkan")),
        assets=reader.assets,
        mkdocs=told,
        findings=sort_findings((*reader.findings, *more)),
    )


def portal_address(text: str) -> str:
    """A portal's own address as typed by a person, with its last slash; "" stays "".

    Raises PortalError where it is no plain web address.
    """
    text = text.strip()
    if text and not values.ADDRESS.fullmatch(text):
        raise PortalError(
            f"“{text[:60]}” bukan alamat portal; tulis misalnya https://kks.contoh.go.id/"
        )
    return values.with_slash(text)


def _tree(root: Path) -> Tree:
    """The settings in the file; a pipe, a device or a link would never end, or be another's."""
    path = root / SETTINGS
    try:
        if not S_ISREG(path.lstat().st_mode):
            return Tree(problems=[Problem(line=0, what="Ini bukan berkas biasa.")])
        with path.open("rb") as file:
            return read_tree(file.read(MOST_BYTES + 1))
    except OSError:
        return read_tree(b"")


def _at(reader: Reader) -> tuple[str | int, ...]:
    return own_place(reader) or ("plugins",)


def _own(reader: Reader) -> Mapping[str, Any]:
    """The options under `plugins: kksportal`."""
    place = own_place(reader)
    if place is None:
        if reader.tree.value:
            reader.warn("A010", ("plugins",), "“kksportal” tidak disebut di bawah “plugins”.")
        return {}
    value: Any = reader.tree.value
    for part in place:
        value = value[part]
    own = value if isinstance(value, dict) else {}  # `- kksportal` alone has no options
    for name in own:
        if name not in known.OWN:
            reader.unused((*place, name), known.OWN)
    return own


def _info(reader: Reader, own: Mapping[str, Any], folders: Folders) -> PortalInfo:
    top, at = reader.mapping(()), _at(reader)
    name = reader.text(("site_name",), top.get("site_name"))
    if not name and reader.tree.value:
        reader.bad(("site_name",), "kosong", "Tulis nama portal di sana")
    url = values.site_address(reader)
    if not url and not top.get("site_url") and reader.tree.value:
        what = "site_url kosong" if "site_url" in top else "site_url tidak ada"
        reader.warn("A001", ("site_url",), what)
    report = values.report(reader, (*at, "lapor"), own.get("lapor"))
    if ":" not in report and own.get("lapor") and not stands(reader, report):
        reader.bad(
            (*at, "lapor"), f"menunjuk ke “{report}”, yang tidak ada",
            "Tulis halaman portal ini, misalnya tentang/, surel, atau alamat https://",
        )  # fmt: skip
    theme = _theme(reader)
    looks = read_looks(reader, dict(theme), frozenset(folders.assets()))
    styles = looks.styles
    if folders.own_templates is not None and OWN_STYLE.removeprefix("aset/") in folders.assets():
        styles = (*styles, OWN_STYLE)
    mark = _archive_mark(reader, folders)
    return PortalInfo(
        archive=mark,
        name=name or "Portal",
        tagline=reader.text(("site_description",), top.get("site_description")),
        url="" if mark else url,  # an archived page is at no address of the portal that lives on
        office=reader.text((*at, "pengelola"), own.get("pengelola")) or name or "Portal",
        report_href=report,
        report_days=values.days(reader, (*at, "hari_jawab"), own.get("hari_jawab")),
        smallest=values.smallest(reader, (*at, "jumlah_terkecil"), own.get("jumlah_terkecil")),
        languages=values.languages(reader, (*at, "bahasa"), own.get("bahasa")),
        kecamatan=values.switch(reader, (*at, "halaman_kecamatan"), own.get("halaman_kecamatan")),
        security=values.security(reader, at, own.get("keamanan"), own.get("keamanan_sampai")),
        edit="" if mark else values.edit(reader, (*at, "ubah"), own.get("ubah")),
        nav=read_menu(reader),
        logo=looks.logo,
        icon=looks.icon or ICON,
        styles=styles,
    )


def _archive_mark(reader: Reader, folders: Folders) -> ArchiveMark | None:
    """What the portal of a closed cycle says of itself; None of any other portal."""
    path = folders.root / ARCHIVE_MARK
    try:
        raw = path.read_bytes() if path.is_file() and not path.is_symlink() else b""
    except OSError:
        raw = b""
    if not raw:
        return None
    try:
        return read_mark(raw)
    except ValueError:
        what = f"{ARCHIVE_MARK} bukan tanda arsip"
        reader.bad((), what, f"Hapus {ARCHIVE_MARK}; hanya kks archive yang menulisnya")
        return None


def _theme(reader: Reader) -> Mapping[str, Any]:
    """The theme's settings; MkDocs also takes its name alone."""
    value = reader.mapping(()).get("theme")
    if value is None or isinstance(value, str):
        theme: Mapping[str, Any] = {"name": value} if value else {}
    else:
        theme = reader.mapping(("theme",))
    expected = {"name": "material", "language": "id", "font": False,
                "custom_dir": "site_templates/overrides"}  # fmt: skip
    told = {
        "name": "tidak dipakai: portal memakai templatnya sendiri",
        "language": "tidak dipakai; bahasa lain diatur dengan bahasa: [id, en] di bawah kksportal",
        "font": "tidak dipakai: huruf tidak diambil dari situs lain",
        "custom_dir": "tidak dipakai: templat sendiri ditaruh di site_templates/",
    }
    for name, value in theme.items():
        if name not in known.THEME:
            reader.unused(("theme", name), known.THEME, section="theme")
        elif name in expected and value is not None and value != expected[name]:
            reader.skipped(("theme", name), told[name], "Hapus pengaturan itu")
    return theme


def _site(reader: Reader) -> Path:
    """The folder of the built site; a safe build stays in the portal."""
    top = reader.mapping(())
    for name, right, advice in (
        ("docs_dir", "content", "Isi portal selalu di content/"),
        ("use_directory_urls", True, "Alamat yang sudah terbit harus tetap; hapus pengaturan itu"),
    ):
        if top.get(name, right) not in (right, f"{right}/"):
            reader.bad((name,), f"berisi “{str(top[name])[:40]}”, yang tidak dapat dipakai", advice)
    value = reader.text(("site_dir",), top.get("site_dir")) or "site"
    if any(len(part.encode()) > _LONGEST_NAME for part in Path(value).parts):
        reader.bad(("site_dir",), "terlalu panjang", "Tulis misalnya site")
        value = "site"
    site = (reader.root / value).resolve()
    if reader.safe and not site.is_relative_to(reader.root.resolve()):
        reader.left_out.append("site_dir")
        site = (reader.root / "site").resolve()
    return site


def _left_out(reader: Reader, folders: Folders) -> None:
    """One sentence for all settings, and one for all templates, that a safe build does without."""
    if not reader.safe:
        return
    if reader.left_out:
        names = ", ".join(dict.fromkeys(reader.left_out))
        reader.warn("A007", (), f"Dengan --aman tidak dipakai: {names}.")
    if files := differing(folders):
        some = ", ".join(files[:3]) + (", …" if len(files) > 3 else "")
        reader.warn(
            "A007", (),
            f"Dengan --aman templat dan gaya bawaan program yang dipakai; {len(files)} berkas di "
            f"site_templates/ berbeda dari bawaan ({some}).",
        )  # fmt: skip
