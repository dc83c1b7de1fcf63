"""The settings of ``engross check`` that a workspace keeps."""

from __future__ import annotations

from engross.model.findings.finding import Severity
from engross.values import dataclass

SEVERITIES: tuple[Severity, ...] = ("note", "warning", "error")
"""From the least grave to the gravest."""


@dataclass(frozen=True, slots=True)
class CheckSettings:
    """``select`` and ``ignore``: beginnings of codes, with commas between them (None: not said). ``fail_on``: the least
    severity of a new finding that gives exit status 1. ``baseline``: the file whose findings are known, from the root
    of the workspace; empty where there is none."""

    select: str | None = None
    ignore: str | None = None
    fail_on: Severity = "error"
    baseline: str = ""
