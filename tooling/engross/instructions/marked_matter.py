"""Quoted matter in which what is new and what is struck are marked, as New York prints it: ``{+new+}`` and ``[old]``.

The marks say what the law reads before the amendment as well as after it. The old words are held against the text at
hand: matter that is marked against another text is refused.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from engross.errors import RefusedInstruction
from engross.instructions.plain_text import section_text
from engross.instructions.quotation import straight
from engross.model.law.provision import Provision
from engross.model.law.text import collapse
from engross.patterns import compile_on_use
from engross.values import dataclass

_MARK = compile_on_use(r"\{\+|\+\}|\[|\]")
_NO_MARK = compile_on_use(r"\[(?:§[^\[\]]{0,200}|(?:reserved|repealed)\.?)\]", re.IGNORECASE)
"""Brackets that strike nothing: an editor's around a citation, and those of a number without law."""


@dataclass(frozen=True, slots=True)
class MarkedLines:
    """Lines as the law reads before the amendment (``was``) and after it (``new``)."""

    was: tuple[str, ...]
    new: tuple[str, ...]


def marked_lines(lines: Sequence[str]) -> MarkedLines | None:
    """``lines`` without their marks, before and after; None where they bear none.

    Errors: RefusedInstruction where a mark is not closed, or stands within another.
    """
    text = "\n".join(lines)
    if "{+" not in text and not _MARK.search(_NO_MARK.sub("", text)):
        return None
    was: list[str] = []
    new: list[str] = []
    at, within = 0, ""
    for found in _MARK.finditer(text):
        _put(text[at : found.start()], within, was, new)
        at = found.end()
        mark = found[0]
        if mark in "[]" and (within == "new" or _NO_MARK.match(text, text.rfind("[", 0, at))):
            _put(mark, within, was, new)
            continue
        opens = {"{+": "new", "[": "was"}.get(mark, "")
        if bool(within) == bool(opens) or (not opens and within != {"+}": "new", "]": "was"}[mark]):
            near = collapse(text[max(0, at - 30) : at + 30])
            raise RefusedInstruction(
                f'the mark in "{near}" is not closed, or stands in another; mark {{+new+}} and [old]'
            )
        within = opens
    if within:
        raise RefusedInstruction(f'a mark is not closed before "{collapse(text[-40:])}"; mark {{+new+}} and [old]')
    _put(text[at:], within, was, new)
    return MarkedLines(_lines(was), _lines(new))


def _put(words: str, within: str, was: list[str], new: list[str]) -> None:
    """Add ``words`` to what was, to what is new, or outside of the marks to both."""
    if within != "new":
        was.append(words)
    if within != "was":
        new.append(words)


def _lines(parts: list[str]) -> tuple[str, ...]:
    """The lines of ``parts`` with single blanks, indentation kept, those left out that hold nothing."""
    lines = (line.rstrip() for line in "".join(parts).split("\n"))
    return tuple(" " * (len(line) - len(line.lstrip())) + collapse(line.strip()) for line in lines if line.strip())


def same_words(one: Sequence[Provision], other: Sequence[Provision]) -> bool:
    """Whether both have the same words, the shape of quotation marks and blanks aside."""
    return _letters(one) == _letters(other)


def _letters(provisions: Sequence[Provision]) -> str:
    return "".join("".join(straight(_text(provision)).split()) for provision in provisions)


def _text(provision: Provision) -> str:
    return section_text(provision if provision.level == "section" else Provision("section", children=(provision,)))
