"""Texts for the tests of what is frozen."""

from __future__ import annotations

from kksportal.model.package import Story


def story(slug: str, cycle: str, body: str = "Isi.") -> Story:
    """A story of a cycle, as it is read."""
    return Story(
        slug=slug,
        path=f"content/inovasi/{slug}.md",
        title=slug.title(),
        region="63.11",
        cycle=cycle,
        tatanan=("pasar",),
        body=body,
        line=10,
    )
