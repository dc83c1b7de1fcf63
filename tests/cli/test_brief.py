"""``engross brief``."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

from pypdf import PdfReader

Run = Callable[..., subprocess.CompletedProcess[str]]


def test_a_brief_is_one_page_in_every_format(engross: Run, tmp_path: Path) -> None:
    said = " ".join(engross("brief", "68").stdout.split())
    assert "It amends" in said
    assert "Before and after" in said
    for form in ("docx", "pdf", "html", "md"):
        made = engross("brief", "68", "-o", str(tmp_path / f"brief.{form}"))
        assert made.returncode == 0, made.stderr
    assert len(PdfReader(BytesIO((tmp_path / "brief.pdf").read_bytes())).pages) == 1


def test_a_version_that_is_not_there_is_named(engross: Run) -> None:
    refused = engross("brief", "68", "--from", "1999-01-01")
    assert refused.returncode == 2
    assert "1999-01-01" in refused.stderr
