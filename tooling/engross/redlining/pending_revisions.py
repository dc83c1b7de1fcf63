"""Revisions that a file already holds, accepted or rejected before it is compared."""

from __future__ import annotations

import re

from engross.importing.word.element_names import W
from engross.importing.word.revisions import with_revisions_resolved
from engross.model.publication.accepted_text import Side
from engross.redlining.edited_file import EditedFile

_REVISION = re.compile(
    rb"<w:(?:ins|del|moveFrom|moveTo|cellIns|cellDel|cellMerge|moveFromRangeStart|moveToRangeStart"
    rb"|(?:rPr|pPr|sectPr|tblPr|tblGrid|tblPrEx|trPr|tcPr|numbering)Change)[\s>/]"
)
_RANGES = tuple(f"{W}move{side}Range{end}" for side in ("From", "To") for end in ("Start", "End"))


def resolve_pending(file: EditedFile, side: Side) -> int:
    """Accept (new) or reject (old) the revisions of a file, in place. Returns how many there were."""
    found = 0
    for part in story_parts(file):
        count = len(_REVISION.findall(file.blob(part)))
        if not count:
            continue
        found += count
        root = with_revisions_resolved(file.changed(part), side)
        for kept in list(root.iter(f"{W}ins")):
            parent = kept.getparent()
            if parent is not None:
                at = parent.index(kept)
                parent[at : at + 1] = list(kept)
        for end in list(root.iter(*_RANGES)):
            parent = end.getparent()
            if parent is not None:
                parent.remove(end)
    return found


def story_parts(file: EditedFile) -> list[str]:
    """The document, and the parts it is related to that hold text: headers, footers, notes."""
    kinds = ("header", "footer", "footnotes", "endnotes")
    related = [
        file.target(file.main, relationship)
        for relationship in file.relationships(file.main)
        if relationship.get("Type", "").rpartition("/")[2] in kinds
    ]
    return [file.main, *sorted(part for part in set(related) if file.has(part))]
