"""``make bench`` finds in each bench what it asks for: without it the run ends there, and no table is written."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

BENCHES = sorted(Path(__file__).parent.glob("*_bench.py"))


@pytest.mark.parametrize("path", BENCHES, ids=lambda path: path.stem)
def test_a_bench_yields_rows_without_being_told_anything(path: Path) -> None:
    functions = [each for each in ast.parse(path.read_bytes()).body if isinstance(each, ast.FunctionDef)]
    (rows,) = (each for each in functions if each.name == "rows")
    assert ast.unparse(rows.args) == ""
