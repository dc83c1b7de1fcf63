"""Matching the lines of a page with those of a known text: as they were, moved, or edited."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from engross.importing.known_text.known_lines import KnownLine, KnownText
from engross.importing.known_text.line_keys import item_key
from engross.importing.source_page import PageItem, PageTable, Paragraph
from engross.model.law.table import Table
from engross.model.subsequence import longest_increasing_subsequence

_WHOLE = 4000
"""Up to so many pairs of leftover lines each is weighed against each; beyond, only lines with one label are paired."""
_ALIKE = 0.4
"""How many of their words two lines must share to be one line edited."""


class LineMatch(NamedTuple):
    """The known line that an item of a page is; ``exact``: word for word."""

    line: KnownLine
    exact: bool


def match_known_lines(items: Sequence[PageItem], text: KnownText) -> list[LineMatch | None]:
    """For each item the known line that it is, or was before somebody edited it; None for what is new."""
    lines = text.lines
    left, right = [item_key(item) for item in items], [line.key for line in lines]
    found: list[LineMatch | None] = [None] * len(items)
    pairs = _common(left, right)
    for i, j in pairs:
        found[i] = LineMatch(lines[j], exact=True)
    taken = {j for _, j in pairs}
    _recognise_moved(left, lines, taken, found)
    a = c = 0
    for i, j in [*pairs, (len(left), len(right))]:
        if a < i and c < j:
            _pair_edited(items, lines, range(a, i), [k for k in range(c, j) if k not in taken], found)
        a, c = i + 1, j + 1
    return found


def _common(left: Sequence[str], right: Sequence[str]) -> list[tuple[int, int]]:
    """Pairs of equal keys that keep both orders: keys unique in both first, then what touches them."""
    pairs: list[tuple[int, int]] = []
    windows = [(0, len(left), 0, len(right))]
    while windows:
        a, b, c, d = windows.pop()
        while a < b and c < d and left[a] == right[c]:
            pairs.append((a, c))
            a, c = a + 1, c + 1
        while a < b and c < d and left[b - 1] == right[d - 1]:
            b, d = b - 1, d - 1
            pairs.append((b, d))
        anchors = _anchors(left, right, (a, b, c, d)) if a < b and c < d else []
        pairs += anchors
        at, to = a, c
        for i, j in [*anchors, (b, d)] if anchors else []:
            windows.append((at, i, to, j))
            at, to = i + 1, j + 1
    return sorted(pairs)


def _anchors(left: Sequence[str], right: Sequence[str], window: tuple[int, int, int, int]) -> list[tuple[int, int]]:
    a, b, c, d = window
    once_left, once_right = _once(left, a, b), _once(right, c, d)
    candidates = sorted((i, once_right[key]) for key, i in once_left.items() if key in once_right)
    return [candidates[k] for k in longest_increasing_subsequence([j for _, j in candidates])]


def _once(keys: Sequence[str], start: int, end: int) -> dict[str, int]:
    counts = Counter(keys[start:end])
    return {keys[i]: i for i in range(start, end) if counts[keys[i]] == 1}


def _recognise_moved(
    left: Sequence[str], lines: Sequence[KnownLine], taken: set[int], found: list[LineMatch | None]
) -> None:
    """Give a line that stands elsewhere now, word for word and only once on either side, what it was."""
    counts = Counter(key for i, key in enumerate(left) if found[i] is None)
    free = Counter(line.key for j, line in enumerate(lines) if j not in taken)
    places = {line.key: j for j, line in enumerate(lines) if j not in taken}
    for i, key in enumerate(left):
        if found[i] is None and len(key) > 20 and counts[key] == 1 and free.get(key) == 1:
            found[i] = LineMatch(lines[places[key]], exact=True)
            taken.add(places[key])


def _pair_edited(
    items: Sequence[PageItem],
    lines: Sequence[KnownLine],
    new: Iterable[int],
    old: list[int],
    found: list[LineMatch | None],
) -> None:
    """Pair the lines between two that are known: by label, then by the words that they share, in order."""
    fresh = [i for i in new if found[i] is None]
    if not fresh or not old:
        return
    if len(fresh) * len(old) > _WHOLE:
        labels = {_labelled(lines[j]): j for j in reversed(old) if _labelled(lines[j])}
        for i in fresh:
            j = labels.pop(_label(items[i]), None)
            if j is not None and _likeness(items[i], lines[j]) >= _ALIKE:
                found[i] = LineMatch(lines[j], exact=False)
        return
    best: list[list[float]] = [[0.0] * (len(old) + 1) for _ in range(len(fresh) + 1)]
    weights = [[_likeness(items[i], lines[j]) for j in old] for i in fresh]
    for x in range(len(fresh) - 1, -1, -1):
        for y in range(len(old) - 1, -1, -1):
            paired = weights[x][y] + best[x + 1][y + 1] if weights[x][y] >= _ALIKE else 0.0
            best[x][y] = max(paired, best[x + 1][y], best[x][y + 1])
    x = y = 0
    while x < len(fresh) and y < len(old):
        if weights[x][y] >= _ALIKE and best[x][y] == weights[x][y] + best[x + 1][y + 1]:
            found[fresh[x]] = LineMatch(lines[old[y]], exact=False)
            x, y = x + 1, y + 1
        elif best[x][y] == best[x + 1][y]:
            x += 1
        else:
            y += 1


def _likeness(item: PageItem, line: KnownLine) -> float:
    """How alike two lines are, 0 to 1 and a little more for one label; a table is only like a table."""
    if isinstance(item, PageTable) != isinstance(line.block, Table):
        return 0.0
    one, other = Counter(_words(item_key(item))), Counter(_words(line.key))
    total = sum(one.values()) + sum(other.values())
    alike = 2 * sum((one & other).values()) / total if total else 1.0
    return alike + (0.1 if _label(item) == _labelled(line) != "" else 0.0)


def _words(key: str) -> list[str]:
    return key.lower().replace("\x1c", " ").replace("\x1d", " ").replace("\x1e", " ").replace("\x1f", " ").split()


def _label(item: PageItem) -> str:
    return item.label if isinstance(item, Paragraph) else ""


def _labelled(line: KnownLine) -> str:
    return line.provision.label if line.role == "head" else ""
