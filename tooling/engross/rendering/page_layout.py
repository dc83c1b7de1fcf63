"""Paper, margins and line numbers of documents on paper: ``templates/word/page.toml`` and the city's papers."""

from __future__ import annotations

import tomllib
from typing import Any

from engross.errors import SourceError
from engross.resources import Stationery, Templates
from engross.values import dataclass

PAGE_FILE = "templates/word/page.toml"
PAPERS = {"Letter": (8.5, 11.0), "Legal": (8.5, 14.0), "A4": (210 / 25.4, 297 / 25.4)}
"""Width and height of a paper, in inches."""
_PICTURE = 0.9
"""The height of a logo or a seal in inches, where the page file does not state it."""
_SAME = 0.02
"""Inches by which measures may miss those of the paper that they are meant for: 8.27 is A4's 210 mm."""


@dataclass(frozen=True, slots=True)
class PageLayout:
    """Paper, margins, line numbers, the heights of logo and seal; twentieths of a point, but ``every``: the n of "each
    n-th line". ``pdf_font`` is the family that PDF files are set in; empty: the template's."""

    width: int
    height: int
    top: int
    right: int
    bottom: int
    left: int
    header: int
    footer: int
    every: int
    distance: int
    restart: str
    logo_height: int
    seal_height: int
    pdf_font: str = ""

    @property
    def text_width(self) -> int:
        """The width between the margins."""
        return self.width - self.left - self.right


def page_layout(templates: Templates) -> PageLayout:
    """Paper and margins by ``word/page.toml`` of ``templates``, on a paper that the city's file lists.

    Errors: SourceError where that file is wrong, or its paper is none that the city's file lists.
    """
    try:
        stated: dict[str, dict[str, Any]] = tomllib.loads(templates.text("word", "page.toml"))
    except tomllib.TOMLDecodeError as fault:
        raise SourceError(PAGE_FILE, 0, f"this is not TOML: {fault}.") from None

    def measure(table: str, key: str) -> int:
        inches = stated.get(table, {}).get(key)
        if not isinstance(inches, int | float) or not 0 <= inches < 100:
            raise SourceError(PAGE_FILE, 0, f"[{table}] needs {key} as a number of inches, such as {key} = 1.0.")
        return round(inches * 1440)

    stated["page"] = _with_paper(stated.get("page", {}), templates.stationery)
    every, restart = _line_numbers(stated.get("line_numbers", {}))
    width, height, top, right, bottom, left, header, footer = (
        measure("page", key) for key in ("width", "height", "top", "right", "bottom", "left", "header", "footer")
    )
    if width - left - right < 1440 or height - top - bottom < 1440:
        raise SourceError(PAGE_FILE, 0, "the margins leave less than an inch for the words: make them smaller.")
    _require_listed(width, height, templates.stationery)
    distance = measure("line_numbers", "distance")
    # A page file from before there were letterheads has no such table.
    stated["letterhead"] = {"logo": _PICTURE, "seal": _PICTURE} | stated.get("letterhead", {})
    logo, seal = (measure("letterhead", key) for key in ("logo", "seal"))
    font = stated.get("pdf", {}).get("font", "")
    if not isinstance(font, str):
        raise SourceError(PAGE_FILE, 0, '[pdf] needs font as the name of a family, such as font = "Source Serif 4".')
    sides = (width, height, top, right, bottom, left, header, footer)
    return PageLayout(*sides, every, distance, restart, logo, seal, font)


def _line_numbers(numbers: dict[str, Any]) -> tuple[int, str]:
    """Which lines are numbered, and where numbers begin again. Errors: SourceError."""
    every, restart = numbers.get("every"), numbers.get("restart")
    if not isinstance(every, int) or every < 1 or restart not in ("newPage", "continuous"):
        raise SourceError(
            PAGE_FILE, 0, '[line_numbers] needs every = 1 (or more) and restart = "newPage" or "continuous".'
        )
    return every, restart


def _with_paper(page: dict[str, Any], stationery: Stationery) -> dict[str, Any]:
    """The settings of a page with the measures of the paper that they name; where they state neither a paper nor
    measures, of the first that the city's file lists, else of Letter."""
    measured = "width" in page or "height" in page
    if measured and "paper" not in page:
        return page
    name = page.get("paper", next(iter(stationery.papers), "Letter"))
    measures = PAPERS.get(name) if isinstance(name, str) else None
    if measures is None or measured:
        known = ", ".join(PAPERS)
        raise SourceError(PAGE_FILE, 0, f"[page] names its paper ({known}), or its width and height, and not both.")
    return {**page, "width": measures[0], "height": measures[1]}


def _require_listed(width: int, height: int, stationery: Stationery) -> None:
    """Refuse a paper, in twentieths of a point, that the city's file does not list. Errors: SourceError."""

    def has(name: str) -> bool:
        return all(
            abs(stated / 1440 - listed) <= _SAME for stated, listed in zip((width, height), PAPERS[name], strict=True)
        )

    if not stationery.papers or any(has(name) for name in stationery.papers):
        return
    found = next((name for name in PAPERS if has(name)), f"{width / 1440:g} × {height / 1440:g} inches")
    listed = ", ".join(stationery.papers)
    raise SourceError(
        PAGE_FILE,
        0,
        f"[page] asks for the paper {found}, and {stationery.file} lists {listed} (papers): name one of these, or list "
        f"{found if found in PAPERS else 'no papers'} there.",
    )
