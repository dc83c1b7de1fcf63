"""A line of a page: its label and its words, and whether it still is what it was."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from engross.importing.recognition.headings import heading_of
from engross.importing.recognition.labels import label_at_head, label_readings
from engross.importing.source_page import LAW_STYLES, PageItem, PageTable, Paragraph
from engross.model.law.provision import CONTAINERS, Provision
from engross.model.law.tag_nesting import nested_cut
from engross.model.law.text import Text


def split_label(item: Paragraph) -> tuple[str, Text]:
    """A paragraph's label and its words, the label found in the words where nothing set it off."""
    if item.label or item.style in ("text", "chapter", "article", "section"):
        return item.label, item.text
    found = label_at_head(item.text)
    if found is None or (item.style == "definition"):
        return "", item.text
    return found[0].strip(), nested_cut(item.text, found.end(), len(item.text.plain))


def same_kind(item: Paragraph, provision: Provision) -> bool:
    """Whether an edited line still is a line of that kind: its style, or the form of its label, is the same."""
    if provision.own_line and (provision.level == "section" or provision.level in CONTAINERS):
        headed = heading_of(item)
        level = provision.level if provision.level in ("chapter", "section") else "article"
        return headed is not None and headed.level == level and not headed.rest.plain
    if provision.level == "text":
        return not split_label(item)[0] and not item.bullet and heading_of(item) is None
    if item.bullet:
        return provision.level == "point"
    if item.style == provision.level and bool(item.label) == bool(provision.label):
        return True
    label = split_label(item)[0]
    kinds = {reading.kind for reading in label_readings(label)}
    was = {reading.kind for reading in label_readings(provision.label)}
    return bool(kinds & was) or (not label and not provision.label and provision.level != "point")


def starts_provision(item: Paragraph) -> bool:
    """Whether a line is a heading, or has the style of a numbered provision."""
    return heading_of(item) is not None or (item.style in LAW_STYLES)


def with_shown_markers(text: Text, shown: Text) -> Text:
    """``text`` with the footnotes' markers that the file shows."""
    pairs = zip(text.notes, shown.notes, strict=True)
    return replace(text, notes=tuple(replace(note, marker=other.marker) for note, other in pairs))


def texts_of_page(items: Sequence[PageItem]) -> Iterator[Text]:
    """Every text of a page, in reading order."""
    for item in items:
        yield from item.table.texts() if isinstance(item, PageTable) else (item.text,)


def lines_shown(item: PageItem) -> Iterator[str]:
    """The words of an item as the page has them, a line each, without a number that the program counts."""
    if isinstance(item, PageTable):
        yield from (text.words for text in item.table.texts())
    else:
        yield item.text.words if item.listed is not None or item.bullet else f"{item.label} {item.text.words}".strip()


def words_of_notes(texts: Iterable[Text]) -> list[tuple[str, ...]]:
    """The footnotes of some texts, as their words."""
    return [tuple(t.plain for t in note.content) for text in texts for note in text.notes if note.kind != "table"]


def texts_of_provision(root: Provision) -> Iterator[Text]:
    """Every text of a provision and all below it, in reading order."""
    return (text for provision in root.walk() for text in provision.texts())
