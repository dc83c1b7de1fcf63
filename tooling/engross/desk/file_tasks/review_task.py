"""A chapter that was dropped as a Word or Markdown file, read for review."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from engross.desk.kept_uploads import file_in
from engross.services.reviewing.file_review import review_file
from engross.services.reviewing.kept_review import keep_review
from engross.workspace import Workspace


def review_dropped_file(root: Path, folder: Path, day: str, strictness: str) -> None:
    """Keep the review of the file in ``folder``; ``strictness`` "lenient": what cannot be held is left out.

    Errors: EngrossError where it cannot be read.
    """
    review = review_file(Workspace(root), file_in(folder), date.fromisoformat(day), lenient=strictness == "lenient")
    keep_review(folder, review)
