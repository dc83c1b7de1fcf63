"""A desk that is open in a browser, used by mouse or by keyboard alone."""

from __future__ import annotations

import io
import subprocess
import sys
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

COMMAND = [sys.executable, "-m", "engross"]
NARROW = {"width": 320, "height": 700}
_STEPS = """target => {
    const stops = [...document.querySelectorAll("a[href], button, input, select, textarea, summary")].filter(
        each => each === target || each === document.activeElement || (each.tabIndex >= 0 && each.checkVisibility()
            && each.type !== "hidden" && (each.type !== "radio" || each.checked)));
    return target === document.activeElement ? 0 : stops.indexOf(target) - stops.indexOf(document.activeElement);
}"""
"""About how often the tab key is pressed to go from where the focus is to an element; 0 where it is there. A field for a
date has several stops."""
BROWSER_PATIENCE = 180_000.0
"""Milliseconds that a browser waits for a page before the test fails: a machine may be busy with others."""
WIDE = {"width": 1200, "height": 900}


def edited_in_word(data: bytes, words: Mapping[str, str]) -> bytes:
    """A Word file with words of its document replaced, as somebody types them there; each must be there once."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = old.read(name)
            if name == "word/document.xml":
                text = part.decode("utf-8")
                for before, after in words.items():
                    assert text.count(before) == 1, (before, text.count(before))
                    text = text.replace(before, after)
                part = text.encode("utf-8")
            new.writestr(name, part)
    return made.getvalue()


class Desk:
    """A desk that was started, and the page that is open on it."""

    def __init__(self, page: Any, city: Path, violations: Callable[[Any], list[str]] | None) -> None:
        """``violations``: what is held against a page; None where the same pages are judged in another journey."""
        self.page, self.city, self._violations = page, city, violations

    def command(self, *arguments: str) -> None:
        """Run a command on the desk's workspace."""
        subprocess.run([*COMMAND, "-C", str(self.city), *arguments], check=True, capture_output=True, timeout=120)

    def judge(self) -> None:
        """Nothing is held against the page, and on a narrow screen nothing has to be scrolled sideways."""
        if self._violations is None:
            return
        assert self._violations(self.page) == [], self.page.url
        self.page.set_viewport_size(NARROW)
        assert self.page.evaluate("document.documentElement.scrollWidth") <= NARROW["width"], self.page.url
        self.page.set_viewport_size(WIDE)

    def see(self, words: str) -> None:
        """Wait for a page that says ``words``."""
        self.page.locator("main").filter(has_text=words).wait_for()

    def press(self, name: str, role: str = "button", *, keyboard: bool) -> None:
        """Use a button or a link: with the mouse, or by tabbing to it and pressing Enter."""
        found = self.page.get_by_role(role, name=name).first
        if not keyboard:
            found.click()
            return
        self.reach(found)
        self.page.keyboard.press("Enter")

    def reach(self, found: Any) -> None:
        """Go to an element by the tab key alone, backwards where it is behind."""
        for _ in range(200):
            steps = found.evaluate(_STEPS)
            if not steps:
                return
            for _ in range(abs(steps)):
                self.page.keyboard.press("Tab" if steps > 0 else "Shift+Tab")
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

    def tick(self, found: Any, *, keyboard: bool) -> None:
        """Change a tick box: with the mouse, or by the space bar."""
        if not keyboard:
            found.click()
            return
        self.reach(found)
        self.page.keyboard.press("Space")
