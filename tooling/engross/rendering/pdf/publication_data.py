"""What the Typst template is given of a publication: its blocks as JSON holds them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from engross.model.publication.publication import Grid, Line, PageBlock, PageBreak, Publication, Run
from engross.rendering.heading_outline import Heading, heading_outline, heading_words, opens_with_title
from engross.rendering.marked_runs import change_status, group_runs, legend_needed
from engross.rendering.page_anchors import PageAnchors, page_anchors
from engross.rendering.pdf.pdf_pictures import picture_data
from engross.rendering.pdf.pdf_table import table_data

_DEEPEST_INDENT = 8
ELSEWHERE = "engross-part:"
"""The scheme of a link into another part of a book, until the parts are joined."""


def publication_data(publication: Publication, moment: datetime) -> dict[str, Any]:
    """What the template is given of ``publication``, whose date is ``moment``."""
    body, back = shown_blocks(publication.blocks), shown_blocks(publication.certificate)
    both = (*body, *back)
    anchors = page_anchors(both)
    blocks = blocks_data(body, anchors, heading_outline(body))
    if not opens_with_title(body):
        blocks.insert(0, _line(Line("title", (Run(publication.title),)), anchors, Heading(1, "")))
    # Headings without one that names the certificate stand directly below the title.
    certificate = blocks_data(back, anchors, heading_outline(back, 2 if opens_with_title(back) else 1))
    return {
        **properties_data(publication, moment),
        "key": legend_needed(both),
        "front": title_block_count(blocks),
        "blocks": blocks,
        "certificate": certificate,
    }


def properties_data(publication: Publication, moment: datetime) -> dict[str, Any]:
    """What the template is given of ``publication`` beside its blocks."""
    language, _, region = publication.language.partition("-")
    return {
        "title": publication.title,
        "subject": publication.subject,
        "author": publication.author,
        "footer": publication.footer,
        "lang": language,
        "region": region if len(region) == 2 else None,
        "date": {
            "year": moment.year,
            "month": moment.month,
            "day": moment.day,
            "hour": moment.hour,
            "minute": moment.minute,
            "second": moment.second,
        },
        "line_numbers": publication.line_numbers,
        "book": publication.book,
        "contents_depth": publication.contents_depth,
        "amended_by": publication.amended_by,
    }


def shown_blocks(blocks: Iterable[PageBlock]) -> tuple[PageBlock, ...]:
    """``blocks`` without tables that have no row: nothing can lead there."""
    return tuple(block for block in blocks if not isinstance(block, Grid) or block.rows)


def title_block_count(blocks: Sequence[dict[str, Any]]) -> int:
    """How many blocks name the whole, title and subtitles."""
    rest = (at for at, block in enumerate(blocks) if at and block.get("style") not in ("subtitle", "legend"))
    return next(rest, len(blocks))


def blocks_data(
    blocks: Sequence[PageBlock], anchors: PageAnchors, headings: Mapping[int, Heading], start: int = 0
) -> list[dict[str, Any]]:
    """What the template is given of ``blocks``, which begin at ``start`` in what ``headings`` are told by index of."""
    made: list[dict[str, Any]] = []
    caption: list[dict[str, Any]] = []
    for index, block in enumerate(blocks, start):
        if isinstance(block, Line):
            line = _line(block, anchors, headings.get(index))
            if block.style == "caption":
                caption.append(line)
                continue
            made += [*caption, line]
        elif isinstance(block, PageBreak):
            made += [*caption, {"kind": "break", "inserted": block.inserted}]
        else:
            made.append(_grid(block, caption, anchors))
        caption = []
    return made + caption


def _line(line: Line, anchors: PageAnchors, heading: Heading | None) -> dict[str, Any]:
    return {
        "kind": "line",
        "style": line.style,
        "depth": heading.depth if heading else 0,
        "entry": heading_entry(line) if heading else "",
        "label": _words(line.label, anchors),
        "words": _words(line.runs_and_end, anchors),
        "level": min(line.level, _DEEPEST_INDENT),
        "fate": change_status((line,)),
        "name": anchors.name(line.anchor),
        "remark": line.remark,
    }


def heading_entry(line: Line) -> str:
    """The words of a heading in the contents, the bookmarks and the heads of pages."""
    return heading_words(line) or line.place or "—"


def _words(runs: Iterable[Run], anchors: PageAnchors) -> list[dict[str, Any]]:
    return [
        {
            "mark": group.mark,
            "terms": group.terms,
            "amendment": group.amendment,
            "struck": group.struck,
            "runs": [_run(run, anchors, linked=group.mark != "deleted") for run in group.runs],
        }
        for group in group_runs(runs)
    ]


def _run(run: Run, anchors: PageAnchors, *, linked: bool) -> dict[str, Any]:
    target = run.href[1:] if linked and run.href.startswith("#") else ""
    made: dict[str, Any] = {
        "text": run.text,
        "looks": run.looks[::-1],
        "target": target if target in anchors.known else "",
    }
    shown = picture_data(run)
    if shown is not None:
        made["picture"] = shown
    if target in anchors.elsewhere:
        made["elsewhere"] = f"{ELSEWHERE}{target}"
    if run.note:
        made["note"] = [_words(runs, anchors) for runs in run.note.content]
    return made


def _grid(grid: Grid, caption: list[dict[str, Any]], anchors: PageAnchors) -> dict[str, Any]:
    return {
        "kind": "table",
        "level": min(grid.level, _DEEPEST_INDENT),
        "name": anchors.name(grid.anchor),
        "caption": caption,
        **table_data(grid, lambda line: _line(line, anchors, None)),
    }
