"""Which program computed a kept result."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from engross.result_cache import program_identity as module
from engross.result_cache.program_identity import program_identity


def identity() -> str:
    program_identity.cache_clear()
    try:
        return program_identity()
    finally:
        program_identity.cache_clear()


def test_a_packaged_program_is_another_where_its_file_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = tmp_path / "engross"
    program.write_bytes(b"one")
    monkeypatch.setattr(module, "BEGUN", 1 << 62)
    monkeypatch.setattr(sys, "executable", str(program))
    installed = identity()
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    packaged = identity()
    program.write_bytes(b"another")
    assert len({installed, packaged, identity()}) == 3


def test_a_program_that_was_written_to_since_the_process_began_is_one_of_its_own(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(module, "BEGUN", 1 << 62)
    assert identity() == identity()
    monkeypatch.setattr(module, "BEGUN", 0)
    assert identity() != identity()
