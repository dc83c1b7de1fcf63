"""Which alphabetical order a list of definitions is in."""

from __future__ import annotations

from engross.checks.analysis.alphabetical_order import sort_keys


def in_order(terms: list[str]) -> bool:
    keys = sort_keys(terms)
    return keys == sorted(keys)


def test_accents_count_for_nothing() -> None:
    assert in_order(["Emergency work", "Façade", "Family", "Fence"])


def test_a_hyphen_parts_words_or_is_passed_over() -> None:
    assert in_order(["Abandoned sign", "A-frame sign", "Alteration", "Billboard"])
    assert in_order(["A-frame sign", "Abandoned sign", "Alteration", "Billboard"])
    assert not in_order(["Billboard", "Abandoned sign", "Alteration", "Fence"])
