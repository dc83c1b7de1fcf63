"""Values kept as plain data are read as they were written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from engross.result_cache.entries import ResultCache
from engross.result_cache.packed_values import keep_value, kept_value


@dataclass(frozen=True)
class Branch:
    """A value that holds values of its own kind."""

    name: str
    begun: date | None
    below: tuple[Branch, ...] = ()


def test_a_tree_with_days_is_read_as_it_was_written(tmp_path: Path) -> None:
    cache = ResultCache(tmp_path)
    tree = Branch("oak", date(2026, 1, 2), (Branch("limb", None, (Branch("twig", date(1999, 12, 31)),)),))
    keep_value(cache, "00" * 32, tree)
    assert kept_value(cache, "00" * 32, Branch) == tree


@dataclass(frozen=True)
class Words:
    """A value with what is found by a key, and with a set."""

    meant: Mapping[tuple[str, ...], tuple[str, ...]]
    formal: frozenset[str]


def test_mappings_keep_their_order_and_sets_are_sets(tmp_path: Path) -> None:
    cache = ResultCache(tmp_path)
    words = Words({("b", "c"): ("x",), ("a",): ()}, frozenset({"q", "p"}))
    keep_value(cache, "00" * 32, words)
    found = kept_value(cache, "00" * 32, Words)
    assert found == words
    assert list(found.meant) == [("b", "c"), ("a",)]


def test_bytes_that_are_no_longer_there_are_no_value(tmp_path: Path) -> None:
    cache = ResultCache(tmp_path)
    keep_value(cache, "00" * 32, (b"words", b"more"))
    assert kept_value(cache, "00" * 32, tuple[bytes, ...]) == (b"words", b"more")
    for path in cache.folder.glob("??/*"):
        if path.read_bytes().endswith(b"more"):
            path.unlink()
    assert kept_value(cache, "00" * 32, tuple[bytes, ...]) is None


def test_a_value_that_is_no_plain_data_is_not_kept(tmp_path: Path) -> None:
    with pytest.raises(TypeError, match="cannot be kept"):
        keep_value(ResultCache(tmp_path), "00" * 32, object())
