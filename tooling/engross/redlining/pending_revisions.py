"""Revisions that a file already holds, accepted or rejected before it is compared."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from lxml import etree

from engross.importing.word.element_names import W
from engross.importing.word.revisions import with_revisions_resolved
from engross.model.publication.accepted_text import Side
from engross.patterns import compile_on_use
from engross.redlining.attribution import attribute_to_authors
from engross.redlining.change_owners import ChangeOwners, owners_of_changes
from engross.redlining.edited_file import EditedFile
from engross.redlining.shortened_words import ShortenedWord, shortened_words
from engross.values import dataclass

_REVISION = compile_on_use(
    rb"<w:(?:ins|del|moveFrom|moveTo|cellIns|cellDel|cellMerge|moveFromRangeStart|moveToRangeStart"
    rb"|(?:rPr|pPr|sectPr|tblPr|tblGrid|tblPrEx|trPr|tcPr|numbering)Change)[\s>/]"
)
_RANGES = tuple(f"{W}move{side}Range{end}" for side in ("From", "To") for end in ("Start", "End"))


Pending = Literal["keep", "accept", "reject"]
"""What becomes of the revisions that the files hold already.

They are accepted, or rejected, in both before the files are compared; or kept: the comparison is of the old file with
its own rejected and the new with its own accepted, and what they changed bears their authors and dates.
"""

SIDES: Mapping[Pending, tuple[Side, Side]] = {
    "accept": ("new", "new"),
    "reject": ("old", "old"),
    "keep": ("old", "new"),
}
"""The side of the old file and that of the new that are compared."""

_SHOWN_BY: Mapping[Side, tuple[str, ...]] = {"new": ("ins", "moveTo"), "old": ("del", "moveFrom")}
_HIDDEN_BY: Mapping[Side, tuple[str, ...]] = {"new": ("del", "moveFrom"), "old": ("ins", "moveTo")}
_OF_DELETIONS = {f"{W}delText": f"{W}t", f"{W}delInstrText": f"{W}instrText"}


@dataclass(frozen=True, slots=True)
class ResolvedRevisions:
    """How many revisions a file held, and whose those are that no longer show, by their words.

    ``shortened``: whose the words are that lost letters by them.
    """

    count: int
    hidden: Mapping[str, ChangeOwners]
    shortened: Mapping[ShortenedWord, ChangeOwners]


def resolve_pending(file: EditedFile, side: Side, *, attributed: bool = False) -> ResolvedRevisions:
    """Accept (new) or reject (old) the revisions of a file, in place.

    ``attributed``: it is noted on what they changed and still shows whose they were.
    """
    found = 0
    hidden: dict[str, ChangeOwners] = {}
    shortened: dict[ShortenedWord, ChangeOwners] = {}
    for part in story_parts(file):
        count = len(_REVISION.findall(file.blob(part)))
        if not count:
            continue
        found += count
        root = file.changed(part)
        if attributed:
            for word, owners in shortened_words(root, _HIDDEN_BY[side]).items() if side == "new" else ():
                shortened[word] = [*shortened.get(word, ()), *owners]
            for words, owners in owners_of_changes(root, _HIDDEN_BY[side]).items():
                hidden[words] = [*hidden.get(words, ()), *owners]
            attribute_to_authors(root, (*_SHOWN_BY[side], *_HIDDEN_BY[side]))
        with_revisions_resolved(root, side)
        _clean(root)
    return ResolvedRevisions(found, hidden, shortened)


def _clean(root: etree._Element) -> None:
    """Take off what resolving leaves: insertions around what stays, ends of moves, the names of deleted text."""
    for kept in list(root.iter(f"{W}ins")):
        parent = kept.getparent()
        if parent is not None:
            at = parent.index(kept)
            parent[at : at + 1] = list(kept)
    for end in list(root.iter(*_RANGES)):
        parent = end.getparent()
        if parent is not None:
            parent.remove(end)
    for text in root.iter(*_OF_DELETIONS):
        text.tag = _OF_DELETIONS[str(text.tag)]


def story_parts(file: EditedFile) -> list[str]:
    """The document, and the parts it is related to that hold text: headers, footers, notes."""
    kinds = ("header", "footer", "footnotes", "endnotes")
    related = [
        file.target(file.main, relationship)
        for relationship in file.relationships(file.main)
        if relationship.get("Type", "").rpartition("/")[2] in kinds
    ]
    return [file.main, *sorted(part for part in set(related) if file.has(part))]
