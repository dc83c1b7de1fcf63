"""Journeys at a desk that more than one test makes."""

from __future__ import annotations

from pathlib import Path

from browser_desk import Desk


def counsel_gets_the_redline(desk: Desk, folder: Path, *, keyboard: bool) -> None:
    """Drop the redline of chapter 68, refuse one change, save, and get the documents that the commands make.

    ``folder``: where the files that go between are.
    """
    page = desk.page
    desk.judge()
    sent = folder / "noise.docx"
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
        wanted = folder / "wanted.docx"
        command = product.split()[0].lower()
        desk.command("--today", "2025-11-04", command, "068-noise", "-o", str(wanted))
        assert Path(made.value.path()).read_bytes() == wanted.read_bytes()
