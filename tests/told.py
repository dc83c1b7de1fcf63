"""What holds of every summary of changes, and the pairs of texts that it is tried on."""

from __future__ import annotations

import os
import re
from collections import Counter
from pathlib import Path

from engross.compose.summary.summary_lines import SummaryLine, summary_lines
from engross.model.comparison.comparison import Comparison

ROOT = Path(__file__).parents[1]
SHARED = Path(os.environ.get("ENGROSS_SHARED", ROOT.parent / "shared"))
_QUOTED = re.compile(r"“[^“”]*”")
_OURS = ("“”", "..", ".”.", "  ", "￼", "\u2028")


def holds(comparison: Comparison) -> tuple[SummaryLine, ...]:
    """Each change in one line, no two lines of one place, no empty quotation, no doubled stop."""
    found = summary_lines(comparison.root, comparison.new.hierarchy)
    told = Counter(id(change) for line in found.lines for change in line.changes)
    told.update(id(each.change) for each in found.terms)
    changes = list(comparison.changes())
    assert [told[id(change)] for change in changes] == [1] * len(changes)
    assert told.total() == len(changes)
    places = Counter(line.place for line in found.lines)
    assert places.total() == len(places)
    for line in found.lines:
        outside, inner = line.words, ""
        while outside != inner:
            outside, inner = _QUOTED.sub("Q", outside), outside
        assert not [sign for sign in _OURS if sign in outside], line.words
        assert "“”" not in line.words, line.words
        assert ".”." not in line.words, line.words
        assert line.words.endswith((".", "”", "!", "?")), line.words
    return found.lines


def pairs(ordinances: Path) -> list[tuple[Path, Path]]:
    """Each chapter's first and last version, of those that have two."""
    found = (sorted(folder.glob("*.xml")) for folder in sorted(ordinances.iterdir()))
    return [(files[0], files[-1]) for files in found if len(files) > 1]
