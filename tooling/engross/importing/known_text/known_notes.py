"""The publisher's notes of a known text: known on a page by their words, kept with the provisions still there.

A page that shows none of them leaves them as they are: an ordinance need not print them. A page that shows some, or is
known to print them, is followed: a note that was edited there has the words of the page, and one that is gone there is
gone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field, replace
from typing import NamedTuple

from engross.importing.known_text.edited_notes import notes_with_line, notes_without_line
from engross.importing.known_text.known_lines import KnownLine, KnownText, known_text
from engross.importing.known_text.line_matching import match_known_lines
from engross.importing.source_page import ImportRemark, PageItem, Paragraph, joined, quoted
from engross.model.law.chapter import Chapter
from engross.model.law.place import places
from engross.model.law.provision import Provision
from engross.model.law.provision_note import ProvisionNote, is_in_brackets, printed_notes
from engross.model.law.text import Text
from engross.values import dataclass

_NEAR = 3
"""Lines of the known text behind the last that was found, among which a note may be missing."""
_MOST = 400
"""Characters of a note that a remark quotes."""
PageNotes = Mapping[str, tuple[Text | None, ...]]
"""By the identity of a provision some of whose notes are otherwise on the page: the lines of its notes there, in the
order of ``printed_notes``; None for one that is gone."""


class PageNote(NamedTuple):
    """A line of a page that prints a publisher's note; ``at``: so many items of the law stand before it, ``parts``: so
    many paragraphs it has there."""

    text: Text
    place: str
    at: int
    parts: int = 1


@dataclass(frozen=True, slots=True)
class NotesOfPage:
    """The notes that a page prints, in its order, and what it has ``otherwise`` than the known text."""

    lines: tuple[PageNote, ...] = ()
    otherwise: PageNotes = field(default_factory=dict)


def without_notes(
    items: Sequence[PageItem], known: Chapter, *, prints_all: bool = False
) -> tuple[list[PageItem], NotesOfPage]:
    """``items`` without the lines that print the notes of ``known``, which are no words of the law; and these notes.
    ``prints_all``: a note that the page does not show was taken out of it."""
    lines = Counter(text.plain for provision in known.walk() for text in printed_notes(provision.notes))
    if not lines:
        return list(items), NotesOfPage()
    kept: list[PageItem] = []
    notes: list[PageNote] = []
    missing = lines.copy()
    items, split = _rejoined(items, lines, known)
    law = _lines_of_law(items, known, lines)
    for number, item in enumerate(items):
        words = item.text.plain if isinstance(item, Paragraph) and not item.label else ""
        if isinstance(item, Paragraph) and words and missing[words] and number not in law:
            missing[words] -= 1
            notes.append(PageNote(item.text, item.place, len(kept), split.get(number, 1)))
        else:
            kept.append(item)
    if not missing.total():
        return kept, NotesOfPage(tuple(notes))
    kept, edited, shows = _without_edited(items, known, split)
    return kept, edited if shows or prints_all else NotesOfPage()


def _rejoined(
    items: Sequence[PageItem], notes: Mapping[str, int], known: Chapter
) -> tuple[Sequence[PageItem], Mapping[int, int]]:
    """``items`` with a paragraph for each of ``notes`` that the page has in several, word for word; and how many, by
    where that paragraph stands. What is a paragraph of the law of ``known`` stays one."""
    law = {text.plain for provision in known.walk() for text in provision.body if isinstance(text, Text)}
    made: list[PageItem] = []
    split: dict[int, int] = {}
    at = 0
    while at < len(items):
        whole, parts = _rejoined_at(items, at, notes)
        first = items[at]
        if parts > 1 and isinstance(first, Paragraph) and first.text.plain in law:
            whole, parts = first, 1
        if parts > 1:
            split[len(made)] = parts
        made.append(whole)
        at += parts
    return (made, split) if split else (items, split)


def _rejoined_at(items: Sequence[PageItem], at: int, notes: Mapping[str, int]) -> tuple[PageItem, int]:
    first = whole = items[at]
    parts = 1
    while isinstance(whole, Paragraph) and not whole.label and whole.text.plain and whole.text.plain not in notes:
        behind = items[at + parts] if at + parts < len(items) else None
        begun = f"{whole.text.plain} "
        if not isinstance(behind, Paragraph) or behind.label or not any(note.startswith(begun) for note in notes):
            return first, 1
        whole = replace(whole, text=joined(whole.text, behind.text))
        parts += 1
    return (whole, parts) if isinstance(whole, Paragraph) and whole.text.plain in notes else (first, 1)


def _lines_of_law(items: Sequence[PageItem], known: Chapter, notes: Mapping[str, int]) -> frozenset[int]:
    """Which ``items`` are law although ``known`` has their words as a note too: the lines around them tell."""
    words = {text.plain for provision in known.walk() for text in provision.texts() if text.plain in notes}
    if not words:
        return frozenset()
    found = _lines_of(items, known_text(known, noted=True))
    return frozenset(
        number
        for number, (item, line) in enumerate(zip(items, found, strict=True))
        if isinstance(item, Paragraph) and item.text.plain in words and (line is None or line.role != "note")
    )


def notes_there(provision: Provision, otherwise: PageNotes) -> tuple[Text | None, ...]:
    """The lines of the notes of a known provision as the page has them; None for one that is gone."""
    return otherwise.get(provision.identity, printed_notes(provision.notes))


def _without_edited(
    items: Sequence[PageItem], known: Chapter, split: Mapping[int, int]
) -> tuple[list[PageItem], NotesOfPage, bool]:
    """As ``without_notes``, with the notes that were edited; and whether the page shows any."""
    text = known_text(known, noted=True)
    shown: dict[tuple[str, str], list[Text]] = {}
    kept: list[PageItem] = []
    notes: list[PageNote] = []
    lines = _lines_of(items, text)
    beside = _beside_notes(items, lines)
    for number, (item, line) in enumerate(zip(items, lines, strict=True)):
        if not isinstance(item, Paragraph) or (number not in beside and not _prints(item, line)):
            kept.append(item)
            continue
        notes.append(PageNote(item.text, item.place, len(kept), split.get(number, 1)))
        if line is not None and isinstance(line.block, Text):
            shown.setdefault((line.provision.identity, line.block.plain), []).append(item.text)
    shows = bool(shown)
    found: dict[str, tuple[Text | None, ...]] = {}
    for provision in known.walk():
        printed = printed_notes(provision.notes)
        there = tuple(_next_of(shown.get((provision.identity, text.plain), [])) for text in printed)
        if [text.plain if text else None for text in there] != [text.plain for text in printed]:
            found[provision.identity] = there
    return kept, NotesOfPage(tuple(notes), found), shows


def _lines_of(items: Sequence[PageItem], text: KnownText) -> list[KnownLine | None]:
    """The known line that each item is or was; what is set as a note and like none is the one that is missing there."""
    found = [match.line if match is not None else None for match in match_known_lines(items, text)]
    at = {id(line): number for number, line in enumerate(text.lines)}
    taken = {id(line) for line in found if line is not None}
    last = -1
    for number, (item, line) in enumerate(zip(items, found, strict=True)):
        if line is not None:
            last = at[id(line)]
        elif isinstance(item, Paragraph) and item.style == "note":
            behind = text.lines[last + 1 : last + 1 + _NEAR]
            missing = next((each for each in behind if each.role == "note" and id(each) not in taken), None)
            if missing is not None:
                found[number] = missing
                taken.add(id(missing))
                last = at[id(missing)]
    return found


def _next_of(texts: list[Text]) -> Text | None:
    return texts.pop(0) if texts else None


def _beside_notes(items: Sequence[PageItem], lines: Sequence[KnownLine | None]) -> frozenset[int]:
    """Which ``items`` are set as a note, like none of the known text, and stand beside one that is known: new ones, and
    the parts of one that was edited and divided."""
    found: set[int] = set()
    for order in (range(len(items)), reversed(range(len(items)))):
        beside = False
        for number in order:
            item, line = items[number], lines[number]
            is_new = isinstance(item, Paragraph) and item.style == "note" and not item.label and line is None
            if is_new and beside:
                found.add(number)
            beside = _prints(item, line) or (is_new and beside)
    return frozenset(found)


def _prints(item: PageItem, line: KnownLine | None) -> bool:
    """Whether an item prints the note that ``line`` is, as it was or edited."""
    if line is None or line.role != "note" or not isinstance(line.block, Text):
        return False
    return _is_note(item, line.block)


def _is_note(item: PageItem, known: Text) -> bool:
    """Whether an item that is like a note of the known text is that note: what is in brackets stays so."""
    if not isinstance(item, Paragraph) or item.label:
        return False
    same = item.text.plain == known.plain
    return same or item.style == "note" or (is_in_brackets(known.plain) and is_in_brackets(item.text.plain))


def with_notes(root: Provision, known: Chapter, otherwise: PageNotes) -> tuple[Provision, tuple[ImportRemark, ...]]:
    """``root`` with the notes that ``known`` has of provisions of the same identity, before its own, but for those that
    the page has ``otherwise``; a remark for each that is gone or has other words."""
    notes = {each.identity: each for each in known.walk() if each.notes}
    if not notes:
        return root, ()
    there = {each.identity for each in root.walk()}
    cited = places(known)
    remarks = [
        remark
        for identity, each in notes.items()
        for remark in _changes(
            each, cited.get(each.eid, ""), otherwise.get(identity, ()) if identity in there else _all_gone(each)
        )
    ]

    def noted(provision: Provision) -> Provision:
        known_one = notes.get(provision.identity)
        own = provision.notes
        if known_one is not None:
            own = (*_notes_of(known_one, otherwise.get(provision.identity, ())), *own)
        return replace(provision, notes=own, children=tuple(noted(child) for child in provision.children))

    return noted(root), tuple(remarks)


def _all_gone(provision: Provision) -> tuple[None, ...]:
    return tuple(None for _ in printed_notes(provision.notes))


def _notes_of(known: Provision, there: Sequence[Text | None]) -> tuple[ProvisionNote, ...]:
    notes = known.notes
    for was, text in zip(printed_notes(known.notes), there, strict=False):
        if text is None:
            notes = notes_without_line(notes, was)
        elif text.plain != was.plain:
            notes = notes_with_line(notes, was, text)
    return notes


def _changes(provision: Provision, place: str, there: Sequence[Text | None]) -> Iterator[ImportRemark]:
    for was, text in zip(printed_notes(provision.notes), there, strict=False):
        before = quoted(was.plain, _MOST)
        if text is None:
            yield ImportRemark("left out", place, f"the publisher's note {before}, which is no longer there")
        elif text.plain != was.plain:
            now = quoted(text.plain, _MOST)
            yield ImportRemark("unsure", place, f"the publisher's note reads {now}; it read {before}")
