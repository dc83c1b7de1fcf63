"""Every check, by its code."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from engross.checks import (
    agreement,
    dates,
    definitions,
    drafting,
    letters,
    numbering,
    references,
    renumbering,
    structure,
    suspect,
    waivers,
)
from engross.checks.remark import Remark
from engross.model.finding import Severity


@dataclass(frozen=True, slots=True)
class Check:
    """A check: its code (never reused), how grave what it finds is, and the function that looks.

    It looks at a chapter's ``Reading``; in MEETING_CHECKS, at a meeting's ``Papers``; in WAIVER_CHECKS, at a waiver.
    Its docstring is its entry in the manual: a line that says what is found, then what it means.
    """

    code: str
    severity: Severity
    look: Callable[..., Iterable[Remark]]

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
    Check("REF010", "warning", references.wrong_way),
    Check("REF011", "warning", references.other_heading),
    Check("REN001", "error", renumbering.renumbered),
    Check("REN002", "error", renumbering.repealed),
    Check("REN003", "warning", renumbering.retargeted),
    Check("DEF001", "warning", definitions.near_term),
    Check("DEF002", "warning", definitions.unused),
    Check("DEF003", "error", definitions.defined_twice),
    Check("DEF004", "warning", definitions.other_spelling),
    Check("DEF005", "error", definitions.lost),
    Check("DEF006", "warning", definitions.out_of_order),
    Check("DEF007", "note", definitions.undefined),
    Check("NUM001", "error", numbering.gap),
    Check("NUM002", "error", numbering.twice),
    Check("NUM003", "error", numbering.series),
    Check("NUM004", "error", numbering.unnumbered),
    Check("NUM005", "warning", numbering.placeholder),
    Check("NUM006", "note", numbering.alone),
    Check("NUM007", "error", numbering.marker),
    Check("DRF001", "error", drafting.note_to_self),
    Check("DRF002", "error", drafting.doubled),
    Check("DRF003", "warning", drafting.furniture),
    Check("DRF004", "warning", drafting.unbalanced),
    Check("DRF005", "warning", drafting.numerals),
    Check("DRF006", "error", dates.no_such_day),
    Check("DRF007", "warning", drafting.list_end),
    Check("DRF008", "warning", drafting.than),
    Check("DRF009", "warning", drafting.agreement),
    Check("DRF010", "warning", drafting.units),
    Check("LET001", "error", letters.hidden),
    Check("LET002", "error", letters.lookalike),
    Check("LET003", "warning", letters.decomposed),
    Check("STR001", "error", structure.unreadable),
    Check("STR002", "error", structure.eids),
    Check("STR003", "error", structure.misnamed),
    Check("STR004", "error", structure.base),
    Check("STR005", "error", structure.label_form),
)

MEETING_CHECKS: tuple[Check, ...] = (
    Check("AGR001", "error", agreement.other_chapter),
    Check("AGR002", "error", agreement.section_twice),
    Check("AGR003", "error", agreement.section_left_out),
    Check("AGR004", "warning", agreement.article_style),
    Check("AGR005", "warning", agreement.other_title),
    Check("AGR006", "error", agreement.section_too_many),
    Check("AGR007", "error", agreement.other_article),
    Check("AGR008", "note", agreement.other_words),
    Check("AGR009", "error", agreement.change_not_noticed),
    Check("AGR010", "error", agreement.noticed_not_there),
    Check("AGR011", "note", agreement.unchanged_noticed),
    Check("AGR012", "error", agreement.stale),
    Check("AGR013", "error", agreement.when_and_where),
    Check("AGR014", "error", agreement.wrong_weekday),
)
"""The checks of a meeting: what its agenda, its notices and its drafts say of one another."""

WAIVER_CHECKS: tuple[Check, ...] = (Check(waivers.UNUSED, "warning", waivers.idle),)
"""What is looked for in the waivers themselves."""
