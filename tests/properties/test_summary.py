"""Every change of a comparison is told in one line of the summary, in whole sentences: random edits, the ordinances."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given

import strategies
from engross.diff import compare
from engross.model.law.chapter import Chapter
from engross.workspace import load
from told import ROOT, holds, pairs


@given(strategies.versions())
def test_every_change_of_a_random_edit_is_told_once(pair: tuple[Chapter, Chapter]) -> None:
    holds(compare(*pair))


@pytest.mark.parametrize(("old", "new"), pairs(ROOT / "ordinances"), ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_every_change_of_the_ordinances_is_told_once(old: Path, new: Path) -> None:
    assert holds(compare(load(old, old.stem), load(new, new.stem)))
