"""How many steps a backtracking matcher takes, counted instead of timed.

It walks what ``re`` parsed as ``re`` does: in order, the first way that leads to the end. Groups are not kept apart,
and a reference back to a group reads one letter: for a count that is near enough.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from re import _constants as c  # type: ignore[attr-defined]
from typing import Any

from pumps import Node, parsed, reads

Then = Callable[[int], bool]
Matcher = Callable[[int, Then], bool]


_LETTERS = (c.LITERAL, c.NOT_LITERAL, c.IN, c.ANY)


class TooManyError(Exception):
    """The limit of steps is passed."""


class Steps:
    """A pattern whose steps over a text are counted."""

    def __init__(self, pattern: re.Pattern[str]) -> None:
        """Take a compiled pattern."""
        self.lines = bool(pattern.flags & re.MULTILINE)
        self.text = ""
        self.taken = 0
        self.limit = 0
        self.whole = self._sequence(parsed(pattern))

    def count(self, text: str, *, anchored: bool, limit: int) -> int:
        """The steps of finding every match in ``text``, or of one try at its beginning.

        Errors: TooManyError where they are more than ``limit``.
        """
        self.text, self.taken, self.limit = text, 0, limit
        at = 0
        while at <= (0 if anchored else len(text)):
            ends: list[int] = []

            def end(place: int, ends: list[int] = ends) -> bool:
                ends.append(place)
                return True

            at = max(ends[-1], at + 1) if self.whole(at, end) else at + 1
        return self.taken

    def _step(self, many: int = 1) -> None:
        self.taken += many
        if self.taken > self.limit:
            raise TooManyError

    def _sequence(self, nodes: list[Node]) -> Matcher:
        parts = [self._node(node) for node in nodes]

        def run(at: int, then: Then, index: int = 0) -> bool:
            if index == len(parts):
                return then(at)
            return parts[index](at, lambda place: run(place, then, index + 1))

        return run

    def _node(self, node: Node) -> Matcher:
        kind, value = node
        if kind in _LETTERS:
            return self._letter(node)
        if kind is c.SUBPATTERN:
            return self._sequence(list(value[3]))
        if kind is c.BRANCH:
            branches = [self._sequence(list(branch)) for branch in value[1]]
            return self._first(branches)
        if kind in (c.MAX_REPEAT, c.MIN_REPEAT, c.POSSESSIVE_REPEAT):
            return self._repeat(kind, value)
        if kind in (c.ASSERT, c.ASSERT_NOT):
            return self._look(kind is c.ASSERT, *value)
        if kind is c.ATOMIC_GROUP:
            return self._once(self._sequence(list(value)))
        if kind is c.AT:
            return self._place(str(value))
        return lambda at, then: then(at + 1)

    def _first(self, branches: list[Matcher]) -> Matcher:
        def run(at: int, then: Then) -> bool:
            for branch in branches:  # noqa: SIM110 - any() would go by way of C's stack, which is small
                if branch(at, then):
                    return True
            return False

        return run

    def _letter(self, node: Node) -> Matcher:
        fits = self._fits(node)

        def run(at: int, then: Then) -> bool:
            self._step()
            return fits(at) and then(at + 1)

        return run

    def _fits(self, node: Node) -> Callable[[int], bool]:
        """Whether a node for one letter reads the one at a place."""
        known: dict[str, bool] = {}

        def fits(at: int) -> bool:
            letter = self.text[at : at + 1]
            if letter not in known:
                known[letter] = bool(letter) and reads(node, letter)
            return known[letter]

        return fits

    def _repeat(self, kind: Any, value: Any) -> Matcher:
        least, most = value[0], 10**9 if value[1] is c.MAXREPEAT else value[1]
        if kind is not c.MIN_REPEAT and len(value[2]) == 1 and value[2][0][0] in _LETTERS:
            letters = self._letters(self._fits(value[2][0]), least, most)
            return self._once(letters) if kind is c.POSSESSIVE_REPEAT else letters
        body = self._sequence(list(value[2]))

        def run(at: int, then: Then, done: int = 0) -> bool:
            self._step()

            def again(place: int) -> bool:
                return (place > at or done < least) and run(place, then, done + 1)

            if done < least:
                return body(at, again)
            if kind is c.MIN_REPEAT:
                return then(at) or (done < most and body(at, again))
            return (done < most and body(at, again)) or then(at)

        return self._once(run) if kind is c.POSSESSIVE_REPEAT else run

    def _letters(self, fits: Callable[[int], bool], least: int, most: int) -> Matcher:
        """As many letters as there are, then ever fewer: the steps of ``_repeat``, without its calls."""

        def run(at: int, then: Then) -> bool:
            end = at
            while end - at < most and fits(end):
                end += 1
            # A step for each turn and one for each letter tried; the last turn tries none where no more may come.
            self._step(2 * (end - at) + 1 + (end - at < most))
            for place in range(end, at + least - 1, -1):  # noqa: SIM110 - any() would go by way of C's stack, which is small
                if then(place):
                    return True
            return False

        return run

    def _once(self, inner: Matcher) -> Matcher:
        def run(at: int, then: Then) -> bool:
            ends: list[int] = []
            return inner(at, lambda place: ends.append(place) or True) and then(ends[0])  # type: ignore[func-returns-value]

        return run

    def _look(self, wanted: bool, direction: int, nodes: Any) -> Matcher:
        inner = self._sequence(list(nodes))
        width = nodes.getwidth()[0] if direction < 0 else 0

        def run(at: int, then: Then) -> bool:
            found = at >= width and inner(at - width, lambda _: True)
            return found == wanted and then(at)

        return run

    def _place(self, where: str) -> Matcher:
        def word(at: int) -> bool:
            return 0 <= at < len(self.text) and (self.text[at].isalnum() or self.text[at] == "_")

        tests: dict[str, Callable[[int], bool]] = {
            "AT_BEGINNING": lambda at: at == 0 or (self.lines and self.text[at - 1] == "\n"),
            "AT_BEGINNING_STRING": lambda at: at == 0,
            "AT_BOUNDARY": lambda at: word(at) != word(at - 1),
            "AT_NON_BOUNDARY": lambda at: word(at) == word(at - 1),
            "AT_END": lambda at: (
                at == len(self.text) or (self.text[at] == "\n" and (self.lines or at == len(self.text) - 1))
            ),
            "AT_END_STRING": lambda at: at == len(self.text),
        }
        here = tests[where]

        def run(at: int, then: Then) -> bool:
            self._step()
            return here(at) and then(at)

        return run
