"""The process that reads files from outside: ``python -m engross.desk.reading_process TASK ROOT FOLDER ARGUMENT…``."""

from __future__ import annotations

import sys
from collections.abc import Callable
from contextlib import suppress
from importlib import import_module
from pathlib import Path

from engross.desk.bounded_reading import LIMITS_BY_TASK, READING_LIMITS, REFUSED, ReadingLimits, ReadingTask
from engross.desk.kept_uploads import keep_refusal
from engross.errors import EngrossError

_MODULES: dict[ReadingTask, str] = {
    "review": "review_task:review_dropped_file",
    "comparison": "comparison_task:compare_word_files",
    "copies": "copies_task:read_edited_copies",
    "word-copies": "copies_task:merge_word_copies",
    "newspaper": "newspaper_task:compare_printed_page",
    "code": "code_task:read_dropped_code",
    "page-pictures": "page_pictures_task:draw_pages",
    "search": "search_task:search_in_bounds",
}
"""The function of each task, in ``file_tasks``; one is imported, so that a reading starts soon."""


def do_task(task: ReadingTask, root: Path, folder: Path, arguments: list[str]) -> int:
    """Do a task within its limits; the exit status."""
    _bound(LIMITS_BY_TASK.get(task, READING_LIMITS))
    module, _, name = _MODULES[task].partition(":")
    reading: Callable[..., None] = getattr(import_module(f"engross.desk.file_tasks.{module}"), name)
    try:
        reading(root, folder, *arguments)
    except EngrossError as fault:
        keep_refusal(folder, str(fault))
        return REFUSED
    return 0


def _bound(limits: ReadingLimits) -> None:
    """Ask the system to end this process beyond its limits. Windows knows no such limits of a process's own."""
    if sys.platform == "win32":
        return
    import resource

    wanted = [
        (resource.RLIMIT_CPU, limits.processor_seconds),
        (resource.RLIMIT_AS, limits.memory),
        (resource.RLIMIT_CORE, 0),
    ]
    for limit, most in wanted:
        _, hard = resource.getrlimit(limit)
        with suppress(ValueError, OSError):
            resource.setrlimit(limit, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))


if __name__ == "__main__":
    _task, _root, _folder, *_arguments = sys.argv[1:]
    sys.exit(do_task(next(each for each in _MODULES if each == _task), Path(_root), Path(_folder), _arguments))
