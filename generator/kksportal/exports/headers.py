"""What a host sends beside each page, in the forms that cheap hosts read.

`_headers` is read by Cloudflare Pages and Netlify, `.htaccess` by Apache. GitHub and GitLab Pages
read neither: there the tag in each page holds, all but for frames.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

from kksportal import addresses
from kksportal.exports.files import File
from kksportal.policy import EMBEDS, OWN, PLAIN, PLAYING, UNFRAMED, policy

_ALWAYS = (
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "strict-origin-when-cross-origin"),
    ("Permissions-Policy", "camera=(), geolocation=(), microphone=()"),
)
_POLICY = "Content-Security-Policy"


def header_files(pages: Iterable[str], url: str) -> Iterator[File]:
    """The files of headers, for pages at these addresses, of a portal at this address."""
    folders = sorted({page.partition("/")[0] for page in pages if "/" in page} - {EMBEDS})
    yield File(address=addresses.HEADERS(), content=_headers(folders).encode())
    yield File(address=addresses.HTACCESS(), content=_htaccess(urlsplit(url).path or "/").encode())


def _headers(folders: Iterable[str]) -> str:
    lines = ["/*", *(f"  {name}: {value}" for name, value in _ALWAYS)]
    for place in ("", *(f"{folder}/*" for folder in folders)):
        folder = place.removesuffix("/*")
        own = policy(folder, films=folder in PLAYING)
        lines += [f"/{place}", f"  {_POLICY}: {own}; {UNFRAMED}"]
    return "\n".join((*lines, f"/{EMBEDS}/*", f"  {_POLICY}: {PLAIN}", ""))


def _htaccess(root: str) -> str:
    always = "\n".join(f'  Header always set {name} "{value}"' for name, value in _ALWAYS)
    own = "\n".join(
        f'''  <If "%{{REQUEST_URI}} =~ m#/{folder}/#">
    Header always set {_POLICY} "{rules}; {UNFRAMED}"
  </If>'''
        for folder, rules in (OWN | {one: policy(one, films=True) for one in PLAYING}).items()
    )
    return f"""ErrorDocument 404 {root}404.html
AddDefaultCharset utf-8
<IfModule mod_headers.c>
{always}
  Header always set {_POLICY} "{PLAIN}; {UNFRAMED}"
{own}
  <If "%{{REQUEST_URI}} =~ m#/{EMBEDS}/#">
    Header always set {_POLICY} "{PLAIN}"
  </If>
</IfModule>
"""
