"""Amending instructions: read, applied exactly or refused, and written.

Pure: instructions and provisions in, provisions out. ``reading`` holds the grammar.
"""

from engross.instructions.chapter_amendment import (
    AppliedInstructions,
    OrderedStep,
    amended_by,
    amended_chapter,
    ordered_steps,
)
from engross.instructions.chapter_writing import WrittenSection, chapter_instructions, written_chapter
from engross.instructions.ordinance_orders import OrdinanceOrders, ordinance_orders
from engross.instructions.places import with_letter_apart
from engross.instructions.plain_text import read_section, section_text
from engross.instructions.reading import read_amendment
from engross.instructions.section_amendment import amended_section
from engross.instructions.table_lines import table_lines
from engross.instructions.writing import written_instructions

__all__ = [
    "AppliedInstructions",
    "OrderedStep",
    "OrdinanceOrders",
    "WrittenSection",
    "amended_by",
    "amended_chapter",
    "amended_section",
    "chapter_instructions",
    "ordered_steps",
    "ordinance_orders",
    "read_amendment",
    "read_section",
    "section_text",
    "table_lines",
    "with_letter_apart",
    "written_chapter",
    "written_instructions",
]
