"""Writing into ``ordinances/``: what stands there is replaced only where it is what the writer read."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import pytest

from engross.errors import OutputError
from engross.services.drafting.source_files import replace_source
from engross.services.events import FileAction


def test_a_new_file_is_written_where_there_is_none(tmp_path: Path) -> None:
    path = tmp_path / "068-noise" / "law.xml"
    assert replace_source(path, b"law", None) == FileAction("written", path, 3)
    assert path.read_bytes() == b"law"


def test_what_was_read_is_replaced(tmp_path: Path) -> None:
    path = tmp_path / "law.xml"
    path.write_bytes(b"old")
    assert replace_source(path, b"newer", sha256(b"old").hexdigest()) == FileAction("written", path, 5)
    assert path.read_bytes() == b"newer"


def test_a_file_that_is_the_same_is_not_written_again(tmp_path: Path) -> None:
    path = tmp_path / "law.xml"
    path.write_bytes(b"law")
    before = path.stat().st_ino
    assert replace_source(path, b"law", sha256(b"law").hexdigest()) == FileAction("unchanged", path, 3)
    assert path.stat().st_ino == before


@pytest.mark.parametrize(
    ("there", "expected", "words"),
    [
        (b"other", sha256(b"old").hexdigest(), "has been changed by someone else since it was read"),
        (None, sha256(b"old").hexdigest(), "has been removed since it was read"),
        (b"other", None, "has been written by someone else in the meantime"),
        (b"new", sha256(b"old").hexdigest(), "has been changed by someone else since it was read"),
    ],
)
def test_nobody_elses_work_is_overwritten(
    tmp_path: Path, there: bytes | None, expected: str | None, words: str
) -> None:
    path = tmp_path / "law.xml"
    if there is not None:
        path.write_bytes(there)
    with pytest.raises(OutputError, match=words) as refused:
        replace_source(path, b"new", expected)
    assert str(path) in str(refused.value)
    assert (path.read_bytes() if path.exists() else None) == there
