"""A line of the page that heads a provision, as the two paragraphs that it is: the heading, and the words behind it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from engross.importing.recognition.headings import is_sentence, title_and_rest
from engross.importing.recognition.outermost_numbers import NumberedLine
from engross.importing.source_page import PageItem, Paragraph
from engross.model.law.text import Text
from engross.model.publication.publication import Style


def heading_lines(item: Paragraph, level: Style, label: str, title: Text | None, rest: Text) -> list[Paragraph]:
    """A heading of ``level``, and the words that run on behind it as a paragraph of their own."""
    head = replace(item, style=level, label=label, text=title or Text(), bullet=False)
    return [head, *([replace(item, label="", text=rest, emphatic=False)] if rest.plain else [])]


def section_lines(item: Paragraph, line: NumberedLine) -> list[Paragraph]:
    """``item``, which begins with the number of ``line``, as the heading of a section and the words behind it."""
    title, rest = title_and_rest(line.words)
    if title is not None and not rest.plain and not line.emphatic and is_law(title.plain):
        return heading_lines(item, "section", line.label, None, title)
    return heading_lines(item, "section", line.label, title, rest)


def is_law(words: str) -> bool:
    """Whether words behind a mere number are law, and no title: "1. Dogs must be leashed."."""
    return is_sentence(words) and words.endswith((".", ";"))


def with_lines(items: Iterable[PageItem], changes: Mapping[int, list[Paragraph]]) -> Iterator[PageItem]:
    """``items``, with those that stand at the places of ``changes`` replaced by what ``changes`` has for them."""
    for at, item in enumerate(items):
        yield from changes.get(at, [item])
