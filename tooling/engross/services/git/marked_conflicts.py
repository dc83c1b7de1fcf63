"""Conflict markers around whole provisions, in the canonical XML of two versions of one chapter."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from engross.patterns import compile_on_use
from engross.values import dataclass

_OPENED = compile_on_use(r"\s{0,200}<(\w{1,40})\b[^<>]*\beId=\"([^\"<>]*)\"[^<>]*(?<!/)>")
_CLOSED = compile_on_use(r"\s{0,200}</(\w{1,40})>\s*")
_INNER = frozenset({"table", "ref"})
"""Elements with an eId that are no provisions."""


@dataclass(frozen=True, slots=True)
class _Lines:
    """The lines ``[start, end)`` of a file."""

    start: int
    end: int

    def holds(self, other: _Lines) -> bool:
        return self.start <= other.start and other.end <= self.end


def with_conflict_markers(ours: str, theirs: str, labels: tuple[str, str], size: int) -> str:
    """``ours`` with each provision that differs in ``theirs`` between markers, both as they are.

    ``labels``: what the two sides are called; ``size``: how many characters a marker has.
    """
    one, other = ours.splitlines(keepends=True), theirs.splitlines(keepends=True)
    out: list[str] = []
    at = 0
    for here, there in _conflicts(one, other):
        out += one[at : here.start]
        out.append(f"{'<' * size} {labels[0]}\n")
        out += one[here.start : here.end]
        out.append(f"{'=' * size}\n")
        out += other[there.start : there.end]
        out.append(f"{'>' * size} {labels[1]}\n")
        at = here.end
    return "".join([*out, *one[at:]])


def _conflicts(one: Sequence[str], other: Sequence[str]) -> list[tuple[_Lines, _Lines]]:
    """The lines of each provision that differs, in both files; none within another."""
    spans, there = list(_provisions(one)), dict(_provisions(other))
    found: list[tuple[_Lines, _Lines]] = []
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        if tag == "equal":
            continue
        changed, changed_there = _Lines(i1, i2), _Lines(j1, j2)
        around = [
            (span, there[eid])
            for eid, span in spans
            if eid in there and span.holds(changed) and there[eid].holds(changed_there)
        ]
        # The innermost of those around a change is the shortest.
        pair = min(around, key=lambda each: each[0].end - each[0].start, default=(changed, changed_there))
        while found and found[-1][0].end > pair[0].start:
            last = found.pop()
            pair = (
                _Lines(min(last[0].start, pair[0].start), max(last[0].end, pair[0].end)),
                _Lines(min(last[1].start, pair[1].start), max(last[1].end, pair[1].end)),
            )
        found.append(pair)
    return found


def _provisions(lines: Sequence[str]) -> Iterator[tuple[str, _Lines]]:
    """The eId and the lines of each provision that has lines of its own."""
    stack: list[tuple[str, str, int]] = []
    for at, line in enumerate(lines):
        opened, closed = _OPENED.match(line), _CLOSED.fullmatch(line)
        if opened and opened[1] not in _INNER and f"</{opened[1]}>" not in line:
            stack.append((opened[1], opened[2], at))
        elif closed and stack and stack[-1][0] == closed[1]:
            _, eid, start = stack.pop()
            yield eid, _Lines(start, at + 1)
