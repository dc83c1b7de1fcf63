"""A publication as a tagged PDF (PDF/UA-1, ISO 14289-1; one to be kept: PDF/A-2 too), set by Typst.

What the page looks like is in ``templates/typst``. Words are handed to Typst as JSON: they are never its code.
The fonts are those that come with Typst, so that the same publication gives the same bytes on any machine; only
where they lack a letter are the machine's own fonts asked.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from engross.errors import OutputError, SourceError
from engross.model.publication.publication import Grid, Line, PageBlock, PageBreak, Publication, Run
from engross.patterns import compile_on_use
from engross.rendering.heading_outline import Heading, heading_outline, heading_words, opens_with_title
from engross.rendering.letterhead import Picture, letterhead_of
from engross.rendering.marked_runs import change_status, group_runs, legend_needed
from engross.rendering.page_anchors import PageAnchors, page_anchors
from engross.rendering.page_layout import PAGE_FILE, page_layout
from engross.rendering.pdf.letters_without_font import letters_remark, name_letters, private_letters
from engross.rendering.pdf.pdf_table import table_data
from engross.rendering.pdf.typst_process import (
    FontFiles,
    TypesettingError,
    compile_apart,
    compile_template,
    font_families,
)
from engross.resources import SHIPPED, Templates

_DEEPEST_INDENT = 8
_STANDARD = compile_on_use(r"^PDF/\S+ error: ")
"""What Typst's messages about a standard of PDF begin with."""


def render_pdf(publication: Publication, templates: Templates = SHIPPED) -> bytes:
    """``publication`` as a PDF file, as ``typst/`` in ``templates`` lays it out; the same input gives the same bytes.

    A letter for private use, or one that no font at hand can show, is named in brackets, and the page says so.
    Errors: OutputError where Typst cannot set it, naming the city's own template and its line where it has one;
    SourceError where that takes more time or memory than any document needs.
    """
    letters = private_letters(publication)
    own_fonts = True
    while True:
        try:
            return _set(publication, templates, letters, own_fonts=own_fonts)
        except TypesettingError as error:
            missing = tuple(letter for letter in error.letters if letter not in letters and not letter.isascii())
            if own_fonts:
                # A letter that Typst's fonts lack: the machine's fonts may have it.
                own_fonts = False
            elif missing:
                letters += missing
            else:
                why = _STANDARD.sub("", str(error)).replace("`", "")
                place = ""
                if templates.own_data("typst", "publication.typ") is not None:
                    line = f":{error.line}" if error.line else ""
                    place = f"templates/typst/publication.typ{line}: "
                raise OutputError(f"{place}The PDF of {publication.title!r} could not be made: {why}.") from error


def _set(publication: Publication, templates: Templates, letters: Sequence[str], *, own_fonts: bool) -> bytes:
    """The PDF, with ``letters`` named."""
    moment = datetime.fromisoformat(publication.date)
    told = name_letters(publication, letters) if letters else publication
    data = {**_data(told, moment), "letters": letters_remark(letters), "page": _page_of_city(templates)}
    fonts = templates.files_in("fonts")
    data["letterhead"], data["font"] = _letterhead(templates), _font(templates, fonts)
    values = {"publication": json.dumps(data)}
    own = templates.own_data("typst", "publication.typ")
    archival = publication.archival
    if own is not None:
        return compile_apart(own, values, moment, own_fonts=own_fonts, fonts=fonts, archival=archival)
    template = templates.data("typst", "publication.typ")
    return compile_template(template, values, moment, own_fonts=own_fonts, fonts=fonts, archival=archival)


def _page_of_city(templates: Templates) -> dict[str, float] | None:
    """Paper and margins in points where the city states them, in its own ``word/page.toml`` or by the papers that its
    file lists; None: the template's."""
    if templates.own_data("word", "page.toml") is None and not templates.stationery.papers:
        return None
    page = page_layout(templates)
    named = {"width": page.width, "height": page.height, "top": page.top, "bottom": page.bottom}
    return {name: twips / 20 for name, twips in (named | {"left": page.left, "right": page.right}).items()}


def _font(templates: Templates, fonts: FontFiles) -> str | None:
    """The family that the city's page file names; None: the template's. Errors: SourceError where it is not at hand."""
    name = page_layout(templates).pdf_font if templates.own_data("word", "page.toml") is not None else ""
    families = font_families(fonts) if name else ()
    if name and name not in families:
        known = ", ".join(families)
        raise SourceError(
            PAGE_FILE,
            0,
            f"[pdf] font: there is no font {name!r} in templates/fonts; put its files (.ttf, .otf) there, or name one "
            f"of {known}.",
        )
    return name or None


def _letterhead(templates: Templates) -> dict[str, Any] | None:
    head = letterhead_of(templates)
    if head is None:
        return None
    return {"lines": head.lines, "side": head.side, "logo": _picture(head.logo), "seal": _picture(head.seal)}


def _picture(picture: Picture | None) -> dict[str, Any] | None:
    """A picture for Typst, which takes a file's bytes as numbers; measures in points."""
    if picture is None:
        return None
    return {
        "data": list(picture.data),
        "format": "jpg" if picture.kind == "jpeg" else picture.kind,
        "width": picture.width,
        "height": picture.height,
        "words": picture.words,
    }


def _data(publication: Publication, moment: datetime) -> dict[str, Any]:
    body, back = _shown(publication.blocks), _shown(publication.certificate)
    both = (*body, *back)
    anchors = page_anchors(both)
    blocks = _blocks(body, anchors, 1)
    if not opens_with_title(body):
        blocks.insert(0, _line(Line("title", (Run(publication.title),)), anchors, Heading(1, "")))
    # Headings without one that names the certificate stand directly below the title.
    certificate = _blocks(back, anchors, 2 if opens_with_title(back) else 1)
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
        "key": legend_needed(both),
        "amended_by": publication.amended_by,
        "front": _front(blocks),
        "blocks": blocks,
        "certificate": certificate,
    }


def _shown(blocks: Iterable[PageBlock]) -> tuple[PageBlock, ...]:
    """``blocks`` without tables that have no row: nothing can lead there."""
    return tuple(block for block in blocks if not isinstance(block, Grid) or block.rows)


def _front(blocks: Sequence[dict[str, Any]]) -> int:
    """How many blocks name the whole, title and subtitles."""
    rest = (at for at, block in enumerate(blocks) if at and block.get("style") not in ("subtitle", "legend"))
    return next(rest, len(blocks))


def _blocks(blocks: Sequence[PageBlock], anchors: PageAnchors, outermost: int) -> list[dict[str, Any]]:
    headings = heading_outline(blocks, outermost)
    made: list[dict[str, Any]] = []
    caption: list[dict[str, Any]] = []
    for index, block in enumerate(blocks):
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
        "entry": (heading_words(line) or line.place or "—") if heading else "",
        "label": _words(line.label, anchors),
        "words": _words(line.runs_and_end, anchors),
        "level": min(line.level, _DEEPEST_INDENT),
        "fate": change_status((line,)),
        "name": anchors.name(line.anchor),
        "remark": line.remark,
    }


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
