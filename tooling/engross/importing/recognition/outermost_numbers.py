"""Which numbers of a page are the outermost: the ones that go on from its beginning to its end."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence

from engross.importing.recognition.headings import is_sentence, title_and_rest
from engross.importing.recognition.labels import LabelKind, LabelReading, begins_with_picture, label_readings
from engross.importing.recognition.number_words import COMPOUND, NUMBER
from engross.importing.recognition.page_lines import split_label
from engross.importing.source_page import Paragraph
from engross.model.law.tag_nesting import nested_cut
from engross.model.law.text import Text
from engross.patterns import compile_on_use
from engross.values import dataclass

_PARTS = compile_on_use(
    rf"(?P<label>(?=\S{{0,12}}\d){COMPOUND}[.:)]?)(?:\s*[—–]\s*|\s+(?:-\s+)?)(?=[A-Z“\"(\[])|(?P<alone>\d{COMPOUND}\.?)$"
)
"""A number of several parts, and a title that begins with a capital: "9.04.010 Purpose", "5-1 Dogs"."""
_DASHED = compile_on_use(r"(?P<label>\d{1,3}:?)(?:\s+[—–-]\s+|(?<=:)\s+)(?=[A-Z“\"])")
_WORDED = compile_on_use(
    rf"(?P<label>(?P<word>rule|regulation|policy|procedure|canon|by-?law|clause|standard|principle|guideline)\s+{NUMBER}"
    r"[.:]?)(?=\s|$)(?:\s*[—–-]\s*|\s*)",
    re.IGNORECASE,
)
_NOUGHT = compile_on_use(r"[-.]0+$")
"""The end of a whole number that is written 1.0."""
_SKIPPED = 3
"""So many numbers may be missing between two of one list (repealed, reserved)."""
_FEWEST = 2
_SAME_INDENT = 200
"""Twentieths of a point by which lines that stand under one another may differ."""


@dataclass(frozen=True, slots=True)
class NumberedLine:
    """A paragraph that begins with a number: where it stands, its label and words, how the label may be read.

    ``parts`` are those of a number of several parts, else empty. ``region`` counts the articles before it.
    ``titled``: what follows the label is a title, with words of the law behind or below it. ``indent``: how far it
    stands in, in twentieths of a point.
    """

    at: int
    label: str
    words: Text
    readings: tuple[LabelReading, ...]
    parts: tuple[str, ...]
    region: int
    emphatic: bool
    titled: bool
    indent: int


def numbered_line(item: Paragraph, at: int, region: int, *, followed: bool) -> NumberedLine | None:
    """``item`` as a numbered line; None where it begins with no number. ``followed``: words stand below it."""
    label, words = _label(item)
    if not label or item.bullet:
        return None
    title, rest = title_and_rest(words)
    named = title is None or (not is_sentence(title.plain) and len(title.plain) <= 120)
    titled = named and title is not None and (bool(rest.plain) or followed)
    core, indent = label.strip("().:[] "), item.indent or 0
    parts = tuple(re.split(r"[-.:\u2010-\u2014]", core)) if re.fullmatch(COMPOUND, core) else ()
    if len(parts) == 2 and parts[0].isdecimal() and not parts[1].strip("0"):
        return NumberedLine(at, label, words, label_readings(f"{parts[0]}."), (), region, item.emphatic, titled, indent)
    read = () if parts else (label_readings(label) or _worded(label))
    return NumberedLine(at, label, words, read, parts, region, item.emphatic, titled, indent)


def outermost(lines: Sequence[NumberedLine]) -> list[NumberedLine]:
    """The lines whose numbers are those of the outermost units; empty where none can be told."""
    compound = _compound(lines)
    if compound:
        return compound
    whole = [line for line in lines if line.readings]
    above = _above_compound(lines)
    kinds = {reading.kind for line in whole if line.at in above for reading in line.readings}
    return (kinds and _longest_run(whole, 1, kinds)) or _longest_run(whole, _FEWEST)


def _longest_run(lines: Sequence[NumberedLine], fewest: int, wanted: Collection[LabelKind] = ()) -> list[NumberedLine]:
    """The lines of the kind, of those ``wanted`` or of any, whose numbers go on over most of the page."""
    best: list[NumberedLine] = []
    least = min((line.indent for line in lines), default=0) + _SAME_INDENT
    outer = [line for line in lines if line.indent <= least]
    for way in (lines, [x for x in outer if x.emphatic], [x for x in outer if x.titled]):
        kinds = dict.fromkeys(r.kind for line in way for r in line.readings if not wanted or r.kind in wanted)
        for kind in kinds:
            run = _run(way, kind)
            if len(run) >= fewest and _span(run) > _span(best):
                best = run
    return best


def _label(item: Paragraph) -> tuple[str, Text]:
    if item.label:
        return item.label, item.text
    for form in () if begins_with_picture(item.text) else (_PARTS, _DASHED, _WORDED):
        found = form.match(item.text.plain)
        if found:
            label = found["label"] or found["alone"]
            return label, nested_cut(item.text, found.end(), len(item.text.plain))
    return split_label(item)


def _worded(label: str) -> tuple[LabelReading, ...]:
    """A label such as "Rule 3." as the third of its word."""
    word, _, number = label.rstrip(".:").partition(" ")
    return tuple(LabelReading(word.lower(), r.ordinal) for r in label_readings(f"{number}.") if number) if word else ()


def _compound(lines: Sequence[NumberedLine]) -> list[NumberedLine]:
    """The lines with the fewest parts in their numbers, where no whole number stands above them."""
    several = [line for line in lines if line.parts]
    if not several or _above_compound(lines):
        return []
    least = min(len(line.parts) for line in several)
    found = [line for line in several if len(line.parts) == least or _follows(line, several)]
    return found if len(found) >= _FEWEST or found[0].titled else []


def _above_compound(lines: Sequence[NumberedLine]) -> set[int]:
    """Where the lines stand whose whole numbers, 1. or A. or Rule 1, begin those below them, 1.1 or A.1; none where
    fewer than half of the numbers of several parts have such a line above."""
    first: dict[str, int] = {}
    found = []
    several = 0
    for line in lines:
        if line.parts:
            several += 1
            found += [first[line.parts[0]]] if line.parts[0] in first else []
        elif line.readings:
            number = line.label.split()[-1].strip("().:[]")
            first.setdefault(_NOUGHT.sub("", number), line.at)
    return set(found) if len(found) * 2 > several else set()


def _follows(line: NumberedLine, several: Iterable[NumberedLine]) -> bool:
    """Whether a number with one part more is that of a unit put in between two: 26-8.1 behind 26-8."""
    return "-" in line.label and line.titled and any(line.label.startswith(other.label[:3]) for other in several)


def _run(lines: Sequence[NumberedLine], kind: LabelKind) -> list[NumberedLine]:
    """The lines of one kind from the first on, each the next of its list; empty where it begins anew in a region."""
    run: list[NumberedLine] = []
    last, region = 0, -1
    for line in lines:
        found = next((r.ordinal for r in line.readings if r.kind == kind), 0)
        if not found:
            continue
        if line.region != region and found == 1:
            last = 0
        elif found == 1:
            return []
        if last < found <= last + _SKIPPED:
            run.append(line)
            last, region = found, line.region
    return run


def _span(run: Sequence[NumberedLine]) -> int:
    return run[-1].at - run[0].at if run else -1
