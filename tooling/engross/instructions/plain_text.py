"""A section as indented plain text, two spaces a level, read into a provision and written out again.

The first line is the section's number and heading. A line that begins with a label, ``(a)`` or ``1.``, is a provision;
its depth is its indentation. A line without a label belongs to the open provision that is indented as far or less.
"""

from __future__ import annotations

import re
from dataclasses import field

from engross.errors import EngrossError
from engross.instructions.table_lines import begins_table, is_table_line, read_table, table_lines
from engross.instructions.tree import LEVELS
from engross.model.law.arrangement import arranged
from engross.model.law.provision import Block, Level, Provision
from engross.model.law.table import Table
from engross.model.law.text import LINE_BREAK, Text, collapse
from engross.patterns import compile_on_use
from engross.values import dataclass

_LABEL = compile_on_use(
    r"(\[\w{1,2}\]|\[?\([\w.\-]{1,8}\)\]?|\d{1,4}(?:\.\d{1,4}){1,6}\.?|\d{1,3}\.|[A-Za-z](?:-\d{1,2})?\.)(?:\s+|$)"
)
_BULLET = compile_on_use(r"(•)\s+")
_SECTION = compile_on_use(
    r"(?:(?:§{1,2}|(?:[Ss]ec(?:tion|\.)?|SEC(?:TION|\.)?) ?§{0,2}) ?(?P<named>\d[\w.:\-–]*)|"
    r"(?P<bare>\d+[.\-:–]\d[\w.:\-–]*))(?: |$|(?=[^\w(]))"
)
_SAID_TWICE = compile_on_use(r"^[Ss][Ee][Cc]\S{0,5} (?=§)")
ITEM_SIGN = "•"
"""What an item without a number begins with."""
MAXIMUM_DEPTH = 100
"""Levels of indentation that are read; deeper is refused: no law has a tenth of them."""


@dataclass(slots=True)
class _Open:
    """A provision while its lines are read; ``depth`` is its indentation in levels."""

    depth: int
    label: str = ""
    heading: Text | None = None
    body: list[Block] = field(default_factory=list)
    children: list[_Open] = field(default_factory=list)

    def frozen(self, level: int) -> Provision:
        """The provision of that depth."""
        if self.label == ITEM_SIGN:
            return arranged(Provision("point", "", None, tuple(self.body), self._below(level)))
        name: Level = LEVELS[min(level, len(LEVELS) - 1)]
        return arranged(Provision(name, self.label, self.heading, tuple(self.body), self._below(level)))

    def _below(self, level: int) -> tuple[Provision, ...]:
        """What is below the provision; a child without a label is text between its siblings."""
        return tuple(
            child.frozen(level + 1) if child.label else Provision("text", body=tuple(child.body))
            for child in self.children
        )


def read_section(text: str) -> Provision:
    """The section that ``text`` shows. Errors: EngrossError where it is indented deeper than any law."""
    first, _, rest = text.partition("\n")
    label, heading = section_line(first)
    lines = rest.split("\n") if rest else []
    if heading == "§" and lines and not _LABEL.match(lines[0].strip()):
        # Where a sign without a number stands in the heading, its words stand on the next line.
        heading = f"{heading}{LINE_BREAK}{collapse(lines.pop(0))}"
    root = _Open(-1, label, Text(heading) if heading else None)
    read_lines(root, lines)
    return root.frozen(0)


def section_line(line: str) -> tuple[str, str]:
    """The label and the heading of a section's first line: ``§ 5. Title.`` → ``§ 5.``, ``Title.``"""
    line = collapse(line)
    found = _SECTION.match(line)
    if not found:
        return "", line
    # "Sec. § 5" says twice that it is a section.
    return _SAID_TWICE.sub("", line[: found.end()].strip()), line[found.end() :]


def label_of(line: str) -> str:
    """The label with which a line begins, ``(a)`` or ``1.``; empty where it begins with none."""
    found = _LABEL.match(line.lstrip())
    return found[1] if found else ""


