"""Who has read a rule beside its sentences, and what those sentences were then."""

from __future__ import annotations

from engross.model.rules.passage import SourcePassage
from engross.values import dataclass


@dataclass(frozen=True, slots=True)
class Review:
    """A rule of one version as it was accepted: its sentences, who reviewed it, on which day (ISO).

    An empty ``reviewer`` says that the sentences are recorded and nobody has reviewed the rule yet.
    """

    rule: str
    version: str
    passages: tuple[SourcePassage, ...]
    reviewer: str = ""
    date: str = ""


@dataclass(frozen=True, slots=True)
class ReviewRecord:
    """All reviews of a chapter's rules, and the SHA-256 of the Python that was written out when they were made."""

    emitted: str = ""
    reviews: tuple[Review, ...] = ()

    def of(self, rule: str, version: str) -> Review | None:
        """The review of a rule in a version."""
        return next((r for r in self.reviews if r.rule == rule and r.version == version), None)
