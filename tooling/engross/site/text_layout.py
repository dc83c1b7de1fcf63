"""The law on a page: a publication's lines as the site's templates see them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from engross.model.publication.publication import Line, PageBlock, Publication
from engross.rendering.heading_outline import title_index
from engross.rendering.html.html_blocks import HtmlBlock, HtmlNote, HtmlTable, html_blocks, html_note
from engross.rendering.html.html_inline import HtmlPage
from engross.rendering.marked_runs import ChangeStatus, all_lines, group_runs, notes_in_runs
from engross.rendering.page_anchors import page_anchors
from engross.site.phrases import SitePhrases
from engross.values import dataclass


@dataclass(frozen=True, slots=True)
class ContentsEntry:
    """A heading in the list of contents: how deep, its words, and how many lines under it change in substance."""

    depth: int
    name: str
    words: str
    fate: ChangeStatus
    changes: int


@dataclass(frozen=True, slots=True)
class LaidOutText:
    """A text laid out: the line that names it, all others, its notes, its contents.

    ``terms``: how many marks change nothing but capitals or hyphens of a term, one struck and put back counted once.
    """

    title: HtmlBlock | None
    blocks: tuple[HtmlBlock | HtmlTable, ...]
    notes: tuple[HtmlNote, ...]
    contents: tuple[ContentsEntry, ...]
    terms: int


def lay_out(publication: Publication, words: SitePhrases, links: Mapping[str, str]) -> LaidOutText:
    """The lines of ``publication``; ``links`` are addresses on other pages, by URI, as seen from this one.

    Remarks are left out: the site has links in their place.
    """
    plain = tuple(_without_remark(block) for block in publication.blocks)
    page = HtmlPage(page_anchors(plain), words.spoken, links)
    made = html_blocks(plain, page, outermost=1)
    at = title_index(plain)
    named = made[at] if at is not None else None
    title = named if isinstance(named, HtmlBlock) else None
    rest = [block for block in made if block is not title]
    notes = tuple(html_note(note, number, page) for number, note in enumerate(page.notes, 1))
    return LaidOutText(title, tuple(rest), notes, tuple(_contents(rest)), _terms(plain))


def _terms(blocks: Sequence[PageBlock]) -> int:
    parts = [runs for line in all_lines(blocks) for runs in (line.label, line.runs)]
    parts += [paragraph for runs in parts for note in notes_in_runs(runs) for paragraph in note.content]
    count = 0
    for runs in parts:
        marked = [(group.terms, group.mark) for group in group_runs(runs)]
        anew = sum(pair == ((True, "deleted"), (True, "inserted")) for pair in pairwise(marked))
        count += sum(terms for terms, _ in marked) - anew
    return count


def lay_out_plain(blocks: Sequence[PageBlock], words: SitePhrases, outermost: int) -> tuple[HtmlBlock | HtmlTable, ...]:
    """Lines and tables that are no law: a certificate, a notice. Headings begin at depth ``outermost``."""
    return tuple(html_blocks(blocks, HtmlPage(page_anchors(blocks), words.spoken), outermost))


def _without_remark(block: PageBlock) -> PageBlock:
    return replace(block, remark="") if isinstance(block, Line) and block.remark else block


def _contents(blocks: Sequence[HtmlBlock | HtmlTable]) -> Iterator[ContentsEntry]:
    for at, block in enumerate(blocks):
        if isinstance(block, HtmlBlock) and block.depth:
            yield ContentsEntry(block.depth, block.name, block.entry, block.fate, _changes(blocks, at, block.depth))


def _changes(blocks: Sequence[HtmlBlock | HtmlTable], at: int, depth: int) -> int:
    """How many lines and rows from the heading ``at`` up to its next equal change in substance."""
    count = _changed(blocks[at])
    for block in blocks[at + 1 :]:
        if isinstance(block, HtmlBlock) and 0 < block.depth <= depth:
            break
        count += _changed(block)
    return count


def _changed(block: HtmlBlock | HtmlTable) -> int:
    if isinstance(block, HtmlBlock):
        return _barred(block.classes)
    captions = sum(_barred(line.classes) for line in block.caption)
    return captions + sum(_barred(row.classes) for row in (*block.head, *block.body))


def _barred(classes: str) -> int:
    """1 where there is a bar in the margin that is not the light one of terms."""
    return int("bar" in classes.split() and "quiet" not in classes.split())
