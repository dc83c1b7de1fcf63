"""What checks find in small chapters that tests write."""

from __future__ import annotations

from collections.abc import Mapping

from engross.checks import CHECKS, run_checks
from engross.model.law.chapter import Chapter
from engross.model.law.code import Draft


def found_in(chapter: Chapter, codes: str, others: Mapping[str, Draft] | None = None) -> list[tuple[str, str]]:
    """The findings of the checks whose code begins with one of ``codes`` (parted by blanks): code and words, in
    order."""
    checks = [check for check in CHECKS if check.code.startswith(tuple(codes.split()))]
    draft = Draft(chapter, "fixture", None)
    code = {**(others or {}), chapter.number: draft}
    return [(one.code, one.words) for one in run_checks([draft], code, checks)]
