"""``make bench`` finds in each bench what it asks for: without it the run ends there, and no table is written."""

from __future__ import annotations

import ast
import os
import sys
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import SimpleNamespace

import pytest

BENCHES = sorted(Path(__file__).parent.glob("*_bench.py"))


@pytest.mark.parametrize("path", BENCHES, ids=lambda path: path.stem)
def test_a_bench_yields_rows_without_being_told_anything(path: Path) -> None:
    functions = [each for each in ast.parse(path.read_bytes()).body if isinstance(each, ast.FunctionDef)]
    (rows,) = (each for each in functions if each.name == "rows")
    assert ast.unparse(rows.args) == ""


def test_no_bench_reads_what_was_kept_of_an_earlier_turn(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("ENGROSS_CACHE", "kept")
    monkeypatch.setattr(sys, "path", list(sys.path))
    told = SimpleNamespace(rows=lambda: [{"kept": os.environ["ENGROSS_CACHE"]}])
    monkeypatch.setitem(sys.modules, "told_bench", told)
    made = spec_from_file_location("bench", Path(__file__).with_name("bench.py"))
    assert made is not None
    assert made.loader is not None
    bench = module_from_spec(made)
    made.loader.exec_module(bench)
    bench._say_rows("told_bench")
    assert capsys.readouterr().out == '{"kept": ""}\n'
