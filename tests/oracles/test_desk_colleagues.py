"""The desk in a browser: files of colleagues merged with one conflict, two Word files compared, a newspaper's page with a
wrong date found."""

from __future__ import annotations

from pathlib import Path

import pytest
import typst

from browser_desk import Desk, edited_in_word
from engross.services.meetings.loading import load_meeting
from engross.services.meetings.newspaper_proof import words_of_notice
from engross.workspace import Workspace
from newspaper_pages import escaped

both = pytest.mark.parametrize("keyboard", [False, True], ids=["mouse", "keyboard"])


@pytest.fixture
def today() -> str:
    """The day that the desk answers for."""
    return "2025-11-04"


@both
def test_files_of_colleagues_are_merged_with_one_conflict(desk: Desk, keyboard: bool, tmp_path: Path) -> None:
    page = desk.page
    clean = tmp_path / "clean.docx"
    desk.command("clean", "84", "-o", str(clean))
    pay = "shall receive no compensation"
    for name, words in (
        ("Ann.docx", {pay: "shall receive no pay"}),
        ("Bob.docx", {pay: "shall receive no fee", "Chief Financial Officer": "Finance Director"}),
    ):
        data = clean.read_bytes()
        (tmp_path / name).write_bytes(edited_in_word(data, words))
    desk.press("Merge", "link", keyboard=keyboard)
    page.wait_for_url("**/merge")
    desk.judge()
    page.locator("#draft").select_option(label="Chapter 84, Retirement benefits: proposed October 21, 2025")
    page.locator("#copy-1").set_input_files(tmp_path / "Ann.docx")
    page.locator("#copy-2").set_input_files(tmp_path / "Bob.docx")
    desk.press("Read the copies", keyboard=keyboard)
    desk.see("1 conflict: the same words were changed otherwise")
    desk.see("as in Bob.docx")
    desk.judge()
    chosen = page.get_by_label("as in Bob.docx")
    if keyboard:
        # The tab key goes to the first of several that are not chosen yet, the arrows to the others.
        desk.reach(page.get_by_label("as in Ann.docx"))
        page.keyboard.press("ArrowDown")
        assert chosen.is_checked()
    else:
        chosen.check()
    desk.press("Save the merged draft", keyboard=keyboard)
    desk.see("Ann.docx, Bob.docx and the draft of October 21, 2025 are merged as the draft of November 4, 2025")
    (made,) = (desk.city / "ordinances" / "084-retirement-benefits").glob("2025-11-04.proposed*")
    assert b"shall receive no fee" in made.read_bytes()
    assert b"Finance Director" in made.read_bytes()
    desk.press("Norwalk", "link", keyboard=keyboard)
    page.get_by_role("heading", name="Done last").wait_for()
    desk.press("Undo merge Ann.docx", keyboard=keyboard)
    desk.see("is done")
    assert not made.exists()


@both
def test_a_newspaper_page_with_a_wrong_date_is_found(desk: Desk, keyboard: bool, tmp_path: Path) -> None:
    page = desk.page
    desk.press("Ordinance Committee, Tuesday, October 21, 2025", "link", keyboard=keyboard)
    page.locator("#state-84").select_option("sent")
    page.locator("#on-84").fill("2025-10-01")
    desk.press("of RETIREMENT BENEFITS", keyboard=keyboard)
    desk.see("The notice of item 84 is sent.")
    assert page.get_by_role("button", name="Keep the affidavit").count() == 0
    printed = words_of_notice(load_meeting(Workspace(desk.city), "2025-10-21"), "84", None, "Engross")
    for name, words in (("wrong", printed.replace("October 21", "October 22")), ("right", printed)):
        source = f"#set page(width: 130mm, height: auto, margin: 8mm)\n#set text(size: 9pt)\n{escaped(words)}"
        (tmp_path / f"{name}.pdf").write_bytes(typst.compile(source.encode(), ignore_system_fonts=True))
    desk.press("Compare what the newspaper printed", "link", keyboard=keyboard)
    page.wait_for_url("**/newspaper")
    desk.judge()
    for name, seen in (("wrong", "Another date or hour"), ("right", "Nothing of substance differs")):
        page.locator("#file-page").set_input_files(tmp_path / f"{name}.pdf")
        desk.press("Compare", keyboard=keyboard)
        desk.see(seen)
        desk.judge()
        if name == "wrong":
            desk.press("Discard the page", keyboard=keyboard)
            desk.see("nothing was recorded")
            desk.press("Compare what the newspaper printed", "link", keyboard=keyboard)
            page.wait_for_url("**/newspaper")
    desk.press("Record that it was printed correctly", keyboard=keyboard)
    desk.see("was printed correctly; the page is kept beside the meeting")
    page.locator("#affidavit-84-1").set_input_files(tmp_path / "right.pdf")
    desk.press("Keep the affidavit", keyboard=keyboard)
    desk.see("the affidavit on the notice of item 84 is kept beside the meeting".capitalize())
    kept = [path.name.split(".")[2] for path in sorted((desk.city / "ordinances/meetings/evidence").iterdir())]
    assert [name.partition("-")[0] for name in kept] == ["affidavit", "proofed"]


def test_two_word_files_are_compared(desk: Desk, tmp_path: Path) -> None:
    page = desk.page
    old, new, wanted = tmp_path / "old.docx", tmp_path / "new.docx", tmp_path / "wanted.docx"
    desk.command("clean", "84", "-o", str(old))
    new.write_bytes(edited_in_word(old.read_bytes(), {"shall receive no compensation": "shall receive no pay"}))
    desk.command("--today", "2025-11-04", "redline", str(new), "--from", str(old), "-o", str(wanted))
    page.get_by_role("link", name="Compare", exact=True).click()
    page.locator("#file-old").set_input_files(old)
    page.locator("#file-new").set_input_files(new)
    desk.judge()
    page.get_by_role("button", name="Compare").click()
    desk.see("1 paragraph changes")
    desk.judge()
    with page.expect_download() as made:
        page.get_by_role("link", name="Redline (Word)").click()
    assert Path(made.value.path()).read_bytes() == wanted.read_bytes()
