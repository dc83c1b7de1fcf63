"""Where the marks of every proposal in this repository fall, and of each back to the law in force, held by golden files."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from engross.akn import parse_chapter
from engross.diff import compare
from engross.model.comparison.comparison import BlockChange, ProvisionChange, TableChange, TextChange
from engross.model.comparison.span import TextSpan

ORDINANCES = Path(__file__).parents[2] / "ordinances"
IN_FORCE = {
    proposal.parent.name: (sorted(proposal.parent.glob("*.codified.xml"))[-1], proposal)
    for proposal in sorted(ORDINANCES.glob("*/*.proposed.xml"))
    if any(proposal.parent.glob("*.codified.xml"))
}
_KEPT = 4
"""Words that are shown of a kept stretch, at each end."""


@pytest.mark.parametrize("name", IN_FORCE)
def test_marks(name: str, golden: Callable[[str, str], None]) -> None:
    old, new = (parse_chapter(path.read_bytes(), path.name) for path in IN_FORCE[name])
    there, back = (list(_shown(compare(*pair).root)) for pair in ((old, new), (new, old)))
    golden(f"marks/{name}.txt", "\n".join([*there, "", "--- and back ---", "", *back, ""]))


def _shown(change: ProvisionChange) -> Iterator[str]:
    if change.kind != "unchanged":
        place = change.either.eid.removeprefix("chp_")
        elsewhere = f" {change.elsewhere}" if change.elsewhere else ""
        yield f"{change.kind}{elsewhere} {place} {_marks(change.label)}".strip()
    if change.kind not in ("added", "repealed", "moved"):
        texts = [change.heading] if change.heading else []
        yield from (f"    {line}" for block in (*texts, *change.body, *change.flush) for line in _lines(block))
    yield from (line for child in change.children for line in _shown(child))


def _lines(block: BlockChange) -> Iterator[str]:
    if isinstance(block, TextChange):
        if any(span.mark != "kept" for span in block.spans):
            yield _marks(block.spans)
        return
    cells = ((row, cell) for row in block.rows for cell in row.cells) if isinstance(block, TableChange) else ()
    for _, cell in cells:
        for text in cell.content:
            yield from _lines(text)


def _marks(spans: tuple[TextSpan, ...]) -> str:
    signs = {"deleted": ("[-", "-]"), "inserted": ("{+", "+}"), "kept": ("", "")}
    shown = []
    for span in spans:
        opening, closing = signs[span.mark]
        words = span.text.split(" ")
        text = span.text
        if span.mark == "kept" and len(words) > 2 * _KEPT:
            text = f"{' '.join(words[:_KEPT])} … {' '.join(words[-_KEPT:])}"
        shown.append(f"{opening}{'~' if span.terms else ''}{text}{closing}")
    return "".join(shown)
