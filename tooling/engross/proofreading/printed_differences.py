"""Reading a proof: every difference between what was sent and what was printed, the gravest first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import pairwise

from engross.model.meeting.misprint import MISPRINT_KINDS, Misprint
from engross.proofreading.misprint_kinds import misprint_kind
from engross.proofreading.shingle_matching import MatchingWords, matching_words
from engross.proofreading.word_keys import KeyedWord, keyed_words

_NEAR = 12
"""So many printed words more than were sent may stand between two runs of matching words that follow one another."""
_ALIKE = 0.4
_BEHIND = 5
_QUOTES = str.maketrans("’‘“”–—", "''\"\"--")

_Words = Sequence[KeyedWord]


def proofread(sent: str, printed: str) -> tuple[Misprint, ...]:
    """What differs, in the order of what matters, then of the printed page.

    The columns of ``printed`` may stand in any order, be cut, or stand twice, as a scan reads them.
    """
    theirs, ours = keyed_words(printed), keyed_words(sent)
    order = list(MISPRINT_KINDS)
    found = sorted(_differences(ours, theirs), key=lambda each: (order.index(each.kind), each.line))
    return tuple(dict.fromkeys(found))


def _differences(sent: _Words, printed: _Words) -> Iterator[Misprint]:
    found = matching_words([word.shape for word in sent], [word.shape for word in printed])
    used = [False] * len(printed)
    for each in found:
        used[each.printed : each.printed + each.size] = [True] * each.size
        yield from _noise(sent, printed, each)
    edges = [MatchingWords(0, 0, 0), *found, MatchingWords(len(sent), len(printed), 0)]
    for before, after in pairwise(edges):
        first, last = before.sent + before.size, after.sent
        begin, end = _between(sent, printed, before, after, used)
        used[begin:end] = [True] * (end - begin)
        yield from _gap(sent, printed, (first, last), (begin, end))
    yield from _left_over(sent, printed, used)


def _noise(sent: _Words, printed: _Words, run: MatchingWords) -> Iterator[Misprint]:
    """Words that count the same and are not written the same."""
    for at in range(run.size):
        ours, theirs = sent[run.sent + at], printed[run.printed + at]
        if _bare(ours.text) != _bare(theirs.text):
            yield Misprint("noise", ours.text, theirs.text, theirs.line, _behind(sent, run.sent + at), run.sent + at)


def _bare(text: str) -> str:
    return text.translate({0x2019: "'", 0x2018: "'", 0x201C: '"', 0x201D: '"', 0x2013: "-", 0x2014: "-"}).strip(
        "*~_#\\"
    )


def _between(
    sent: _Words, printed: _Words, before: MatchingWords, after: MatchingWords, used: list[bool]
) -> tuple[int, int]:
    """Which printed words stand where the sent words between two runs should."""
    size = after.sent - before.sent - before.size
    begin, end = before.printed + before.size, after.printed
    if begin <= end <= begin + size + _NEAR and not any(used[begin:end]):
        return begin, end
    if not size:
        return begin, begin
    # The runs stand apart: what was sent between them is printed behind the one, or before the other.
    guesses = [(begin, _free(used, begin, min(begin + size, len(printed)))), (max(end - size, 0), end)]
    gap = [word.shape for word in sent[before.sent + before.size : after.sent]]
    scored = [
        (SequenceMatcher(None, gap, [word.shape for word in printed[a:b]], autojunk=False).ratio(), (a, b))
        for a, b in guesses
        if a < b and not any(used[a:b])
    ]
    ratio, place = max(scored, default=(0.0, (begin, begin)))
    return place if ratio >= _ALIKE else (begin, begin)


def _free(used: list[bool], begin: int, end: int) -> int:
    return next((at for at in range(begin, end) if used[at]), end)


def _gap(sent: _Words, printed: _Words, ours: tuple[int, int], theirs: tuple[int, int]) -> Iterator[Misprint]:
    """The differences inside a gap, word by word."""
    one, other = sent[ours[0] : ours[1]], printed[theirs[0] : theirs[1]]
    matcher = SequenceMatcher(None, [word.shape for word in one], [word.shape for word in other], autojunk=False)
    for what, a, b, c, d in matcher.get_opcodes():
        if what == "equal":
            yield from _noise(sent, printed, MatchingWords(ours[0] + a, theirs[0] + c, b - a))
            continue
        at = ours[0] + a
        around = (*sent[ours[0] + b : ours[0] + b + 3], *sent[max(at - 3, 0) : at])
        kind = misprint_kind(one[a:b], other[c:d], around)
        first = theirs[0] + c
        line, beside = printed[first].line if c < d else 0, printed[first - 1].line if first else 0
        yield Misprint(kind, _said(one[a:b]), _said(other[c:d]), line, _behind(sent, at), at, beside)


def _left_over(sent: _Words, printed: _Words, used: list[bool]) -> Iterator[Misprint]:
    """Printed words that answer to nothing that was sent."""
    pairs = {(one.key, other.key) for one, other in pairwise(sent)}
    at = 0
    while at < len(printed):
        if used[at]:
            at += 1
            continue
        end = at
        while end < len(printed) and not used[end]:
            end += 1
        run = printed[at:end]
        known = sum((one.key, other.key) in pairs for one, other in pairwise(run))
        again = len(run) > 1 and known * 2 >= len(run) - 1
        yield Misprint("repeated" if again else "added", "", _said(run), run[0].line, _behind(printed, at))
        if again:
            yield from _again(sent, run)
        at = end


def _again(sent: _Words, run: _Words) -> Iterator[Misprint]:
    """Figures that a second reading of a passage has otherwise; its cut ends and garbled words are left alone."""
    for each in matching_words([word.shape for word in run], [word.shape for word in sent]):
        a, b = each.sent - 1, each.printed - 1
        if a > 0 and b > 0 and run[a - 1].key == sent[b - 1].key:
            kind = misprint_kind([sent[b]], [run[a]], (*sent[b + 1 : b + 4], *sent[max(b - 3, 0) : b]))
            if kind in ("date", "number", "figure"):
                yield Misprint(kind, sent[b].text, run[a].text, run[a].line, _behind(sent, b), b)


def _said(words: _Words) -> str:
    return " ".join(word.text for word in words)


def _behind(words: _Words, at: int) -> str:
    return _said(words[max(at - _BEHIND, 0) : at])
