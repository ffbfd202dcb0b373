"""`/periksa/` for Hugo: its template has words and form controls only, and few marks of Jinja."""

from __future__ import annotations

import re
from pathlib import Path

OURS = Path(__file__).parent.parent / "site_templates/halaman/periksa.html"
THEIRS = Path(__file__).parent / "hugo/layouts/periksa.html"
_MARKS = {
    "{{ halaman.title }}": "{{ .title }}",
    "{{ akar }}": "{{ $akar }}",
    "{% if not halaman.ready %}": "{{ if not .ready }}",
    "{% else %}": "{{ else }}",
    "{% endif %}": "{{ end }}",
}
_DIGEST = re.compile(r'\{\{ sidik\(("[^"]+")\) \}\}')


def translated(text: str) -> str:
    """Our template as Hugo's; raises ValueError where it has a mark that is not known here."""
    for ours, theirs in _MARKS.items():
        text = text.replace(ours, theirs)
    text = _DIGEST.sub(r'integrity="{{ index hugo.Data.sidik \1 }}"', text)
    if "{%" in text:
        raise ValueError("a mark of Jinja without its translation")
    begin, end = '{{ define "main" }}{{ $akar := .b.akar }}{{ with .h }}', "{{ end }}{{ end }}\n"
    return begin + text.strip() + end


if __name__ == "__main__":
    THEIRS.write_text(translated(OURS.read_text("utf-8")), "utf-8", newline="\n")
