"""What a page of the desk shows, and what none may."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import Any

ORIGIN = "http://127.0.0.1:8068"
TECHNICAL = re.compile(
    r"\.xml|\.toml|\bXML\b|\bTOML\b|\b[0-9a-f]{12,}\b|ordinances/|sha-?256|(?<![\w-])--[a-z]|`", re.IGNORECASE
)
"""Paths, formats of files, hashes, options: no page names one outside its details."""


class PageWords(HTMLParser):
    """The words of a page, those under "Details" left out; and its forms, each with whether it has the token."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.words: list[str] = []
        self.forms: list[tuple[str, bool]] = []
        self._summary = False
        self._folded: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = dict(attrs)
        self._summary = tag == "summary"
        if tag == "details":
            self._folded.append("")
        if tag == "form" and told.get("method") == "post":
            self.forms.append((told.get("action") or "", False))
        if tag == "input" and told.get("name") == "form_token":
            self.forms[-1] = (self.forms[-1][0], bool(told.get("value")))

    def handle_endtag(self, tag: str) -> None:
        self._summary = False
        if tag == "details":
            self._folded.pop()

    def handle_data(self, data: str) -> None:
        if self._summary:
            self._folded[-1] = data.strip()
        if "Details" not in self._folded:
            self.words.append(data)


def shown(answer: Any) -> str:
    assert answer.status_code == 200, answer.text
    return re.sub(r"\s+", " ", " ".join(PageWords(answer.text).words))
