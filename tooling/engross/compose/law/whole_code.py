"""A whole code as one document: title page, every chapter under its titles, the defined terms, the files."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from engross.compose.law.clean_copy import unchanged_tree
from engross.compose.law.defined_term_index import TermPlace, defined_term_lines, defined_terms
from engross.compose.law.page_lines import page_lines
from engross.compose.law.shown_pictures import with_pictures
from engross.compose.source_names import file_name, full_hash
from engross.model.law.chapter import Chapter
from engross.model.law.place import Places
from engross.model.law.provision import Provision
from engross.model.meeting.date_words import date_words
from engross.model.publication.publication import Footnote, Grid, Line, PageBlock, PageBreak, Publication, Run


def whole_code(city: str, chapters: Sequence[Chapter], day: date, left_out: Sequence[str] = ()) -> Publication:
    """The code of ``city`` as it is the law on ``day``: ``chapters``, in this order.

    ``left_out``: what is not in it and why, a sentence each, for the title page. A citation of another chapter is a
    link to its place in this document.
    """
    title = f"Code of {city}" if city else "Code"
    return Publication(
        title=title,
        subject=f"The law on {date_words(day)}",
        blocks=tuple(_blocks(title, chapters, day, left_out)),
        footer=f"{title} · the law on {date_words(day)}",
        date=f"{day.isoformat()}T00:00:00Z",
        book=True,
    )


def _blocks(title: str, chapters: Sequence[Chapter], day: date, left_out: Sequence[str]) -> Iterator[PageBlock]:
    yield Line("title", (Run(title),))
    yield Line("subtitle", (Run(f"The law on {date_words(day)}"),))
    sections = sum(1 for chapter in chapters for _ in chapter.sections())
    yield Line("subtitle", (Run(f"{_counted(len(chapters), 'chapter')}, {_counted(sections, 'section')}"),))
    for sentence in left_out:
        yield Line("legend", (Run(f"Left out: {sentence}"),))
    anchors = _anchors(chapters)
    links = {chapter.uri: prefix for chapter, prefix in zip(chapters, anchors, strict=True)}
    terms: list[TermPlace] = []
    above: tuple[Provision, ...] = ()
    for chapter, prefix in zip(chapters, anchors, strict=True):
        if not chapter.above or chapter.above[:1] != above[:1]:
            yield PageBreak()
        yield from _units_above(chapter, above)
        above = chapter.above
        tree = unchanged_tree(chapter.root)
        lines = with_pictures(page_lines(tree, Places(hierarchy=chapter.hierarchy).below(tree)), chapter.pictures)
        yield from (_linked(block, prefix, links) for block in lines)
        terms += defined_terms(chapter, prefix)
    if terms:
        yield from (PageBreak(), Line("heading", (Run("Index of defined terms"),), anchor="defined-terms"))
        yield from defined_term_lines(terms)
    yield from (PageBreak(), Line("heading", (Run("Files"),), anchor="files"))
    for chapter in chapters:
        yield Line("note", (Run(f"{file_name(chapter)}: SHA-256 {full_hash(chapter)}"),))


def _units_above(chapter: Chapter, before: tuple[Provision, ...]) -> Iterator[Line]:
    """The headings of the titles that begin with ``chapter``: those that the chapter before does not stand in."""
    kept = 0
    while kept < min(len(before), len(chapter.above)) and before[kept] == chapter.above[kept]:
        kept += 1
    for unit in chapter.above[kept:]:
        words = f"{unit.label} {unit.heading.words if unit.heading else ''}".strip()
        yield Line("heading", (Run(words),), anchor=unit.eid)


def _anchors(chapters: Sequence[Chapter]) -> list[str]:
    """What stands before the anchors of each chapter: nothing, but where an earlier one has the same eId."""
    seen: set[str] = set()
    prefixes = []
    for number, chapter in enumerate(chapters, 1):
        prefixes.append(f"c{number}__" if chapter.root.eid in seen else "")
        seen.add(chapter.root.eid)
    return prefixes


def _linked(block: PageBlock, prefix: str, links: dict[str, str]) -> PageBlock:
    """``block`` with its anchor and its links as they are in the whole."""
    if isinstance(block, Line):
        anchor = prefix + block.anchor if block.anchor else ""
        return replace(
            block, anchor=anchor, label=_runs(block.label, prefix, links), runs=_runs(block.runs, prefix, links)
        )
    if isinstance(block, Grid):
        rows = tuple(
            replace(
                row,
                cells=tuple(
                    replace(
                        cell,
                        lines=tuple(replace(line, runs=_runs(line.runs, prefix, links)) for line in cell.lines),
                    )
                    for cell in row.cells
                ),
            )
            for row in block.rows
        )
        return replace(block, rows=rows, anchor=prefix + block.anchor if block.anchor else "")
    return block


def _runs(runs: tuple[Run, ...], prefix: str, links: dict[str, str]) -> tuple[Run, ...]:
    return tuple(_run(run, prefix, links) if run.href or run.note else run for run in runs)


def _run(run: Run, prefix: str, links: dict[str, str]) -> Run:
    note: Footnote | None = run.note
    if note is not None:
        note = replace(note, content=tuple(_runs(words, prefix, links) for words in note.content))
    href = run.href
    if href.startswith("#"):
        href = f"#{prefix}{href[1:]}"
    else:
        uri, _, eid = href.partition("~")
        if eid and uri in links:
            href = f"#{links[uri]}{eid}"
    return replace(run, href=href, note=note)


def _counted(number: int, what: str) -> str:
    return f"{number:,} {what}{'' if number == 1 else 's'}"
