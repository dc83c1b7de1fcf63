"""The life of an ordinance: drafted, adopted, codified, or given up; each a new text, with the action that made it."""

from engross.enacting.adoption import Adoption, adopted
from engross.enacting.codification import CodifiedOrdinance, changed_sections, codified, unassigned_places
from engross.enacting.corrections import corrected
from engross.enacting.drafts import draft_of, repeal_of_chapter, undated
from engross.enacting.effective_days import effective_day
from engross.enacting.new_ordinance import new_ordinance
from engross.enacting.numbering import assigned, retargeted, section_numbers, with_chapter_number
from engross.enacting.votes import failed_requirement, parse_vote

__all__ = [
    "Adoption",
    "CodifiedOrdinance",
    "adopted",
    "assigned",
    "changed_sections",
    "codified",
    "corrected",
    "draft_of",
    "effective_day",
    "failed_requirement",
    "new_ordinance",
    "parse_vote",
    "repeal_of_chapter",
    "retargeted",
    "section_numbers",
    "unassigned_places",
    "undated",
    "with_chapter_number",
]
