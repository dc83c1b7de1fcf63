"""The brief of a bill: that of each of its chapters, as one document."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from engross.compose.own_anchors import with_own_anchors
from engross.model.publication.publication import Line, PageBlock, PageBreak, Publication, Run


def bill_brief(title: str, sponsor: str, briefs: Sequence[Publication]) -> Publication:
    """The briefs of all chapters of a bill, in its order, under its ``title``; ``sponsor``: empty for none."""
    introduced = (Line("centered", (Run(f"Introduced by {sponsor}"),)),) if sponsor else ()
    return Publication(
        title=f"{title}: in brief",
        subject="; ".join(each.subject for each in briefs),
        blocks=(Line("title", (Run(f"{title}: in brief"),)), *introduced, *_each(briefs)),
        footer=" · ".join(each.footer for each in briefs),
        date=max(each.date for each in briefs),
    )


def _each(briefs: Sequence[Publication]) -> Iterator[PageBlock]:
    for at, each in enumerate(briefs):
        if at:
            yield PageBreak()
        for block in with_own_anchors(each.blocks, f"part-{at + 1}"):
            if isinstance(block, Line) and block.style == "title":
                yield replace(block, style="chapter")
            else:
                yield block
