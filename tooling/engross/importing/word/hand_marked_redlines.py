"""Redlines made by formatting: old words struck through, new words underlined, no change tracked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lxml import etree

from engross.importing.recognition.headings import heading_of
from engross.importing.source_page import Paragraph
from engross.importing.word.element_names import W, value
from engross.importing.word.style_inheritance import InheritedStyles
from engross.model.law.text import Text, normal

_LINK = "Hyperlink"
"""Word's own style of links, whose underline says nothing else."""
_MARKS = ("strike", "dstrike", "u")


def is_hand_made_redline(root: etree._Element, styles: InheritedStyles) -> bool:
    """Whether words are struck and others underlined, as in a redline, throughout a document.

    Where headings are underlined behind their numbers, underlining is their look and does not say what is new.
    """
    if not styles.strike and next(root.iter(f"{W}strike", f"{W}dstrike"), None) is None:
        return False
    kinds = {kind for paragraph in root.iter(f"{W}p") for kind, run in _runs(paragraph, styles) if _words(run).strip()}
    return {"del", "ins"} <= kinds and not any(_has_underlined_title(each, styles) for each in root.iter(f"{W}p"))


def with_changes(root: etree._Element, styles: InheritedStyles) -> etree._Element:
    """``root`` with struck words marked as deleted and underlined ones as inserted, in place (§ 17.13.5).

    A paragraph, or a row, whose words are all struck is deleted as a whole; one whose words are all underlined is
    inserted.
    """
    for paragraph in list(root.iter(f"{W}p")):
        runs = list(_runs(paragraph, styles))
        worded = [kind for kind, run in runs if _words(run).strip()]
        for (kind, run), mark in zip(runs, _marks(runs), strict=True):
            if kind or mark:
                _mark(run, kind or mark)
        if worded and worded[0] and len(set(worded)) == 1:
            _mark_paragraph(paragraph, worded[0])
    for row in root.iter(f"{W}tr"):
        marks = {_paragraph_mark(paragraph) for paragraph in row.iter(f"{W}p") if _words(paragraph).strip()}
        if len(marks) == 1 and "" not in marks:
            properties = row.find(f"{W}trPr")
            if properties is None:
                properties = etree.Element(f"{W}trPr")
                row.insert(0, properties)
            properties.append(etree.Element(f"{W}{marks.pop()}"))
    return root


def _runs(paragraph: etree._Element, styles: InheritedStyles) -> Iterator[tuple[str, etree._Element]]:
    """The runs of a paragraph: struck ("del"), underlined ("ins"), or neither; a link is underlined as a link."""
    base = styles.runs_of(value(paragraph.find(f"{W}pPr"), "pStyle"))
    for run in paragraph.iter(f"{W}r"):
        properties = run.find(f"{W}rPr")
        look = styles.run(properties, base)
        linked = value(properties, "rStyle") == _LINK and value(properties, "u") is None
        yield "del" if look.struck else "ins" if "u" in look.looks and not linked else "", run


def _marks(runs: Sequence[tuple[str, etree._Element]]) -> list[str]:
    """For each run the mark that it has or, for a blank between a struck and an underlined run, that of the second."""
    marks = [kind for kind, _ in runs]
    for at in range(1, len(runs) - 1):
        around = {marks[at - 1], marks[at + 1]}
        if not marks[at] and around == {"del", "ins"} and not _words(runs[at][1]).strip():
            marks[at] = marks[at + 1]
    return marks


def _mark(run: etree._Element, kind: str) -> None:
    """Wrap a run in a change, and take off the look that said so."""
    parent = run.getparent()
    if parent is None:
        return
    change = etree.Element(f"{W}{kind}")
    parent.replace(run, change)
    change.append(run)
    change.tail = None
    properties = run.find(f"{W}rPr")
    if properties is None:
        return
    for name in _MARKS:
        for said in properties.findall(f"{W}{name}"):
            properties.remove(said)
        off = etree.SubElement(properties, f"{W}{name}")
        off.set(f"{W}val", "none" if name == "u" else "0")


def _mark_paragraph(paragraph: etree._Element, kind: str) -> None:
    properties = paragraph.find(f"{W}pPr")
    if properties is None:
        properties = etree.Element(f"{W}pPr")
        paragraph.insert(0, properties)
    mark = properties.find(f"{W}rPr")
    if mark is None:
        mark = etree.SubElement(properties, f"{W}rPr")
    mark.insert(0, etree.Element(f"{W}{kind}"))


def _paragraph_mark(paragraph: etree._Element) -> str:
    mark = paragraph.find(f"{W}pPr/{W}rPr")
    kinds = [kind for kind in ("del", "ins") if mark is not None and mark.find(f"{W}{kind}") is not None]
    return kinds[0] if kinds else ""


def _has_underlined_title(paragraph: etree._Element, styles: InheritedStyles) -> bool:
    runs = [(kind, _words(run)) for kind, run in _runs(paragraph, styles) if _words(run).strip()]
    underlined = len(runs) > 1 and not runs[0][0] and all(kind == "ins" for kind, _ in runs[1:])
    return underlined and heading_of(Paragraph(normal(Text("".join(words for _, words in runs))))) is not None


def _words(element: etree._Element) -> str:
    return "".join(text.text or "" for text in element.iter(f"{W}t"))
