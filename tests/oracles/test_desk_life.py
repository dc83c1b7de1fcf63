"""The desk in a browser from the night of the meeting to the code, and where the law moved under a draft."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from browser_desk import Desk, edited_in_word
from engross.akn import parse_chapter, write_chapter
from engross.model.law.chapter import Version

both = pytest.mark.parametrize("keyboard", [False, True], ids=["mouse", "keyboard"])


@pytest.fixture
def today() -> str:
    """The day that the desk answers for."""
    return "2025-11-04"


@both
def test_a_floor_amendment_is_adopted_and_codified(desk: Desk, keyboard: bool, tmp_path: Path) -> None:
    page = desk.page
    meeting = "Ordinance Committee, Tuesday, October 21, 2025"
    desk.press(meeting, "link", keyboard=keyboard)
    for state, day in (("sent", "2025-10-01"), ("published", "2025-10-10")):
        page.locator("#state-84").select_option(state)
        page.locator("#on-84").fill(day)
        desk.press("of RETIREMENT BENEFITS", keyboard=keyboard)
        desk.see(f"The notice of item 84 is {state}.")
    desk.press("The night of the meeting", "link", keyboard=keyboard)
    page.wait_for_url("**/night")
    desk.judge()
    desk.press("Record who was there", keyboard=keyboard)
    desk.see("7 members are recorded as present, 0 as absent.")
    floor = tmp_path / "floor.docx"
    desk.command("clean", "84", "-o", str(floor))
    floor.write_bytes(edited_in_word(floor.read_bytes(), {"shall receive no compensation": "shall receive no pay"}))
    page.locator("#drop-file").set_input_files(floor)
    desk.press("Read this file", keyboard=keyboard)
    page.wait_for_url("**/files/*")
    desk.press("Save", keyboard=keyboard)
    desk.see("as amended at the meeting of October 21, 2025 is")
    desk.see("§ 84-2 differs from the text that was noticed")
    desk.see("Notice again? The notice of a hearing on an ordinance is published")
    desk.press("Norwalk", "link", keyboard=keyboard)
    desk.press(meeting, "link", keyboard=keyboard)
    desk.press("The night of the meeting", "link", keyboard=keyboard)
    page.locator("#item").select_option("84")
    page.locator("#words").fill("to adopt Chapter 84")
    desk.tick(page.locator("#was-amended"), keyboard=keyboard)
    desk.press("Record the motion", keyboard=keyboard)
    desk.see("The motion is recorded: it passed, 7 to 0.")
    with page.expect_download() as minutes:
        desk.press("Minutes (PDF)", "link", keyboard=keyboard)
    assert Path(minutes.value.path()).read_bytes().startswith(b"%PDF-")
    desk.press("Record the adoption of Chapter 84, Retirement benefits", "link", keyboard=keyboard)
    page.locator("#adopt-number").fill("2025-31")
    desk.press("Record the adoption", keyboard=keyboard)
    desk.see("is adopted as the ordinance adopted on October 21, 2025, 7-0")
    desk.judge()
    desk.press("Make the codified text", keyboard=keyboard)
    desk.see("is codified as of October 21, 2025")
    assert "codified October 21, 2025 in force" in " ".join(page.inner_text(".timeline").split())
    names = {path.name for path in (desk.city / "ordinances" / "084-retirement-benefits").glob("2025-10-21.*")}
    assert {"2025-10-21.enacted.xml", "2025-10-21.codified.xml"} <= names


@both
def test_a_draft_whose_base_moved_is_carried_over_with_one_conflict(desk: Desk, keyboard: bool) -> None:
    page = desk.page
    folder = desk.city / "ordinances" / "084-retirement-benefits"
    data = (folder / "2007-08-14.codified.xml").read_bytes()
    before, comptroller, after = data.rpartition(b"City Comptroller")
    assert comptroller
    law = parse_chapter(before + b"City Treasurer" + after, "law.xml")
    (folder / "2025-11-01.codified.xml").write_bytes(
        write_chapter(replace(law, version=Version(date(2025, 11, 1), "codified"), source=None))
    )
    page.reload()
    desk.see("its base moved")
    desk.press("Chapter 84, Retirement benefits", "link", keyboard=keyboard)
    desk.press("Carry it over to the law as it is now", "link", keyboard=keyboard)
    desk.see("1 place where both changed the same words")
    sides = page.locator(".sides").inner_text()
    assert "City Comptroller" in sides
    assert "Chief Financial Officer" in sides
    assert "City Treasurer" in sides
    desk.judge()
    chosen = page.get_by_label("as in the draft")
    if keyboard:
        desk.reach(chosen)
        page.keyboard.press("Space")
    else:
        chosen.check()
    desk.press("Carry it over", keyboard=keyboard)
    desk.see("is rebased on the code of November 1, 2025")
    desk.judge()
    (made,) = folder.glob("2025-11-04.proposed*")
    assert b"Chief Financial Officer" in made.read_bytes()
