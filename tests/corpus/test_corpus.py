"""``make corpus``: what is said of a folder of Word files."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from wordfiles import p, word_file

if sys.platform == "win32":
    pytest.skip("processes with bounds need POSIX", allow_module_level=True)

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE))

from bounded import bounded_calls  # noqa: E402
from read_corpus import Job, read  # noqa: E402


def test_the_report_counts_what_became_of_each_file(tmp_path: Path) -> None:
    (tmp_path / "below").mkdir()
    (tmp_path / "below" / "good.docx").write_bytes(word_file(p("§ 9-1. Dogs.") + p("No dog may bark.")))
    picture = p(runs="<w:r><w:object/></w:r>")
    (tmp_path / "held.docx").write_bytes(word_file(p("§ 9-1. Dogs.") + p("No dog may bark.") + picture))
    (tmp_path / "damaged.docx").write_bytes(b"PK")
    made = subprocess.run(
        [sys.executable, HERE / "read_corpus.py", tmp_path], capture_output=True, encoding="utf-8", check=False
    )
    assert made.returncode == 0, made.stderr
    strict, lenient = made.stdout.split("lenient: 3 files")
    assert "strict: 3 files\n  read: 1\n  refused: 2\n  unreadable: 0\n" in strict
    assert "refused 1: paragraph N holds an embedded object" in strict.replace("N…", "N")
    assert "\n  read: 2\n  refused: 1\n" in lenient
    assert "out of order: 0\n  lost words: 0\n  traceback: 0\n" in lenient
    assert "(as damaged.docx)" in lenient
    assert "slowest:" in lenient
    assert "most memory:" in lenient


def test_a_folder_without_word_files_is_said(tmp_path: Path) -> None:
    made = subprocess.run(
        [sys.executable, HERE / "read_corpus.py", tmp_path], capture_output=True, encoding="utf-8", check=False
    )
    assert made.returncode == 1
    assert "there is no .docx file under" in made.stderr


def test_what_becomes_of_one_file(tmp_path: Path) -> None:
    file = tmp_path / "x.docx"
    file.write_bytes(word_file(p("§ 9-1. Dogs.") + p("No dog may bark.")))
    assert (read(Job(file, lenient=False)).outcome, read(Job(file, lenient=False)).sections) == ("read", 1)


def test_calls_are_bounded() -> None:
    def call(kind: str) -> str:
        if kind == "much":
            return str(len(bytearray(3 * 2**30)))
        while kind == "long":
            pass
        if kind == "wrong":
            raise KeyError("x")
        return kind

    calls = {c.argument: c for c in bounded_calls(call, ["fine", "much", "wrong", "long"], workers=2, seconds=1)}
    assert calls["fine"].result == "fine"
    assert calls["fine"].megabytes > 0
    assert calls["much"].fault == "needs more than 1000 MB"
    assert calls["wrong"].fault == "traceback: KeyError: 'x'"
    assert calls["long"].result is None
    assert "ended by itself" in calls["long"].fault or "took more than" in calls["long"].fault
