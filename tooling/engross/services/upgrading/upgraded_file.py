"""A file that an upgrade writes, and what is said of it."""

from __future__ import annotations

from engross.services.drafting.source_acts import SourceChange
from engross.values import dataclass


@dataclass(frozen=True, slots=True)
class UpgradedFile:
    """A file with its new bytes; ``sentences`` says each change, from the file's name on."""

    change: SourceChange
    sentences: tuple[str, ...]
