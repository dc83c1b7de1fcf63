"""Paragraphs of several lines (Shift and Enter in Word), where the lines are headings and items of their own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from itertools import pairwise

from engross.importing.recognition.headings import ends_in_citation, heading_of, is_sentence
from engross.importing.recognition.labels import BULLET_KIND, LabelKind, LabelReading, label_readings
from engross.importing.recognition.page_lines import split_label
from engross.importing.source_page import ImportRemark, PageItem, Paragraph, joined, quoted
from engross.model.law.tag_nesting import nested_cut
from engross.model.law.text import LINE_BREAK, Text, normal
from engross.patterns import compile_on_use

_ENDS = (".", ";", ":", "!", "?", ")", "]", "”", '"')
_ENDS_ITEM = (*_ENDS, ",", "—", "; and", "; or", ", and", ", or")
"""How a line ends behind which another item may begin, or a heading as well; else a line was only broken."""
_INTRODUCES = (":", "—", "–", " -")
_INITIALS: frozenset[LabelKind] = frozenset({"A.", "I."})
"""Forms of labels that names of people begin with."""
_CITES = compile_on_use(
    r"(?:\b(?:sub)?(?:section|paragraph|clause|division)s?|§{1,2})"
    r"(?:\s?(?=\S{0,20}[\d)])\S{1,20}(?:,?\s(?:and|or|to|through)|,)?){0,6}\Z",
    re.IGNORECASE,
)
"""The end of a line that goes on with the number of a provision: "as in § 9-2(b)", "under subsection"."""
_GOES_ON = compile_on_use(
    r"(?:\(\w{1,5}\)\s?){0,4}(?:and|or|of|to|through|in|is|are|shall|must|may|do|does|apply|applies|above|below)\b|[,;]"
)
"""How words behind such a number begin."""
_LONGEST_CITATION = 120
_NEAR = 400
"""So many characters above a line say whether it begins as an item; a heading is no longer."""
_LINES = 50
"""So many lines of a paragraph are looked at for other items."""


_Later = AbstractSet[tuple[LabelKind, bool]]
"""The forms of labels that are not the first of a list, and whether each is the second."""


def with_lines_apart(items: Sequence[PageItem], remarks: list[ImportRemark]) -> list[PageItem]:
    """``items`` with a paragraph for each line that begins as a heading, or as the next item of a list, and for what
    stands below the line of a heading.

    Only of what no style of ours names. That lines are read as headings and items is remarked, and that one is read as
    a line of an item. A line that is a paragraph by its label alone goes on with the one above where no other of the
    section has such a label.
    """
    if not any(_may_be_broken(item) for item in items):
        return list(items)
    found: list[PageItem] = []
    guessed: list[Paragraph] = []
    before: list[LabelReading] = []
    behind = _goes_on_with(items)
    for at, item in enumerate(items):
        if not isinstance(item, Paragraph):
            found.append(item)
            continue
        if heading_of(item) is not None:
            before.clear()
        last = found[-1] if found else None
        if isinstance(last, Paragraph) and item.goes_on and _is_no_item(item, last, before, behind[at]):
            found[-1] = replace(last, text=joined(last.text, item.text, item.goes_on))
            continue
        parts, begun = [item], 0
        if item.style is None and LINE_BREAK in item.text.plain:
            parts, begun = _parts(item, before, behind[at])
            _say_lines_below(parts, begun, remarks)
        guessed += parts[begun : begun + 1] if begun else []
        found += parts
        before += [reading for part in parts for reading in _readings(part)]
    if guessed:
        first = quoted(guessed[0].text.words)
        many = (
            f"{len(guessed)} paragraphs of several lines are read line by line, such as the line {first}"
            if len(guessed) > 1
            else f"the line {first} inside a paragraph is read as a paragraph of its own"
        )
        remarks.append(ImportRemark("unsure", guessed[0].place, many))
    return found


def _may_be_broken(item: PageItem) -> bool:
    return isinstance(item, Paragraph) and bool(item.goes_on or LINE_BREAK in item.text.plain)


def _goes_on_with(items: Sequence[PageItem], end: _Later = frozenset()) -> list[_Later]:
    """For each of ``items`` the later labels of lists that stand behind it in its section; ``end``: those behind the
    last."""
    found: list[_Later] = []
    held = end
    for item in reversed(items):
        found.append(held)
        if isinstance(item, Paragraph):
            own = {(each.kind, each.ordinal == 2) for each in _all_readings(item) if each.ordinal > 1}
            held = (held if own <= held else held | own) if heading_of(item) is None else frozenset()
    return found[::-1]


def _all_readings(item: Paragraph) -> Iterator[LabelReading]:
    """What the labels of the first lines of a paragraph may be."""
    yield from _readings(item)
    for words in item.text.plain.split(LINE_BREAK)[1:_LINES]:
        yield from _readings(Paragraph(Text(words)))


def _parts(item: Paragraph, before: Sequence[LabelReading], behind: _Later) -> tuple[list[Paragraph], int]:
    """The paragraphs that an item of several lines is, and which is the first that begins as a heading or an item.

    ``before``: the labels of the section before it; ``behind``: the forms of those behind it.
    """
    plain = item.text.plain
    starts = [at + 1 for at, sign in enumerate(plain) if sign == LINE_BREAK]
    ends = [*starts[1:], len(plain) + 1]
    lines = [_part(item, start, end - 1) for start, end in zip(starts, ends, strict=True)]
    later = _goes_on_with(lines, behind)
    last = _readings(item)
    known = [*before, *last]
    cuts, begun, line_above = [0], 0, 0
    for at, (start, line) in enumerate(zip(starts, lines, strict=True)):
        readings = _readings(line)
        is_first, line_above = line_above == cuts[-1], start
        if not readings and not is_first and heading_of(line) is None:
            continue
        above = _part(item, max(cuts[-1], start - 1 - _NEAR), start - 1)
        if _heads_section(line, above):
            known.clear()
        elif not _begins_item(line, above, last, known, later[at]):
            if _heads(above) and (above.text.plain.endswith(_ENDS) or _is_whole_sentence(line.text.plain)):
                cuts.append(start)
            continue
        known += readings
        last = readings
        begun = begun or len(cuts)
        cuts.append(start)
    return [_part(item, start, end - 1) for start, end in pairwise((*cuts, len(plain) + 1))], begun


def _part(item: Paragraph, start: int, end: int) -> Paragraph:
    text = normal(nested_cut(item.text, start, end))
    if not start:
        return replace(item, text=text)
    return replace(item, text=text, label="", bullet=False, listed=None, outline=0)


def _say_lines_below(parts: Sequence[Paragraph], begun: int, remarks: list[ImportRemark]) -> None:
    """Remark that a line behind the end of the last item is read as a line of it: it may be text below the list."""
    above, sign, below = parts[-1].text.plain.partition(LINE_BREAK)
    if begun and sign and above.endswith(_ENDS) and split_label(parts[-1])[0]:
        said = f"the line {quoted(below.replace(LINE_BREAK, ' '))} is read as a line of the item {quoted(above)}"
        remarks.append(ImportRemark("unsure", parts[-1].place, said))


def _heads(item: Paragraph) -> bool:
    """Whether a line is a heading and no more; not of a paragraph that is a heading by its look, which is one whole."""
    headed = None if item.outline else heading_of(item)
    return headed is not None and not headed.rest.plain and LINE_BREAK not in item.text.plain


def _heads_section(line: Paragraph, above: Paragraph) -> bool:
    """Whether a line begins as the heading that it is, and not as the number of what the line ``above`` cites."""
    headed = heading_of(line)
    if headed is None:
        return False
    words = above.text.plain
    if words.endswith(_ENDS):
        announced = words.endswith(":") and headed.heading is None and not headed.rest.plain
        return not announced and not ends_in_citation(words)
    over = None if above.outline else heading_of(above)
    titled = over is not None and over.level in ("chapter", "article") and not over.rest.plain
    return titled and headed.level == "section" and headed.label.endswith(".")


def _is_whole_sentence(words: str) -> bool:
    return words[:1].isupper() and words.endswith((".", ":", ";")) and is_sentence(words)


def _begins_item(
    line: Paragraph,
    above: Paragraph,
    last: Sequence[LabelReading],
    known: Sequence[LabelReading],
    behind: _Later,
) -> bool:
    """Whether a line begins as the next item behind the ``last`` of its paragraph, or another ``known`` one, or as the
    first of a list that goes on ``behind``."""
    readings = _readings(line)
    goes_on = above.text.plain.endswith((",", ";")) and any(_follows(each, last) for each in readings)
    if not readings or (not goes_on and _cites_on(above, line)):
        return False
    if not above.text.plain.endswith(_ENDS_ITEM):
        return any(each.kind not in _INITIALS and _follows(each, last) for each in readings)
    return any(_follows(each, known) for each in readings) or _begins_list(line, above, behind)


def _begins_list(line: Paragraph, above: Paragraph, behind: _Later) -> bool:
    """Whether a line begins as the first item of a list: others stand behind it, or it stands where one begins."""
    firsts = _firsts(line)
    label, text = split_label(line)
    if not firsts or not text.plain:
        return any(each.ordinal == 1 for each in _readings(line)) and not firsts
    goes_on = any((kind, True) in behind or (kind not in _INITIALS and (kind, False) in behind) for kind in firsts)
    return goes_on or _announces(above, label, text)


def _announces(above: Paragraph, label: str, text: Text) -> bool:
    """Whether a line may have one item alone below it: a heading, or words that introduce a list, with a label in
    parentheses, which is no initial of a name."""
    if _heads(above):
        return True
    words = above.text.plain
    return words.endswith(_INTRODUCES) and label.startswith("(") and (text.plain[0].isalnum() or text.plain[0] in '“"$')


def _is_no_item(item: Paragraph, above: Paragraph, before: Sequence[LabelReading], behind: _Later) -> bool:
    """Whether a line of the file that begins as an item goes on with the one ``above``: what that cites ends here, or
    its label is the first of a list that has no other item, or one that no item of the section is like."""
    readings = _readings(item)
    if not readings or item.label:
        return False
    if _cites_on(above, item):
        return True
    if _firsts(item):
        return not any(_follows(each, before) for each in readings) and not _begins_list(item, above, behind)
    kinds = {each.kind for each in readings}
    alike = any(kind in kinds for kind, _ in behind) or any(each.kind in kinds for each in before)
    return not alike and _is_simple(readings) and not _heads(above)


def _firsts(item: Paragraph) -> set[LabelKind]:
    """The forms by which the label of a line is the first of a list, if it is one of a single part: (1), A."""
    return {each.kind for each in _readings(item) if each.ordinal == 1 and _is_simple((each,))}


def _is_simple(readings: Iterable[LabelReading]) -> bool:
    return all(len(each.kind.strip("()[].")) == 1 for each in readings)


def _cites_on(above: Paragraph, line: Paragraph) -> bool:
    """Whether a line that begins with a label goes on with a citation: "as in § 9-2(b)", "(1) and (2)"."""
    words, before = split_label(line)[1].plain, above.text.plain
    cites = _CITES.search(before, max(0, len(before) - _LONGEST_CITATION)) is not None
    if not cites or not words:
        return cites
    is_section = not _is_simple(_readings(line))
    return _GOES_ON.match(words) is not None or (is_section and words[0].islower())


def _readings(item: Paragraph) -> tuple[LabelReading, ...]:
    label = item.label or split_label(item)[0]
    return tuple(each for each in label_readings(label) if each.kind != BULLET_KIND) if label else ()


def _follows(reading: LabelReading, before: Iterable[LabelReading]) -> bool:
    return any(reading.kind == each.kind and reading.follows(each.ordinal) for each in before)
