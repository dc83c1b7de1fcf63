"""A small code of the western kind: titles of chapters, sections numbered 17.32.180."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from engross.akn import identify, write_chapter
from engross.model.law.chapter import Chapter
from engross.model.law.provision import Provision
from engross.model.law.text import Text
from engross.workspace import Workspace
from samples import chapter_of, item

CITY = """
name = "Exampleton"
state = "California"
timezone = "America/Los_Angeles"
division = "ocd-division/country:us/state:ca/place:exampleton"
clerk = "rowe"
officer = [{ key = "rowe", name = "Ann Rowe", title = "City Clerk" }]
body = [{ key = "council", name = "City Council of Exampleton", short = "Council" }]

[newspaper]
name = "The Gazette"

[hierarchy]
level = [
  { name = "title", numbered = ["17"] },
  { name = "chapter", numbered = ["17.32"] },
  { name = "part", numbered = ["1"] },
  { name = "section", numbered = ["17.32.180"] },
  { name = "subsection", numbered = ["A."], cited = "({})" },
  { name = "paragraph", numbered = ["1."], cited = "({})" },
  { name = "subparagraph", numbered = ["a."], cited = "({})" },
]
"""


def western_workspace(root: Path) -> Path:
    """A workspace in ``root``: Chapter 17.32 in force and as a proposal, Chapter 17.40 in force, both in Title 17."""
    folders = root / "ordinances" / "17.32-signs", root / "ordinances" / "17.40-lots"
    for folder in folders:
        folder.mkdir(parents=True)
    (root / "ordinances" / "exampleton.toml").write_text(CITY, encoding="utf-8")
    more = headed("section", "17.32.190", "Window signs.", "A window sign needs no permit.")
    for chapter, folder in (
        (signs(root, "six", "2024-01-01", "codified"), folders[0]),
        (signs(root, "nine", "2026-01-01", "proposed", more), folders[0]),
        (lots(root), folders[1]),
    ):
        (folder / f"{chapter.version}.xml").write_bytes(write_chapter(chapter))
    return root


def signs(root: Path, feet: str, day: str, stage: str, *more: Provision) -> Chapter:
    """Chapter 17.32 of two parts."""
    permits = headed("section", "17.32.020", "Permits.")
    letters = (
        item("subsection", "A.", f"A sign of more than {feet} square feet needs a permit under Section 17.32.180."),
        item(
            "subsection",
            "B.",
            "For a permit:",
            item("paragraph", "1.", "A person asks the manager."),
            item("paragraph", "2.", "The manager answers, as subsection A and Section 17.40.010 ask."),
        ),
    )
    general = (
        headed("section", "17.32.010", "Purpose.", "This chapter is part of Title 17."),
        replace(permits, children=letters),
    )
    kinds = (headed("section", "17.32.180", "Roof signs.", "No sign stands on a roof. See Chapter 17.40."), *more)
    parts = (
        Provision("part", "Part 1", Text("General"), children=general),
        Provision("part", "Part 2", Text("Kinds"), children=kinds),
    )
    root_provision = Provision("chapter", "Chapter 17.32", Text("Signs"), children=parts)
    return _chapter(root, "17.32", root_provision, day, stage)


def lots(root: Path) -> Chapter:
    """Chapter 17.40 of one section."""
    section = headed("section", "17.40.010", "Width.", "A lot is wide. Signs are in Section 17.32.020(B)(2).")
    return _chapter(root, "17.40", Provision("chapter", "Chapter 17.40", Text("Lots"), children=(section,)))


def headed(level: str, label: str, heading: str, *words: str) -> Provision:
    """A provision with a heading and its words."""
    return Provision(level, label, Text(heading), tuple(map(Text, words)))  # type: ignore[arg-type]


def _chapter(root: Path, number: str, top: Provision, day: str = "2024-01-01", stage: str = "codified") -> Chapter:
    like = chapter_of(day=day, stage=stage)
    above = (Provision("title", "Title 17", Text("Zoning")),)
    uri = f"/akn/us-ca-exampleton/act/code/chapter-{number}"
    made = replace(like, uri=uri, root=top, above=above, hierarchy=Workspace(root).hierarchy())
    return identify(replace(made, created=chapter_of(day="2024-01-01").version.date))
