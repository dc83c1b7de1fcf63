"""Footnotes and endnotes: the notes of the law, with the marker that the page shows."""

from __future__ import annotations

from collections.abc import Mapping

from lxml import etree

from engross.importing.word.element_names import W, number, value
from engross.importing.word.number_formats import numeral
from engross.importing.word.run_text import ReadingReport, RunReader
from engross.importing.word.style_inheritance import InheritedStyles
from engross.model.law.text import Note, NoteKind, Text, cut, normal

_EDITORS = ("editor's note", "editor’s note")
_DEFAULT_FORMAT = {"footnote": "decimal", "endnote": "lowerRoman"}


class FootnoteReader:
    """The notes of a file on one side, and how many were met."""

    def __init__(
        self,
        roots: Mapping[str, etree._Element | None],
        settings: etree._Element | None,
        styles: InheritedStyles,
        report: ReadingReport,
    ) -> None:
        """``roots``: the parts that hold "footnote" and "endnote" elements, revisions settled."""
        self._elements = {
            f"{kind} {element.get(f'{W}id', '')}": element
            for kind, root in roots.items()
            if root is not None
            for element in root.iter(f"{W}{kind}")
        }
        self._formats = {kind: _format(kind, settings) for kind in roots}
        self._counts = {kind: _first(kind, settings) - 1 for kind in roots}
        self._styles, self._report = styles, report

    def note(self, key: str, marker: str) -> Note | None:
        """The note that a reference points to ("footnote 3"); without a marker of its own it is counted."""
        element = self._elements.get(key)
        if element is None:
            return None
        kind = key.split(" ", 1)[0]
        if not marker:
            self._counts[kind] += 1
            marker = numeral(self._counts[kind], self._formats[kind]) or str(self._counts[kind])
        reader = RunReader(self._styles, lambda _key, _marker: None, self._report)
        texts = [
            normal(reader.text(paragraph, value(paragraph.find(f"{W}pPr"), "pStyle"))[0])
            for paragraph in element.iter(f"{W}p")
        ]
        content = [_without_marker(text, marker) if at == 0 else text for at, text in enumerate(texts)]
        kept = tuple(text for text in content if text) or tuple(content[:1])
        return Note(marker, _note_kind(kept[0].words if kept else ""), kept)


def _without_marker(text: Text, marker: str) -> Text:
    """A note's first words without the marker that stands before them, where it was typed."""
    raised = next((tag for tag in text.tags if tag.kind == "sup" and tag.start == 0), None)
    if raised is not None and text.plain[: raised.end].strip() == marker:
        return cut(text, raised.end, len(text.plain))
    return text


def _note_kind(words: str) -> NoteKind:
    return "editor" if words.lower().startswith(_EDITORS) else "footnote"


def _format(kind: str, settings: etree._Element | None) -> str:
    properties = settings.find(f"{W}{kind}Pr") if settings is not None else None
    return value(properties, "numFmt") or _DEFAULT_FORMAT[kind]


def _first(kind: str, settings: etree._Element | None) -> int:
    properties = settings.find(f"{W}{kind}Pr") if settings is not None else None
    return number(value(properties, "numStart"), 1)
