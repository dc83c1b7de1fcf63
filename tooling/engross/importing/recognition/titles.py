"""Whether a line without a style is a title."""

from __future__ import annotations

from engross.importing.assembly.provision_draft import ProvisionDraft
from engross.importing.recognition.headings import heading_of, is_sentence
from engross.importing.recognition.labels import label_readings
from engross.importing.recognition.page_lines import split_label
from engross.importing.source_page import LAW_STYLES, PageItem, Paragraph
from engross.model.law.provision import Level
from engross.model.law.text import Text


def titles_chapter(item: Paragraph, following: PageItem | None) -> bool:
    """Whether a line before the first section is the title of a chapter without a number."""
    headed = heading_of(following) if isinstance(following, Paragraph) else None
    return headed is not None and headed.level in ("article", "section") and len(item.text.plain) <= 160


def belongs_to_heading(item: Paragraph, top: ProvisionDraft, following: PageItem | None) -> bool:
    """Whether a line is the title under "ARTICLE I", "Chapter 68" or "Section 1." alone on a line.

    Under a section it is a title only where it is no sentence and the section's text begins below it.
    """
    bare = top.level in ("chapter", "article", "section") and bool(top.label) and top.heading is None
    if not bare or top.body or top.children or len(item.text.plain) > 160:
        return False
    if top.level != "section":
        return True
    words = item.text.plain
    ends = following is None or (isinstance(following, Paragraph) and heading_of(following) is not None)
    return words[:1].isupper() and not is_sentence(words) and not words.endswith((":", ";", ",")) and not ends


def is_title(words: Text, item: Paragraph, top: ProvisionDraft, following: PageItem | None) -> bool:
    """Whether a labelled line is a title alone on its line: short, and its text begins below it."""
    short = len(words.plain) <= 80 and not words.plain.endswith((":", ";", ",", "and", "or"))
    short = short and words.plain[:1].isupper() and not is_sentence(words.plain)
    if not short or not isinstance(following, Paragraph) or heading_of(following) is not None:
        return False
    label, _ = split_label(following)
    if label:
        return any(reading.ordinal == 1 for reading in label_readings(label)) and _deeper(following, top.level)
    return item.style is None and following.style is None and not following.bullet and item.emphatic


def _deeper(following: Paragraph, top: Level) -> bool:
    """Whether a labelled line begins a list inside a provision of the level ``top``."""
    if following.style in LAW_STYLES and top in LAW_STYLES:
        return LAW_STYLES.index(following.style) > LAW_STYLES.index(top)
    return following.style is None
