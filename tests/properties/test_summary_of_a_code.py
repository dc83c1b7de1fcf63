"""The summary of five years of a whole code, where its texts are kept beside the checkout (``../shared``)."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from engross.diff import compare
from engross.services.code.code_import import import_code
from engross.workspace import load
from told import SHARED, holds, pairs

TEXTS = SHARED / "codes" / "san-mateo"


def test_every_change_between_two_texts_of_a_code_is_told_once(tmp_path: Path) -> None:
    if not TEXTS.is_dir():
        pytest.skip(f"{TEXTS} is not there: the summary of a whole code was not tried")
    for text in ("2019-07-01", "2024-02-15"):
        import_code(TEXTS / text, tmp_path, None, datetime(2026, 11, 29, tzinfo=UTC))
    found = pairs(tmp_path / "ordinances")
    lines = [line for old, new in found for line in holds(compare(load(old, old.stem), load(new, new.stem)))]
    print(f"{len(found)} chapters compared, {len(lines)} lines")
    assert len(found) > 100
    assert len(lines) > 1000
