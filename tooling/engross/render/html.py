"""A publication as one HTML file that needs nothing else: no script, no network.

Looks and page structure are in ``templates/html``. Made to meet WCAG 2.1 AA; what is meant by that is tested
with axe-core in ``tests/oracles``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from jinja2 import FileSystemLoader, StrictUndefined, Template
from jinja2.sandbox import SandboxedEnvironment
from markupsafe import Markup

from engross.model.publication import Footnote, Grid, GridCell, GridRow, Line, PageBlock, PageBreak, Publication, Run
from engross.render.html_words import Page, line_html
from engross.render.outline import Heading, opens_with_title, outline, shown
from engross.render.places import heading_rows, places_of
from engross.render.stretches import Fate, fate_of, fate_of_row, key_of
from engross.resources import shipped

_DEEPEST_INDENT = 8


@dataclass(frozen=True, slots=True)
class _Block:
    """A line as the template sees it; ``depth`` is 0 unless it is a heading, ``entry`` its words without marks."""

    words: Markup
    style: str
    classes: str
    name: str = ""
    depth: int = 0
    fate: Fate = ""
    entry: str = ""


@dataclass(frozen=True, slots=True)
class _Cell:
    blocks: tuple[_Block, ...]
    columns: int
    rows: int
    scope: str


@dataclass(frozen=True, slots=True)
class _Row:
    cells: tuple[_Cell, ...]
    classes: str


@dataclass(frozen=True, slots=True)
class _Table:
    caption: tuple[_Block, ...]
    head: tuple[_Row, ...]
    body: tuple[_Row, ...]
    classes: str
    name: str
    number: int


@dataclass(frozen=True, slots=True)
class _Note:
    number: int
    marker: str
    kind: str
    paragraphs: tuple[_Block, ...]


def render_html(publication: Publication) -> str:
    """``publication`` as a complete HTML document."""
    both = (*publication.blocks, *publication.certificate)
    page = Page(places_of(both))
    blocks = _blocks(publication.blocks, page, outermost=1)
    certificate = _blocks(publication.certificate, page, outermost=2)
    titled = opens_with_title(publication.blocks)
    front = 1 if titled else 0
    while titled and front < len(blocks) and _is_subtitle(blocks[front]):
        front += 1
    notes = [_note(note, number, page) for number, note in enumerate(page.notes, 1)]
    return _template().render(
        publication=publication,
        front=blocks[:front],
        blocks=blocks[front:],
        certificate=certificate,
        certificate_is_titled=opens_with_title(publication.certificate),
        contents=[b for b in blocks[front:] if isinstance(b, _Block) and b.depth],
        notes=notes,
        key=key_of(both),
        css=Markup(_css()),  # noqa: S704 - our own file, not the publication's words
        paper_footer=Markup(css_string(publication.footer)),  # noqa: S704 - escaped for CSS by css_string
    )


def css_string(words: str) -> str:
    """``words`` as a quoted CSS string, every character but ASCII letters and digits escaped (CSS Syntax 3, 4.3.7)."""
    return '"' + "".join(c if c.isascii() and c.isalnum() else f"\\{ord(c):x} " for c in words) + '"'


@cache
def _template() -> Template:
    # Sandboxed because a city may put templates of its own in place of ours.
    environment = SandboxedEnvironment(
        loader=FileSystemLoader(shipped("templates", "html")),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    return environment.get_template("publication.html.jinja")


@cache
def _css() -> str:
    return shipped("templates", "html", "publication.css").read_text(encoding="utf-8")


def _is_subtitle(block: _Block | _Table) -> bool:
    return isinstance(block, _Block) and block.style in ("subtitle", "legend")


def _blocks(blocks: Sequence[PageBlock], page: Page, outermost: int) -> list[_Block | _Table]:
    headings = outline(blocks, outermost)
    made: list[_Block | _Table] = []
    caption: list[_Block] = []
    new_page = False
    tables = 0
    for index, block in enumerate(blocks):
        if isinstance(block, PageBreak):
            new_page = True
            continue
        more = ["new-page"] if new_page else []
        new_page = False
        if isinstance(block, Grid):
            tables += 1
            made.append(_table(block, tuple(caption), page, more, tables))
            caption = []
            continue
        line = _line(block, page, headings.get(index), more)
        if block.style == "caption":
            caption.append(line)
            continue
        made += [*caption, line]
        caption = []
    return made + caption


def _line(line: Line, page: Page, heading: Heading | None, more: Sequence[str] = ()) -> _Block:
    fate = fate_of((line,))
    level = f"level-{min(line.level, _DEEPEST_INDENT)}" if line.level else ""
    classes = [line.style, level, "labelled" if line.label else "", _bar(fate), *more]
    name = page.places.name(line.anchor)
    words = line_html(line, page)
    joined = " ".join(filter(None, classes))
    if heading is None:
        return _Block(words, line.style, joined, name, entry=shown(line))
    name = name or page.places.new_name("heading")
    return _Block(words, line.style, joined, name, heading.depth, heading.fate, shown(line))


def _bar(fate: Fate) -> str:
    """The class that draws the bar in the margin of what changed."""
    if not fate:
        return ""
    return "bar quiet" if fate == "terms" else "bar"


def _note(note: Footnote, number: int, page: Page) -> _Note:
    lines = (Line("note", runs, () if at else (Run(note.marker),)) for at, runs in enumerate(note.content))
    return _Note(number, note.marker, note.kind, tuple(_line(line, page, None) for line in lines))


def _table(grid: Grid, caption: tuple[_Block, ...], page: Page, more: Sequence[str], number: int) -> _Table:
    top = heading_rows(grid)
    rows = [_row(row, page, "col" if index < top else "row") for index, row in enumerate(grid.rows)]
    indent = [f"level-{min(grid.level, _DEEPEST_INDENT)}"] if grid.level else []
    return _Table(
        caption,
        tuple(rows[:top]),
        tuple(rows[top:]),
        " ".join(["table", *indent, *more]),
        page.places.name(grid.anchor) or page.places.new_name("table"),
        number,
    )


def _row(row: GridRow, page: Page, scope: str) -> _Row:
    return _Row(tuple(_cell(cell, page, scope) for cell in row.cells), _bar(fate_of_row(row)))


def _cell(cell: GridCell, page: Page, scope: str) -> _Cell:
    blocks = tuple(_line(line, page, None) for line in cell.lines)
    # A heading without words is no heading to a screen reader.
    heads = cell.heading and any(block.words for block in blocks)
    return _Cell(blocks, cell.columns, cell.rows, scope if heads else "")