def is_section_line(line: str) -> bool:
    """Whether a line begins as that of a section does."""
    return _SECTION.match(collapse(line)) is not None


def read_provisions(lines: list[str], level: int) -> tuple[tuple[Block, ...], tuple[Provision, ...], tuple[Block, ...]]:
    """The words before the first label in ``lines``, the provisions, and the words after them.

    ``level`` is that of the provisions below a section: 1 for a subsection.
    """
    root = _Open(-1, "none")
    read_lines(root, lines)
    made = root.frozen(level - 1)
    return made.body, made.children, made.flush


def read_lines(root: _Open, lines: list[str]) -> None:
    """Put ``lines`` into ``root``, each by its label and its indentation."""
    stack = [root]
    depth = 0
    table: list[str] = []
    for line in [*lines, ""]:
        words = line.strip()
        if table and (not is_table_line(words) or begins_table(words, table)):
            _put(stack, depth, read_table(table))
            table = []
        if not words:
            continue
        depth = (len(line) - len(line.lstrip())) // 2
        if depth > MAXIMUM_DEPTH:
            raise EngrossError(f'"{words[:40]}" is nested {depth} levels deep; indent two spaces a level')
        if is_table_line(words):
            table.append(words)
            continue
        found = _LABEL.match(words) or (words.startswith(ITEM_SIGN) and _bullet(words, depth, stack))
        if not found:
            _put(stack, depth, Text(collapse(words)))
            continue
        while len(stack) > 1 and stack[-1].depth >= depth:
            stack.pop()
        rest = collapse(words[found.end() :])
        opened = _Open(depth, found[1], body=[Text(rest)] if rest else [])
        stack[-1].children.append(opened)
        stack.append(opened)


def _put(stack: list[_Open], depth: int, block: Block) -> None:
    """Put a paragraph or a table into the open provision that is indented as far, or less."""
    while len(stack) > 1 and stack[-1].depth > depth:
        stack.pop()
    if stack[-1].children:
        stack[-1].children.append(_Open(depth, body=[block]))
    else:
        stack[-1].body.append(block)


def _bullet(words: str, depth: int, stack: list[_Open]) -> re.Match[str] | None:
    """The bullet with which a line begins, if the line is indented as an item below an open provision is."""
    over = next(opened for opened in reversed(stack) if opened.depth <= depth)
    return _BULLET.match(words) if over.depth < depth or over.label == ITEM_SIGN else None


def section_text(section: Provision) -> str:
    """``section`` as indented plain text."""
    heading = section.heading.plain.replace(LINE_BREAK, "\n") if section.heading else ""
    lines = [f"{section.label} {heading}".strip()]
    _write_blocks(section.body, "", lines)
    for child in section.children:
        _write(child, "  ", lines)
    _write_blocks(section.flush, "", lines)
    return "\n".join(line for line in lines if line.strip())


def _write_blocks(blocks: tuple[Block, ...], indent: str, lines: list[str]) -> None:
    for block in blocks:
        if isinstance(block, Table):
            lines.extend(indent + line for line in table_lines(block))
        else:
            lines.append(indent + _plain(block))


def _write(provision: Provision, indent: str, lines: list[str]) -> None:
    body = provision.body
    if provision.level == "text":
        _write_blocks(body, indent, lines)
        return
    head = ITEM_SIGN if provision.level == "point" else provision.label
    if provision.heading is not None:
        lines.append(f"{indent}{head} {provision.heading.plain}")
    elif body and isinstance(body[0], Text):
        lines.append(indent + f"{head} {_plain(body[0])}".strip())
        body = body[1:]
    elif head:
        lines.append(indent + head)
    _write_blocks(body, indent, lines)
    for child in provision.children:
        _write(child, indent + "  ", lines)
    _write_blocks(provision.flush, indent, lines)


def _plain(text: Text) -> str:
    return text.plain.replace(LINE_BREAK, " ")
