"""Quotation marks in an instruction: what it quotes, and the words around it.

Straight marks do not say whether they open or close. A mark opens after a blank or an opening bracket and before a
character that is none; it closes before a blank, a stop or the end. Marks nest: the outermost pair is the quotation.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from engross.errors import RefusedInstruction
from engross.model.law.text import collapse
from engross.patterns import compile_on_use
from engross.values import dataclass

_STRAIGHT = str.maketrans({"“": '"', "”": '"', "„": '"', "‘": "'", "’": "'", "\u00a0": " "})
_DOUBLED = compile_on_use(r"''|``")
_STRAY = compile_on_use(r'(?<= and )"(?=(?:insert|add|substitut)[a-z]{0,4} (?:the \w{1,20} )?")')
"""A mark before the word that orders, not before what is quoted: 'and "inserting the phrase "X"'."""
_ENDING = compile_on_use(r"(?::|\bto read as follows\.?)\s*$")
"""What the last line of the words before a quotation of provisions ends in."""
_DASHED = compile_on_use(r":[ ]?[-\u2013\u2014](?=\s*(?:\n|\"|$))")
"""The dash behind the colon that leads in what is quoted, as Massachusetts prints it."""
_PRIVATE = compile_on_use("[\ue000-\ue003]")
_DEFINED = compile_on_use(
    "\\bdefinitions? of (?:the )?(?:words? |terms? |phrases? )?"
    "\ue000\\d+\ue001(?:,? (?:and|or)? ?\ue000\\d+\ue001){0,20}"
)
"""The terms whose definitions are a place: quotations that are no words to be struck or inserted."""
_TITLED = compile_on_use(
    r"(?P<unit>\b(?:Section|Chapter|Title|Article|Part|Division) ?§? ?\d[\w.:\-]*(?:\(\w+\)){0,3}"
    r"(?: of (?:the )?[A-Z][\w. ]{2,60}? Code)?)"
    r"(?P<how>,?(?: (?:entitled|titled|captioned))?,?) \ue000\d+\ue001,?"
    r"(?P<then> (?:of|in|to|is|are|shall be)\b)",
    re.IGNORECASE,
)
"""The title of a part of the code, quoted behind its number: 'Chapter 7.38, "Dogs," of Title 7'."""
_CLOSING_MARK = compile_on_use(r'"[.;,]? ?(?:and|or)?[.;]?$')
_BEFORE_OPENING = compile_on_use(
    r"(?:phrase|phase|phrases|word|words|sentence|number|numbers|figure|date|year|amount|term|terms|text|language|"
    r"acronym|abbreviation|citation|heading|title|striking|strike|inserting|insert|adding|add|after|before|with|"
    r"place:|to read:),? ?$",
    re.IGNORECASE,
)
_AFTER_CLOSING = compile_on_use(
    r" ?(?:[.;,]? ?$|[.;,]? ?(?:and|or)\b[.;]? ?$|,? ?(?:and (?:by )?(?:insert|substitut|add|replac)|wherever|"
    r"everywhere|each|every|both|the (?:first|second|third|last)|in (?:its|their|lieu|place)|at the|after|before|"
    r"with the|where|immediately|from))",
    re.IGNORECASE,
)
MOST_SHOWN = 80
QUOTED = compile_on_use("\ue000(\\d+)\ue001")
"""Stands for a quotation in the words around it, with its index."""


@dataclass(frozen=True, slots=True)
class Directive:
    """The words of an instruction: ``words`` with QUOTED in the place of each quotation, the ``quotations``, and the
    ``block``: the lines of quoted provisions that follow, without their marks, indentation kept; ``marked``: whether
    quotation marks opened them."""

    words: str
    quotations: tuple[str, ...]
    block: tuple[str, ...]
    marked: bool = False

    def shown(self) -> str:
        """The words with their quotations, for a message: 80 characters at most."""
        words = QUOTED.sub(lambda found: f'"{self.quotations[int(found[1])]}"', self.words)
        words = re.sub("[\ue002\ue003]", '"', words)
        return words if len(words) <= MOST_SHOWN else words[: MOST_SHOWN - 3] + "…"


def straight(words: str) -> str:
    """``words`` with straight quotation marks and plain blanks: as many characters, each in its place."""
    return words.translate(_STRAIGHT)


def read_directive(instruction: str) -> Directive:
    """Part an instruction into its words, its quotations and the provisions quoted after it.

    Errors: RefusedInstruction where a quotation of provisions is not closed.
    """
    text = _DASHED.sub(":", _PRIVATE.sub("", _DOUBLED.sub('"', straight(instruction))))
    lines = text.strip().split("\n")
    # What is quoted begins where a line ends in a colon or the next begins with a mark; lines before are broken words.
    ends = next((at for at, line in enumerate(lines) if _ENDING.search(line) or _opens(lines[at + 1 :])), 0)
    words, quotations = _mask(_STRAY.sub("", " ".join(line.strip() for line in lines[: ends + 1])))
    if "efinition" in words:
        words = _DEFINED.sub(
            lambda found: QUOTED.sub(lambda term: f"\ue002{quotations[int(term[1])]}\ue003", found[0]), words
        )
    words = _without_titles(words)
    below = lines[ends + 1 :]
    _refuse_unclosed(below)
    return Directive(words, quotations, _block(below), bool(below) and below[0].lstrip().startswith('"'))


def _refuse_unclosed(lines: list[str]) -> None:
    """Refuse quoted provisions that no mark closes, where a mark within them may be meant to."""
    lines = [line.strip() for line in lines if line.strip()]
    if not lines or not lines[0].startswith('"') or _CLOSING_MARK.search(lines[-1]):
        return
    inner = sum(line.removeprefix('"').count('"') for line in lines)
    if inner % 2:
        raise RefusedInstruction(
            f"the quotation that begins {lines[0][:MOST_SHOWN]} is not closed; close it with a mark"
        )


def _without_titles(words: str) -> str:
    """``words`` without the titles behind the numbers of sections and chapters: they name what the numbers name.

    Errors: none. 'In section 5, "X" is …' quotes words of the section.
    """
    begins_in = re.match(r"(?:in|throughout)\b", words, re.IGNORECASE) is not None

    def without(found: re.Match[str]) -> str:
        of_words = begins_in and not found["how"].strip(" ,") and found["then"] not in (" of", " in")
        return found[0] if of_words else found["unit"] + found["then"]

    return _TITLED.sub(without, words) if QUOTED.search(words) else words


def _opens(lines: list[str]) -> bool:
    """Whether the next of ``lines`` begins what is quoted; or there is none."""
    return not lines or lines[0].lstrip().startswith(('"', "|"))


def _mask(line: str) -> tuple[str, tuple[str, ...]]:
    spans = _outermost(line)
    if spans is None:
        spans = _by_neighbours(line)
    parts: list[str] = []
    quotations: list[str] = []
    done = 0
    for start, end in spans:
        parts.append(line[done:start] + f"\ue000{len(quotations)}\ue001")
        quotations.append(line[start + 1 : end])
        done = end + 1
    return collapse("".join(parts) + line[done:]), tuple(quotations)


def _outermost(line: str) -> list[tuple[int, int]] | None:
    """The outermost pairs of marks, as places of the opening and the closing; None where they do not balance."""
    spans: list[tuple[int, int]] = []
    depth, start, opened = 0, 0, False
    for at in (at for at, letter in enumerate(line) if letter == '"'):
        before = line[at - 1] if at else " "
        after = line[at + 1] if at + 1 < len(line) else " "
        opens = opened if before == '"' else (before in " ([-\u2014" and (after != " " or depth == 0))
        if opens:
            if depth == 0:
                start = at
            depth += 1
        else:
            depth -= 1
            if depth < 0:
                return None
            if depth == 0:
                spans.append((start, at))
        opened = opens
    return spans if depth == 0 else None


def _by_neighbours(line: str) -> list[tuple[int, int]]:
    """The pairs of marks told by the words beside them, where marks are missing; empty where those do not tell.

    A quotation that a double mark opens may be closed by a single one, by a slip.
    """
    spans: list[tuple[int, int]] = []
    start = -1
    for at in (at for at, letter in enumerate(line) if letter in "\"'"):
        if start < 0:
            if line[at] == '"' and _BEFORE_OPENING.search(line[max(0, at - 20) : at]):
                start = at
        elif _AFTER_CLOSING.match(line[at + 1 : at + 40]):
            spans.append((start, at))
            start = -1
    return spans if start < 0 else []


def _block(lines: list[str]) -> tuple[str, ...]:
    """Lines of quoted provisions, each without its opening mark, the last without the closing one."""
    lines = [line.rstrip() for line in lines if line.strip()]
    if not lines:
        return ()
    indent = min(len(line) - len(line.lstrip()) for line in lines)
    mark = '"' if lines[0].lstrip().startswith('"') else ""
    made = []
    for line in lines:
        words = line.lstrip()
        made.append(" " * (len(line) - len(words) - indent) + words.removeprefix(mark))
    if not mark:
        return tuple(made)
    made[-1] = _CLOSING_MARK.sub("", made[-1])
    return tuple(_without_closing(made))


def _without_closing(lines: list[str]) -> Iterator[str]:
    """``lines`` without the marks that close all but the last of several quotations.

    Such a mark ends a line, has no other in it, and the next line is not indented. A publisher's stray mark stays.
    """
    opened = False
    for line, below in zip(lines, [*lines[1:], " "], strict=True):
        odd = line.count('"') % 2 == 1
        if odd and not opened and line.endswith('"') and not below.startswith(" "):
            yield line[:-1]
            continue
        opened ^= odd
        yield line
