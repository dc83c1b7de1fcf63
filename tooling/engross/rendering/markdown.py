"""A publication as GitHub-flavoured Markdown whose words come back unchanged when it is rendered.

Deletions are ``~~…~~`` where the rules of flanking let that be read as such (CommonMark 0.31, 6.2), else
``<del>``; insertions are ``<ins>``. Numbers of provisions stay what they are and never begin a list.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import field
from html import escape as escape_html

from engross.model.law.text import LINE_BREAK
from engross.model.publication.publication import Footnote, Grid, GridCell, Line, PageBlock, Publication, Run
from engross.patterns import compile_on_use
from engross.rendering.heading_outline import Heading, heading_outline, opens_with_title
from engross.rendering.marked_runs import RunGroup, all_lines, group_runs
from engross.values import dataclass

_SPECIAL = compile_on_use(r"[\\`*_\[\]<>#~|$]|&(?=[#\w])|:(?=[\w+-]+:)")
_OPENS_A_BLOCK = compile_on_use(r" *(\d*)([-+=]|(?<=\d)[.)])")
_BLANKS = compile_on_use(r"[\t\n\r\v\f]")
_TAGS = {"inserted": "ins", "deleted": "del"}


@dataclass(slots=True)
class _Page:
    """The anchors that something links to, and the notes met so far."""

    linked: frozenset[str]
    notes: list[Footnote] = field(default_factory=list)
    placed: set[str] = field(default_factory=set)

    def place(self, anchor: str) -> str:
        """The mark of a place that something links to, at its first block."""
        if anchor not in self.linked or anchor in self.placed:
            return ""
        self.placed.add(anchor)
        return f'<a id="{escape_html(anchor)}"></a>'


def render_markdown(publication: Publication) -> str:
    """``publication`` as Markdown, ended by a line end; the notes, the certificate and the footer at the end."""
    page = _Page(_linked((*publication.blocks, *publication.certificate)))
    parts = [] if opens_with_title(publication.blocks) else [f"# {escape_markdown(publication.title)}"]
    if publication.amended_by:
        by = escape_markdown(publication.amended_by)
        parts.append(f"Marks in **bold** are amendments to the text as noticed, by the {by}.")
    parts += _blocks(publication.blocks, page, 1)
    certificate = _blocks(publication.certificate, page, 2)
    if page.notes:
        parts.append("---")
        parts += [part for at, note in enumerate(page.notes, 1) for part in _note(note, at, page)]
    if certificate:
        parts += ["---", *certificate]
    if publication.footer:
        parts += ["---", escape_markdown(publication.footer)]
    return "\n\n".join(part for part in parts if part) + "\n"


def escape_markdown(words: str) -> str:
    """``words`` so that Markdown shows them as they are, at the beginning of a block too."""
    return _at_start(_escape(words))


def _linked(blocks: Iterable[PageBlock]) -> frozenset[str]:
    runs = (run for line in all_lines(blocks) for run in (*line.label, *line.runs))
    return frozenset(run.href[1:] for run in runs if run.href.startswith("#") and run.mark != "deleted")


def _escape(words: str) -> str:
    words = _SPECIAL.sub(r"\\\g<0>", _BLANKS.sub(" ", words))
    return "".join(_shown(c) if c != " " and c.isspace() else c for c in words)


def _shown(blank: str) -> str:
    return "<br>" if blank == LINE_BREAK else f"&#x{ord(blank):X};"


def _at_start(text: str) -> str:
    """``text`` so that its first characters begin no list, rule or heading underline."""
    found = _OPENS_A_BLOCK.match(text)
    return f"{found[1]}\\{text[found.start(2) :]}" if found else text.lstrip(" ")


def _blocks(blocks: Sequence[PageBlock], page: _Page, outermost: int) -> list[str]:
    headings = heading_outline(blocks, outermost)
    made = []
    for index, block in enumerate(blocks):
        if isinstance(block, Line):
            made.append(_line(block, page, headings.get(index)))
        elif isinstance(block, Grid):
            made.append(page.place(block.anchor))
            made.append(_pipes(block, page) if _is_plain(block) else _html_table(block, page))
    return made


def _line(line: Line, page: _Page, heading: Heading | None) -> str:
    words = _whole(line, page)
    if not words:
        return ""
    lead = "#" * heading.depth + " " if heading else ""
    return lead + page.place(line.anchor) + words


def _whole(line: Line, page: _Page) -> str:
    words = _inline(_with_gap(line), page)
    return words + (rf" *\[{_escape(line.remark)}\]*" if line.remark else "")


def _with_gap(line: Line) -> tuple[Run, ...]:
    """Label and words with a blank between them, with their mark where they share one."""
    runs = line.runs_and_end
    if not line.label or not runs:
        return (*line.label, *runs)
    told = list(group_runs((*line.label, *runs)))
    gap = _gap_like(told[0].runs[0]) if len(told) == 1 else Run(" ")
    return (*line.label, gap, *runs)


def _gap_like(run: Run) -> Run:
    """A blank with the marks of a run."""
    return Run(" ", run.mark, run.terms, amendment=run.amendment, struck_by=run.struck_by)


def _inline(runs: Sequence[Run], page: _Page) -> str:
    parts = list(group_runs(runs))
    texts = ["".join(run.text for run in part.runs) for part in parts]
    made = ""
    for at, part in enumerate(parts):
        before = texts[at - 1][-1:] if at else ""
        after = texts[at + 1][:1] if at + 1 < len(parts) else ""
        inside = "".join(_run(run, page, _escape) for run in part.runs)
        plain = not any(run.note or run.looks or run.href for run in part.runs)
        if (
            part.mark == "deleted"
            and not part.amendment
            and plain
            and not made.endswith("~~")
            and _flanks(texts[at], before, after)
        ):
            made += re.sub(r"^( *)(.*?)( *)$", r"\1~~\2~~\3", inside)
        else:
            made += _tagged(inside, part)
    return _at_start(made)


def _tagged(inside: str, part: RunGroup) -> str:
    """``inside`` in the tag of its mark; what amends the second of three texts is strong."""
    if part.mark == "kept":
        return inside
    if part.struck:
        inside = f"<del><strong>{inside}</strong></del>"
    elif part.amendment:
        inside = f"<strong>{inside}</strong>"
    return f"<{_TAGS[part.mark]}>{inside}</{_TAGS[part.mark]}>"


def _flanks(text: str, before: str, after: str) -> bool:
    """Whether ``~~`` around ``text``, its outer blanks left out, opens and closes.

    It does with a letter inside, or a blank outside.
    """
    inside = text.strip(" ")
    if not inside or inside[0].isspace() or inside[-1].isspace() or "~" in (before, after):
        return False
    before, after = (" " if text[0] == " " else before), (" " if text[-1] == " " else after)
    return (not _is_mark(inside[0]) or _is_edge(before)) and (not _is_mark(inside[-1]) or _is_edge(after))


def _is_mark(letter: str) -> bool:
    return unicodedata.category(letter)[0] in "PS"


def _is_edge(letter: str) -> bool:
    return not letter or letter.isspace()


def _run(run: Run, page: _Page, escape: Callable[[str], str]) -> str:
    words = escape(run.text)
    if run.note:
        page.notes.append(run.note)
        return f'<sup><a href="#note-{len(page.notes)}">{words}</a></sup>'
    for look in reversed(run.looks):
        words = f"<{look}>{words}</{look}>"
    if run.href.startswith("#") and run.mark != "deleted":
        return f'<a href="{escape_html(run.href)}">{words}</a>'
    return words


def _note(note: Footnote, number: int, page: _Page) -> list[str]:
    parts = [_inline(runs, page) for runs in note.content] or [""]
    first = f'<a id="note-{number}"></a><sup>{_escape(note.marker)}</sup> {parts[0]}'
    return [first, *parts[1:]]


def _is_plain(grid: Grid) -> bool:
    """Whether a GFM table can hold ``grid``: no headings but the first row, no spans, one paragraph a cell."""
    cells = [cell for row in grid.rows for cell in row.cells]
    return (
        bool(grid.rows)
        and all(cell.columns == 1 and cell.rows == 1 and len(cell.lines) <= 1 for cell in cells)
        and all(len(row.cells) == grid.width for row in grid.rows)
        and all(cell.heading == (row is grid.rows[0]) for row in grid.rows for cell in row.cells)
    )


def _pipes(grid: Grid, page: _Page) -> str:
    rows = ["| " + " | ".join(_cell(cell, page) for cell in row.cells) + " |" for row in grid.rows]
    return "\n".join([rows[0], "|" + " --- |" * grid.width, *rows[1:]])


def _cell(cell: GridCell, page: _Page) -> str:
    return "".join(page.place(line.anchor) + _whole(line, page) for line in cell.lines)


def _html_table(grid: Grid, page: _Page) -> str:
    lines = ["<table>"]
    for row in grid.rows:
        lines.append("<tr>")
        for cell in row.cells:
            tag = "th" if cell.heading else "td"
            spans = f' colspan="{cell.columns}"' if cell.columns > 1 else ""
            spans += f' rowspan="{cell.rows}"' if cell.rows > 1 else ""
            told = [_html_line(line, page) for line in cell.lines]
            words = "".join(f"<p>{line}</p>" for line in told) if len(told) > 1 else "".join(told)
            lines.append(f"<{tag}{spans}>{words}</{tag}>")
        lines.append("</tr>")
    return "\n".join([*lines, "</table>"])


def _html_line(line: Line, page: _Page) -> str:
    remark = f" <i>[{_escape_html(line.remark)}]</i>" if line.remark else ""
    words = (
        _tagged("".join(_run(run, page, _escape_html) for run in part.runs), part)
        for part in group_runs(_with_gap(line))
    )
    return page.place(line.anchor) + "".join(words) + remark


def _escape_html(words: str) -> str:
    # A line of a table is one line of the file: a blank line would end the table.
    return escape_html(_BLANKS.sub(" ", words), quote=False).replace(LINE_BREAK, "<br>")
