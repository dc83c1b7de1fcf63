"""What an import gives."""

from __future__ import annotations

from engross.importing.source_page import ImportRemark
from engross.model.law.chapter import Chapter
from engross.values import dataclass


@dataclass(frozen=True, slots=True)
class Imported:
    """The chapters that a file gave (``base`` only where it has tracked changes), and what there is to remark.

    ``made_from``: the sources that the file itself carries, as it was sent out.
    """

    proposal: Chapter
    base: Chapter | None
    remarks: tuple[ImportRemark, ...]
    made_from: tuple[Chapter, ...] = ()
