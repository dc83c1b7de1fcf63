"""Every check, by its code."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable

from engross.checks import waivers
from engross.checks.by_subject import (
    characters,
    dates,
    definitions,
    drafting,
    meeting_agreement,
    merged_meaning,
    merges,
    numbering,
    pictures,
    references,
    renumbered_references,
    structure,
    suspect_references,
    workspace_files,
)
from engross.checks.remark import Remark
from engross.model.findings.finding import Severity
from engross.values import dataclass


@dataclass(frozen=True, slots=True)
class Check:
    """A check: its code (never reused), the severity of what it finds, and the check function.

    Its argument is a chapter's ``PreparedDraft``; in MEETING_CHECKS, an item's ``ItemDocuments``; in WAIVER_CHECKS, a
    waiver; in FILE_CHECKS, what went wrong with a file; in MERGE_CHECKS, a draft whose base is its chapter on one
    branch, and the chapters that are gone, or which words are new.
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
    Check("REF001", "error", references.missing_target),
    Check("REF002", "error", references.subdivision_missing),
    Check("REF003", "error", references.table_or_note_missing),
    Check("REF004", "error", references.link_to_other_target),
    Check("REF005", "warning", references.citation_not_marked_up),
    Check("REF006", "error", references.target_out_of_force),
    Check("REF007", "error", references.range_reversed),
    Check("REF008", "note", references.unverified_chapter),
    Check("REF009", "warning", suspect_references.suspect_reference),
    Check("REF010", "warning", references.wrong_direction),
    Check("REF011", "warning", references.other_heading),
    Check("REN001", "error", renumbered_references.target_renumbered),
    Check("REN002", "error", renumbered_references.target_repealed),
    Check("REN003", "warning", renumbered_references.target_changed),
    Check("DEF001", "warning", definitions.near_term),
    Check("DEF002", "warning", definitions.unused_definition),
    Check("DEF003", "error", definitions.defined_twice),
    Check("DEF004", "warning", definitions.other_spelling_of_term),
    Check("DEF005", "error", definitions.lost_definition),
    Check("DEF006", "warning", definitions.definition_out_of_order),
    Check("DEF007", "note", definitions.undefined_term),
    Check("NUM001", "error", numbering.number_left_out),
    Check("NUM002", "error", numbering.number_given_twice),
    Check("NUM003", "error", numbering.number_out_of_series),
    Check("NUM004", "error", numbering.item_without_number),
    Check("NUM005", "warning", numbering.placeholder_number),
    Check("NUM006", "note", numbering.list_of_one_item),
    Check("NUM007", "error", numbering.unmatched_note_marker),
    Check("PIC001", "error", pictures.picture_not_shown),
    Check("PIC002", "warning", pictures.picture_told_in_part),
    Check("DRF001", "error", drafting.drafting_note),
    Check("DRF002", "error", drafting.doubled_word),
    Check("DRF003", "warning", drafting.page_furniture),
    Check("DRF004", "warning", drafting.unbalanced_brackets),
    Check("DRF005", "warning", drafting.article_numerals),
    Check("DRF006", "error", dates.impossible_date),
    Check("DRF007", "warning", drafting.list_item_ending),
    Check("DRF008", "warning", drafting.comparison_without_than),
    Check("DRF009", "warning", drafting.verb_agreement),
    Check("DRF010", "warning", drafting.unit_spacing),
    Check("LET001", "error", characters.hidden_character),
    Check("LET002", "error", characters.lookalike_letter),
    Check("LET003", "warning", characters.decomposed_letter),
    Check("STR001", "error", structure.unreadable_file),
    Check("STR002", "error", structure.eids_of_place),
    Check("STR003", "error", structure.misnamed_file),
    Check("STR004", "error", structure.outdated_base),
    Check("STR005", "error", structure.label_punctuation),
    Check("STR006", "note", structure.not_in_force),
)

MEETING_CHECKS: tuple[Check, ...] = (
    Check("AGR001", "error", meeting_agreement.other_chapter),
    Check("AGR002", "error", meeting_agreement.section_twice),
    Check("AGR003", "error", meeting_agreement.section_left_out),
    Check("AGR004", "warning", meeting_agreement.article_style),
    Check("AGR005", "warning", meeting_agreement.other_title),
    Check("AGR006", "error", meeting_agreement.section_not_noticed),
    Check("AGR007", "error", meeting_agreement.other_article),
    Check("AGR008", "note", meeting_agreement.other_item_words),
    Check("AGR009", "error", meeting_agreement.change_not_noticed),
    Check("AGR010", "error", meeting_agreement.noticed_not_there),
    Check("AGR011", "note", meeting_agreement.unchanged_noticed),
    Check("AGR012", "error", meeting_agreement.outdated_notice),
    Check("AGR013", "error", meeting_agreement.when_and_where),
    Check("AGR014", "error", meeting_agreement.wrong_weekday),
)
"""The checks of a meeting: what its agenda, its notices and its drafts say of one another."""

FILE_CHECKS: tuple[Check, ...] = (
    Check("FIL001", "error", workspace_files.unusable_file),
    Check("FIL002", "warning", workspace_files.past_meeting_without_law),
)
"""What is looked for in the files beside the law."""

MERGE_CHECKS: tuple[Check, ...] = (
    Check("MRG001", "error", merges.citation_changed_by_merge),
    Check("MRG002", "error", merges.chapter_removed_by_merge),
    Check("MRG003", "error", merges.definition_lost_by_merge),
    Check("MRG004", "warning", merged_meaning.cited_law_amended_by_merge),
    Check("MRG005", "error", merged_meaning.place_changed_by_merge),
    Check("MRG006", "warning", merged_meaning.definition_amended_by_merge),
)
"""What is looked for after a merge, in drafts whose base is their chapter on one of the branches."""

WAIVER_CHECKS: tuple[Check, ...] = (
    Check(waivers.UNUSED_WAIVER, "warning", waivers.unused_waiver),
    Check(waivers.UNKNOWN_WAIVER, "warning", waivers.unknown_waiver),
)
"""What is looked for in the waivers themselves."""
