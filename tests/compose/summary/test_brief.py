"""The brief of a proposal: three sentences, a table, who is affected, questions, dates; on one page."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from engross.model.law.chapter import Chapter
from engross.model.publication.brief_facts import BriefFacts
from engross.model.publication.publication import Grid, Line, Publication
from engross.rendering import render
from engross.services.documents.brief_document import brief_of
from engross.workspace import load
from samples import chapter_of, definition, item, section

ORDINANCES = Path(__file__).parents[3] / "ordinances"
FACTS = BriefFacts(
    ("Public hearing of the Ordinance Committee of the City: Tuesday, October 21, 2025, 7:00 p.m., at the city hall.",),
    (
        "To comment, speak at the meeting or write to the Clerk of the City, Office of the Clerk, clerk@city.example.",
        "Agenda, packet and how to attend: https://city.example/meetings/of/the/committee",
    ),
    tuple(f"§ 68-3, “CORRECTED SOUND LEVEL”: the word “sound” is used {n} times in another meaning." for n in range(9)),
)


def lines_of(made: Publication) -> list[str]:
    return ["".join(run.text for run in block.runs) for block in made.blocks if isinstance(block, Line)]


def chapter(fine: str) -> Chapter:
    return chapter_of(
        section("3", "Definitions.", definition("OWNER", "The person who has a lot."), definition("LOT", "Any land.")),
        section("5", "Fines.", item("subsection", "A.", f"The owner shall pay a fine of ${fine} for each day.")),
    )


def test_it_says_what_the_words_say() -> None:
    made = brief_of(chapter("500"), chapter("250"), FACTS)
    said = lines_of(made)
    assert (
        "It amends 1 section of Chapter 68, Noise. 1 provision changes: 1 on money. § 68-5A: "
        "The fine rises from $250 to $500, in “shall pay a fine of $500 for each day.”"
    ) in said
    assert "Defined terms that the words give a duty or a right: owner (§ 68-5A)." in said
    assert "6 more are in the check report." in said
    [table] = [block for block in made.blocks if isinstance(block, Grid)]
    cells = [[run.text for line in cell.lines for run in line.runs] for row in table.rows for cell in row.cells]
    assert cells[3:] == [
        ["§ 68-5A"],
        ["shall pay a fine of $250 for each day."],
        ["shall pay a fine of $500 for each day."],
    ]


def test_a_new_ordinance_has_nothing_before() -> None:
    said = lines_of(brief_of(chapter("500"), None, BriefFacts()))
    assert said[3].startswith("It is a new ordinance of 2 sections. Its provisions: 2 on money,")
    assert "What it would say" in said
    assert said[-2:] == ["Dates, and how to comment", "No hearing is on file."]
    assert "The checks found none." in said


def rows_of(made: Publication) -> list[list[str]]:
    [table] = [block for block in made.blocks if isinstance(block, Grid)]
    return [["".join(run.text for line in cell.lines for run in line.runs) for cell in row.cells] for row in table.rows]


def fines(*words: str) -> Chapter:
    parts = (item("subsection", f"{letter}.", each) for letter, each in zip("ABCD", words, strict=False))
    return chapter_of(section("5", "Fines.", *parts))


def test_what_is_struck_stands_beside_the_new_words_that_restate_it() -> None:
    old = chapter_of(
        section(
            "5",
            "Penalties.",
            item("subsection", "A.", "Whoever breaks this law once is warned, no fine is imposed."),
            item("subsection", "B.", "Whoever breaks it twice is fined $100."),
        )
    )
    new = chapter_of(section("5", "Penalties.", "The penalty is $50, then $100 within thirty days, then $250."))
    assert rows_of(brief_of(new, old, BriefFacts()))[1:] == [
        [
            "§ 68-5",
            "A: Whoever breaks this law once is warned, no fine is imposed. B: Whoever breaks it twice is fined $100.",
            "The penalty is $50, then $100 within thirty days, then $250.",
        ]
    ]


def test_what_is_struck_alone_is_called_struck() -> None:
    old, new = (
        fines("The fee of a cart is $40.", "Nobody pays for a walk of any length on the grass."),
        fines("Nobody pays for a walk of any length on the grass."),
    )
    assert rows_of(brief_of(new, old, BriefFacts()))[1][1:] == ["The fee of a cart is $40.", "(struck)"]


def test_there_is_a_table_where_no_figure_changes() -> None:
    made = brief_of(fines("The Mayor signs every paper."), fines("The Clerk signs every paper."), BriefFacts())
    assert rows_of(made)[1:] == [["§ 68-5A", "The Clerk signs every paper.", "The Mayor signs every paper."]]


def test_no_question_is_cut() -> None:
    long = f"§ 68-3: the words “{'and so on ' * 30}” name nothing."
    asked = ("§ 68-1: the first is short.", long, "§ 68-9: so is this.")
    said = lines_of(brief_of(chapter("500"), chapter("250"), BriefFacts(questions=asked)))
    assert "§ 68-1: the first is short." in said
    assert "§ 68-9: so is this." in said
    assert "1 more is in the check report." in said
    assert not any(line.startswith("§ 68-3: the words") for line in said)


FOLDERS = sorted(folder for folder in ORDINANCES.iterdir() if list(folder.glob("*.xml")))


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_it_is_one_page(folder: Path) -> None:
    texts = [load(path, path.stem) for path in sorted(folder.glob("*.xml"))]
    data = render(brief_of(texts[-1], texts[0] if len(texts) > 1 else None, FACTS), "pdf")
    assert len(PdfReader(BytesIO(data)).pages) == 1
