"""A code exported from its publisher's pages to Word: units and sections as paragraphs of their own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from markdown_it.token import Token

from engross.errors import SourceError
from engross.importing.code.code_unit import CodeDocument
from engross.importing.municode.municode_headings import UNIT_ORDER, MunicodeHeading, read_heading
from engross.importing.municode.municode_reader import HeadedBlocks, document_of
from engross.importing.municode.municode_text import text_without_pictures
from engross.importing.recognition.headings import is_sentence, title_and_rest
from engross.importing.source_page import PageItem, PageTable, Paragraph, text_with_label
from engross.importing.word.word_reader import read_word
from engross.model.law.text import LINE_BREAK, Text

_LONGEST = 200
_SECTION_DEPTH = len(UNIT_ORDER) + 1
_LOOKS = {"b": "strong", "i": "em"}


def read_word_export(data: bytes, name: str) -> tuple[CodeDocument, tuple[str, ...]]:
    """The code in the Word file ``data``, called ``name``; and the words of its headings as one paragraph each.

    A unit is headed by a paragraph that begins with its word and number (CHAPTER 2, ARTICLE I.) and is a heading by its
    style, or bold or centred as a whole; a section by one that begins with "Sec. 2-1." or "§ 2-1". Where all headings
    have heading styles, these say how deep each stands, else the order of their words does.

    Errors: SourceError where the file cannot be read, has no such heading, or what it holds has no place in a code:
    tracked changes, numbers that Word counts, footnotes.
    """
    file = read_word(data, name, lenient=True, as_it_stands=True, files={})
    if file.old is not None:
        raise SourceError(name, 0, "it has tracked changes; accept or reject them in Word, then import it")
    losses = Counter(f"{remark.kind}: {remark.words}" for remark in file.new.remarks)
    for item in file.new.items:
        if isinstance(item, Paragraph) and (item.listed is not None or item.text.notes):
            what = "a footnote" if item.text.notes else "a number that Word counts"
            raise SourceError(
                name, 0, f"{item.place} has {what}, which a whole code is not read with; save it as text in Word, or "
                "import each chapter for itself (`engross import FILE --chapter`)"
            )  # fmt: skip
    before, headed, shown = _headed(file.new.items, losses)
    if not headed:
        raise SourceError(
            name, 0, "no paragraph is the heading of a chapter or section (CHAPTER 2, Sec. 2-1.), bold or by its style"
        )
    words = "\n".join(text_with_label(item).words for item in file.new.items if isinstance(item, Paragraph))
    document = document_of(before or "Code", headed, words, losses)
    return replace(document, pictures={picture.name: picture.data for picture in file.pictures}), shown


def _headed(items: Sequence[PageItem], losses: Counter[str]) -> tuple[str, list[HeadedBlocks], tuple[str, ...]]:
    """The first words of the file, its headings with what stands under each, and the words of the headings'
    paragraphs."""
    found: list[HeadedBlocks] = []
    shown: list[str] = []
    styled = all(item.outline for item in items if isinstance(item, Paragraph) and _heading(item, styled=False))
    first, before, untitled = "", 0, False
    for item in items:
        heading = _heading(item, styled=styled) if isinstance(item, Paragraph) else None
        if heading is not None and isinstance(item, Paragraph):
            shown.append(f"{heading.label} {text_without_pictures(heading.title).words}")
            heading, rest = _with_title_alone(heading, item)
            found.append(HeadedBlocks(heading, [_block(rest, losses)] if rest else []))
            untitled = not heading.title
        elif not found:
            words = text_with_label(item).words if isinstance(item, Paragraph) else ""
            first, before = first or words, before + len(words.split())
        elif (
            untitled
            and isinstance(item, Paragraph)
            and (item.emphatic or item.outline)
            and len(item.text.plain) <= _LONGEST
        ):
            found[-1].heading = replace(found[-1].heading, title=text_with_label(item))
            untitled = False
        elif isinstance(item, PageTable):
            found[-1].blocks.append((Token("model_table", "", 0, meta={"table": item.table}),))
        elif text_with_label(item):
            found[-1].blocks.append(_block(text_with_label(item), losses))
            untitled = False
    if before:
        losses["words before the first unit (about the export)"] += before
    return first, found, tuple(shown)


def _heading(item: Paragraph, *, styled: bool) -> MunicodeHeading | None:
    """The heading that a paragraph is; ``styled``: its style says how deep it stands."""
    text = text_with_label(item)
    found = read_heading(item.outline if styled else _SECTION_DEPTH, text)
    if found.word == "section" and (item.outline or item.emphatic or found.label[:1] in "Ss§"):
        alone = len(text.plain) <= _LONGEST and not is_sentence(text.plain)
        return found if alone or title_and_rest(found.title)[0] is not None else None
    if found.word not in UNIT_ORDER or not (item.outline or item.emphatic) or len(text.plain) > _LONGEST:
        return found if styled and item.outline and not found.word and text else None
    return found if styled else replace(found, depth=_depth(found.word))


def _depth(word: str) -> int:
    return 1 if word in ("appendix", "annex") else UNIT_ORDER.index(word) + 1


def _with_title_alone(heading: MunicodeHeading, item: Paragraph) -> tuple[MunicodeHeading, Text | None]:
    """A section's heading, and its text where that runs on in the same paragraph: ``Sec. 1-1. Title. A person …``."""
    if heading.word != "section" or item.outline or item.emphatic:
        return heading, None
    title, rest = title_and_rest(heading.title)
    return (replace(heading, title=title), rest) if title is not None and rest else (heading, None)


def _block(text: Text, losses: Counter[str]) -> tuple[Token, ...]:
    """A paragraph as the blocks of an export to Markdown are: bold, italic and pictures are marks in its words."""
    lost = sum(tag.kind not in _LOOKS and tag.kind != "img" for tag in text.tags)
    if lost:
        losses["underlined, raised and other looks of words, kept plain"] += lost
    inline = Token("inline", "", 0, content=text.words, children=list(_children(text)))
    return Token("paragraph_open", "p", 1), inline, Token("paragraph_close", "p", -1)


def _children(text: Text) -> Iterator[Token]:
    cuts = sorted({0, len(text.plain), *(end for tag in text.tags for end in (tag.start, tag.end))})
    cuts += [at for at, sign in enumerate(text.plain) if sign == LINE_BREAK for at in (at, at + 1)]
    ends = sorted(set(cuts))
    for start, end in pairwise(ends):
        words = text.plain[start:end]
        looks = [_LOOKS[tag.kind] for tag in text.tags if tag.kind in _LOOKS and tag.start <= start and end <= tag.end]
        if words == LINE_BREAK:
            yield Token("hardbreak", "br", 0)
            continue
        yield from (Token(f"{look}_open", look, 1) for look in looks)
        shown = [tag.value for tag in text.tags if tag.kind == "img" and tag.start <= start and end <= tag.end]
        if shown:
            yield Token("image", "img", 0, content=words, meta={"file": shown[0]})
        else:
            yield Token("text", "", 0, content=words)
        yield from (Token(f"{look}_close", look, -1) for look in reversed(looks))
