"""The chapters of a code, each in the version that is to be checked."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from engross.model.law.chapter import Chapter, Version
from engross.model.law.timeline import BaseMoved
from engross.values import dataclass

if TYPE_CHECKING:
    from engross.model.comparison.comparison import Comparison


@dataclass(frozen=True, slots=True)
class Draft:
    """A version of a chapter that is put before the checks.

    ``folder``: what the chapter is called in reports. ``comparison``: against its base, where there
    is one; ``chapter`` is its new side. ``named``: the version that the file's name says (None: it says none).
    ``others``: the other versions of its folder. ``moved``: its base is no longer the law on the day of the check.
    ``remarks``: what of the chapter's texts is not the law on that day, a sentence each. ``shares_number``: other
    chapters of the code have its number.
    """

    chapter: Chapter
    folder: str
    comparison: Comparison | None = None
    named: Version | None = None
    others: tuple[Version, ...] = ()
    moved: BaseMoved | None = None
    remarks: tuple[str, ...] = ()
    shares_number: bool = False


Code = Mapping[str, Draft]
"""The chapters at hand by number; it may read a chapter only when it is asked for."""
