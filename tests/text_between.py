"""A chapter with text between the children of every kind of provision, and the order of its page."""

from __future__ import annotations

from engross.model.law.chapter import Chapter
from engross.model.law.provision import Provision
from engross.model.law.table import Cell, Row, Table
from engross.model.law.text import Text
from samples import chapter_of, definition, item, section


def between(*blocks: str | Table) -> Provision:
    """Text between two items."""
    return Provision("text", body=tuple(Text(block) if isinstance(block, str) else block for block in blocks))


FEES = Table((Text("Table 1"),), (Row((Cell((Text("One hour"),)), Cell((Text("$2"),)))),))


def chapter() -> Chapter:
    """Two lists in one section, bullets, definitions, and a table between items, each with words between."""
    return chapter_of(
        section(
            "1",
            "Hours.",
            "In summer:",
            item(
                "subsection",
                "A.",
                "before eight; or",
                item("paragraph", "(1)", "Alpha."),
                between("Deep words."),
                item("paragraph", "(2)", "Beta."),
            ),
            item("subsection", "B.", "after nine."),
            between("In winter:", "That is, from October."),
            item("subsection", "A.", "before nine; or"),
            between(FEES),
            item("subsection", "B.", "after five."),
        ),
        section("2", "Officers.", item("point", "", "Calls."), between("The treasurer:"), item("point", "", "Pays.")),
        section(
            "3",
            "Definitions.",
            definition("BLOWER", "a machine."),
            between("As to noise:"),
            definition("NOISE", "a sound."),
        ),
    )


ORDER = (
    "Hours.",
    "In summer:",
    "before eight; or",
    "Alpha.",
    "Deep words.",
    "Beta.",
    "after nine.",
    "In winter:",
    "That is, from October.",
    "before nine; or",
    "One hour",
    "after five.",
    "Officers.",
    "Calls.",
    "The treasurer:",
    "Pays.",
    "Definitions.",
    "BLOWER",
    "As to noise:",
    "NOISE",
)
"""The words of the page in its order."""


def in_order(page: str) -> bool:
    """Whether a page, white space aside, has the words of the chapter in their order."""
    bare, at = "".join(page.split()), 0
    for words in ORDER:
        at = bare.find("".join(words.split()), at)
        if at < 0:
            return False
    return True
