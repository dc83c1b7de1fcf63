"""A draft that a notice was made from is never amended in place."""

from __future__ import annotations

import re
from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest

from engross.akn import write_chapter
from engross.errors import EngrossError
from engross.services.drafting.workspace_amendment import renumber_provision, repeal_provision
from engross.services.enacting.new_drafts import draft_chapter
from engross.workspace import Workspace
from samples import chapter_of, item, section
from services.enacting.whole_life import LIFE, folder, write_beginning
from workspaces import committing

TODAY = date(2025, 10, 12)
NOTICED = "2025-09-02.proposed.porch"


@pytest.fixture
def noticed(tmp_path: Path) -> Workspace:
    """Two drafts of a chapter, of which one was noticed."""
    workspace = write_beginning(tmp_path)
    for _name, by_hand, act in LIFE[:5]:
        by_hand(workspace)
        act(workspace)
    return workspace


@pytest.mark.parametrize("verb", ["renumber", "repeal"])
def test_it_stays_and_another_draft_is_amended(noticed: Workspace, verb: str) -> None:
    def amend(version: str) -> None:
        write = committing(noticed)
        if verb == "renumber":
            renumber_provision(noticed, folder(noticed), "68-5A", "68-5D", TODAY, write, version)
        else:
            repeal_provision(noticed, folder(noticed), "68-5A", TODAY, write, version)

    path = folder(noticed).path / f"{NOTICED}.xml"
    before = path.read_bytes()
    with pytest.raises(EngrossError, match=r"porch\.xml is the text that a notice of .* was made from \(sent on"):
        amend("porch")
    draft_chapter(noticed, folder(noticed), TODAY, committing(noticed), name="next")
    amend("next")
    assert path.read_bytes() == before


def test_its_citations_of_another_chapter_are_left_and_said(noticed: Workspace) -> None:
    home = noticed.ordinances / "007-lamps"
    home.mkdir()
    words = section("1", "Lamps", item("subsection", "A.", "By day."), item("subsection", "B.", "By night."))
    other = chapter_of(words)
    text = write_chapter(other).decode().replace("chapter-68", "chapter-7").replace("chp_68", "chp_7")
    text = text.replace("Chapter 68", "Chapter 7").replace("68-1", "7-1")
    (home / "2020-01-14.codified.xml").write_text(text, encoding="utf-8")
    path = folder(noticed).path / f"{NOTICED}.xml"
    cited = path.read_text(encoding="utf-8").replace("the quiet of the city", "the quiet of the city under § 7-1A")
    path.write_text(cited, encoding="utf-8")
    meeting = next((noticed.ordinances / "meetings").glob("*.toml"))
    made_from = re.sub(r"[0-9a-f]{64}", sha256(path.read_bytes()).hexdigest(), meeting.read_text(encoding="utf-8"))
    meeting.write_text(made_from, encoding="utf-8")
    before = path.read_bytes()
    done = renumber_provision(noticed, noticed.chapter("7"), "7-1A", "7-1C", TODAY, committing(noticed))
    assert path.read_bytes() == before
    assert any("porch.xml cites what changed" in one and "amend it by hand" in one for one in done.left)
