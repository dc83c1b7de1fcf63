"""Every regular expression of the package takes steps in line with the length of what it reads.

No time is measured: ``steps`` counts what a backtracking matcher does on strings that ``pumps`` makes of the pattern,
of a length and of twice that. Twice the length may take about twice the steps; four times as many is a pattern that a
hostile text can stop the program with.
"""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import re
import sys
from collections.abc import Iterator
from types import ModuleType

import pytest

import engross
from engross.patterns import UncompiledPattern
from pumps import pumps
from steps import Steps, TooManyError

pytestmark = pytest.mark.slow

SHORT, LONG = 20, 400
GROWTH = 3.0
LIMIT = 750
"""More steps than this for each letter are too many, however they grow."""


def modules() -> Iterator[ModuleType]:
    for found in pkgutil.walk_packages(engross.__path__, "engross."):
        if not found.name.endswith("__main__"):
            yield importlib.import_module(found.name)


def patterns() -> dict[str, tuple[re.Pattern[str], bool]]:
    """Every compiled pattern in a module of the package, once, by where it stands; and whether it is only ever tried
    at one place (``match``, ``fullmatch``) rather than searched for."""
    found: dict[re.Pattern[str], tuple[str, bool]] = {}
    for module in modules():
        source = inspect.getsource(module)
        for name, value in sorted(vars(module).items()):
            for inner in _held(value):
                uses = set(re.findall(rf"\b{name}\.(\w+)\(", source))
                where, anchored = found.get(inner, (f"{module.__name__}.{name}", True))
                found[inner] = where, anchored and bool(uses) and uses <= {"match", "fullmatch"}
    return {
        f"{where} {number}": (pattern, anchored) for number, (pattern, (where, anchored)) in enumerate(found.items())
    }


def _held(value: object, depth: int = 0) -> Iterator[re.Pattern[str]]:
    if isinstance(value, re.Pattern):
        yield value
    elif isinstance(value, UncompiledPattern):
        yield value.compiled()
    elif isinstance(value, dict) and depth < 3:
        for inner in value.values():
            yield from _held(inner, depth + 1)
    elif isinstance(value, (tuple, list, frozenset, set)) and depth < 3:
        for inner in value:
            yield from _held(inner, depth + 1)


def slow(pattern: re.Pattern[str], anchored: bool, longest: int = LONG) -> str:
    """A beginning, what is repeated after it, and an end, on which the steps grow too fast; empty where none is known.

    ``longest``: letters that show the growth of what looked slow on a short string.
    """
    steps = Steps(pattern)
    before_this = sys.getrecursionlimit()
    sys.setrecursionlimit(50_000)
    try:
        for before, pump in pumps(pattern):
            for end in ("", "\x00"):
                found = _growth(steps, (before, pump, end), SHORT, anchored)
                # A repeat with a wide bound looks slow on short strings: only what is slow on long ones is.
                if found and (found := _growth(steps, (before, pump, end), longest // len(pump) + 1, anchored)):
                    return found
    finally:
        sys.setrecursionlimit(before_this)
    return ""


def _growth(steps: Steps, parts: tuple[str, str, str], times: int, anchored: bool) -> str:
    before, pump, end = parts
    where = f"{before!r} + {pump!r} × n + {end!r}"
    try:
        few, many = (
            steps.count(text, anchored=anchored, limit=LIMIT * len(text))
            for text in (before + pump * times + end, before + pump * times * 2 + end)
        )
    except TooManyError:
        return f"{where}: more than {LIMIT} steps a letter at n = {times * 2}"
    return f"{where}: {few} steps at n = {times}, {many} at {times * 2}" if many > few * GROWTH else ""


PATTERNS = patterns()
SAFE = {
    "engross.diff.words.tokens._TOKEN": "its text is stripped of the white space at its end, and anything else is a token",
    "engross.diff.words.tokens._TOKEN_OF_OTHER_SCRIPTS": "as _TOKEN",
}
"""Patterns that are slow on a text which they never get, and why they never do."""


def test_the_patterns_of_the_package_are_found() -> None:
    assert len(PATTERNS) > 60


@pytest.mark.parametrize("where", PATTERNS)
def test_a_pattern_takes_steps_in_line_with_the_text(where: str) -> None:
    found = slow(*PATTERNS[where])
    if where.split()[0] in SAFE:
        assert found, f"{where} is safe in itself: strike it from SAFE"
        return
    assert not found, f"{PATTERNS[where][0].pattern}\nis slow on {found}"


@pytest.mark.parametrize("bad", ["(a+)+b", r"(\w+\s?)*$", r"\s+$", "(a|a)*b", r"“[^”]*”x", r".*?(\d+)$", "(a|b|ab)*c"])
def test_what_counts_steps_knows_a_slow_pattern(bad: str) -> None:
    # Without a wide bound in them, a shorter string shows their growth as well.
    assert slow(re.compile(bad), anchored=False, longest=100)


@pytest.mark.parametrize("good", ["a+", r"\b\w+\b", r"[ \t]{1,20}x", "(?:ab)+", r"^\s*\d", r"[a-z]+|\d+"])
def test_what_counts_steps_lets_a_quick_pattern_pass(good: str) -> None:
    assert not slow(re.compile(good), anchored=False)
