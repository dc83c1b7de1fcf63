"""Provisions quoted in an instruction."""

from __future__ import annotations

from collections.abc import Sequence

from engross.instructions.flat_matter import indented
from engross.instructions.plain_text import is_section_line, read_provisions, read_section
from engross.model.law.provision import Provision


def _is_section(line: str) -> bool:
    """Whether a line begins a section: where another stood before it, "Sec." or the sign must say so."""
    return line.startswith(("Sec", "SEC", "§")) and is_section_line(line)


def _section(lines: Sequence[str]) -> Provision:
    return read_section("\n".join([lines[0], *indented(lines[1:])]))


def quoted_provisions(block: Sequence[str]) -> tuple[Provision, ...]:
    """The provisions that ``block`` quotes: a section, or what stands below one, in order.

    Words before or after them stand in a provision of the level ``text``. Errors: EngrossError where they are nested
    deeper than any law.
    """
    if block and is_section_line(block[0]):
        starts = [index for index, line in enumerate(block) if _is_section(line)] or [0]
        ends = [*starts[1:], len(block)]
        return tuple(_section(block[start:end]) for start, end in zip(starts, ends, strict=True))
    before, provisions, after = read_provisions(list(indented(block)), 1)
    leading = (Provision("text", body=before),) if before else ()
    trailing = (Provision("text", body=after),) if after else ()
    return (*leading, *provisions, *trailing)
