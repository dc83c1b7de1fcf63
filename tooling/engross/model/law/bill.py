"""One proposal over several chapters: ``ordinances/bills/<name>.toml`` as a value."""

from __future__ import annotations

from engross.values import dataclass


@dataclass(frozen=True, slots=True)
class BillPart:
    """A chapter that a bill touches: its folder, its draft (empty: the pending one), and the numbers of the sections
    that the bill says it changes (none: those that the draft changes)."""

    chapter: str
    draft: str = ""
    sections: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Bill:
    """A bill: ``name`` is its file's, ``title`` what it is about, ``sponsor`` who brings it."""

    name: str
    title: str
    sponsor: str
    parts: tuple[BillPart, ...]
