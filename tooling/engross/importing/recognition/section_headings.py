"""Which lines of a page head its sections where no line says "Section": only the page as a whole can tell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from engross.importing.recognition.heading_lines import heading_lines, section_lines, with_lines
from engross.importing.recognition.headings import RecognisedHeading, heading_of, is_sentence
from engross.importing.recognition.outermost_numbers import NumberedLine, numbered_line, outermost
from engross.importing.recognition.worded_sections import with_worded_sections
from engross.importing.source_page import LAW_STYLES, ImportRemark, PageItem, PageTable, Paragraph, quoted
from engross.model.law.text import Text
from engross.model.publication.publication import Style

_FEWEST_BY_LOOK = 3
_LONGEST_BY_LOOK = 100


def with_sections(items: Sequence[PageItem], remarks: list[ImportRemark]) -> list[PageItem]:
    """``items`` with the headings of sections marked where the page calls nothing a section; each guess is remarked.

    Sections are, the likelier first: what carries the outermost numbers ("9.04.010 Purpose.", "1. Title."), the
    articles themselves where nothing inside them is titled, the outermost headings by their style or their look.
    """
    if any(isinstance(item, Paragraph) and item.style in LAW_STYLES for item in items):
        return list(items)  # styles of ours say what each line is
    items = _chapters_as_articles(items, remarks)
    headed = {at: heading for at, item in enumerate(items) if (heading := _headed(item)) is not None}
    if any(found.level == "section" for found in headed.values()):
        return with_worded_sections(items, headed, partial(_lines, items, headed), remarks)
    lines = list(_lines(items, headed))
    found = outermost(lines)
    articles = [at for at, heading in headed.items() if heading.level == "article"]
    if found and (not articles or _are_sections_of(found, len(articles))):
        _say(remarks, items, [line.at for line in found], "they carry the outermost numbers of the page")
        marked = list(with_lines(items, {line.at: _section(items[line.at], line) for line in found}))
        return _chapters_as_articles(marked, remarks)
    if articles:
        _say(remarks, items, articles, "no unit inside them has a number and a title")
        return list(with_lines(items, {at: _as(items[at], headed[at], "section") for at in articles}))
    return _by_style(items, remarks)


def _are_sections_of(lines: Sequence[NumberedLine], articles: int) -> bool:
    """Whether numbered lines are the sections of the articles: mostly titled, and in half of the articles."""
    titled = sum(line.titled for line in lines) * 2 >= len(lines)
    return titled and len({line.region for line in lines}) * 2 >= articles


def _headed(item: PageItem) -> RecognisedHeading | None:
    return heading_of(item) if isinstance(item, Paragraph) else None


def _chapters_as_articles(items: Sequence[PageItem], remarks: list[ImportRemark]) -> list[PageItem]:
    """A page of several chapters, or of one behind sections: each holds its sections as an article does."""
    found = {at: heading for at, item in enumerate(items) if (heading := _headed(item)) is not None}
    headed = {at: heading for at, heading in found.items() if heading.level == "chapter"}
    behind = bool(headed) and any(at < min(headed) for at, heading in found.items() if heading.level == "section")
    if not behind and len(headed) < 2:
        return list(items)
    first, label = items[min(headed)], headed[min(headed)].label
    words = (
        f"“{label}”, a chapter behind sections, is read as an article"
        if len(headed) == 1
        else f"{len(headed)} chapters on one page, “{label}” and those after it, are read as articles of one"
    )
    remarks.append(ImportRemark("unsure", first.place, words))
    return list(with_lines(items, {at: _as(items[at], heading, "article") for at, heading in headed.items()}))


def _lines(items: Sequence[PageItem], headed: dict[int, RecognisedHeading]) -> Iterator[NumberedLine]:
    region = 0
    for at, item in enumerate(items):
        region += at in headed
        if at in headed or not isinstance(item, Paragraph) or item.style not in (None, "text"):
            continue
        below = items[at + 1] if at + 1 < len(items) and at + 1 not in headed else None
        followed = isinstance(below, PageTable) or (below is not None and _is_text(below))
        line = numbered_line(item, at, region, followed=followed)
        if line is not None:
            yield line


def _is_text(item: PageItem) -> bool:
    """Whether a line holds words of the law, and does not go on with a list of titles."""
    return isinstance(item, Paragraph) and (not item.label or item.bullet or len(item.text.plain) > 60)


def _section(item: PageItem, line: NumberedLine) -> list[Paragraph]:
    assert isinstance(item, Paragraph)  # noqa: S101 - only paragraphs have numbers
    return section_lines(item, line)


def _as(item: PageItem, headed: RecognisedHeading, level: Style) -> list[Paragraph]:
    assert isinstance(item, Paragraph)  # noqa: S101 - only paragraphs are headings
    return heading_lines(item, level, headed.label, headed.heading, headed.rest)


def _by_style(items: list[PageItem], remarks: list[ImportRemark]) -> list[PageItem]:
    """The outermost headings that stand several times as sections, those above them as articles."""
    depths = [item.outline for item in items if isinstance(item, Paragraph) and item.outline and item.text.plain]
    several = sorted({depth for depth in depths if depths.count(depth) > 1})
    if not several:
        return _by_look(items, remarks)
    levels: dict[int, Style] = {several[0]: "section"}
    inner = several[1] if len(several) > 1 else 0
    if inner and not _text_between(items, several[0], inner):
        levels = {several[0]: "article", inner: "section"}
    changes: dict[int, list[Paragraph]] = {}
    for at, item in enumerate(items):
        if isinstance(item, Paragraph) and item.outline in levels and item.text.plain:
            changes[at] = heading_lines(item, levels[item.outline], item.label, item.text, Text())
    _say(remarks, items, list(changes), "their style makes them headings")
    return list(with_lines(items, changes))


def _by_look(items: list[PageItem], remarks: list[ImportRemark]) -> list[PageItem]:
    """Short lines in bold or centred, each with plain words below it, as headings where there are several."""
    found = [at for at in range(1, len(items) - 1) if _looks_a_heading(items[at]) and _is_plain(items[at + 1])]
    if len(found) < _FEWEST_BY_LOOK:
        return items
    changes: dict[int, list[Paragraph]] = {}
    for at in found:
        item = items[at]
        assert isinstance(item, Paragraph)  # noqa: S101 - only paragraphs look like headings
        changes[at] = heading_lines(item, "section", "", item.text, Text())
    _say(remarks, items, found, "they are short, in bold or centred, and words of the law stand below them")
    return list(with_lines(items, changes))


def _looks_a_heading(item: PageItem) -> bool:
    if not isinstance(item, Paragraph) or not item.emphatic or item.label:
        return False
    words = item.text.plain
    short = len(words) <= _LONGEST_BY_LOOK and words[:1].isupper()
    return short and not is_sentence(words) and not words.endswith((".", ",", ";"))


def _is_plain(item: PageItem) -> bool:
    return isinstance(item, PageTable) or (isinstance(item, Paragraph) and not item.emphatic)


def _text_between(items: Sequence[PageItem], outer: int, inner: int) -> bool:
    """Whether words stand between a heading and the first one inside it."""
    depth = 0
    for item in items:
        found = item.outline if isinstance(item, Paragraph) else 0
        if depth == outer and not found:
            return True
        depth = found or (inner if depth else 0)
    return False


def _say(remarks: list[ImportRemark], items: Sequence[PageItem], at: Sequence[int], why: str) -> None:
    first = items[at[0]]
    words = first.text.words if isinstance(first, Paragraph) else ""
    label = first.label if isinstance(first, Paragraph) else ""
    shown = quoted(f"{label} {words}".strip())
    many = f"{len(at)} lines such as {shown} are" if len(at) > 1 else f"{shown} is"
    remarks.append(ImportRemark("unsure", first.place, f"{many} read as headings of sections: {why}"))
