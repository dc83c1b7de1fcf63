"""A publication as plain text, for a terminal, mail and the newspaper: 78 columns, nothing but characters."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Sequence
from itertools import chain

from engross.model.law.text import LINE_BREAK
from engross.model.publication.publication import Footnote, Grid, Line, PageBlock, Publication, Run
from engross.rendering.heading_outline import HEADING_RANKS, opens_with_title, title_index
from engross.rendering.marked_runs import RunGroup, all_lines, group_runs, is_redline, notes_in_runs
from engross.rendering.plain_text.line_wrapping import wrap_words
from engross.rendering.plain_text.text_table import grid_text

TEXT_WIDTH = 78
_STEP = 4
_DEEPEST_INDENT = 8
_BRACKETS = {"kept": ("", ""), "deleted": ("[-", "-]"), "inserted": ("{+", "+}")}
_LEGEND = "[-Words like these-] are deleted; {+words like these+} are added."
_AMENDED = (
    "Amendments to the text as noticed, by the {0}: [--words like these--] are struck, {{++words like these++}} are "
    "added, {{+[--words like these--]+}} were added by the noticed text and are struck."
)
_CENTERED = ("title", "subtitle", "chapter", "article", "centered")
_BLANKS = str.maketrans("\t\n\r\v\f", "     ")
_RAISED = str.maketrans("0123456789+-=()", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾")
_RAISED_N = {ord("n"): "ⁿ"}
"""The only letter that is there raised: of "2nd" it would raise one of two."""
_LOWERED = str.maketrans("0123456789+-=()", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎")


def render_text(publication: Publication) -> str:
    """``publication`` as text of lines no longer than WIDTH, ended by a line end.

    Notes stand after the section that they are anchored in, the certificate and the footer at the end.
    """
    parts = [] if opens_with_title(publication.blocks) else [_centered(publication.title)]
    if is_redline((*publication.blocks, *publication.certificate)):
        parts.append(_LEGEND)
        if publication.amended_by:
            parts.append(_wrapped(_AMENDED.format(publication.amended_by)))
    parts += _blocks(publication.blocks)
    if publication.certificate:
        parts.append("=" * TEXT_WIDTH)
        parts += _blocks(publication.certificate)
    if publication.footer:
        parts += ["-" * TEXT_WIDTH, _wrapped(publication.footer)]
    return "\n\n".join(part for part in parts if part) + "\n"


def plain_line(line: Line) -> str:
    """A line without indentation or wrapping, broken where it is; what is struck or added whole is bracketed once."""
    return " ".join(filter(None, _parts(line))).replace(LINE_BREAK, "\n")


def _marked(runs: Iterable[Run]) -> str:
    return "".join(_run_group("".join(map(_run, group.runs)), _brackets(group)) for group in group_runs(runs))


def _brackets(group: RunGroup) -> tuple[str, str]:
    before, after = _BRACKETS[group.mark]
    if group.struck:
        return f"{before}[--", f"--]{after}"
    return (before + before[-1], after[0] + after) if group.amendment else (before, after)


def _run(run: Run) -> str:
    words = run.text.translate(_BLANKS)
    if run.note:
        return f"[{words}]"
    if "sup" in run.looks:
        raised = words.translate(_RAISED)
        if not any(letter.isalpha() and letter != "n" for letter in words):
            raised = raised.translate(_RAISED_N)
        return f"({words})" if run.href and raised == words else raised
    return words.translate(_LOWERED) if "sub" in run.looks else words


def _run_group(words: str, brackets: tuple[str, str]) -> str:
    before, after = brackets
    inside = words.strip(" ")
    if not before or not words:
        return words
    if not inside:
        # A blank that is struck or added must neither vanish nor be wrapped away.
        return before + "\u00a0" * len(words) + after
    start = words.index(inside)
    return f"{words[:start]}{before}{inside}{after}{words[start + len(inside) :]}"


def _parts(line: Line) -> tuple[str, str]:
    runs = line.runs_and_end
    whole = list(group_runs((*line.label, *runs)))
    if not whole or (len(whole) == 1 and whole[0].mark == "kept" and not whole[0].struck):
        return "".join(map(_run, line.label)), "".join(map(_run, runs))
    if len(whole) == 1 and whole[0].mark != "kept" and line.label and line.runs:
        before, after = _brackets(whole[0])
        return before + "".join(map(_run, line.label)), "".join(map(_run, line.runs)) + after
    return _marked(line.label), _marked(runs)


def _blocks(blocks: Sequence[PageBlock]) -> list[str]:
    made: list[str] = []
    caption: list[str] = []
    waiting: list[Footnote] = []
    title = title_index(blocks)
    for index, block in enumerate(blocks):
        if isinstance(block, Line) and block.style in HEADING_RANKS:
            made += _notes(waiting)
            waiting = []
        waiting += [n for line in all_lines((block,)) for n in notes_in_runs((*line.label, *line.runs))]
        if isinstance(block, Line):
            words = _line(block, is_name=index == title)
            if block.style == "caption":
                caption.append(words)
                continue
            made.append("\n".join([*caption, words]))
        elif isinstance(block, Grid):
            rows = [[("\n".join(map(plain_line, cell.lines)), cell) for cell in row.cells] for row in block.rows]
            table = grid_text(rows, block.width, TEXT_WIDTH)
            # A table takes the width that it needs, from its indentation too.
            spare = TEXT_WIDTH - max(map(len, table.split("\n")))
            made.append("\n".join([*caption, textwrap.indent(table, _indent(block.level)[:spare])]))
        caption = []
    return [*made, "\n".join(caption), *_notes(waiting)]


def _line(line: Line, *, is_name: bool) -> str:
    if line.style in _CENTERED:
        words = _centered(plain_line(line))
        if is_name and words:
            words += "\n" + _centered("=" * max(len(part.strip()) for part in words.split("\n")))
    else:
        indent = _indent(line.level)
        label, words = _parts(line)
        hanging = indent + " " * _STEP if label and line.style not in HEADING_RANKS else indent
        lead = f"{indent}{label.ljust(_STEP - 1)} " if label else indent
        if len(lead) > TEXT_WIDTH // 2:
            words, lead = f"{label} {words}", indent
        words = _wrapped(lead + words, hanging, lead) if label or words else ""
    if line.remark:
        words += "\n" + _wrapped(f"(Note: {line.remark})", _indent(line.level) + " " * (_STEP if line.label else 0))
    return words


def _notes(notes: Sequence[Footnote]) -> list[str]:
    if not notes:
        return []
    told = []
    for note in notes:
        label = f"[{note.marker}]".ljust(_STEP - 1) + " "
        for at, runs in enumerate(note.content):
            told.append(_wrapped((" " * _STEP if at else label) + _marked(runs), " " * _STEP, "" if at else label))
    return ["-" * 20 + "\n" + "\n".join(told)]


def _indent(level: int) -> str:
    return " " * (_STEP * min(level, _DEEPEST_INDENT))


def _centered(words: str) -> str:
    parts = (wrap_words(line, TEXT_WIDTH - 8) for line in words.split("\n"))
    return "\n".join(part.center(TEXT_WIDTH).rstrip(" ") for part in chain.from_iterable(parts))


def _wrapped(words: str, hanging: str = "", lead: str = "") -> str:
    """``words`` wrapped and broken where they are, every line after the first indented by ``hanging``; ``lead`` begins
    them as it is.
    """
    first, *more = words.split(LINE_BREAK)
    if more:
        return "\n".join((_wrapped(first, hanging, lead), *(_wrapped(part, hanging) for part in more)))
    if not lead:
        lead, words = hanging, hanging + words.lstrip(" ")
    lines = wrap_words(words[len(lead) :], TEXT_WIDTH, lead, hanging)
    return "\n".join(lines) if lines else lead.rstrip(" ")
