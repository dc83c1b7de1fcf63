"""The desk in a browser: its journeys by mouse and by keyboard alone, axe-core, a narrow screen."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from browser_desk import Desk, edited_in_word


@pytest.fixture
def today() -> str:
    """The day that the desk answers for."""
    return "2025-11-04"


@pytest.mark.parametrize("keyboard", [False, True], ids=["mouse", "keyboard"])
def test_counsel_drops_a_word_file_and_gets_the_redline(desk: Desk, keyboard: bool, tmp_path: Path) -> None:
    page = desk.page
    desk.judge()
    sent = tmp_path / "noise.docx"
    desk.command("redline", "68", "-o", str(sent))
    # A browser's own window for choosing a file is no part of the page: the file is put into the field.
    page.get_by_label("Drop a Word file here, or choose one").set_input_files(sent)
    desk.press("Read this file", keyboard=keyboard)
    page.wait_for_url("**/files/*")
    assert "This looks like Chapter 68, Noise, made from the draft of October 21, 2025." in page.inner_text("main")
    desk.judge()
    refused = page.get_by_role("group", name="§ 68-4C", exact=True).first.get_by_label("Not mine")
    desk.choose(refused, keyboard=keyboard)
    page.get_by_label("dated", exact=True).fill("2025-11-18")
    desk.press("Save", keyboard=keyboard)
    page.wait_for_url("**/chapters/**")
    assert "The draft of November 18, 2025 is saved." in page.inner_text(".said")
    assert "1 of 139 changes were refused and left out." in page.inner_text(".said")
    desk.judge()
    for product in ("Redline", "Clean copy"):
        with page.expect_download() as made:
            desk.press(f"{product} (Word)", "link", keyboard=keyboard)
        wanted = tmp_path / "wanted.docx"
        command = product.split()[0].lower()
        desk.command("--today", "2025-11-04", command, "068-noise", "-o", str(wanted))
        assert Path(made.value.path()).read_bytes() == wanted.read_bytes()


def test_a_file_is_dropped_on_the_page(desk: Desk, tmp_path: Path) -> None:
    page = desk.page
    page.evaluate(
        """() => {
            const held = new DataTransfer();
            held.items.add(new File(["# Chapter 7 Dogs\\n\\n## § 7-1. Leashes.\\n\\nA dog is kept on a leash.\\n"], "dogs.md"));
            const drop = new DragEvent("drop", {dataTransfer: held, bubbles: true, cancelable: true});
            document.querySelector("form.drop").dispatchEvent(drop);
        }"""
    )
    page.wait_for_url("**/files/*")
    assert "This looks like a new chapter: Chapter 7, Dogs." in page.inner_text("main")
    desk.judge()
    page.get_by_role("button", name="Discard the file").click()
    assert "nothing was changed" in page.inner_text(".said")


def test_without_script_every_form_still_works(desk: Desk, chromium: Any, tmp_path: Path) -> None:
    cookies = desk.page.context.cookies()
    context = chromium.new_context(java_script_enabled=False)
    context.add_cookies(cookies)
    page = context.new_page()
    page.goto(desk.page.url)
    file = tmp_path / "dogs.md"
    file.write_text("# Chapter 7 Dogs\n\n## § 7-1. Leashes.\n\nA dog is kept on a leash.\n", encoding="utf-8")
    page.set_input_files("#drop-file", file)
    page.click("text=Read this file")
    page.click("button:has-text('Save')")
    assert "is saved" in page.inner_text(".said")
    context.close()
    assert [path.name for path in (desk.city / "ordinances" / "007-dogs").iterdir()] == ["2025-11-04.proposed.xml"]


@pytest.mark.parametrize("keyboard", [False, True], ids=["mouse", "keyboard"])
@pytest.mark.parametrize("today", ["2025-11-24"])
def test_the_clerk_copies_a_meeting_mends_what_is_wrong_and_makes_the_packet(
    desk: Desk, keyboard: bool, tmp_path: Path
) -> None:
    page = desk.page
    page.get_by_label("to the date").fill("2026-01-20")
    desk.press("Copy it", keyboard=keyboard)
    page.wait_for_url("**/meetings/**")
    assert "Before you send: 11 to mend" in page.inner_text("main")
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
    assert "Before you send: 2 to mend" in page.inner_text("main")
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
        assert "The draft of November 24, 2025 is saved." in page.inner_text(".said")
        page.goto(page.url.partition("/chapters")[0])
        desk.press("Ordinance Committee, Tuesday, January 20, 2026", "link", keyboard=keyboard)
    assert "Before you send: 0 to mend" in page.inner_text("main")
    page.get_by_label("Confirmed by").first.fill("Irene Dixon")
    desk.press("Notice is mailed", keyboard=keyboard)
    assert "Confirmed by Irene Dixon." in page.inner_text(".said")
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
