"""A page that was made before a meeting and is read after it, and the reverse, in a browser whose day is set."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from engross.site import site_files
from site_docket import heard

PAGES = ("068-noise/index.html", "068-noise/2020-01-14.codified-to-2025-10-21.proposed.html")


@pytest.fixture(scope="module", params=[date(2025, 10, 1), date(2025, 11, 1)], ids=["made before", "made after"])
def folder(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    made: Path = tmp_path_factory.mktemp("site")
    for name, data in site_files(heard(request.param)):
        (made / name).parent.mkdir(parents=True, exist_ok=True)
        (made / name).write_bytes(data)
    return made


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize(
    ("day", "passed"), [("2025-10-20T12:00", False), ("2025-10-21T23:30", False), ("2025-10-22T00:30", True)]
)
def test_the_reader_s_own_day_decides(folder: Path, chromium: Any, name: str, day: str, *, passed: bool) -> None:
    context = chromium.new_context(timezone_id="America/New_York")
    page = context.new_page()
    page.clock.set_fixed_time(f"{day}:00-04:00")
    page.goto((folder / name).as_uri())
    shown = page.locator("section[aria-labelledby=page-meetings]").inner_text()
    assert ("not recorded here yet" in shown) is passed
    assert ("how to attend" in shown) is not passed
    assert page.locator("[data-until]:visible").count() == (0 if passed else 2)
    context.close()
