"""An enacted text as the code prints it: codified, with a history note at each section that an ordinance changed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from engross.enacting.new_ordinance import PLACEHOLDER
from engross.model.comparison.comparison import Comparison, ProvisionChange
from engross.model.law.chapter import Chapter, Version
from engross.model.law.legislative_action import LegislativeAction
from engross.model.law.modification import UNRECORDED
from engross.model.law.place import places
from engross.model.law.provision import Provision
from engross.model.law.provision_note import ProvisionNote
from engross.model.law.text import Text
from engross.patterns import compile_on_use
from engross.values import dataclass

_UNASSIGNED = compile_on_use(rf"{PLACEHOLDER}X*(?:[-.].*)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class CodifiedOrdinance:
    """An ordinance that a codified text holds: its ``number``, the ``enacted`` text that it made, and what that changed
    (``comparison``; None where there was no law of the chapter before)."""

    number: str
    enacted: Chapter
    comparison: Comparison | None


def unassigned_places(chapter: Chapter) -> tuple[str, ...]:
    """The chapter and the sections whose numbers are not given yet, as they are cited; empty where all are."""
    cited = places(chapter)
    return tuple(
        cited.get(provision.eid, "") or provision.label or "the chapter"
        for provision in (chapter.root, *chapter.sections())
        if not provision.number or _UNASSIGNED.fullmatch(provision.number)
    )


def changed_sections(comparison: Comparison) -> Iterator[ProvisionChange]:
    """The sections in which anything changed, in the order of the merged tree; both sides of a moved one."""
    waiting = [comparison.root]
    while waiting:
        change = waiting.pop()
        if change.either.level == "section":
            if any(each.kind != "unchanged" for each in change.walk()):
                yield change
        else:
            waiting.extend(reversed(change.children))


def codified(
    enacted: Chapter, version: Version, action: LegislativeAction, ordinances: Sequence[CodifiedOrdinance]
) -> Chapter:
    """``enacted`` as the codified text ``version``, with the history notes of ``ordinances``, oldest first.

    Each section that one added or changed gets a note that names it, written as the last such note of the chapter is.
    """
    notes: dict[str, tuple[ProvisionNote, ...]] = {}
    like = _last_history_note(enacted)
    for ordinance in ordinances:
        for section in _sections_of(ordinance):
            period = section.period or ordinance.enacted.period
            adopted_on = ordinance.enacted.version.date
            note = replace(_note(ordinance.number, like), adopted=adopted_on, effective=period.effective)
            notes[section.identity] = (*notes.get(section.identity, ()), note)
    return replace(
        enacted,
        version=version,
        base="",
        root=_noted(enacted.root, notes),
        changed_by=(),
        modifications=UNRECORDED,
        actions=(*enacted.actions, action),
        source=None,
    )


def _sections_of(ordinance: CodifiedOrdinance) -> Iterator[Provision]:
    """The sections that an ordinance added or changed, as its own text has them."""
    if ordinance.comparison is None:
        yield from ordinance.enacted.sections()
        return
    seen = set()
    for change in changed_sections(ordinance.comparison):
        if change.new is not None and change.new.identity not in seen:
            seen.add(change.new.identity)
            yield change.new


def _last_history_note(chapter: Chapter) -> ProvisionNote | None:
    found = [note for each in chapter.walk() for note in each.notes if note.kind == "history" and note.ordinance]
    return max(found, key=lambda note: str(note.effective or note.adopted or ""), default=None)


def _note(number: str, like: ProvisionNote | None) -> ProvisionNote:
    """A history note that names the ordinance ``number``; its words are those of ``like`` with that number."""
    was = like.ordinance.rpartition(" ")[2] if like is not None else ""
    if like is not None and was[:1].isdigit():
        name = like.ordinance.removesuffix(was) + number
        shown = like.text.plain
        at = shown.find(was)
        words = shown[:at] + number if at >= 0 else f"Ord. {number}"
        return ProvisionNote("history", Text(words), name)
    return ProvisionNote("history", Text(f"Ord. No. {number}"), f"Ord. No. {number}")


def _noted(provision: Provision, notes: dict[str, tuple[ProvisionNote, ...]]) -> Provision:
    if provision.level == "section":
        added = notes.get(provision.identity, ())
        return replace(provision, notes=(*provision.notes, *added)) if added else provision
    return replace(provision, children=tuple(_noted(child, notes) for child in provision.children))
