"""Questions of residents: the right section comes first, or among the first three, on two codes."""

from __future__ import annotations

from pathlib import Path

import pytest

from engross.services.search.code_search import SearchedCode, find_sections, searched_code
from search_questions import (
    DRAWN_OF_SAN_MATEO,
    FIRST,
    FRESH,
    FRESH_OF_SAN_MATEO,
    FURTHER,
    LAST_OF_SAN_MATEO,
    LATER_OF_SAN_MATEO,
    OF_SAN_MATEO,
    ROOT,
    SAN_MATEO,
    Question,
    context,
    import_san_mateo,
    is_right,
)


def test_questions_on_the_seven_ordinances_are_answered() -> None:
    code = searched_code(context(ROOT))
    assert code.remarks == ()
    assert_answered(code, FIRST, first=0.75, among=0.92)
    assert_answered(code, FURTHER, first=0.75, among=0.92)
    assert_answered(code, FRESH, first=0.75, among=0.92)


def test_questions_on_the_code_of_a_city_are_answered(tmp_path: Path) -> None:
    if not SAN_MATEO.is_dir():
        pytest.skip(f"not checked: questions on the code of San Mateo; put it at {SAN_MATEO}")
    # What is not reached of three quarters and of 92 in a hundred stands in docs/decisions/0036-search.md.
    code = searched_code(context(import_san_mateo(tmp_path)))
    assert_answered(code, OF_SAN_MATEO, first=0.75, among=0.92)
    assert_answered(code, LATER_OF_SAN_MATEO, first=0.75, among=0.92)
    assert_answered(code, FRESH_OF_SAN_MATEO, first=0.7, among=0.92)
    assert_answered(code, LAST_OF_SAN_MATEO, first=0.7, among=0.85)
    assert_answered(code, DRAWN_OF_SAN_MATEO, first=0.6, among=0.78)


def assert_answered(code: SearchedCode, questions: list[Question], first: float, among: float) -> None:
    told = [[is_right(hit, question) for hit in find_sections(code, question[0])[:3]] for question in questions]
    shares = [sum(map(test, told)) / len(told) for test in (lambda each: each[:1] == [True], any)]
    print(f"first {shares[0]:.2f}, in the first three {shares[1]:.2f} of {len(told)}")
    assert shares[0] >= first
    assert shares[1] >= among
