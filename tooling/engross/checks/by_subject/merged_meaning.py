"""Checks of a merge: words that one branch wrote of law that the other amended, with nothing renumbered."""

from __future__ import annotations

from collections.abc import Iterator

from engross.checks.analysis.citation_words import short_citation
from engross.checks.analysis.new_words import IsNew
from engross.checks.analysis.prepared_draft import LocatedCitation, PreparedDraft
from engross.checks.analysis.reference_outcomes import ReferenceOutcome, reference_outcome
from engross.checks.analysis.word_stems import opening_words
from engross.checks.by_subject.references import remark_on
from engross.checks.remark import Remark
from engross.model.law.provision import CONTAINERS, Level, Provision
from engross.model.law.table import Table
from engross.patterns import compile_on_use

_POSITION = compile_on_use(
    r"\b(?P<way>preceding|foregoing|previous|prior|following|next|succeeding)\s"
    r"(?P<level>article|section|subsection|paragraph|subparagraph|clause)\b",
    2,
)
_AFTER = frozenset({"following", "next", "succeeding"})


def cited_law_amended_by_merge(prepared: PreparedDraft, is_new: IsNew) -> Iterator[Remark]:
    """A citation that one of the merged branches wrote, of a provision or table whose words the other amended.

    It leads where it led, to other words. Read them, and make sure that the citation still fits. Not reported where a
    chapter, an article or what the citation itself stands in is cited.
    """
    for cited in prepared.cited:
        found = reference_outcome(cited, prepared)
        if not isinstance(found.was, Provision | Table) or found.outcome != "sound" or not _is_new(cited, is_new):
            continue
        amended = found.now is not None and _words(found.was) != _words(found.now)
        if amended and not _holds(found.now, cited.passage.provision):
            message = f"{short_citation(cited.citation)} is cited as one branch has it, and the other amends its words"
            yield remark_on(cited, message, "read it as it stands now, and see that the citation fits")


def place_changed_by_merge(prepared: PreparedDraft, is_new: IsNew) -> Iterator[Remark]:
    """A range, or "the preceding section", that names other provisions together with the other branch's changes.

    One branch wrote it; the other inserted a provision there, moved or repealed one. Write the numbers that are meant.
    """
    for first, last in zip(prepared.cited, prepared.cited[1:], strict=False):
        if (first.citation.range_end, last.citation.range_end) == ("first", "last") and _is_new(first, is_new):
            yield from _range_changed(first, last, prepared)
    if prepared.history is None or prepared.base is None:
        return
    for passage in prepared.passages:
        kept = prepared.history.kept.get(id(passage.text))
        for found in _POSITION.finditer(passage.text.plain) if kept is not None else ():
            start, end = found.span()
            if kept is None or kept.untouched(start, end) is None or not is_new(passage.text, start, end):
                continue
            step = 1 if found["way"].lower() in _AFTER else -1
            level = _level(found["level"])
            before = _neighbour(kept.provision, level, step, prepared.base.above)
            now = _neighbour(passage.provision, level, step, prepared.index.above)
            if before is not None and prepared.history.became.get(id(before)) is not now:
                other = f"“{opening_words(now)}”" if now is not None else "nothing"
                message = f"“{found[0]}” meant “{opening_words(before)}” and now means {other}"
                yield passage.remark(start, end, message, "write the number of what is meant")


def definition_amended_by_merge(prepared: PreparedDraft, is_new: IsNew) -> Iterator[Remark]:
    """A defined term in words that one of the merged branches wrote, while the other amends its definition.

    Read the definition as it stands now, and make sure that the words still say what is meant.
    """
    if prepared.draft.comparison is None or prepared.history is None:
        return
    amended = {
        term
        for change in prepared.draft.comparison.root.walk()
        if change.old is not None and change.new is not None and change.new.level == "definition"
        if _words(change.old) != _words(change.new)
        for term in change.new.terms
    }
    for use in prepared.term_uses.uses if amended else ():
        kept = prepared.history.kept.get(id(use.passage.text))
        if use.defining or use.term.words not in amended or kept is None:
            continue
        if kept.untouched(use.start, use.end) is not None and is_new(use.passage.text, use.start, use.end):
            message = f"“{use.term.words}” is used as one branch defines it, and the other amends the definition"
            yield use.passage.remark(use.start, use.end, message, "read the definition, and see that the words fit")


def _is_new(cited: LocatedCitation, is_new: IsNew) -> bool:
    return is_new(cited.passage.text, cited.citation.start, cited.citation.end)


def _range_changed(first: LocatedCitation, last: LocatedCitation, prepared: PreparedDraft) -> Iterator[Remark]:
    """What changed between the ends of a range that stand where they stood."""
    one, other = reference_outcome(first, prepared), reference_outcome(last, prepared)
    before, now = _between(one.was, other.was, one), _between(one.now, other.now, one, now=True)
    if not before or not now:
        return
    gone, come = [p.number for p in before if p.number not in {q.number for q in now}], []
    come = [p.number for p in now if p.number not in {q.number for q in before}]
    if gone or come:
        held = [f"{', '.join(gone)} is in it no more"] if gone else []
        held += [f"{', '.join(come)} is in it now"] if come else []
        message = f"the range from {short_citation(first.citation)} to {last.citation.words} has changed: "
        yield remark_on(first, message + " and ".join(held), "see that the range is still what is meant")


def _between(
    first: Provision | Table | None, last: Provision | Table | None, found: ReferenceOutcome, *, now: bool = False
) -> list[Provision]:
    """The provisions of one level from ``first`` to ``last``; none where they are not in the order of one chapter."""
    index = found.now_in if now else found.was_in
    if not isinstance(first, Provision) or not isinstance(last, Provision) or index is None:
        return []
    level = [each for each in index.chapter.walk() if each.level == first.level]
    ends = [next((at for at, each in enumerate(level) if each is end), -1) for end in (first, last)]
    return level[ends[0] : ends[1] + 1] if 0 <= ends[0] <= ends[1] else []


def _neighbour(provision: Provision, level: Level, step: int, above: dict[int, Provision]) -> Provision | None:
    """The provision of ``level`` beside that one of ``level`` in which ``provision`` stands."""
    around: Provision | None = provision
    while around is not None and around.level != level:
        around = above.get(id(around))
    parent = above.get(id(around)) if around is not None else None
    if parent is None:
        return None
    siblings = [each for each in parent.children if each.level == level]
    at = next(at for at, each in enumerate(siblings) if each is around) + step
    return siblings[at] if 0 <= at < len(siblings) else None


def _level(word: str) -> Level:
    levels: dict[str, Level] = {
        "article": "article",
        "section": "section",
        "subsection": "subsection",
        "paragraph": "paragraph",
        "subparagraph": "subparagraph",
        "clause": "clause",
    }
    return levels[word.lower()]


def _holds(target: Provision | Table | None, provision: Provision) -> bool:
    """Whether the target is a whole unit, or holds ``provision``."""
    return isinstance(target, Provision) and (
        target.level in CONTAINERS or any(part is provision for part in target.walk())
    )


def _words(item: Provision | Table | None) -> list[str]:
    if isinstance(item, Provision):
        return [text.plain for part in item.walk() for text in part.texts()]
    return [text.plain for text in item.texts()] if item is not None else []
