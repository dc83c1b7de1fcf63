"""The findings of files beside the law that cannot be used."""

from __future__ import annotations

from engross.checks.by_subject import workspace_files
from engross.checks.check_list import FILE_CHECKS
from engross.errors import EngrossError, SourceError
from engross.model.findings.finding import Finding


def file_finding(fault: EngrossError, file: str, place: str, *, past: bool = False) -> Finding:
    """The finding of a ``fault`` that was met in ``file``, of what reports call ``place``.

    ``past``: it is a meeting that was held, and lacks law that it had.
    """
    look = workspace_files.past_meeting_without_law if past else workspace_files.unusable_file
    check = next(check for check in FILE_CHECKS if check.look is look)
    message, _, hint = (fault.message if isinstance(fault, SourceError) else str(fault)).partition("; ")
    named, line = (fault.file, fault.line) if isinstance(fault, SourceError) else (file, 0)
    return Finding(check.code, check.severity, place, "", named, line, "", "", message, hint)
