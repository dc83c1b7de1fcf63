"""The process that reads one dropped file: ``python -m engross.desk.reading_process ROOT FOLDER DAY STRICTNESS``."""

from __future__ import annotations

import sys
from contextlib import suppress
from datetime import date
from pathlib import Path

from engross.desk.file_reading import MOST_MEMORY, PROCESSOR_SECONDS, REFUSED
from engross.desk.kept_uploads import keep_refusal
from engross.errors import EngrossError
from engross.services.reviewing.file_review import review_file
from engross.services.reviewing.kept_review import keep_review
from engross.workspace import Workspace


def read_in_bounds(arguments: list[str]) -> int:
    """Read the file as ``arguments`` say, within the limits; the exit status."""
    root, folder, day, strictness = arguments
    _bound()
    home = Path(folder)
    file = next(path for path in sorted(home.iterdir()) if path.suffix.lower() in (".docx", ".md", ".markdown"))
    try:
        review = review_file(Workspace(Path(root)), file, date.fromisoformat(day), lenient=strictness == "lenient")
        keep_review(home, review)
    except EngrossError as fault:
        keep_refusal(home, str(fault))
        return REFUSED
    return 0


def _bound() -> None:
    """Ask the system to end this process beyond its limits. Windows knows no such limits of a process's own."""
    if sys.platform == "win32":
        return
    import resource

    limits = [(resource.RLIMIT_CPU, PROCESSOR_SECONDS), (resource.RLIMIT_AS, MOST_MEMORY), (resource.RLIMIT_CORE, 0)]
    for limit, most in limits:
        _, hard = resource.getrlimit(limit)
        with suppress(ValueError, OSError):
            resource.setrlimit(limit, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))


if __name__ == "__main__":
    sys.exit(read_in_bounds(sys.argv[1:]))
