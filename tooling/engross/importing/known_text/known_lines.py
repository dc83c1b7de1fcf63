"""A text that is already known, as the lines that a page of it has.

A paragraph that nobody touched is the provision that it was: place, identity, references, defined terms and
figures need not be worked out again. Only what differs is read afresh.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Literal, NamedTuple

from engross.importing.known_text.line_keys import item_key, line_key, table_key
from engross.importing.source_page import PageItem
from engross.model.law.chapter import Chapter
from engross.model.law.provision import CONTAINERS, Block, Provision
from engross.model.law.provision_note import printed_notes
from engross.model.law.table import Table
from engross.values import dataclass

Role = Literal["head", "body", "flush", "note"]


class KnownLine(NamedTuple):
    """A line of a known text: its key, the provision it belongs to, what it is in it, and its block."""

    key: str
    provision: Provision
    role: Role
    block: Block


@dataclass(frozen=True, slots=True)
class KnownText:
    """A known chapter as lines, and each provision's parent by its object's id."""

    chapter: Chapter
    lines: tuple[KnownLine, ...]
    parents: Mapping[int, Provision]


def known_text(chapter: Chapter, *, noted: bool = False) -> KnownText:
    """``chapter`` as the lines that a page of it has; ``noted``: those of the publisher's notes among them."""
    parents = {id(child): provision for provision in chapter.walk() for child in provision.children}
    lines: list[KnownLine] = []
    _add_lines(lines, chapter.root, noted=noted)
    return KnownText(chapter, tuple(lines), parents)


def closest_text(items: Sequence[PageItem], chapters: Sequence[Chapter]) -> KnownText | None:
    """The one of ``chapters`` with the most lines of the page; of equals the last; None without any."""
    if not chapters:
        return None
    there = Counter([item_key(item) for item in items])
    best: KnownText | None = None
    most = -1
    for chapter in chapters:
        candidate = known_text(chapter)
        shared = sum((there & Counter(line.key for line in candidate.lines)).values())
        if shared >= most:
            best, most = candidate, shared
    return best


def _add_lines(lines: list[KnownLine], provision: Provision, *, noted: bool) -> None:
    head, rest = provision.head()
    if provision.label or head.plain or provision.level == "point":
        lines.append(KnownLine(line_key(provision.label, head), provision, "head", head))
    notes = printed_notes(provision.notes) if noted else ()
    if provision.level in CONTAINERS:
        _add_blocks(lines, provision, notes, "note")
    _add_blocks(lines, provision, rest, "body")
    for child in provision.children:
        _add_lines(lines, child, noted=noted)
    _add_blocks(lines, provision, provision.flush, "flush")
    if provision.level not in CONTAINERS:
        _add_blocks(lines, provision, notes, "note")


def _add_blocks(lines: list[KnownLine], provision: Provision, blocks: Iterable[Block], role: Role) -> None:
    for block in blocks:
        if isinstance(block, Table):
            lines.append(KnownLine(table_key(block), provision, role, block))
        elif block.plain:
            lines.append(KnownLine(line_key("", block), provision, role, block))
