"""Checks of references against the version in force: what a proposal does to citations that nobody touched."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from engross.checks.analysis.citation_words import short_citation
from engross.checks.analysis.prepared_draft import LocatedCitation, PreparedDraft
from engross.checks.analysis.reference_outcomes import ReferenceOutcome, reference_outcome
from engross.checks.analysis.word_stems import opening_words
from engross.checks.by_subject.references import remark_on
from engross.checks.remark import Remark
from engross.model.findings.finding import Fix


def target_renumbered(prepared: PreparedDraft) -> Iterator[Remark]:
    """A citation of a number that the proposal has changed.

    What it cited goes by another number now, and nothing goes by the old one. Write the new number; ``--fix`` does.
    Found in every chapter, not only in the one that is amended.
    """
    for cited, found in _of(prepared, "renumbered"):
        new = prepared.place(found.now, found.now_in)
        remark = remark_on(cited, f"{short_citation(cited.citation)} is {new} now", f"write {new}")
        yield replace(remark, fix=_fix(cited, new))


def target_repealed(prepared: PreparedDraft) -> Iterator[Remark]:
    """A citation of what the proposal repeals.

    Strike the citation, or cite what takes the place of the provision that goes.
    """
    for cited, found in _of(prepared, "repealed"):
        first = opening_words(found.was)
        message = f"{short_citation(cited.citation)} (“{first}”) is repealed and nothing goes by its number now"
        yield remark_on(cited, message, "strike the citation, or cite what takes its place")


def target_changed(prepared: PreparedDraft) -> Iterator[Remark]:
    """A citation whose words were not touched but mean another provision now.

    In the version in force the same words led to a provision that the proposal has renumbered, moved or repealed,
    and something else goes by its number now. It resolves, so that no link checker sees it. Write the new number
    of what was cited, or make sure that the new meaning is wanted.
    """
    for cited, found in _of(prepared, "retargeted"):
        at = prepared.index_of(cited.resolution.chapter)
        message = (
            f"{short_citation(cited.citation)} meant “{opening_words(found.was)}” "
            f"and now means “{opening_words(cited.target)}” ({prepared.place(cited.target, at)})"
        )
        if found.now is None:
            yield remark_on(
                cited, message, "what it meant is repealed: strike the citation, or see that the new meaning fits"
            )
        else:
            new = prepared.place(found.now, found.now_in)
            yield remark_on(cited, message, f"what it meant is {new} now: write that, or see that the new meaning fits")


def _of(prepared: PreparedDraft, outcome: str) -> Iterator[tuple[LocatedCitation, ReferenceOutcome]]:
    for cited in prepared.cited:
        found = reference_outcome(cited, prepared)
        if found.outcome == outcome:
            yield cited, found


def _fix(cited: LocatedCitation, new: str) -> Fix | None:
    """Writing the new number, where a reference of its own holds the whole of the old one."""
    citation = cited.citation
    whole = cited.tag is not None and not citation.listed and citation.words.startswith(("§ ", "Table "))
    return Fix("words", cited.passage.provision.eid, citation.words, new) if whole else None
