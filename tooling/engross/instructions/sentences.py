"""Where the sentences of a text begin and end."""

from __future__ import annotations

from engross.patterns import compile_on_use

_END = compile_on_use(r"(?<=[.!?])[\"')]*\s+(?=[A-Z\"(])")
_ABBREVIATION = compile_on_use(
    r"\b(?:[A-Z]|Nos?|St|Mrs?|Ms|Dr|Inc|Co|Corp|Ltd|Sec|Ch|Art|Stat|Pub|Ave|Blvd|Rd|vs?|[JS]r|seq|al|etc|approx)\.\s+(?=[A-Z\"(])"
)


def sentence_spans(plain: str) -> list[tuple[int, int]]:
    """``[start, end)`` of each sentence, in characters, with the blanks behind it."""
    edges = [0, *(found.end() for found in _END.finditer(plain)), len(plain)]
    return [(edges[i], edges[i + 1]) for i in range(len(edges) - 1)]


def uncertain_end(plain: str) -> str:
    """What may be an abbreviation or the end of a sentence: "St. Paul"; empty where there is none."""
    found = _ABBREVIATION.search(plain)
    return plain[found.start() : found.end() + 10] if found else ""
