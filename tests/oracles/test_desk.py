"""The desk in a browser: its journeys by mouse and by keyboard alone, axe-core, a narrow screen."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from browser_desk import Desk
from desk_journeys import counsel_gets_the_redline


@pytest.fixture
def today() -> str:
    """The day that the desk answers for."""
    return "2025-11-04"


@pytest.mark.parametrize("keyboard", [False, True], ids=["mouse", "keyboard"])
def test_counsel_drops_a_word_file_and_gets_the_redline(desk: Desk, keyboard: bool, tmp_path: Path) -> None:
    counsel_gets_the_redline(desk, tmp_path, keyboard=keyboard)


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
