"""Values as bytes: equal ones alike whatever their order in memory, different ones never alike."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import engross
from engross.errors import EngrossError
from engross.result_cache.canonical_bytes import canonical_bytes, key_of

_PLAIN = st.none() | st.booleans() | st.integers() | st.text() | st.binary() | st.dates()
_VALUES = st.recursive(
    _PLAIN,
    lambda inner: (
        st.lists(inner, max_size=4).map(tuple)
        | st.frozensets(_PLAIN, max_size=4)
        | st.dictionaries(st.text(max_size=3), inner, max_size=4)
    ),
    max_leaves=12,
)


@dataclass(frozen=True)
class Pair:
    first: object
    second: object


@dataclass(frozen=True)
class Other:
    first: object
    second: object


def _told(value: object) -> object:
    """The value with its types, so that 1, True and "1" differ as Python's == does not have them."""
    if isinstance(value, tuple):
        return ("tuple", *map(_told, value))
    if isinstance(value, frozenset):
        return ("set", frozenset(map(_told, value)))
    if isinstance(value, dict):
        return ("map", frozenset((key, _told(each)) for key, each in value.items()))
    return type(value).__name__, value


@given(_VALUES, _VALUES)
def test_two_values_have_the_same_bytes_if_and_only_if_they_are_equal(one: object, other: object) -> None:
    assert (canonical_bytes(one) == canonical_bytes(other)) == (_told(one) == _told(other))


@given(st.lists(st.text(max_size=3), max_size=4), st.lists(st.text(max_size=3), max_size=4))
def test_no_text_passes_for_another_cut(one: list[str], other: list[str]) -> None:
    assert (key_of(*one) == key_of(*other)) == (one == other)


def test_a_dataclass_is_told_by_its_type_too() -> None:
    values = [Pair(1, 2), Pair(2, 1), Other(1, 2), (1, 2), date(2026, 1, 2), "2026-01-02"]
    assert len({canonical_bytes(value) for value in values}) == len(values)


def test_what_has_no_canonical_form_is_refused() -> None:
    for value in (1j, object(), Pair):
        with pytest.raises(EngrossError, match="has no canonical bytes"):
            canonical_bytes(value)


def test_the_seed_of_hashes_changes_no_key() -> None:
    code = (
        "from engross.result_cache.canonical_bytes import key_of\n"
        "print(key_of(frozenset('abcdefgh'), {letter: {letter * 2} for letter in 'hgfedcba'}))"
    )
    path = str(Path(engross.__file__).parents[1])
    keys = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONPATH": path, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(keys) == 1
