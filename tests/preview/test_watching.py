"""Watching the files that a site is made from."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

from engross.errors import SourceError
from engross.preview.file_watching import renewals, stamp
from engross.preview.server import Site

DAY = date(2026, 1, 1)


def test_the_site_is_renewed_once_for_each_change(tmp_path: Path) -> None:
    file = tmp_path / "law.xml"
    file.write_text("1", encoding="utf-8")
    built: list[str] = []

    def build() -> dict[str, object]:
        built.append(file.read_text(encoding="utf-8"))
        if built[-1] == "wrong":
            raise SourceError("law.xml", 1, "this is wrong")
        return {}

    site = Site(build)  # type: ignore[arg-type]
    changes = renewals(site, (tmp_path,), stamp((tmp_path,), DAY), lambda: DAY)
    for words, fault in (("10", ""), ("wrong", "law.xml:1: this is wrong"), ("100", "")):
        file.write_text(words, encoding="utf-8")
        assert next(changes) == fault
    assert built == ["10", "wrong", "100"]


def test_the_site_is_renewed_when_a_day_ends(tmp_path: Path) -> None:
    built: list[str] = []
    days = iter([DAY, DAY, DAY + timedelta(days=1)])
    site = Site(lambda: built.append("made") or {})  # type: ignore[func-returns-value]
    assert next(renewals(site, (tmp_path,), stamp((tmp_path,), DAY), lambda: next(days))) == ""
    assert built == ["made"]
    assert list(days) == []
