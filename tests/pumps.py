"""Strings that a regular expression may be slow on, made from what ``re`` parsed of it.

Whatever precedes a repeat without a bound once, the repeat's own letters very often, and an end at which all fails.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from re import _constants as c  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]
from typing import Any

Node = tuple[Any, Any]
UNBOUNDED = 64
"""A repeat that may go on longer than this counts as one without a bound."""
_REPEATS = (c.MAX_REPEAT, c.MIN_REPEAT, c.POSSESSIVE_REPEAT)
_LETTERS = "a1A §.,-()[]\t\nz0–—'\"“”&$%/:;x\u00a0é"
PLAIN = ("a", "1", " ", "\n", "(", "a ", "1, ")


def parsed(pattern: re.Pattern[str]) -> list[Node]:
    """What ``re`` made of a pattern."""
    return list(_parser.parse(pattern.pattern, pattern.flags))


def pumps(pattern: re.Pattern[str]) -> Iterator[tuple[str, str]]:
    """(beginning, what to repeat) of strings that may be slow; each once."""
    seen = set()
    for found in _pumps(parsed(pattern), "", pattern.flags):
        if found not in seen and found[1]:
            seen.add(found)
            yield found
    for plain in PLAIN:
        yield "", plain


def _pumps(nodes: list[Node], before: str, flags: int) -> Iterator[tuple[str, str]]:
    for node in nodes:
        kind, value = node
        for inside in _inside(node):
            yield from _pumps(inside, before, flags)
        if kind in _REPEATS and (value[1] is c.MAXREPEAT or value[1] > UNBOUNDED):
            bodies = dict.fromkeys(sample(list(value[2]), turn) for turn in range(3))
            for body in bodies:
                yield before, body
                yield "", before + body
                yield "", before
        before += sample([node], 0)


def _inside(node: Node) -> Iterator[list[Node]]:
    kind, value = node
    if kind in _REPEATS:
        yield list(value[2])
    elif kind is c.SUBPATTERN:
        yield list(value[3])
    elif kind is c.BRANCH:
        yield from (list(branch) for branch in value[1])
    elif kind in (c.ASSERT, c.ASSERT_NOT):
        yield list(value[1])
    elif kind is c.ATOMIC_GROUP:
        yield list(value)
    elif kind is c.GROUPREF_EXISTS:
        yield from (list(part) for part in value[1:] if part)


def sample(nodes: list[Node], turn: int) -> str:
    """A string that the nodes match, or nearly; ``turn`` picks among branches and letters."""
    return "".join(_sample(node, turn) for node in nodes)


def _sample(node: Node, turn: int) -> str:
    kind, value = node
    if kind is c.LITERAL:
        return chr(value)
    if kind in (c.IN, c.NOT_LITERAL, c.ANY):
        fit = [letter for letter in _LETTERS if reads(node, letter)]
        if kind is c.IN and not fit:
            fit = [
                chr(item[1] if item[0] is c.LITERAL else item[1][0])
                for item in value
                if item[0] in (c.LITERAL, c.RANGE)
            ]
        return fit[turn % len(fit)] if fit else ""
    if kind in _REPEATS:
        return sample(list(value[2]), turn) * max(value[0], 1 if value[1] is c.MAXREPEAT or value[0] else 0)
    if kind is c.BRANCH:
        return sample(list(value[1][turn % len(value[1])]), turn)
    if kind in (c.SUBPATTERN, c.ATOMIC_GROUP):
        return sample(list(value[3] if kind is c.SUBPATTERN else value), turn)
    return ""


def reads(node: Node, letter: str) -> bool:
    """Whether a node for one letter reads this one, whatever its case."""
    kind, value = node
    if kind is c.LITERAL:
        return chr(value).lower() == letter.lower()
    if kind is c.NOT_LITERAL:
        return chr(value).lower() != letter.lower()
    if kind is c.ANY:
        return letter != "\n"
    negated = value[0][0] is c.NEGATE
    return any(_holds(item, letter) for item in value[negated:]) != negated


def _holds(item: Node, letter: str) -> bool:
    kind, value = item
    if kind is c.LITERAL:
        return chr(value).lower() == letter.lower()
    if kind is c.RANGE:
        return any(value[0] <= ord(each) <= value[1] for each in (letter.lower(), letter.upper()) if len(each) == 1)
    category = str(value)
    held = {"DIGIT": letter.isdecimal(), "SPACE": letter.isspace(), "WORD": letter.isalnum() or letter == "_"}
    return held[category.rsplit("_", 1)[1]] != ("_NOT_" in category)
