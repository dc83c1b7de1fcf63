"""Which sentence of a text a range of it stands in."""

from __future__ import annotations

import re

from engross.patterns import compile_on_use

_END = compile_on_use(r"[.?!][\"”’)\]]*(?= [A-Z\"“(\[§$])")
_SHORT = compile_on_use(r"(?:\b[A-Za-z]\.|\b(?:e\.g|i\.e|No|Nos|Sec|Ch|St|Mr|Ms|Dr|vs|etc)\.)$")
_CLOCK = compile_on_use(r"\d ?[ap]\.m\.$", re.IGNORECASE)


def sentence_at(words: str, start: int, end: int) -> str:
    """The sentence of ``words`` around ``[start, end)``; over several sentences, all of them.

    An abbreviation ends none, and ``p.m.`` only before a word that begins a sentence ("Between …").
    """
    left, right = 0, len(words)
    for found in _END.finditer(words):
        if not _ends(words, found.end()):
            continue
        if found.end() <= start:
            left = found.end()
        elif found.end() >= end:
            right = found.end()
            break
    return words[left:right].strip()


def _ends(words: str, at: int) -> bool:
    before = words[:at]
    if _CLOCK.search(before):
        return bool(re.match(r" (?:Between|At|During|No|The|Unless|In)\b", words[at:]))
    return not _SHORT.search(before)
