"""Merging real changes beside `git merge-file` and `merge3`: never wrong without a word, and fewer conflicts."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

SHARED = Path(os.environ.get("ENGROSS_SHARED", Path(__file__).parents[3] / "shared"))
TRIPLES = 300


def test_merges_are_right_or_a_conflict_and_conflicts_are_fewer() -> None:
    if not (SHARED / "gold" / "instructions").is_dir() or shutil.which("git") is None:
        pytest.skip(f"{SHARED} or git is not there: merging was not measured on real changes")
    pytest.importorskip("merge3", reason="merge3 is not installed: merging was not measured beside it")
    from gold.score_merging import scores

    found = scores(SHARED, TRIPLES)
    print(found)
    assert found["engross"]["wrong"] == 0
    for other in ("git", "merge3"):
        assert found["engross"]["conflicts"] < found[other]["conflicts"]
