"""The one neutral document between what is made and the formats it is made in.

A Publication is a flat sequence of lines and grids, as a page is read. Redlines, clean copies, notices,
agendas and packets are all Publications; each format renders every one of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal

from engross.model.comparison.span import Mark
from engross.model.law.chapter import Chapter
from engross.model.law.picture import ChapterPicture
from engross.values import dataclass

TERMS_ONLY = " (terms only)"
"""What follows an author's name on changes of nothing but a defined term's capitals or hyphens."""

Look = Literal["i", "b", "u", "sup", "sub"]

Style = Literal[
    # headings, outermost first
    "title",
    "subtitle",
    "chapter",
    "article",
    "section",
    # the law below a section
    "subsection",
    "paragraph",
    "subparagraph",
    "clause",
    "subclause",
    "definition",
    "point",
    "text",
    # tables
    "caption",
    "cell",
    "cell-heading",
    "notes-heading",
    "note",
    # documents around the law
    "heading",
    "body",
    "item",
    "centered",
    "signature",
    "legend",
]
"""What a line is, never how it looks: a format decides that. ``templates/`` holds the looks."""


PARAGRAPH_SIGN = "¶"
"""What shows that a paragraph was parted in two, or that two were made one."""


@dataclass(frozen=True, slots=True)
class Footnote:
    """A note at the foot of the page; each of its paragraphs is a sequence of runs.

    ``kind`` tells a footnote of the law from an editor's note. ``was``: the marker of a note that stays, in the old
    text, where it is another.
    """

    marker: str
    kind: Literal["footnote", "editor"]
    content: tuple[tuple[Run, ...], ...]
    was: str = ""


@dataclass(frozen=True, slots=True)
class Run:
    """Words of one mark and one look.

    ``terms``: the change is one of capitals or hyphens in a defined term only. ``href``: ``#eId`` of a line in
    this publication or a URI. ``defines``: the words are a term being defined. Where ``note`` is set the run is
    that note's marker and ``text`` is what the page shows ("1"). ``author``: whose change it is, where another than the
    publication's. ``comments``: what is said of these words beside the page, in a format that has comments (Word).
    ``amendment``: the change is one of the last of three texts against the second. ``struck_by``: who struck words that
    are ``inserted``, as such an amendment: neither side has them. ``picture``: the words, in brackets, are the text
    alternative of this picture, which a format that can shows in their place where it has its bytes.
    """

    text: str
    mark: Mark = "kept"
    terms: bool = False
    looks: tuple[Look, ...] = ()
    href: str = ""
    defines: bool = False
    note: Footnote | None = None
    author: str = ""
    comments: tuple[str, ...] = ()
    amendment: bool = False
    struck_by: str = ""
    picture: ChapterPicture | None = None

    @property
    def alternative(self) -> str:
        """The text alternative of the picture, without its brackets."""
        return self.text.removeprefix("[").removesuffix("]")


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph of the page.

    ``label`` is the provision's literal number ("A."), set off before ``runs``. ``level`` is the depth of
    indentation: 0 at the margin, 1 for subsections, and so on. ``mark`` is the mark of the paragraph as a whole
    (its end): ``inserted`` and ``deleted`` only where every run in it shares that mark. ``anchor`` is the eId it
    can be linked by. ``remark`` is for the reader of a redline ("Moved to § 68-8A."), no part of the text.
    ``place`` is the citation of the provision the line belongs to ("§ 68-5A(1)"). ``author``: who inserted or deleted
    the whole or its end, where another than the publication's. ``end``: the mark of the end of a paragraph that
    stays: on the side that it is not on, the next line goes on where this one ends. ``struck_by``: as a run's.
    """

    style: Style
    runs: tuple[Run, ...] = ()
    label: tuple[Run, ...] = ()
    mark: Mark = "kept"
    terms: bool = False
    level: int = 0
    anchor: str = ""
    remark: str = ""
    place: str = ""
    author: str = ""
    end: Mark = "kept"
    struck_by: str = ""

    @property
    def runs_and_end(self) -> tuple[Run, ...]:
        """The runs, and where the end has a mark of its own its sign: for a format that does not track ends."""
        return self.runs if self.end == "kept" else (*self.runs, Run(PARAGRAPH_SIGN, self.end))


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell; ``columns`` and ``rows`` are how far it spans."""

    lines: tuple[Line, ...]
    columns: int = 1
    rows: int = 1
    heading: bool = False


@dataclass(frozen=True, slots=True)
class GridRow:
    """A row; inserted or deleted as a whole, its cells' lines bear the same mark then. ``author``: whose change that
    is, where another than the publication's."""

    cells: tuple[GridCell, ...]
    mark: Mark = "kept"
    author: str = ""


@dataclass(frozen=True, slots=True)
class Grid:
    """A table of the page; ``width`` is its number of columns, spans counted."""

    rows: tuple[GridRow, ...]
    width: int
    level: int = 0
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class PageBreak:
    """The next block begins a page; before it ``inserted`` pages of other files come in, which count as pages."""

    inserted: int = 0


PageBlock = Line | Grid | PageBreak


def lines_in(blocks: Iterable[PageBlock]) -> Iterator[Line]:
    """Every line of ``blocks``, those in the cells of tables included, in the order of the page."""
    for block in blocks:
        if isinstance(block, Line):
            yield block
        elif isinstance(block, Grid):
            yield from (line for row in block.rows for cell in row.cells for line in cell.lines)


@dataclass(frozen=True, slots=True)
class Publication:
    """A document to be rendered.

    ``title`` names it in the file's properties and the browser's tab; ``footer`` is what each page's foot says
    (chapter, versions, source hashes). ``certificate`` goes on a page of its own at the end and is no part of
    the text. ``authors`` are the names that tracked changes bear: of substance, and of terms only; ``date`` is
    the one moment they bear (ISO 8601, UTC), fixed so that the same input gives the same bytes. ``sources`` are
    the versions that the whole of it shows, base first: a format that can carry them does, so that it can be read
    back. ``book``: it is set as a book, so that in a format with pages the title has a page of its own, the contents
    follow with the page of each heading, and the head of each page names the chapter and the section.
    ``first_page``: what the head of the first page says, a paragraph each, in a format that has heads of pages (Word);
    no part of the text. ``short_footer``: the foot of each page without the hashes, where the certificate has them.
    ``contents_depth`` is how many levels of headings the contents list, 0 for all; where they are not all, the contents
    stand on the title page. ``archival``: it is kept for good, so that its PDF is one of PDF/A-2 too.
    ``amended_by``: of three texts, whose the amendments of the second are; a format tells them from the others.
    """

    title: str
    blocks: tuple[PageBlock, ...]
    footer: str = ""
    certificate: tuple[PageBlock, ...] = ()
    author: str = "Engross"
    terms_author: str = f"Engross{TERMS_ONLY}"
    date: str = "2000-01-01T00:00:00Z"
    subject: str = ""
    language: str = "en-US"
    line_numbers: bool = False
    sources: tuple[Chapter, ...] = ()
    book: bool = False
    first_page: tuple[str, ...] = ()
    short_footer: str = ""
    contents_depth: int = 0
    archival: bool = False
    amended_by: str = ""
