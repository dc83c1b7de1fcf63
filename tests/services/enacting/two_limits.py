"""One codified chapter of two sections, and its city, for tests of what becomes of drafts."""

from __future__ import annotations

from pathlib import Path

from engross.akn import write_chapter
from samples import chapter_of, item, section
from workspaces import CITY


def write_law(root: Path) -> None:
    """Write the chapter and the city's file under ``root``."""
    home = root / "ordinances" / "068-noise"
    home.mkdir(parents=True)
    law = chapter_of(
        section("3", "Purpose.", "This chapter protects the quiet of the city."),
        section(
            "5",
            "Limits.",
            item("subsection", "A.", "The limit is 70 dBA at the line of the lot by day."),
            item("subsection", "B.", "The permit of the director lasts for thirty days."),
        ),
    )
    (home / f"{law.version}.xml").write_bytes(write_chapter(law))
    (root / "ordinances" / "elmwood.toml").write_text(CITY, encoding="utf-8")
