"""What two people changed otherwise in one place of a Word file, and the comments that say it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import count

from lxml import etree

from engross.importing.word.element_names import W
from engross.model.word_merge import WordConflict
from engross.redlining.edited_file import OFFICE_RELATIONSHIP, EditedFile
from engross.redlining.stories import PARAGRAPH
from engross.word_merging.paragraph_characters import PARAGRAPH_END

_COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_FIRST_ATOM = "\U000f0000"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_LONGEST = 4000
"""Characters of another's words that a comment holds."""


class MergeConflicts:
    """Gathers the conflicts of one merge; each has a comment in the document, written at the end.

    Comments stand in the body alone (ISO/IEC 29500-1 § 17.13.4): what is in conflict in a header, a footer or a note is
    said at the first paragraph of the body.
    """

    def __init__(self, main: str, first_id: int) -> None:
        """``main``: the part that may have comments; ``first_id``: from which on ids of comments are free."""
        self._main = main
        self._ids = count(first_id)
        self.found: list[WordConflict] = []
        self.shared = 0
        self._comments: list[tuple[str, WordConflict]] = []
        self._elsewhere: list[tuple[str, WordConflict]] = []

    def meet(self, part: str, conflict: WordConflict) -> tuple[etree._Element, etree._Element, etree._Element] | None:
        """Note a conflict. Returns the start, the end and the reference of its comment; None where none can stand."""
        if part != self._main:
            conflict = replace(conflict, place=part.rpartition("/")[2])
        self.found.append(conflict)
        identifier = str(next(self._ids))
        self._comments.append((identifier, conflict))
        if part != self._main:
            self._elsewhere.append((identifier, conflict))
            return None
        return _anchors(identifier)

    def meet_at(self, part: str, block: etree._Element, conflict: WordConflict) -> None:
        """Note a conflict about a whole block, with its comment on the first paragraph in it."""
        anchors = self.meet(part, conflict)
        paragraph = next(iter(block.iter(PARAGRAPH)), None)
        if anchors is not None and paragraph is not None:
            _put_on(paragraph, anchors)

    def write(self, file: EditedFile, dates: str) -> None:
        """Write the comments into ``file``; ``dates`` is the moment that they bear."""
        if not self._comments:
            return
        first = next(iter(file.changed(self._main).iter(PARAGRAPH)), None)
        for identifier, _ in self._elsewhere:
            if first is not None:
                _put_on(first, _anchors(identifier))
        root = file.changed(file.related("comments") or _added_part(file))
        for identifier, conflict in self._comments:
            root.append(_comment(identifier, conflict, dates))


def printable_words(text: str) -> str:
    """Characters of a paragraph for people: its end as a sign, what is no text as a word in brackets."""
    letters = (("[picture or field]" if each >= _FIRST_ATOM else each) for each in text.replace(PARAGRAPH_END, "¶"))
    return "".join(letters).strip()


def first_comment_id(file: EditedFile) -> int:
    """From which number on no comment of a file has the id."""
    part = file.related("comments")
    said = [each.get(f"{W}id", "") for each in file.tree(part)] if part else []
    return 1 + max((int(number) for number in said if number.isdecimal()), default=-1)


def _anchors(identifier: str) -> tuple[etree._Element, etree._Element, etree._Element]:
    start, end = etree.Element(f"{W}commentRangeStart"), etree.Element(f"{W}commentRangeEnd")
    run = etree.Element(f"{W}r")
    for element in (start, end, etree.SubElement(run, f"{W}commentReference")):
        element.set(f"{W}id", identifier)
    return start, end, run


def _put_on(paragraph: etree._Element, anchors: Sequence[etree._Element]) -> None:
    start, *ends = anchors
    paragraph.insert(1 if paragraph.find(f"{W}pPr") is not None else 0, start)
    paragraph.extend(ends)


def _added_part(file: EditedFile) -> str:
    folder = file.main.rpartition("/")[0]
    empty = f'<w:comments xmlns:w="{W[1:-1]}"/>'.encode()
    part = file.add_part(f"{folder}/comments.xml".removeprefix("/"), _COMMENTS_TYPE, empty)
    file.relate(file.main, f"{OFFICE_RELATIONSHIP}/comments", part)
    return part


def _comment(identifier: str, conflict: WordConflict, date: str) -> etree._Element:
    comment = etree.Element(f"{W}comment")
    author = conflict.their_author
    initials = "".join(word[0] for word in author.split() if word)[:4]
    for name, said in (("id", identifier), ("author", author), ("date", date), ("initials", initials)):
        comment.set(f"{W}{name}", said)
    for line in _lines(conflict):
        text = etree.SubElement(etree.SubElement(etree.SubElement(comment, PARAGRAPH), f"{W}r"), f"{W}t")
        text.set(_SPACE, "preserve")
        text.text = line
    return comment


def _lines(conflict: WordConflict) -> Iterator[str]:
    place = f"{conflict.place}: " if conflict.place else ""
    yield f"{place}{conflict.sentence()}"
    if conflict.theirs:
        yield conflict.theirs[:_LONGEST]
