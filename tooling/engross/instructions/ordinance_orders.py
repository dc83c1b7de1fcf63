"""The amending instructions of a whole ordinance: its sections that order changes, without what stands around them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from engross.patterns import compile_on_use
from engross.values import dataclass

_SECTION = compile_on_use(r"(?:SECTION|Section|SEC\.|Sec\.) (?:\d{1,3}|[IVX]{1,5})(?:[.:]| [—–-])\s*(?=\S)")
"""The number with which a section of an ordinance begins; a section of a code has a longer one, and no stop."""
_ORDERS = compile_on_use(
    r"\b(?:amended|repealed|added|deleted|redesignated|renumbered|relettered|designated|replaced|rescinded|retitled)\b"
    r"|^(?:Strike|Insert|Delete|Replace|Repeal|Designate|Redesignate|Amend|Add|Revise|Modify|Retitle|Throughout)\b"
)
_STEP = compile_on_use(r"\((?:\d{1,3}|[A-Za-z]{1,3})\) (?![\"“])")
_TITLE = compile_on_use(r"\s*an (?:emergency |urgency |interim )?ordinance\b", re.IGNORECASE)
_MOST_SHOWN = 60


@dataclass(frozen=True, slots=True)
class OrdinanceOrders:
    """``text``: the outline of instructions; ``left_out``: the first words of each part that orders no change;
    ``title``: that of the ordinance, "An ordinance …", where it has one."""

    text: str
    left_out: tuple[str, ...]
    title: str = ""


def ordinance_orders(lines: Sequence[str]) -> OrdinanceOrders:
    """What the ``lines`` of an ordinance order: of its numbered sections those that amend; of a text without numbered
    sections, all lines. What stands before the first section, recitals and title, and other sections are left out."""
    starts = [index for index, line in enumerate(lines) if _SECTION.match(line)]
    if not starts:
        return OrdinanceOrders("\n".join(lines), ())
    left_out = [_shown(line) for line in lines[: starts[0]] if line.strip()]
    kept: list[str] = []
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        first = _SECTION.sub("", lines[start], count=1)
        if _ORDERS.search(first.split('"')[0]):
            kept += [first, *_steps(first, lines[start + 1 : end])]
        else:
            left_out.append(_shown(lines[start]))
    title = next((" ".join(line.split()) for line in lines[: starts[0]] if _TITLE.match(line)), "")
    return OrdinanceOrders("\n".join(kept), tuple(left_out), title)


def _steps(first: str, lines: Sequence[str]) -> list[str]:
    """The lines of a section; those that order one change each stand below the first, where it leads them in."""
    leads = first.rstrip().endswith("as follows:")
    return [f"  {line}" if leads and _STEP.match(line) and _ORDERS.search(line) else line for line in lines]


def _shown(line: str) -> str:
    words = " ".join(line.split())
    return words if len(words) <= _MOST_SHOWN else words[: _MOST_SHOWN - 1] + "…"
