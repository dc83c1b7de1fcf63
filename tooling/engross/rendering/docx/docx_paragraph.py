"""A line as a ``w:p``.

::

    <w:p>
      <w:pPr><w:pStyle w:val="Subsection"/><w:rPr><w:ins …/></w:rPr></w:pPr>
      <w:ins …><w:r><w:t>A.</w:t><w:tab/><w:t>No person shall …</w:t></w:r></w:ins>
    </w:p>
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from engross.model.comparison.span import Mark
from engross.model.publication.accepted_text import label_separator
from engross.model.publication.publication import Line, Run, Style
from engross.rendering.docx.document_state import DocumentState
from engross.rendering.docx.docx_runs import runs_with_mark, runs_xml
from engross.rendering.docx.word_styles import STYLE_IDS, Indent
from engross.values import dataclass

_BY_LEVEL: frozenset[Style] = frozenset(
    {"subsection", "paragraph", "subparagraph", "clause", "subclause", "definition", "point", "text", "body", "item"}
)
_LEAST_ROOM = 360
_AFTER_TABLE = '<w:spacing w:before="160"/>'
_BELOW_SIGNATURE = '<w:spacing w:before="20" w:after="160"/>'


@dataclass(frozen=True, slots=True)
class ParagraphPosition:
    """How a paragraph stands among others: kept on the page of the next, first on its page, right after a table,
    before which line, left out where lines are numbered, below the rule of a signature, and in a cell of which
    ``width`` (twentieths of a point; 0: in none).
    """

    keep_next: bool = False
    page_break: bool = False
    after_table: bool = False
    following: Line | None = None
    unnumbered: bool = False
    below_signature: bool = False
    width: int = 0


def paragraph_xml(line: Line, draft: DocumentState, setting: ParagraphPosition, row: Mark = "kept") -> str:
    """``line`` as a ``w:p``; ``row`` is the mark of the table row that it stands in."""
    mark = line.mark if row == "kept" else row
    runs = _with_label(line, mark)
    draft.room = _room(line, draft, setting)
    end = draft.tracked_end(mark if mark != "kept" else line.end, line.terms, line.author)
    if line.struck_by:
        end += draft.tracked_end("deleted", False, line.struck_by)
    content = _words(runs, mark, setting.following, draft) + _remark(line, mark, draft)
    return f"<w:p>{_properties(line, draft, setting, end)}{draft.bookmark(line, content)}</w:p>"


def _room(line: Line, draft: DocumentState, setting: ParagraphPosition) -> int:
    """The width that the words of ``line`` have; a quarter of an inch at least."""
    left = draft.look.indent(line.level, bool(line.label)).left if line.style in _BY_LEVEL else 0
    return max(_LEAST_ROOM, (setting.width or draft.look.page.text_width) - left)


def _words(runs: list[Run], mark: Mark, following: Line | None, draft: DocumentState) -> str:
    """``runs`` as XML.

    LibreOffice (7.4) takes an insertion that ends a line and one that begins the next for one insertion, and
    rejects the line's end with it: the two lines become one. It does not where they are more than a minute apart,
    so the first is dated two minutes later.
    """
    if mark != "kept" or following is None or not _begins_inserted(following):
        return runs_xml(runs, draft)
    at = len(runs)
    while at and runs[at - 1].mark == "inserted":
        at -= 1
    return runs_xml(runs[:at], draft) + runs_xml(runs[at:], draft, later=True)


def _begins_inserted(line: Line) -> bool:
    first = next((run for run in (*line.label, *line.runs) if run.text), None)
    return line.mark == "inserted" or (first is not None and first.mark == "inserted")


def _with_label(line: Line, mark: Mark) -> list[Run]:
    """Label, what sets it off (a blank in a heading, a tab elsewhere), and words.

    What sets it off is there in each version in which there is a label and words.
    """
    label, words = runs_with_mark(line.label, mark, line.terms), runs_with_mark(line.runs, mark, line.terms)
    if not label:
        return words
    before, after = (_stands(label, lost) and _stands(words, lost) for lost in ("inserted", "deleted"))
    if line.struck_by and label and words:
        return [*label, replace(label[-1], text=label_separator(line.style), note=None), *words]
    if not before and not after:
        return label + words
    separator_mark: Mark = "kept" if before and after else "deleted" if before else "inserted"
    terms = separator_mark != "kept" and all(run.terms for run in (*label, *words) if run.mark == separator_mark)
    author = next((run.author for run in (*label, *words) if run.mark == separator_mark != "kept" and run.author), "")
    return [*label, Run(label_separator(line.style), separator_mark, terms, author=author), *words]


def _stands(runs: Iterable[Run], lost: str) -> bool:
    return any(run.text and run.note is None and run.mark != lost and not run.struck_by for run in runs)


def _properties(line: Line, draft: DocumentState, setting: ParagraphPosition, end: str) -> str:
    style, indent = _style(line, draft)
    return (
        f'<w:pPr><w:pStyle w:val="{style}"/>'
        + ("<w:keepNext/>" if setting.keep_next else "")
        + ("<w:pageBreakBefore/>" if setting.page_break else "")
        + ("<w:suppressLineNumbers/>" if setting.unnumbered else "")
        + (_AFTER_TABLE if setting.after_table and line.style in _BY_LEVEL else "")
        + (_BELOW_SIGNATURE if setting.below_signature else "")
        + indent
        + (f"<w:rPr>{end}</w:rPr>" if end else "")
        + "</w:pPr>"
    )


def _style(line: Line, draft: DocumentState) -> tuple[str, str]:
    """The style's id, and the indent where the line stands otherwise than its style."""
    look = draft.look
    style = STYLE_IDS[line.style]
    if line.style == "text" and not line.label and f"Text{line.level}" in look.indents:
        style = f"Text{line.level}"
    own = look.indents[style]
    if line.style in _BY_LEVEL:
        wanted = look.indent(line.level, bool(line.label))
    else:
        wanted = own if line.label else Indent(own.left)
    if wanted == own:
        return style, ""
    return style, f'<w:ind w:left="{wanted.left}" w:hanging="{wanted.hanging}"/>'


def _remark(line: Line, mark: Mark, draft: DocumentState) -> str:
    """The reference to the comment that says what there is to remark; the comment goes to the draft.

    It is anchored at the end of the line, without a range: a range's ends would outlive a deleted line.
    """
    if not line.remark:
        return ""
    return draft.tracked(mark, line.terms, draft.comment(line.remark))
