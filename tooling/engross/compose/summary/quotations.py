"""Quotations from the law in a sentence of ours: where they begin and end, how long they are, their full stops."""

from __future__ import annotations

from collections.abc import Iterator

from engross.compose.summary.subjects import states_amount
from engross.model.law.text import NOTE_ANCHOR, on_one_line
from engross.patterns import compile_on_use

_LONG = 240
"""Characters; longer words are quoted to their first sentence, and those of their sentences that state a figure."""

_LONGEST = 320
"""Characters; a longer sentence is cut, between two of its clauses where one ends far enough."""

_TELLING = 8
"""Words; a first sentence of fewer ("Utilities.") says little, and the next is quoted with it."""

_STOP = compile_on_use(r"[.!?][”\"')\]]{0,3}(?=\s[A-Z“\"(§])")
_ABBREVIATED = compile_on_use(
    r"(?:^|[\s(“\"])(?:[A-Za-z]|e\.g|i\.e|No|Nos|Sec|Secs|Sect|Art|Ch|St|Ave|Rd|Dr|Mr|Mrs|Ms|Inc|Co|Corp|v|cf|U\.S|"
    r"Conn|Gen|Stat|Cal|Gov|Code|Reg|Regs|approx|etc|\d{1,3})\.$"
)
_FIGURE = compile_on_use(r"\d")
_CLAUSE_END = compile_on_use(r"[,;:](?=\s)")
_CLOSED = compile_on_use(r"[.!?…][”’)]{0,2}$")


def bare_words(words: str) -> str:
    """``words`` as they are quoted: on one line, without note marks, single blanks."""
    return " ".join(on_one_line(words.replace(NOTE_ANCHOR, "")).split())


def quotation(words: str) -> str:
    """``words`` in quotation marks, shortened where they are long."""
    return f"“{excerpt(bare_words(words))}”"


def excerpt(words: str) -> str:
    """``words``; where they are long, their first sentence and those that state a figure, with "…" for the rest; with a
    first sentence of a few words, as a heading is, the next."""
    if len(words) <= _LONG:
        return words
    parts: list[str] = []
    gap, quoted = False, 0
    for sentence in sentences_of(words):
        if quoted >= _TELLING and not states_amount(sentence):
            gap = True
            continue
        shown = _cut(sentence)
        parts.append(f"… {shown}" if gap else shown)
        gap = False
        quoted += len(sentence.split())
    shortened = " ".join(parts) + (" …" if gap else "")
    return shortened.replace("… …", "…")


def _cut(sentence: str) -> str:
    """A sentence to ``_LONGEST`` characters and to the end of its last figure, whichever is more."""
    figures = [found.end() for found in _FIGURE.finditer(sentence)]
    least = max(_LONGEST, figures[-1] if figures else 0)
    if len(sentence) <= least + 20:
        return sentence
    end = sentence.find(" ", least)
    return sentence if end < 0 else cut_to(sentence, end + 2, figures[-1] if figures else 0)


def cut_to(words: str, most: int, least: int = 0) -> str:
    """``words`` to ``most`` characters, with "…" where some are left out.

    They are cut behind a clause where one ends in the second half of these, else between two words; ``least``
    characters stay in any case.
    """
    if len(words) <= most:
        return words
    end = max(words.rfind(" ", 0, most - 1), 1)
    clauses = [found.start() for found in _CLAUSE_END.finditer(words, max(most // 2, least), end + 1)]
    return f"{words[: clauses[-1] if clauses else end].rstrip(' ,;:')} …"


def sentences_of(words: str) -> Iterator[str]:
    """The sentences of ``words``, in order, their blanks trimmed."""
    start = 0
    for found in _STOP.finditer(words):
        if found[0][0] == "." and _ABBREVIATED.search(words[max(start, found.start() - 8) : found.start() + 1]):
            continue
        yield words[start : found.end()].strip()
        start = found.end()
    if words[start:].strip():
        yield words[start:].strip()


def with_stop(sentence: str) -> str:
    """``sentence`` with a full stop at its end; where it ends in a stop, in quotation marks or not, as it is."""
    return sentence if _CLOSED.search(sentence) else f"{sentence}."
