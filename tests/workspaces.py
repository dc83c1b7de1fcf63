"""A small workspace on disk, for tests of the use cases and of the command line."""

from __future__ import annotations

from pathlib import Path

from engross.akn import write_chapter
from samples import chapter_of, definition, item, section


def write_workspace(folder: Path) -> Path:
    """Write chapter 68 in two versions and a new chapter in one under ``folder``, which is given back."""
    noise = folder / "ordinances" / "068-noise"
    noise.mkdir(parents=True)
    term = definition("SOUND LEVEL", "what the meter shows.")
    old = chapter_of(
        section("3", "Definitions.", "In this chapter:", term),
        section(
            "5",
            "Limits.",
            item("subsection", "A.", "The sound level is 70 dBA at the line of the lot, by day and by night."),
            item("subsection", "B.", "Struck."),
        ),
    )
    new = chapter_of(
        section("3", "Definitions.", "In this chapter:", term),
        section(
            "5",
            "Limits.",
            item("subsection", "A.", "The Sound Level is 60 dBA at the line of the lot, by day and by night."),
        ),
        day="2025-10-21",
        stage="proposed",
    )
    (noise / "2020-01-14.codified.xml").write_bytes(write_chapter(old))
    (noise / "2025-10-21.proposed.xml").write_bytes(write_chapter(new))
    fresh = folder / "ordinances" / "new-parking"
    fresh.mkdir()
    (fresh / "2025-10-21.proposed.xml").write_bytes(write_chapter(new))
    return folder
