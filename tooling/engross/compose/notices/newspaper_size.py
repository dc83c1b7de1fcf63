"""How large a notice is in the newspaper, and what it costs."""

from __future__ import annotations

import math
import textwrap
from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal

from engross.model.meeting.city import Newspaper
from engross.model.publication.publication import Grid, Line, PageBlock, Publication
from engross.values import dataclass


@dataclass(frozen=True, slots=True)
class NoticeSize:
    """A notice's words; its column inches and price in dollars where the newspaper's measures are known."""

    words: int
    inches: Decimal | None = None
    price: Decimal | None = None

    def __str__(self) -> str:
        """``312 words, 7.5 column inches, $93.75``, as far as it is known."""
        parts = [f"{self.words:,} words"]
        if self.inches is not None:
            parts.append(f"{self.inches} column inches")
        if self.price is not None:
            parts.append(f"${self.price:,}")
        return ", ".join(parts)


def notice_size(publication: Publication, newspaper: Newspaper) -> NoticeSize:
    """The size of ``publication`` as ``newspaper`` would set it, in half inches upwards."""
    paragraphs = list(_paragraphs(publication.blocks))
    words = sum(len(paragraph.split()) for paragraph in paragraphs)
    if newspaper.line is None or newspaper.lines is None:
        return NoticeSize(words)
    lines = sum(max(len(textwrap.wrap(paragraph, newspaper.line)), 1) for paragraph in paragraphs)
    inches = Decimal(math.ceil(lines / newspaper.lines * 2)) / 2
    if newspaper.rate is None:
        return NoticeSize(words, inches)
    return NoticeSize(words, inches, (inches * newspaper.rate).quantize(Decimal("0.01"), ROUND_HALF_UP))


def _paragraphs(blocks: Iterable[PageBlock]) -> Iterable[str]:
    for block in blocks:
        if isinstance(block, Grid):
            for row in block.rows:
                for cell in row.cells:
                    yield from _paragraphs(cell.lines)
        elif isinstance(block, Line):
            yield " ".join(
                part for part in ("".join(run.text for run in runs) for runs in (block.label, block.runs)) if part
            )
