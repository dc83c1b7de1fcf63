"""The outcome of a citation against the version in force: sound, missing, renumbered, repealed, retargeted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

from engross.checks.analysis.chapter_indexes import IndexedCodeInForce
from engross.checks.analysis.prepared_draft import LocatedCitation, PreparedDraft
from engross.cite.finding.finder import find_citations
from engross.cite.resolving.chapter_index import ChapterIndex
from engross.cite.resolving.target_lookup import resolve
from engross.model.law.citation import Citation
from engross.model.law.provision import Provision
from engross.model.law.resolution import Resolution
from engross.model.law.table import Table
from engross.values import dataclass

if TYPE_CHECKING:
    from engross.checks.analysis.provision_history import ProvisionHistory

OutcomeKind = Literal["sound", "missing", "renumbered", "repealed", "retargeted", "elsewhere"]
"""``sound``: it leads where it led, or is new. ``missing``: it leads nowhere and never did. ``renumbered``: what it
led to has another number now. ``repealed``: that is gone. ``retargeted``: it leads to something else now.
``elsewhere``: out of the workspace, or in one of several chapters with a number, where nobody looked."""


@dataclass(frozen=True, slots=True)
class ReferenceOutcome:
    """The outcome; ``was``, where it led in the version in force, with that version's index; ``now``, what became
    of that."""

    outcome: OutcomeKind
    was: Provision | Table | None = None
    was_in: ChapterIndex | None = None
    now: Provision | Table | None = None
    now_in: ChapterIndex | None = None


def reference_outcome(cited: LocatedCitation, prepared: PreparedDraft) -> ReferenceOutcome:
    """Say what became of a citation, by its words as they stand and as they stood."""
    found = prepared.outcome_cache.get(id(cited))
    if not isinstance(found, ReferenceOutcome):
        found = prepared.outcome_cache[id(cited)] = _fate(cited, prepared)
    return found


def _fate(cited: LocatedCitation, prepared: PreparedDraft) -> ReferenceOutcome:
    outcome = cited.resolution.outcome
    if outcome in ("external", "unverified", "ambiguous"):
        return ReferenceOutcome("elsewhere")
    alone = prepared.history is None and outcome == "resolved" and cited.resolution.chapter is prepared.draft.chapter
    if alone or cited.trusted:
        return _SOUND
    before = _former_target(cited, prepared)
    if before is None:
        return _SOUND if outcome == "resolved" else ReferenceOutcome("missing")
    was, was_in, past, now_in = before
    now = past.became.get(id(was), was)
    if outcome == "resolved":
        return ReferenceOutcome("sound" if now is cited.target else "retargeted", was, was_in, now, now_in)
    return ReferenceOutcome("repealed" if now is None else "renumbered", was, was_in, now, now_in)


_SOUND = ReferenceOutcome("sound")

_FormerTarget: TypeAlias = "tuple[Provision | Table, ChapterIndex, ProvisionHistory, ChapterIndex]"


def _former_target(cited: LocatedCitation, prepared: PreparedDraft) -> _FormerTarget | None:
    """Where the words led in the version in force: the target, the index that holds it, its chapter's history, and
    the index of its chapter as it is now. None where the words are new, led nowhere, or nothing changed there."""
    own, citing, citation = prepared.index, cited.passage.provision, cited.citation
    if prepared.history is not None and prepared.base is not None:
        kept = prepared.history.kept.get(id(cited.passage.text))
        at = kept.untouched(citation.start, citation.end) if kept else None
        if kept is None or at is None:
            return None
        found = _same_words(citation, at, kept.old.plain)
        if found is None:
            return None
        own, citing, citation = prepared.base, kept.provision, found
    resolution = resolve(citation, citing, own, IndexedCodeInForce(prepared.indexed_code))
    target = resolution.table or resolution.provision
    if resolution.outcome != "resolved" or target is None or resolution.chapter is None:
        return None
    if any(target is holder for holder in resolution.chapter.above):
        return None  # a title is no part of the chapter, so that no change of the chapter retargets it
    return _held(target, resolution, own, prepared)


def _held(
    target: Provision | Table, resolution: Resolution, own: ChapterIndex, prepared: PreparedDraft
) -> _FormerTarget | None:
    if resolution.chapter is own.chapter:
        return (target, own, prepared.history, prepared.index) if prepared.history else None
    number = resolution.chapter.number if resolution.chapter else ""
    if number not in prepared.indexed_code:
        return None
    indexed = prepared.indexed_code.chapter(number)
    if indexed.past is None or indexed.old is None:
        return None
    return target, indexed.old, indexed.past, indexed.now


def _same_words(citation: Citation, at: int, old: str) -> Citation | None:
    """The citation in the old text that begins at ``at`` with the same words."""
    return next((one for one in find_citations(old) if one.start == at and _alike(one, citation)), None)


def _alike(one: Citation, other: Citation) -> bool:
    """Whether two citations say the same, the label that a member of a list shares included."""
    return (one.words, one.level, one.path, one.outer, one.base) == (
        other.words,
        other.level,
        other.path,
        other.outer,
        other.base,
    )
