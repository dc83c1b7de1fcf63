"""Several readings of one printed line: the words that most of them have, and those that they do not agree on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from engross.model.scanned_page import ScannedLine
from engross.patterns import compile_on_use
from engross.values import dataclass

_SURE = 0.6
"""A word with a lower score of the recogniser is in doubt, however often it was read alike."""
_LEVEL = str.maketrans("“”‘’`´", "\"\"''''")
"""A recogniser gives straight and curly quotation marks by chance."""
_SECTION = compile_on_use(r"§[ .,·]{0,3}(?=\d)")
"""The blank behind a sign comes and goes; a speck in it is no point."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """Words that were taken, and what else they may be; empty where the recogniser is not sure of them."""

    taken: str
    others: tuple[str, ...] = ()


def agreed_line(line: ScannedLine, again: Sequence[str]) -> tuple[str, tuple[Doubt, ...]]:
    """The words of a line that most of its readings have, and what is in doubt; ``again`` are the further readings."""
    first, *others = [_levelled(text) for text in (line.text, *again)]
    taken, doubts = list(first), [Doubt(word.text) for word in line.words if word.score < _SURE]
    for begin, end in reversed(list(_spans(first, others))):
        heard = [" ".join(first[begin:end]), *(_there(first, other, begin, end) for other in others)]
        best = max(heard, key=lambda words: (heard.count(words), -heard.index(words)))
        doubts.append(Doubt(best, tuple(dict.fromkeys(words for words in heard if words != best))))
        taken[begin:end] = best.split()
    return " ".join(taken), tuple(doubts)


def _levelled(text: str) -> list[str]:
    return _SECTION.sub("§ ", text.translate(_LEVEL)).split()


def _spans(first: Sequence[str], others: Sequence[Sequence[str]]) -> Iterator[tuple[int, int]]:
    """Where some reading differs, in words of the first, none touching another."""
    found = sorted((a, b) for other in others for tag, a, b, _, _ in _opcodes(first, other) if tag != "equal")
    merged: list[tuple[int, int]] = []
    for begin, end in found:
        if merged and begin <= merged[-1][1]:
            merged[-1] = merged[-1][0], max(end, merged[-1][1])
        else:
            merged.append((begin, end))
    yield from merged


def _there(first: Sequence[str], other: Sequence[str], begin: int, end: int) -> str:
    """What another reading has where the first has the words from ``begin`` to ``end``."""
    words: list[str] = []
    for tag, a, b, c, d in _opcodes(first, other):
        if tag == "equal":
            words += other[c + max(begin - a, 0) : c + max(min(end, b) - a, 0)]
        elif begin <= a and b <= end:
            words += other[c:d]
    return " ".join(words)


def _opcodes(one: Sequence[str], other: Sequence[str]) -> list[tuple[str, int, int, int, int]]:
    return list(SequenceMatcher(None, one, other, autojunk=False).get_opcodes())
