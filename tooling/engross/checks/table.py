"""Every check, by its code."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from engross.checks import references, renumbering, suspect
from engross.checks.reading import Reading
from engross.checks.remark import Remark
from engross.model.finding import Severity


@dataclass(frozen=True, slots=True)
class Check:
    """A check: its code (never reused), how grave what it finds is, and the function that looks.

    The function's docstring is its entry in the manual: a line that says what is found, then what it means.
    """

    code: str
    severity: Severity
    look: Callable[[Reading], Iterable[Remark]]

    @property
    def title(self) -> str:
        """What is found, in one line."""
        return (inspect.getdoc(self.look) or "").split("\n", 1)[0]

    @property
    def manual(self) -> str:
        """The whole entry in the manual."""
        return inspect.getdoc(self.look) or ""


CHECKS: tuple[Check, ...] = (
    Check("REF001", "error", references.missing),
    Check("REF002", "error", references.subdivision_missing),
    Check("REF003", "error", references.table_or_note_missing),
    Check("REF004", "error", references.leads_elsewhere),
    Check("REF005", "warning", references.not_marked_up),
    Check("REF006", "error", references.out_of_force),
    Check("REF007", "error", references.range_reversed),
    Check("REF008", "note", references.unverified),
    Check("REF009", "warning", suspect.suspect),
    Check("REN001", "error", renumbering.renumbered),
    Check("REN002", "error", renumbering.repealed),
    Check("REN003", "warning", renumbering.retargeted),
)
