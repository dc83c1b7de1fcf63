"""What keeps a document from the public, and the recorded decision that it goes out all the same."""

from __future__ import annotations

from datetime import date
from typing import Literal

from engross.values import dataclass

PublicProduct = Literal["notice", "agenda", "packet", "ordinance"]
"""What goes out to the public for a meeting."""

PUBLIC_PRODUCTS: tuple[PublicProduct, ...] = ("notice", "agenda", "packet", "ordinance")


@dataclass(frozen=True, slots=True)
class GateReason:
    """Why a document must not go out as it is.

    ``item`` is the key of the item (empty: the meeting as a whole), ``code`` the check's or one of *past*, *late*,
    *settled*, *unfiled*, *unstated*, ``section`` the section's number where it is about one, ``words`` what is wrong,
    as a sentence without its stop.
    """

    item: str
    code: str
    section: str
    words: str

    @property
    def key(self) -> str:
        """What an override names it by: ``school-bus DRF001 § XX-6``."""
        return " ".join(part for part in (self.item, self.code, self.section) if part)

    def __str__(self) -> str:
        """As a line: ``school-bus DRF001 § XX-6: …``."""
        return f"{self.key}: {self.words}"


@dataclass(frozen=True, slots=True)
class GateOverride:
    """A recorded decision that a document goes out in spite of the reasons that it ``covers``, by their keys."""

    product: PublicProduct
    by: str
    on: date
    reason: str
    covers: tuple[str, ...]
