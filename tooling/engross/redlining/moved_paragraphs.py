"""Paragraphs deleted in one place and inserted, word for word, in another: tracked as moved (§ 17.13.5.22 to .28)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from lxml import etree

from engross.importing.word.element_names import W
from engross.redlining.block_pairing import PairedItem
from engross.redlining.paragraph_groups import Group
from engross.redlining.stories import PARAGRAPH
from engross.redlining.tracking import Tracked, Tracker

_LEAST_WORDS = 4
"""Paragraphs of fewer words come back too often to say that one moved."""

_OF_DELETIONS = {f"{W}delText": f"{W}t", f"{W}delInstrText": f"{W}instrText"}
_MOVES: Mapping[Tracked, str] = {"ins": "moveTo", "del": "moveFrom"}


def moved_paragraphs(groups: Sequence[Group], olds: Sequence[PairedItem], news: Sequence[PairedItem]) -> dict[int, int]:
    """The paragraphs that moved: those of the old file without a counterpart, each with the new one of its text."""
    arrived: dict[str, list[int]] = {}
    for group in groups:
        if not group.olds and len(group.news) == 1 and news[group.news[0]].kind == PARAGRAPH:
            arrived.setdefault(news[group.news[0]].text, []).append(group.news[0])
    found = {}
    for group in groups:
        if not group.news and len(group.olds) == 1 and olds[group.olds[0]].kind == PARAGRAPH:
            text = olds[group.olds[0]].text
            if len(text.split()) >= _LEAST_WORDS and arrived.get(text):
                found[group.olds[0]] = arrived[text].pop(0)
    return found


def track_as_moved(paragraph: etree._Element, tracked: Tracked, name: str, tracker: Tracker) -> None:
    """Make of a paragraph that is tracked as inserted or deleted one that is moved; ``name`` pairs the two places.

    It has to stand in its place: the end of the range is put behind it.
    """
    move = _MOVES[tracked]
    for element in list(paragraph.iter(W + tracked)):
        element.tag = W + move
    for text in paragraph.iter(*_OF_DELETIONS):
        text.tag = _OF_DELETIONS[str(text.tag)]
    start = tracker.element(f"{move}RangeStart")
    start.set(f"{W}name", name)
    end = etree.Element(f"{W}{move}RangeEnd")
    end.set(f"{W}id", start.get(f"{W}id", ""))
    properties = paragraph.find(f"{W}pPr")
    if properties is not None:
        properties.addnext(start)
    else:
        paragraph.insert(0, start)
    paragraph.addnext(end)
