"""The desk in a browser: its journeys by mouse and by keyboard alone, axe-core, a narrow screen."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
COMMAND = [sys.executable, "-m", "engross"]
NARROW = {"width": 320, "height": 700}
WIDE = {"width": 1200, "height": 900}


@pytest.fixture
def city(tmp_path: Path) -> Path:
    """The ordinances of this repository in a folder of their own."""
    shutil.copytree(ROOT / "ordinances", tmp_path / "city" / "ordinances")
    return tmp_path / "city"


class Desk:
    """A desk that was started, and the page that is open on it."""

    def __init__(self, page: Any, city: Path, violations: Callable[[Any], list[str]]) -> None:
        self.page, self.city, self._violations = page, city, violations

    def command(self, *arguments: str) -> None:
        """Run a command on the desk's workspace."""
        subprocess.run([*COMMAND, "-C", str(self.city), *arguments], check=True, capture_output=True, timeout=120)

    def judge(self) -> None:
        """Nothing is held against the page, and on a narrow screen nothing has to be scrolled sideways."""
        assert self._violations(self.page) == [], self.page.url
        self.page.set_viewport_size(NARROW)
        assert self.page.evaluate("document.documentElement.scrollWidth") <= NARROW["width"], self.page.url
        self.page.set_viewport_size(WIDE)

    def press(self, name: str, role: str = "button", *, keyboard: bool) -> None:
        """Use a button or a link: with the mouse, or by tabbing to it and pressing Enter."""
        found = self.page.get_by_role(role, name=name).first
        if not keyboard:
            found.click()
            return
        self.reach(found)
        self.page.keyboard.press("Enter")

    def reach(self, found: Any) -> None:
        """Go to an element by the tab key alone."""
        for _ in range(800):
            if found.evaluate("each => each === document.activeElement"):
                return
            self.page.keyboard.press("Tab")
        pytest.fail(f"the tab key does not reach {found}")

    def choose(self, found: Any, *, keyboard: bool) -> None:
        """Choose one of several: with the mouse, or by the arrow keys from the one that is chosen."""
        if not keyboard:
            found.check()
            return
        name = found.get_attribute("name")
        self.reach(self.page.locator(f"input[name='{name}']:checked"))
        for _ in range(10):
            if found.is_checked():
                return
            self.page.keyboard.press("ArrowDown")
        pytest.fail(f"the arrow keys do not choose {found}")


@pytest.fixture
def desk(city: Path, chromium: Any, axe_violations: Callable[[Any], list[str]]) -> Iterator[Desk]:
    """A desk on the ordinances, its first page open; what goes wrong in a page fails the test."""
    command = [*COMMAND, "-C", str(city), "--today", "2025-11-04", "desk", "--no-open"]
    server = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8")
    assert server.stdout is not None
    address = server.stdout.readline().strip()
    context = chromium.new_context(viewport=WIDE, accept_downloads=True)
    page = context.new_page()
    wrong: list[str] = []
    page.on("pageerror", lambda fault: wrong.append(str(fault)))
    page.on("console", lambda said: wrong.append(said.text) if said.type in ("error", "warning") else None)
    page.goto(address)
    yield Desk(page, city, axe_violations)
    context.close()
    server.terminate()
    server.communicate(timeout=30)
    assert wrong == []


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
