"""From a Publication to a file format: one module a format, one table that lists them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from engross.errors import NotFoundError
from engross.resources import SHIPPED, Templates
from engross.values import dataclass

if TYPE_CHECKING:
    from engross.model.publication.publication import Publication


@dataclass(frozen=True, slots=True)
class Format:
    """A file format: what a user calls it, its file suffix, and how it is made.

    ``write`` gives the file's bytes; ``binary`` says that they are no text and have no place in a terminal.
    """

    name: str
    suffix: str
    binary: bool
    write: Callable[[Publication, Templates], bytes]


# Each format's module is imported when it is first asked for: they import large libraries.


def _docx(publication: Publication, templates: Templates) -> bytes:
    from engross.rendering.docx import render_docx

    return render_docx(publication, templates)


def _html(publication: Publication, templates: Templates) -> bytes:
    from engross.rendering.html.html_document import render_html

    return render_html(publication, templates).encode()


def _markdown(publication: Publication, _templates: Templates) -> bytes:
    from engross.rendering.markdown import render_markdown

    return render_markdown(publication).encode()


def _pdf(publication: Publication, templates: Templates) -> bytes:
    from engross.rendering.pdf.pdf_document import render_pdf

    return render_pdf(publication, templates)


def _text(publication: Publication, _templates: Templates) -> bytes:
    from engross.rendering.plain_text.text_document import render_text

    return render_text(publication).encode()


FORMATS: dict[str, Format] = {
    made.name: made
    for made in (
        Format("docx", ".docx", True, _docx),
        Format("html", ".html", False, _html),
        Format("md", ".md", False, _markdown),
        Format("pdf", ".pdf", True, _pdf),
        Format("txt", ".txt", False, _text),
    )
}
"""Every format that a publication can be rendered to, by the name that the command line takes."""


def render(publication: Publication, format: str, templates: Templates = SHIPPED) -> bytes:  # noqa: A002 - the word a caller would use
    """``publication`` as a file of ``format``, a key of FORMATS; the same input gives the same bytes.

    ``templates`` say how it looks: those that ship, or a city's own.

    Errors: NotFoundError for a format that is not there.

        >>> import engross as eg
        >>> page = eg.clean_copy(eg.open_workspace(".").chapter("68").text("codified"), section="68-12")
        >>> render(page, "md").decode().splitlines()[0]
        '# Chapter 68, Noise: clean copy, codified January 14, 2020'
    """
    if format not in FORMATS:
        raise NotFoundError(f"There is no format {format!r}; there are {', '.join(FORMATS)}.")
    return FORMATS[format].write(publication, templates)
