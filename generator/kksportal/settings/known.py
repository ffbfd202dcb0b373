"""Which settings of `mkdocs.yml` there are, and why some do nothing here."""

from __future__ import annotations

TOP = frozenset({
    "site_name", "site_url", "site_description", "docs_dir", "site_dir", "use_directory_urls",
    "theme", "plugins", "nav", "extra_css", "exclude_docs", "not_in_nav", "draft_docs",
    "markdown_extensions", "mdx_configs", "validation", "hooks",
})  # fmt: skip
THEME = frozenset({"name", "language", "custom_dir", "font", "logo", "favicon", "palette"})
OWN = frozenset({
    "pengelola", "lapor", "hari_jawab", "jumlah_terkecil", "lanjutkan", "bahasa", "keamanan",
    "keamanan_sampai", "ubah", "halaman_kecamatan",
})  # fmt: skip
PALETTE = frozenset({"primary"})
_COMMANDS = "hanya perintah mkdocs yang memakainya"
_REPOSITORY = "tautan “Ubah di …” diatur dengan ubah di bawah kksportal"
UNUSED = {
    "site_author": "penyusun data disebut di tiap paket",
    "copyright": "lisensi data sudah ada di kaki setiap halaman",
    "repo_url": _REPOSITORY,
    "repo_name": _REPOSITORY,
    "edit_uri": _REPOSITORY,
    "edit_uri_template": _REPOSITORY,
    "extra_javascript": "portal tidak memuat skrip tambahan",
    "extra_templates": "templat sendiri ditaruh di site_templates/",
    "google_analytics": "halaman tidak meminta apa pun dari situs lain",
    "extra": "tidak ada halaman yang membacanya",
    "strict": _COMMANDS, "dev_addr": _COMMANDS, "watch": _COMMANDS,
    "remote_branch": _COMMANDS, "remote_name": _COMMANDS,
    "INHERIT": "tulis semua pengaturan di satu berkas",
    "theme.features": "portal memakai templatnya sendiri",
    "theme.icon": "portal memakai ikonnya sendiri",
    "theme.locale": "bahasa diatur dengan bahasa: [id, en] di bawah kksportal",
    "palette.accent": "satu warna cukup, yaitu primary",
    "palette.scheme": "terang atau gelap mengikuti perangkat pembaca",
    "palette.toggle": "terang atau gelap mengikuti perangkat pembaca",
    "palette.media": "terang atau gelap mengikuti perangkat pembaca",
    "plugins.search": "portal punya pencariannya sendiri",
}  # fmt: skip
# Extensions of Markdown that only format: no file, no address and no module is named in them.
SAFE_EXTENSIONS = frozenset({
    "abbr", "admonition", "attr_list", "def_list", "fenced_code", "footnotes", "md_in_html",
    "nl2br", "sane_lists", "smarty", "tables", "toc",
})  # fmt: skip
EXCLUDED = "/inovasi/\n/narasi/\n"  # stories and narratives are no editorial pages
