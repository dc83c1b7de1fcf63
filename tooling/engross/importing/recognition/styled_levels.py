"""What the labels of lines say of their styles: whether the styles of a page are those of the order of its code."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from engross.importing.recognition.labels import label_readings
from engross.importing.recognition.page_lines import split_label
from engross.importing.source_page import PageItem, Paragraph
from engross.model.law.hierarchy import Hierarchy
from engross.model.law.provision import ITEM_LEVELS, Level


def declared_of_label(label: str, hierarchy: Hierarchy) -> frozenset[Level]:
    """The levels that the code declares for labels of the form of ``label``."""
    labelled = hierarchy.labelled
    return frozenset(labelled[reading.kind] for reading in label_readings(label) if reading.kind in labelled)


def levels_of_other_forms(items: Sequence[PageItem], hierarchy: Hierarchy) -> frozenset[Level]:
    """The levels of which most lines, by their styles, have labels that the code declares for another level.

    Such a page was written by the order of another code: in a code that has "(a)" where this one has "A.", the style
    says the level and the label does not.
    """
    as_declared: Counter[Level] = Counter()
    for item in items:
        if isinstance(item, Paragraph) and item.style in ITEM_LEVELS:
            declared = declared_of_label(split_label(item)[0], hierarchy)
            if declared:
                as_declared[item.style] += 1 if item.style in declared else -1
    return frozenset(level for level, more in as_declared.items() if more < 0)
