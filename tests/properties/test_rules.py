"""Rules hold for any words: numbers are read as written, words never become code, a mark's sentence holds the mark."""

from __future__ import annotations

import ast
from dataclasses import replace
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from engross.akn import identify, parse_chapter, write_chapter
from engross.model.law.chapter import Chapter
from engross.model.rules.declaration import RuleDeclaration
from engross.rules.extraction.amounts import amount_in, quantities_in
from engross.rules.extraction.marked_figures import plain_number
from engross.rules.extraction.sentences import sentence_at
from engross.rules.runtime import DAYS, Moment, Span, within
from engross.rules.targets.python.source_layout import docstring_prose, fit_line, literal, without_outer_brackets
from strategies import chapters

TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
ONES = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def in_words(number: int) -> str:
    """20 to 99, as the law spells them."""
    tens, ones = divmod(number, 10)
    return TENS[tens - 2] + (f"-{ONES[ones - 1]}" if ones else "")


@given(st.integers(20, 99), st.sampled_from(["days", "feet", "minutes", "dBA"]))
def test_spelt_numbers(number: int, unit: str) -> None:
    words = f"within {in_words(number)} {unit} of it"
    assert amount_in(words) == number
    assert [amount_in(words[start:end]) for start, end in quantities_in(words)] == [number]


@given(st.decimals(0, 10**6, places=2))
def test_money(amount: Decimal) -> None:
    words = f"a fine of ${amount:,.2f} for it"
    assert amount_in(words) == amount
    assert Decimal(plain_number(amount)) == amount


@given(st.text(max_size=60))
def test_a_literal_is_the_words_and_nothing_else(words: str) -> None:
    tree = ast.parse(literal(words), mode="eval").body
    assert isinstance(tree, ast.Constant)
    assert tree.value == words


@given(st.text(max_size=300))
def test_prose_stays_in_its_docstring(words: str) -> None:
    source = f'def rule():\n    """About it.\n\n{docstring_prose(words, "    ")}\n    """\n'
    (function,) = ast.parse(source).body
    assert isinstance(function, ast.FunctionDef)
    assert len(function.body) == 1


@given(st.recursive(st.sampled_from(["a", 'f("x, (y")', "g(1, 2)", "some_long_name_of_a_figure"]), lambda inner: st.builds(lambda one, op, other: f"({one} {op} {other})", inner, st.sampled_from(["and", "or", "+", "*", "<="]), inner), max_leaves=30))  # fmt: skip
def test_a_line_broken_up_is_the_same_code(expression: str) -> None:
    line = f'    return work.answer({without_outer_brackets(expression)}, "USD")'
    whole, broken = f"def f():\n{line}", "def f():\n" + "\n".join(fit_line(line))
    assert ast.dump(ast.parse(whole)) == ast.dump(ast.parse(broken))


@given(st.text(st.sampled_from('ab.;!? AB"”)'), min_size=1, max_size=80), st.data())
def test_a_sentence_holds_what_it_was_asked_for(words: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(words) - 1))
    end = data.draw(st.integers(start + 1, len(words)))
    assert words[start:end].strip() in sentence_at(words, start, end)


@given(st.integers(0, 6), st.integers(0, 5), st.times(), st.booleans())
def test_a_range_of_days_and_the_rest_of_the_week_are_the_whole_week(first: int, length: int, time: object, holiday: bool) -> None:  # fmt: skip
    days = f"{DAYS[first]}-{DAYS[(first + length) % 7]}"
    rest = f"{DAYS[(first + length + 1) % 7]}-{DAYS[(first - 1) % 7]}"
    for weekday in range(1, 8):
        moment = Moment(weekday, time, holiday)  # type: ignore[arg-type]
        assert within(moment, [Span(days, None, None)]) is not within(moment, [Span(rest, None, None)])


NAMES = st.from_regex(r"[a-z][a-z0-9_]{0,8}", fullmatch=True)
WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Co", "Cn"]), max_size=20)


@st.composite
def declarations(draw: st.DrawFn) -> RuleDeclaration:
    """A fact, or a threshold over one."""
    if draw(st.booleans()):
        options = tuple(RuleDeclaration("option", (("name", draw(NAMES)),)) for _ in range(draw(st.integers(0, 2))))
        pairs = (("asks", draw(WORDS)), ("name", draw(NAMES)), ("type", "choice"))
        return RuleDeclaration("fact", pairs, options)
    pairs = (("atLeast", draw(NAMES)), ("name", draw(NAMES)), ("that", draw(NAMES)), ("title", draw(WORDS)))
    return RuleDeclaration("threshold", pairs)


@given(chapters(), st.lists(declarations(), max_size=3))
def test_a_chapter_with_rules_comes_back(chapter: Chapter, rules: list[RuleDeclaration]) -> None:
    whole = replace(chapter, rules=tuple(rules))
    data = write_chapter(whole)
    assert parse_chapter(data, "a.xml") == whole
    assert write_chapter(identify(whole)) == data
