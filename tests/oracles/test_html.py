"""Pages in the eyes of a browser, of axe-core (WCAG 2.1 AA) and of html-validate."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from engross.akn import parse_chapter
from engross.compose import clean_copy, redline
from engross.diff import compare
from engross.model.publication.publication import Line, Publication, Run
from engross.rendering.html.html_document import render_html
from rendering.sample import HOSTILE, clean, sample

NOISE = Path(__file__).parents[2] / "ordinances" / "068-noise"


def noise(version: str) -> Any:
    return parse_chapter((NOISE / f"{version}.xml").read_bytes(), version)


def hostile() -> Publication:
    line = Line("section", (Run(HOSTILE, "inserted"),), (Run(HOSTILE),), anchor='a"><img/src=x/onerror=alert(1)>')
    return replace(sample(), title=HOSTILE, subject=HOSTILE, footer=HOSTILE, blocks=(line, *sample().blocks))


PUBLICATIONS: dict[str, Callable[[], Publication]] = {
    "sample": sample,
    "clean": clean,
    "hostile": hostile,
    "noise redline": lambda: redline(compare(noise("2020-01-14.codified"), noise("2025-10-21.proposed"))),
    "noise clean copy": lambda: clean_copy(noise("2025-10-21.proposed")),
}


@pytest.fixture(scope="module", params=PUBLICATIONS)
def file(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    written = tmp_path_factory.mktemp("html") / "page.html"
    written.write_text(render_html(PUBLICATIONS[request.param]()), encoding="utf-8")
    return written


def opened(browser: Any, file: Path, width: int = 1280, scheme: str = "light") -> Any:
    page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
    page.goto(file.as_uri())
    return page


@pytest.mark.parametrize(("width", "scheme"), [(320, "dark"), (1440, "light")])
def test_axe_finds_nothing(
    file: Path, width: int, scheme: str, chromium: Any, axe_violations: Callable[[Any], list[str]]
) -> None:
    page = opened(chromium, file, width, scheme)
    assert axe_violations(page) == []
    page.close()


def test_the_html_is_valid(file: Path, html_errors: Callable[[Path, Sequence[str]], list[str]]) -> None:
    assert html_errors(file.parent, [file.name]) == []


def test_nothing_is_wider_than_a_phone_or_four_times_enlarged(file: Path, chromium: Any) -> None:
    # 1280 px at 400 % are 320 px (WCAG 2.1, 1.4.10).
    page = opened(chromium, file, 320)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    page.close()


def test_nothing_is_fetched_and_nothing_runs(file: Path, chromium: Any) -> None:
    page = chromium.new_page()
    fetched, alerts = [], []
    page.on("request", lambda request: fetched.append(request.url))
    page.on("dialog", lambda dialog: (alerts.append(dialog.message), dialog.dismiss()))
    page.goto(file.as_uri())
    assert fetched == [file.as_uri()]
    assert alerts == []
    page.close()


def test_the_first_key_leads_past_the_contents(file: Path, chromium: Any) -> None:
    page = opened(chromium, file)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    assert page.locator(".skip").bounding_box()["x"] >= 0
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "page-text"
    page.close()


def test_every_mark_is_seen_without_colour(chromium: Any, file: Path) -> None:
    page = opened(chromium, file)
    page.emulate_media(media="print")
    looks = page.evaluate(
        "[...document.querySelectorAll('ins, del')].map(e => [e.tagName, getComputedStyle(e).textDecorationLine])"
    )
    assert {tuple(look) for look in looks} <= {("INS", "underline"), ("DEL", "line-through")}
    bare = page.evaluate(
        "[...document.querySelectorAll('main p:not(td p, th p, caption p), main h2, main h3')]"
        ".filter(e => e.querySelector('ins, del') && getComputedStyle(e, '::before').content !== '\"\"').length"
    )
    assert bare == 0
    page.close()


def test_every_sheet_bears_the_sources(chromium: Any, tmp_path: Path) -> None:
    written = tmp_path / "page.html"
    written.write_text(render_html(sample()), encoding="utf-8")
    page = opened(chromium, written)
    sheets = PdfReader(BytesIO(page.pdf(prefer_css_page_size=True))).pages
    assert len(sheets) > 1
    for number, sheet in enumerate(sheets, 1):
        words = " ".join(sheet.extract_text().split())
        assert "sha256 ab12cd34" in words
        assert f"Page {number} of {len(sheets)}" in words
        assert "deleted:" not in words
    page.close()
