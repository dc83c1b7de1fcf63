"""Amending instructions: read, applied exactly or refused, and written.

Pure: instructions and provisions in, provisions out. ``reading`` holds the grammar.
"""

from engross.instructions.chapter_amendment import AppliedInstructions, amended_chapter
from engross.instructions.chapter_writing import WrittenSection, chapter_instructions, written_chapter
from engross.instructions.ordinance_orders import OrdinanceOrders, ordinance_orders
from engross.instructions.plain_text import read_section, section_text
from engross.instructions.reading import read_amendment
from engross.instructions.section_amendment import amended_section
from engross.instructions.table_lines import table_lines
from engross.instructions.writing import written_instructions

__all__ = [
    "AppliedInstructions",
    "OrdinanceOrders",
    "WrittenSection",
    "amended_chapter",
    "amended_section",
    "chapter_instructions",
    "ordinance_orders",
    "read_amendment",
    "read_section",
    "section_text",
    "table_lines",
    "written_chapter",
    "written_instructions",
]
