"""How a figure is quoted: what, its value, as of when, by which source. The reader adds the day.

A permanent id is made of the measure and the moment, so it stays when newer figures come.
"""

from __future__ import annotations

from collections.abc import Iterable

from kksportal.compute.resolve import Topic
from kksportal.model.claim import Figure, Missing
from kksportal.text import join_words, slugify
from kksportal.words.views import ClaimView, FigureView, ScoreMark

_OTHER = "menurut sumber lain"


def topic_anchor(topic: Topic, figure: Figure, own: str) -> str:
    """The id of a figure of a topic: measure, what narrows it, and its moment."""
    claims = () if isinstance(figure, Missing) else figure.claims
    moment = next((c.as_of for c in claims if c.as_of), "tanpa-tanggal")
    parts = [
        topic.ukuran,
        topic.subjek if topic.subjek != own else "",
        topic.tatanan,
        topic.sifat if topic.sifat != "capaian" else "",
        moment,
    ]
    return "angka-" + slugify("-".join(part for part in parts if part))


def stated_anchor(tatanan: str, cycle: str, assessor: str) -> str:
    """The id of a score that sources state."""
    return slugify(f"nilai-{tatanan}-{cycle}-{assessor}")


def quotable(view: FigureView, anchor: str, place: str) -> FigureView:
    """The figure with its permanent id on this page, and the sentence that quotes it.

    `place` is "" where the label already names whose figure it is: a province's is no district's.
    """
    if not view.claims:
        return view._replace(anchor=anchor)
    first, *others = view.claims
    claims_text = "; ".join(
        (
            _claim(first),
            *(
                f"{'dalam sumber yang sama' if claim.source_ids == first.source_ids else _OTHER}: "
                f"{_claim(claim)}"
                for claim in others
            ),
        )
    )
    kind = f" ({view.kind})" if view.kind else ""
    what = ", ".join(part for part in (f"{view.label}{kind}", place) if part)
    return view._replace(anchor=anchor, quote=f"{what}: {claims_text}.")


def mark_quote(mark: ScoreMark, tatanan: str, cycle: str, place: str) -> str:
    """An assessor's score in one sentence."""
    return (
        f"Skor {tatanan} {place} siklus {cycle} menurut {mark.label.lower()}: {mark.text}, "
        f"{mark.as_of} ({_sources(mark.sources)}); {mark.filled}."
    )


def distinct(views: Iterable[FigureView]) -> tuple[FigureView, ...]:
    """The same views, every id once: a second one of the same measure and moment is numbered."""
    seen: dict[str, int] = {}
    result = []
    for view in views:
        if not view.anchor:
            result.append(view)
            continue
        count = seen[view.anchor] = seen.get(view.anchor, 0) + 1
        result.append(view if count == 1 else view._replace(anchor=f"{view.anchor}-{count}"))
    return tuple(result)


def _claim(claim: ClaimView) -> str:
    out_of = f" {claim.out_of}" if claim.out_of else ""
    share = f" ({claim.share})" if claim.share else ""
    return f"{claim.text}{out_of}{share}, {claim.as_of} ({_sources(claim.sources)})"


def _sources(links: Iterable[object]) -> str:
    return join_words([str(getattr(link, "label", link)) for link in links])
