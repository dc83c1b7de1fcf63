"""A publication as a tagged PDF (PDF/UA-1, ISO 14289-1; one to be kept: PDF/A-2 too), set by Typst.

What the page looks like is in ``templates/typst``. Words are handed to Typst as JSON: they are never its code.
The fonts are those that come with Typst, so that the same publication gives the same bytes on any machine; only
where they lack a letter are the machine's own fonts asked.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from engross.errors import OutputError, SourceError
from engross.model.law.picture import ChapterPicture
from engross.model.publication.publication import Publication
from engross.patterns import compile_on_use
from engross.rendering.heading_outline import heading_outline
from engross.rendering.letterhead import Picture, letterhead_of
from engross.rendering.marked_runs import legend_needed
from engross.rendering.page_layout import PAGE_FILE, page_layout
from engross.rendering.pdf.book_parts import cut_book
from engross.rendering.pdf.letters_without_font import letters_remark, name_letters, private_letters
from engross.rendering.pdf.pdf_pictures import pictures_remark, shown_pictures, undrawable, without_pictures
from engross.rendering.pdf.publication_data import properties_data, publication_data, shown_blocks
from engross.rendering.pdf.typst_memory import MOST_PIXELS_HERE, pixels_in
from engross.rendering.pdf.typst_process import (
    FontFiles,
    TypesettingError,
    TypesettingJob,
    compile_apart,
    compile_shipped,
    font_families,
)
from engross.resources import SHIPPED, Templates

_STANDARD = compile_on_use(r"^PDF/\S+ error: ")
"""What Typst's messages about a standard of PDF begin with."""


def render_pdf(publication: Publication, templates: Templates = SHIPPED) -> bytes:
    """``publication`` as a PDF file, as ``typst/`` in ``templates`` lays it out; the same input gives the same bytes.

    A letter for private use, or one that no font at hand can show, is named in brackets, and a picture that
    Typst cannot draw is told by its words; the page says so.
    Errors: OutputError where Typst cannot set it, naming the city's own template and its line where it has one;
    SourceError where that takes more time or memory than any document needs.
    """
    letters, pictures = private_letters(publication), shown_pictures(publication)
    wrong: tuple[ChapterPicture, ...] = ()
    own_fonts = True
    while True:
        try:
            return _set(publication, templates, letters, wrong, own_fonts=own_fonts)
        except TypesettingError as error:
            if pictures and not wrong and not error.letters:
                moment = datetime.fromisoformat(publication.date)
                wrong = undrawable(pictures, moment, archival=publication.archival)
                if wrong:
                    publication = without_pictures(publication, wrong)
                    continue
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


def _set(
    publication: Publication,
    templates: Templates,
    letters: Sequence[str],
    wrong: Sequence[ChapterPicture],
    *,
    own_fonts: bool,
) -> bytes:
    """The PDF, with ``letters`` and the pictures that are ``wrong`` named."""
    moment = datetime.fromisoformat(publication.date)
    told = name_letters(publication, letters) if letters else publication
    fonts = templates.files_in("fonts")
    of_city = {
        "letters": " ".join(filter(None, (letters_remark(letters), pictures_remark(wrong)))),
        "page": _page_of_city(templates),
        "letterhead": _letterhead(templates),
        "font": _font(templates, fonts),
    }
    own = templates.own_data("typst", "publication.typ")
    template = own if own is not None else templates.data("typst", "publication.typ")
    pictures = {path: picture.data for path, picture in shown_pictures(told).items()}

    def job(data: dict[str, Any]) -> TypesettingJob:
        values = _values({**data, **of_city})
        shown = {path: picture for path, picture in pictures.items() if path in values["publication"]}
        return TypesettingJob(values, moment, own_fonts, fonts, publication.archival, shown)

    def apart(data: dict[str, Any], query: str = "") -> bytes:
        return compile_apart(template, job(data), query)

    blocks = shown_blocks(told.blocks)
    in_parts = told.book and own is None and not told.certificate and not told.contents_depth
    headings = heading_outline(blocks) if in_parts else {}
    parts = cut_book(blocks, headings) if in_parts else ()
    if parts:
        # Imported here: only what is joined of parts needs a reader of PDF.
        from engross.rendering.pdf.book_setting import set_book

        properties = {**properties_data(told, moment), "key": legend_needed(blocks)}
        return set_book(blocks, headings, parts, properties, apart)
    data = publication_data(told, moment)
    if own is not None or pixels_in(pictures.values()) > MOST_PIXELS_HERE:
        return apart(data)
    return compile_shipped(job(data))


def _values(data: dict[str, Any]) -> dict[str, str]:
    """What the template is given, as Typst takes it."""
    return {"publication": json.dumps(data)}


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
