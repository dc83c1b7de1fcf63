"""A law's outline of instructions, "(a) Section 5 is amended as follows: (1) …", as single instructions in order."""

from __future__ import annotations

import re

from engross.errors import EngrossError
from engross.patterns import compile_on_use
from engross.values import dataclass

_LABEL = compile_on_use(r"(?:\((?:[A-Za-z]{1,5}|\d{1,3})(?:-\d+)?\)|Sec(?:tion|\.)?\s+\d[\w.\-]*\.)\s+|§ ?\d{1,3}\.\s*")
_QUOTED = compile_on_use(r'\s*["“|]')
_READS = compile_on_use(
    r"\bto read\b.{0,120}:$|\bto read as follows\.?$|\bto provide(?: as follows)?:$|\bthe following(?: \w{1,20})?:$"
    r"|\badding [^:]{3,80}:$|\b(?:replaced?|add(?:ed)?|include)\b.{0,200} as follows:$",
    re.IGNORECASE,
)
_AS_FOLLOWS = compile_on_use(r"\b(?:amend|amended|modify|modified|revised?)\b.{0,300} as follows:$", re.IGNORECASE)
_NUMBERED = compile_on_use(r"\s*(?:§ ?)?\d+[.\-]\d[\w.:\-]* ")
"""The number of a code's section, with which the section itself begins."""
_ORDERS = compile_on_use(
    r" {0,20}(?:\([A-Za-z0-9-]{1,6}\) )?(?:SECTION|Section|Sec\.|Subsection|Paragraph|A new|New) .{0,300}"
    r"\b(?:amended|repealed|added|deleted|redesignated)\b"
    r"| {0,20}(?:\([A-Za-z0-9-]{1,6}\) )?(?:"
    r"(?:Strike|Insert|Delete|Replace|Repeal|Designate|Redesignate|Amend|Add|Revise|Modify|Retitle) "
    r"|The (?:section heading|heading|lead-in|existing|newly) )"
)
"""A line that orders a change, not one of the text that another line quotes."""
_HEADING = compile_on_use(r"[^.;:]{1,150}\.")
_VERB = compile_on_use(
    r"\b(?:is|are|be|shall|may|strike|insert|delete|add|repeal|replace|amend|modify|[a-z]{2,20}ing)\b", re.IGNORECASE
)
"""A line without any of these, that ends in a full stop, is the heading of what follows: "Conforming amendments."."""
MAXIMUM_NESTING = 50
"""Levels of lead-ins that are read; deeper is refused."""


@dataclass(frozen=True, slots=True)
class InstructionStep:
    """One instruction: ``chain`` is the lead-ins above it, outermost first; ``words``, with what is quoted below it on
    lines of its own."""

    chain: tuple[str, ...]
    words: str


@dataclass(slots=True)
class _Line:
    depth: int
    words: str
    quoted: list[str]
    leads: bool = False


def instruction_steps(text: str) -> tuple[InstructionStep, ...]:
    """The instructions of ``text``: what is indented below a line is led in by it.

    Errors: EngrossError where lead-ins nest deeper than any law's.
    """
    lines: list[_Line] = []
    unmarked = False
    for raw in text.split("\n"):
        if not raw.strip():
            continue
        if lines and (_QUOTED.match(raw) or _goes_on(lines[-1]) or (unmarked and not _ORDERS.match(raw))):
            lines[-1].quoted.append(raw)
            continue
        if lines and not lines[-1].quoted and _reads(lines[-1].words, raw) and not _ORDERS.match(raw):
            # What a text is to read is printed without quotation marks: it goes on to the next order.
            unmarked = True
            lines[-1].quoted.append(raw)
            continue
        unmarked = False
        words, depth = raw.strip(), len(raw) - len(raw.lstrip())
        label = _LABEL.match(words)
        if lines and not label and not lines[-1].words.endswith((":", ".", ";")):
            lines[-1].words += " " + words
            continue
        # A line without a label leads in what stands beside it: "The Noise Act is amended as follows:" above (a).
        lines.append(_Line(depth * 2 if label else depth * 2 - 1, words[label.end() :] if label else words, []))
    return tuple(_steps(lines))


def _reads(words: str, line: str) -> bool:
    """Whether ``line`` below ``words`` is what a text is to read, though no quotation mark says so."""
    return bool(_READS.search(words) or (_AS_FOLLOWS.search(words) and _NUMBERED.match(line)))


def _goes_on(line: _Line) -> bool:
    """Whether the quotation that a line's quoted matter opened has not been closed: an unmarked line belongs to it."""
    marked = bool(line.quoted) and _QUOTED.match(line.quoted[0]) is not None
    return marked and re.search(r'["”][.;,]?\s*(?:and|or)?[.;]?\s*$', line.quoted[-1]) is None


def _steps(lines: list[_Line]) -> list[InstructionStep]:
    steps: list[InstructionStep] = []
    stack: list[_Line] = []
    for index, line in enumerate(lines):
        while stack and stack[-1].depth >= line.depth:
            stack.pop()
        below = lines[index + 1] if index + 1 < len(lines) else None
        if below is not None and below.depth > line.depth and not line.quoted:
            stack.append(line)
            if len(stack) > MAXIMUM_NESTING:
                raise EngrossError(f'"{line.words[:40]}" stands under {MAXIMUM_NESTING} lead-ins; no law nests so deep')
            continue
        if not line.quoted and _HEADING.fullmatch(line.words) and not _VERB.search(line.words) and len(lines) > 1:
            continue
        steps.append(InstructionStep(tuple(lead.words for lead in stack), "\n".join([line.words, *line.quoted])))
    return steps
