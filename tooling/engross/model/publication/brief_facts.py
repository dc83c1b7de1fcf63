"""What a brief says besides the law: the dates, how to comment, the questions that are open."""

from __future__ import annotations

from engross.values import dataclass


@dataclass(frozen=True, slots=True)
class BriefFacts:
    """Sentences for the brief of a proposal. ``questions``: what the checks found, the gravest first; None
    where that is told elsewhere."""

    dates: tuple[str, ...] = ()
    comment: tuple[str, ...] = ()
    questions: tuple[str, ...] | None = ()
