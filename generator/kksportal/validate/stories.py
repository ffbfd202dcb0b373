"""Stories and narratives against the data: places, tatanan, innovations, citations."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kksportal.errors import Finding
from kksportal.findings import kind
from kksportal.model.package import PortalInput, Story
from kksportal.validate.known import Known
from kksportal.validate.personal import personal_fault

_CITED = re.compile(r"\[@([^\]]+)\]")


def check_stories(data: PortalInput, known: Known) -> Iterator[Finding]:
    """Every finding about the texts of a portal."""
    for story in (*data.stories, *data.narratives):
        yield from _references(story, data, known)
        yield from _citations(story, data)
        yield from _simulation(story)
        yield from _personal(story)
    for story in data.narratives:
        yield from _place(story)


def _references(story: Story, data: PortalInput, known: Known) -> Iterator[Finding]:
    told = [("daerah", story.region, known.areas)]
    told += [
        ("tatanan", t, known.words["kosakata.tatanan"] | {"kelembagaan"}) for t in story.tatanan
    ]
    package = data.districts.get(story.region)
    if package is not None:
        told.append(("inovasi", story.innovation, frozenset(row.id for row in package.inovasi)))
    for name, value, allowed in told:
        if value and value not in allowed:
            yield Finding(kind=kind("KKS-N005"), path=story.path, row=1, column=name,
                          what=f"“{value}” tidak dikenal sebagai {name}.")  # fmt: skip


def _citations(story: Story, data: PortalInput) -> Iterator[Finding]:
    package = data.districts.get(story.region)
    known = {row.id for row in (*story.sources, *(package.sumber if package else ()))}
    for row, text in _lines(story):
        for cited in _CITED.findall(text):
            for one in re.split(r"[;,]\s*@?", cited):
                if one.strip() not in known:
                    what = f"“[@{one.strip()}]” tidak ada di isian sumber."
                    yield Finding(kind=kind("KKS-N008"), path=story.path, row=row, what=what)


def _simulation(story: Story) -> Iterator[Finding]:
    if story.region.startswith("S") != story.simulated:
        state = "bertanda simulasi" if story.simulated else "tidak bertanda simulasi"
        yield Finding(kind=kind("KKS-N011"), path=story.path, row=1, column="simulasi",
                      what=f"Naskah untuk “{story.region}” {state}.")  # fmt: skip


def _personal(story: Story) -> Iterator[Finding]:
    for row, text in _lines(story):
        fault = personal_fault(text)
        if fault is not None:
            yield Finding(kind=kind("KKS-N010"), path=story.path, row=row, what=fault.what)


def _place(story: Story) -> Iterator[Finding]:
    code, cycle, name = story.path.split("/")[-3:]
    told = (story.region, story.cycle, story.tatanan[0] if story.tatanan else "")
    wanted = (code, cycle, name.removesuffix(".md"))
    if told != wanted:
        yield Finding(kind=kind("KKS-N009"), path=story.path, row=1,
                      what=f"Kepala naskah menyebut {'/'.join(told)}.",
                      advice=f"Samakan dengan letak berkasnya: {'/'.join(wanted)}")  # fmt: skip


def _lines(story: Story) -> Iterator[tuple[int, str]]:
    return enumerate(story.body.split("\n"), start=story.line)
