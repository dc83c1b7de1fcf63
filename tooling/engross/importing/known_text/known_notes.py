"""The publisher's notes of a known text: known on a page by their words, kept with the provisions still there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from engross.importing.source_page import ImportRemark, PageItem, Paragraph
from engross.model.law.chapter import Chapter
from engross.model.law.place import places
from engross.model.law.provision import Provision
from engross.model.law.provision_note import printed_notes


def without_notes(items: Sequence[PageItem], known: Chapter) -> list[PageItem]:
    """``items`` without the lines that print the notes of ``known``: they are no words of the law."""
    lines = Counter(text.plain for provision in known.walk() for text in printed_notes(provision.notes))
    kept: list[PageItem] = []
    for item in items:
        words = item.text.plain if isinstance(item, Paragraph) and not item.label else ""
        if words and lines[words]:
            lines[words] -= 1
        else:
            kept.append(item)
    return kept


def with_notes(root: Provision, known: Chapter) -> tuple[Provision, tuple[ImportRemark, ...]]:
    """``root`` with the notes that ``known`` has of provisions of the same identity; a remark for each that is gone."""
    notes = {each.identity: each for each in known.walk() if each.notes}
    if not notes:
        return root, ()
    there = {each.identity for each in root.walk()}
    cited = places(known)
    gone = tuple(_gone(each, cited.get(each.eid, "")) for identity, each in notes.items() if identity not in there)

    def noted(provision: Provision) -> Provision:
        known_one = notes.get(provision.identity)
        own = known_one.notes if known_one is not None else provision.notes
        return replace(provision, notes=own, children=tuple(noted(child) for child in provision.children))

    lost = tuple(remark for remarks in gone for remark in remarks)
    return noted(root), lost


def _gone(provision: Provision, place: str) -> Iterator[ImportRemark]:
    for text in printed_notes(provision.notes):
        yield ImportRemark("left out", place, text.plain)
