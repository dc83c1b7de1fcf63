"""The clerk's journey in a browser: a meeting copied, mended, and sent out."""

from __future__ import annotations

from pathlib import Path

import pytest

from browser_desk import Desk, edited_in_word


@pytest.fixture
def today() -> str:
    """The day that the desk answers for."""
    return "2025-11-24"


@pytest.mark.parametrize("keyboard", [False, True], ids=["mouse", "keyboard"])
def test_the_clerk_copies_a_meeting_mends_what_is_wrong_and_makes_the_packet(
    desk: Desk, keyboard: bool, tmp_path: Path
) -> None:
    page = desk.page
    page.get_by_label("to the date").fill("2026-01-20")
    desk.press("Copy it", keyboard=keyboard)
    page.wait_for_url("**/meetings/**")
    desk.see("Before you send: 11 to mend")
    desk.judge()
    for key in ("parking", "112", "school-bus", "photo-noise"):
        desk.tick(page.locator(f"#off-{key}"), keyboard=keyboard)
    desk.tick(page.locator("#hearing-126"), keyboard=keyboard)
    desk.tick(page.locator("#hearing-68"), keyboard=keyboard)
    page.locator("#publish-68-0").select_option("2026-01-09")
    assert (
        page.locator("#publish-68-0 option[value='2026-01-19']").text_content().endswith("(Martin Luther King Jr. Day)")
    )
    page.locator("#sections-68").select_option("changed")
    page.locator("#part-68").select_option("PUBLIC HEARING")
    desk.press("Save the agenda", keyboard=keyboard)
    # One of three was the list of sections; the other two are words of the drafts, and Word is where these are mended.
    desk.see("Before you send: 2 to mend")
    marker = '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t xml:space="preserve">3</w:t></w:r>'
    for chapter, words in (
        ("126", {"[four]": "four"}),
        ("68", {f"City of Norwalk,</w:t></w:r>{marker}": "City of Norwalk,</w:t></w:r>"}),
    ):
        file = tmp_path / f"{chapter}.docx"
        desk.command("--today", "2025-11-24", "clean", chapter, "-o", str(file))
        file.write_bytes(edited_in_word(file.read_bytes(), words))
        page.goto(page.url.partition("/meetings")[0])
        page.get_by_label("Drop a Word file here, or choose one").set_input_files(file)
        desk.press("Read this file", keyboard=keyboard)
        page.get_by_label("dated", exact=True).fill("2025-11-24")
        desk.press("Save", keyboard=keyboard)
        desk.see("The draft of November 24, 2025 is saved.")
        # Its words are others than those that were filed.
        desk.press("File it with the clerk", keyboard=keyboard)
        desk.see("is recorded as filed")
        page.goto(page.url.partition("/chapters")[0])
        desk.press("Ordinance Committee, Tuesday, January 20, 2026", "link", keyboard=keyboard)
        page.wait_for_url("**/meetings/**")
    desk.see("Before you send: 0 to mend")
    page.locator("form").filter(has_text="Confirm: Notice is mailed").get_by_label("Confirmed by").fill("Irene Dixon")
    desk.press("Notice is mailed", keyboard=keyboard)
    desk.see("Confirmed by Irene Dixon.")
    desk.judge()
    made: dict[str, bytes] = {}
    for name in ("Packet for the public (PDF)", "Staff file (PDF)", "Notice as the newspaper is sent it"):
        with page.expect_download() as download:
            desk.press(name, "link", keyboard=keyboard)
        made[name] = Path(download.value.path()).read_bytes()
    notice, packet = tmp_path / "notice.txt", tmp_path / "packet.pdf"
    today = ("--today", "2025-11-24")
    desk.command(*today, "notice", "2026-01-20", "--item", "84", "--public", "-o", str(notice))
    desk.command(*today, "packet", "2026-01-20", "--public", "-o", str(packet))
    assert made["Notice as the newspaper is sent it"] == notice.read_bytes()
    assert made["Packet for the public (PDF)"] == packet.read_bytes()
    assert made["Staff file (PDF)"].startswith(b"%PDF-")
