"""A memo table asks once for each word, and never holds more than its share."""

from __future__ import annotations

import pytest

from engross.model import memo
from engross.model.memo import Memo


def test_it_asks_once() -> None:
    asked: list[str] = []
    table = Memo(lambda word: asked.append(word) or len(word))
    assert list(map(table.__getitem__, ["noise", "of", "noise"])) == [5, 2, 5]
    assert asked == ["noise", "of"]


def test_it_starts_empty_when_it_is_full(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memo, "_MOST", 3)
    table = Memo(len)
    assert [table[word] for word in ["a", "bb", "ccc", "dddd", "a"]] == [1, 2, 3, 4, 1]
    assert table == {"dddd": 4, "a": 1}
