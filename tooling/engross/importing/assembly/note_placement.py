"""The publisher's notes where a page prints them: whose they are, and what the page has otherwise."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from engross.importing.assembly.provision_draft import ProvisionDraft
from engross.importing.known_text.edited_notes import note_read, notes_of_line
from engross.importing.known_text.known_notes import NotesOfPage, PageNote, notes_there
from engross.importing.source_page import ImportRemark, quoted
from engross.model.law.chapter import Chapter
from engross.model.law.provision import CONTAINERS, Provision
from engross.model.law.provision_note import ProvisionNote, is_in_brackets, printed_notes
from engross.model.law.text import Text


class PlacedNote(NamedTuple):
    """A note of the page, and the provisions that are open where it stands, the innermost first."""

    note: PageNote
    holders: tuple[ProvisionDraft, ...]


def settle_notes(
    placed: Sequence[PlacedNote], known: Chapter, root: ProvisionDraft, notes: NotesOfPage
) -> tuple[NotesOfPage, tuple[ImportRemark, ...]]:
    """Give each note to the provision that the page prints it in; the notes with what else is otherwise than in
    ``known``, and a remark for each that stands elsewhere than it stood.

    A note of an open provision is that provision's. Another was moved, or came with a section that is new: it becomes
    a note of the section that is open, and the provision that had it, if it is still there, has it no longer.
    A note that stands before other words of its provision is kept behind them, as notes are printed.
    """
    there = {identity: notes_there(known_one, notes.otherwise) for identity, known_one in _noted(root).items()}
    awaited = {identity: Counter(text.plain for text in texts if text) for identity, texts in there.items()}
    carried: list[str] = []
    remarks: list[ImportRemark] = []
    for note, holders in placed:
        words = note.text.plain
        owner = next((each for each in holders if awaited.get(_identity(each), Counter())[words]), None)
        if owner is not None:
            awaited[_identity(owner)][words] -= 1
        else:
            owner = next((each for each in holders if each.level == "section" or each.level in CONTAINERS), root)
            owner.notes += _as_notes(note.text, known, [*there.get(_identity(owner), ()), *printed_notes(owner.notes)])
            carried.append(words)
            behind = ", behind those that it had" if awaited.get(_identity(owner), Counter()).total() else ""
            remarks.append(_remark(note, f"is read as a note of {_name(owner)}{behind}"))
        if note.parts > 1:
            remarks.append(_remark(note, f"stands in {note.parts} paragraphs, and is kept as one"))
        if owner.level not in CONTAINERS and owner.last >= note.at:
            remarks.append(_remark(note, f"stands before other words of {_name(owner)}, and is kept behind them"))
    return replace(notes, otherwise={**notes.otherwise, **dict(_left(there, awaited, carried))}), tuple(remarks)


def _drafts(opened: ProvisionDraft) -> Iterator[ProvisionDraft]:
    yield opened
    for child in opened.children:
        yield from _drafts(child)


def _noted(root: ProvisionDraft) -> dict[str, Provision]:
    """The known provisions with notes that are still there, by identity."""
    found = (each.known for each in _drafts(root))
    return {known.identity: known for known in found if known is not None and known.notes}


def _identity(opened: ProvisionDraft) -> str:
    return opened.known.identity if opened.known is not None else ""


def _as_notes(line: Text, known: Chapter, beside: Iterable[Text | None]) -> Sequence[ProvisionNote]:
    """The notes that ``line`` prints: those of the known text; a second history ``beside`` another is a remark, since
    one provision's history is one line."""
    source = next((x.notes for x in known.walk() if any(line.plain == t.plain for t in printed_notes(x.notes))), None)
    made = notes_of_line(source, line) if source is not None else (note_read(line),)
    if any(note.kind != "editor" for note in made) and any(text and is_in_brackets(text.plain) for text in beside):
        return (ProvisionNote("editor", line),)
    return made


def _left(
    there: Mapping[str, Sequence[Text | None]], awaited: Mapping[str, Counter[str]], carried: Sequence[str]
) -> Iterator[tuple[str, tuple[Text | None, ...]]]:
    """The lines of each known provision that has lost one of them to another place on the page."""
    moved = Counter(carried)
    for identity, texts in there.items():
        lost = awaited[identity] & moved
        if lost:
            moved -= lost
            yield identity, tuple(None if text and _taken(lost, text.plain) else text for text in texts)


def _taken(lost: Counter[str], words: str) -> bool:
    lost[words] -= 1
    return lost[words] >= 0


def _remark(note: PageNote, what: str) -> ImportRemark:
    return ImportRemark("unsure", note.place, f"the publisher's note {quoted(note.text.plain)} {what}")


def _name(opened: ProvisionDraft) -> str:
    heading = opened.heading.plain if opened.heading is not None else ""
    return opened.label.rstrip(".: ") or quoted(heading)
