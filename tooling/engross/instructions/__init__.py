"""Amending instructions: read, applied exactly or refused, and written.

Pure: instructions and provisions in, provisions out. ``reading`` holds the grammar.
"""

from engross.instructions.chapter_amendment import AppliedInstructions, amended_chapter
from engross.instructions.chapter_writing import WrittenSection, chapter_instructions, written_chapter
from engross.instructions.plain_text import read_section, section_text
from engross.instructions.reading import read_amendment
from engross.instructions.section_amendment import amended_section
from engross.instructions.writing import written_instructions

__all__ = [
    "AppliedInstructions",
    "WrittenSection",
    "amended_chapter",
    "amended_section",
    "chapter_instructions",
    "read_amendment",
    "read_section",
    "section_text",
    "written_chapter",
    "written_instructions",
]
