"""Every page of the desk with all that is folded opened: axe-core, a narrow screen; and what needs a mouse."""

from __future__ import annotations

import pytest

from browser_desk import Desk

MEETING = "/meetings/2025-10-21-ordinance-committee"
PAGES = (
    "/search?q=noise",
    "/find?words=%24250",
    "/compare",
    "/merge",
    "/city",
    f"{MEETING}/pages/agenda",
    "/chapters/999-nothing",
)


@pytest.fixture
def today() -> str:
    """The day that the desk answers for."""
    return "2025-11-04"


def test_every_page_that_no_journey_opens(desk: Desk) -> None:
    start = desk.page.url.rstrip("/")
    for path in PAGES:
        answered = desk.page.request.get(start + path)
        assert answered.status in (200, 404), path
        if answered.status == 404:
            continue  # a browser tells of it in its console, which fails the test
        desk.page.goto(start + path)
        desk.page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true; })")
        desk.judge()


def test_an_item_of_the_agenda_is_dragged(desk: Desk) -> None:
    page = desk.page
    page.goto(page.url.rstrip("/") + MEETING)

    def order() -> list[str]:
        return list(page.eval_on_selector_all("fieldset.item", "items => items.map(each => each.dataset.item)"))

    before = order()
    first, third = before[0], before[2]
    page.evaluate(
        """([first, third]) => {
            const held = new DataTransfer();
            const sent = (type, target, y) => target.dispatchEvent(
                new DragEvent(type, {dataTransfer: held, bubbles: true, cancelable: true, clientY: y}));
            const there = document.getElementById(`item-${third}`);
            sent("dragstart", document.querySelector(`#item-${first} .handle`), 0);
            const upper = there.getBoundingClientRect().top + 5;
            sent("dragover", there, upper);
            sent("drop", there, upper);
        }""",
        [first, third],
    )
    page.wait_for_function("first => location.hash === `#item-${first}`", arg=first)
    assert order()[:3] == [before[1], first, third]
