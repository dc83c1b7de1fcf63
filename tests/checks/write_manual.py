"""Write docs/checks.md anew from the docstrings of the checks."""

from __future__ import annotations

from pathlib import Path

from engross.checks.manual import manual_of_checks

if __name__ == "__main__":
    (Path(__file__).resolve().parents[2] / "docs" / "checks.md").write_text(manual_of_checks(), encoding="utf-8")
