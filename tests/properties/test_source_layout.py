"""Lines of Python are broken up, and their brackets found, as a reader does who looks at each letter in turn."""

from __future__ import annotations

from collections.abc import Iterator
from unittest.mock import patch

from hypothesis import example, given
from hypothesis import strategies as st

from engross.rules.targets.python import source_layout
from engross.rules.targets.python.source_layout import fit_line, literal, without_outer_brackets

WIDTH = 16
"""Of the lines here, so that short ones are broken."""
OPERATORS = (" or ", " and ", " + ", " - ", " * ", " / ", " >= ", " <= ", " > ", " < ", " == ")
WORDS = st.text(st.sampled_from('a,([{)]}"\\ +-<>=é\n'), max_size=24) | st.sampled_from(
    [" or ", '", "', "\\", '\\"', ")"]
)
LEAVES = st.builds(literal, WORDS) | st.sampled_from(
    ["a", "work.a_long_name_of_a_figure", "(1)", "()", "[]", "{}", "f()"]
)


def joined(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    several = st.lists(inner, min_size=1, max_size=4)
    terms = st.tuples(inner, st.sampled_from([*OPERATORS, ", ", ","]), inner).map("".join)
    pairs = st.tuples(st.sampled_from(["()", "[]", "{}"]), st.sampled_from(["", "f", "a + b"]))
    return terms | st.builds(lambda pair, held: f"{pair[1]}{pair[0][0]}{', '.join(held)}{pair[0][1]}", pairs, several)


TERMS = st.recursive(LEAVES, joined, max_leaves=8)
LINES = st.builds(str.join, st.sampled_from(OPERATORS), st.lists(TERMS, min_size=1, max_size=5))


def outside(line: str) -> Iterator[tuple[int, str, int]]:
    """Each letter that is in no literal: where, which, and inside how many brackets."""
    depth, quoted, escaped = 0, False, False
    for at, letter in enumerate(line):
        if escaped:
            escaped = False
        elif quoted:
            escaped = letter == "\\"
            quoted = letter != '"'
        elif letter == '"':
            quoted = True
        else:
            yield at, letter, depth
            depth += (letter in "([{") - (letter in ")]}")


def plain_parts(inside: str, mark: str) -> list[str]:
    parts, begun = [], 0
    for at, _, depth in outside(inside):
        if depth == 0 and inside[at : at + len(mark)] == mark:
            parts.append(inside[begun:at])
            begun = at + len(mark)
    return [part.strip() for part in (*parts, inside[begun:]) if part.strip()]


def plain_lines(line: str, *, inside: bool = False) -> list[str]:
    """What ``fit_line`` is to give."""
    if len(line) <= WIDTH:
        return [line]
    indent = line[: len(line) - len(line.lstrip())]
    for word in OPERATORS if inside else ():
        terms = plain_parts(line.strip(), word)
        if len(terms) > 1:
            each = [terms[0], *(f"{word.strip()} {term}" for term in terms[1:])]
            return [out for one in each for out in plain_lines(indent + one, inside=True)]
    letters = list(outside(line))
    opens = [at for at, letter, depth in letters if depth == 0 and letter in "([{" and line[at + 1] not in ")]}"]
    if not opens:
        return [line]
    close = next(at for at, letter, depth in letters if at > opens[0] and depth == 1 and letter in ")]}")
    parts = plain_parts(line[opens[0] + 1 : close], ",")
    comma = "," if len(parts) > 1 or line[opens[0]] != "(" else ""
    held = [out for part in parts for out in plain_lines(f"{indent}    {part}{comma}", inside=True)]
    return [line[: opens[0] + 1], *held, indent + line[close:]]


@given(LINES, st.booleans())
@example("f() + g(a_long_name)", False)
@example(r'    a + g("\\", "\"(", {"bbb"}, "(") + d', True)
def test_a_line_is_broken_where_its_letters_say(line: str, inside: bool) -> None:
    with patch.object(source_layout, "SOURCE_WIDTH", WIDTH):
        assert fit_line(line, inside=inside) == plain_lines(line, inside=inside)


@given(LINES)
@example('("(")')
@example("(a) + (b)")
def test_outer_brackets_are_those_around_every_letter(test: str) -> None:
    ends = [at for at, letter, depth in outside(test) if letter in ")]}" and depth == 1]
    around = test.startswith("(") and ends[:1] == [len(test) - 1]
    assert without_outer_brackets(test) == (test[1:-1] if around else test)
