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
class LawPart:
    """Blocks that follow one another; ``head`` is the heading of a section in which nothing changes in substance, with
    the ``blocks`` below it, and ``fate`` whether anything in it changes in terms; of all other blocks it is None."""

    head: HtmlBlock | None
    blocks: tuple[HtmlBlock | HtmlTable, ...]
    fate: ChangeStatus = ""


@dataclass(frozen=True, slots=True)
class LaidOutText:
    """A text laid out: the line that names it, all others, its notes, its contents.

    ``terms``: how many marks change nothing but capitals or hyphens of a term, one struck and put back counted once.
    ``parts``: the blocks again, as the parts that a redline folds or does not.
    """

    title: HtmlBlock | None
    blocks: tuple[HtmlBlock | HtmlTable, ...]
    notes: tuple[HtmlNote, ...]
    contents: tuple[ContentsEntry, ...]
    terms: int
    parts: tuple[LawPart, ...]


def lay_out(publication: Publication, words: SitePhrases, links: Mapping[str, str], pictures: str = "") -> LaidOutText:
    """The lines of ``publication``; ``links`` are addresses on other pages, by URI, as seen from this one, and
    ``pictures`` is the folder of the pictures, as seen from it.

    Remarks are left out: the site has links in their place.
    """
    plain = tuple(_without_remark(block) for block in publication.blocks)
    page = HtmlPage(page_anchors(plain), words.spoken, links, picture_folder=pictures)
    made = html_blocks(plain, page, outermost=1)
    at = title_index(plain)
    named = made[at] if at is not None else None
    title = named if isinstance(named, HtmlBlock) else None
    rest = [block for block in made if block is not title]
    notes = tuple(html_note(note, number, page) for number, note in enumerate(page.notes, 1))
    return LaidOutText(title, tuple(rest), notes, tuple(_contents(rest)), _terms(plain), tuple(_parts(rest)))


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
            yield ContentsEntry(block.depth, block.name, block.entry, block.fate, _changes(blocks, at))


def _parts(blocks: Sequence[HtmlBlock | HtmlTable]) -> Iterator[LawPart]:
    """Sections without a change in substance, each alone, and what stands between them."""
    between: list[HtmlBlock | HtmlTable] = []
    at = 0
    while at < len(blocks):
        block = blocks[at]
        end = _end(blocks, at) if isinstance(block, HtmlBlock) and "section" in block.classes.split() else at + 1
        if isinstance(block, HtmlBlock) and end > at + 1 and not any(map(_changed, blocks[at:end])):
            if between:
                yield LawPart(None, tuple(between))
            between = []
            quiet = any(_quiet(each) for each in blocks[at:end])
            yield LawPart(block, tuple(blocks[at + 1 : end]), "terms" if quiet else "")
        else:
            between += blocks[at:end]
        at = end
    if between:
        yield LawPart(None, tuple(between))


def _end(blocks: Sequence[HtmlBlock | HtmlTable], at: int) -> int:
    """Where what stands below the heading ``at`` ends: at the next of its depth, or of a lesser."""
    depth = getattr(blocks[at], "depth", 0)
    for end in range(at + 1, len(blocks)):
        block = blocks[end]
        if isinstance(block, HtmlBlock) and 0 < block.depth <= depth:
            return end
    return len(blocks)


def _changes(blocks: Sequence[HtmlBlock | HtmlTable], at: int) -> int:
    """How many lines and rows from the heading ``at`` up to its next equal change in substance."""
    return sum(map(_changed, blocks[at : _end(blocks, at)]))


def _changed(block: HtmlBlock | HtmlTable) -> int:
    return sum(map(_barred, _classes(block)))


def _quiet(block: HtmlBlock | HtmlTable) -> bool:
    """Whether the light bar of terms is at a line of it."""
    return any("quiet" in classes.split() for classes in _classes(block))


def _classes(block: HtmlBlock | HtmlTable) -> list[str]:
    """The classes of its lines and rows."""
    if isinstance(block, HtmlBlock):
        return [block.classes]
    return [line.classes for line in block.caption] + [row.classes for row in (*block.head, *block.body)]


def _barred(classes: str) -> int:
    """1 where there is a bar in the margin that is not the light one of terms."""
    return int("bar" in classes.split() and "quiet" not in classes.split())
