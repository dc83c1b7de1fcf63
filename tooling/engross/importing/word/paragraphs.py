"""A paragraph of the file as a paragraph of the page."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import NamedTuple

from lxml import etree

from engross.importing.source_page import ListPlace, Paragraph, prefixed
from engross.importing.word.element_names import W_VALUE, W, child, switch
from engross.importing.word.list_labels import ListLabel, ListNumbering, former_label
from engross.importing.word.run_text import RunReader
from engross.importing.word.style_inheritance import (
    InheritedStyles,
    ListReference,
    ParagraphStyle,
    own_paragraph,
    paragraph_properties,
)
from engross.importing.word.symbol_fonts import capitals
from engross.model.law.text import Text, cut, normal
from engross.patterns import compile_on_use
from engross.values import dataclass

_HEADINGS = frozenset({"chapter", "article", "section"})
_MARK, _STYLE = f"{W}rPr", f"{W}pStyle"
_NUMBERING, _FORMER_NUMBER = f"{W}numPr", f"{W}numberingChange"
_UNLISTED = ListLabel()
_LONGEST_LABEL = 40
_STOPS = compile_on_use(r"[.:)\]]+(?=\s|$)")


class ReadParagraph(NamedTuple):
    """A ``w:p`` as a paragraph; whether its style is one of furniture; whether the next one stands on its line."""

    paragraph: Paragraph
    furniture: bool
    runs_on: bool


@dataclass(frozen=True, slots=True)
class ParagraphReader:
    """What it takes to read paragraphs: the styles, the lists, and the reader of their words."""

    styles: InheritedStyles
    numbering: ListNumbering
    reader: RunReader
    place: Callable[[], str]

    def read(self, element: etree._Element) -> ReadParagraph:
        """Read a ``w:p``."""
        properties = paragraph_properties(element)
        style = properties.get(_STYLE)
        style_id = style.get(W_VALUE, "") if style is not None else None
        said = own_paragraph(properties, self.styles.paragraph(style_id))
        text, looks = self.reader.text(element, style_id)
        numbered = self._numbered(said, style_id)
        counted, label = _UNLISTED, ""
        if numbered is not None or _NUMBERING in properties:
            counted = self._counted(numbered, text, properties)
            text, label = _beside(counted, text)
        text, typed = _typed_label(text, said) if not label else (text, "")
        indent = _indent(said, self.numbering, numbered)
        bold = "b" in looks or (said.bold and bool(text.plain))
        paragraph = Paragraph(
            _plainer(text if typed else normal(text), looks),
            (typed or label).strip(),
            said.style,
            indent,
            said.heading or bold or said.centered,
            counted.bullet or typed == "•",
            self.place(),
            ListPlace(counted.run, counted.level) if label and counted.run else None,
            outline=said.outline,
        )
        return ReadParagraph(paragraph, said.furniture, _ends_with_style_separator(properties))

    def _counted(
        self, numbered: ListReference | None, text: Text, properties: Mapping[str, etree._Element]
    ) -> ListLabel:
        """What a paragraph is numbered with: as was before the changes where that is said, else as it counts."""
        listed = properties.get(_NUMBERING)
        former = child(listed, _FORMER_NUMBER) if listed is not None else None
        if former is not None:
            counted = ListLabel(former_label(former.get(f"{W}original", "")))
        elif numbered and (text.plain.strip() or not switch(properties.get(_MARK), "vanish")):
            counted = self.numbering.count(numbered.list, numbered.level)
        else:
            return _UNLISTED  # without a word beside it, a paragraph whose mark is hidden is not on the page
        if counted.label and self._in_capitals(counted, properties):
            counted = replace(counted, label=capitals(counted.label))
        return counted

    def _in_capitals(self, counted: ListLabel, properties: Mapping[str, etree._Element]) -> bool:
        """Whether a label is shown in capitals: as its level says, else as its paragraph's mark looks."""
        if counted.caps is not None:
            return counted.caps
        return self.styles.run(properties.get(_MARK), self.reader.base).caps

    def _numbered(self, said: ParagraphStyle, style_id: str | None) -> ListReference | None:
        numbered = said.numbered
        if numbered is None or numbered.list in ("", "0"):
            return None
        if not numbered.style:
            return numbered
        bound = (self.numbering.depth_of_style(numbered.list, name) for name in (style_id, numbered.style) if name)
        return replace(numbered, level=next((depth for depth in bound if depth is not None), numbered.level))


def _ends_with_style_separator(properties: Mapping[str, etree._Element]) -> bool:
    """Whether the next paragraph stands on the line of this one: its mark has ``w:specVanish`` (§ 17.3.2.36)."""
    mark = properties.get(_MARK)
    if mark is None or not len(mark):
        return False
    return bool(switch(mark, "vanish")) and bool(switch(mark, "specVanish"))


def _beside(counted: ListLabel, text: Text) -> tuple[Text, str]:
    """The words and the label as they stand beside each other on the page.

    A label that spells something and holds no number ("WHEREAS,") is words; a full stop typed right behind a label
    that nothing is set behind is the label's.
    """
    label = counted.label.strip()
    if not label or counted.bullet:
        return text, label
    if counted.fixed:
        spells = bool(text.plain) or any(letter.isalnum() for letter in label)
        return (prefixed(label, text) if spells else text), ""
    if counted.suffix == "nothing" and not counted.label.endswith((" ", "\u00a0")):
        typed = _STOPS.match(text.plain)
        if typed is not None:
            return cut(text, typed.end(), len(text.plain)), label + typed[0]
    return text, label


def _typed_label(text: Text, said: ParagraphStyle) -> tuple[Text, str]:
    """Take off the label that one of our own styles sets off with a tab."""
    if said.style is None or said.style in _HEADINGS or "\t" not in text.plain:
        return text, ""
    at = text.plain.index("\t")
    if at > _LONGEST_LABEL:
        return text, ""
    return cut(text, at + 1, len(text.plain)), text.plain[:at]


def _indent(said: ParagraphStyle, numbering: ListNumbering, numbered: ListReference | None) -> int | None:
    """Where the words stand: the paragraph's own indent, else its list's."""
    if said.left is not None or numbered is None:
        return said.left
    level = numbering.level(numbered.list, numbered.level)
    return level.left if level is not None else None


def _plainer(text: Text, looks: frozenset[str]) -> Text:
    """``text`` without the looks that all of its words share: a bold heading is a heading."""
    if not looks:
        return text
    shared = looks - {"sup", "sub"}
    return replace(text, tags=tuple(tag for tag in text.tags if tag.kind not in shared)) if shared else text
