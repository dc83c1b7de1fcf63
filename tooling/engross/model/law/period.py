"""The days between which words are the law."""

from __future__ import annotations

from datetime import date
from typing import Final

from engross.values import dataclass


@dataclass(frozen=True, slots=True)
class Period:
    """From ``effective``, that day included, until ``sunset``, that day excluded.

    ``effective``: None where the day is not stated; ``sunset``: None where no end is set.
    """

    effective: date | None = None
    sunset: date | None = None

    def ended(self, day: date) -> bool:
        """Whether the words have expired on ``day``."""
        return self.sunset is not None and self.sunset <= day

    def begun(self, day: date) -> bool:
        """Whether the words took effect on ``day`` or before; never where the day is not stated."""
        return self.effective is not None and self.effective <= day


UNSTATED: Final = Period()
"""What a text says that states no day."""
