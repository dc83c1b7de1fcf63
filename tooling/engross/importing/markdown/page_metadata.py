"""Metadata in YAML before a page of Markdown, between lines of dashes: about the file, and no words of the law."""

from __future__ import annotations

from engross.importing.source_page import ImportRemark, quoted
from engross.patterns import compile_on_use

_BEGIN = compile_on_use(r"---[ \t]*\r?\n(?=[A-Za-z][\w.-]*:[ \t\r\n])")
_ENDS = ("---", "...")
_KEY = compile_on_use(r"(?P<key>[A-Za-z][\w.-]*):(?:[ \t]+(?P<words>.*))?")
_TITLES = ("title", "subtitle")
_FOLDED = (">", "|")
"""How a value begins that goes on in the lines below."""


def page_without_metadata(text: str) -> tuple[str, list[ImportRemark]]:
    """``text`` with blank lines for its metadata, and a remark for each line of them that is left out.

    The title in them, with the subtitle, stays on its line where the page does not begin with the same words.
    """
    lines = text.split("\n")
    end = _end_of_metadata(text, lines)
    if not end:
        return text, []
    stated = {at: found for at in range(1, end) if (found := _title(lines[at]))}
    below = "\n".join(lines[end + 1 :]).lstrip(" \r\n#").casefold()
    title = next((words for key, words in stated.values() if key == "title"), "")
    if not title or below.startswith(title.casefold()):
        stated = {}
    kept = [stated[at][1] if at in stated else "" for at in range(end + 1)]
    left_out = [
        ImportRemark("furniture", f"line {at + 1}", quoted(lines[at].strip()))
        for at in range(1, end)
        if at not in stated and lines[at].strip()
    ]
    return "\n".join((*kept, *lines[end + 1 :])), left_out


def _end_of_metadata(text: str, lines: list[str]) -> int:
    """The line that ends the metadata, from 0; 0 where there are none."""
    if not _BEGIN.match(text):
        return 0
    for at, line in enumerate(lines[1:], 1):
        if line.rstrip() in _ENDS:
            return at
        if line.strip() and line[0] not in " \t#" and not line.startswith("- ") and not _KEY.fullmatch(line.rstrip()):
            return 0
    return 0


def _title(line: str) -> tuple[str, str] | None:
    """What a line states as the title or subtitle, without its quotation marks; None for another line."""
    found = _KEY.fullmatch(line.rstrip())
    if found is None or found["key"] not in _TITLES or not found["words"] or found["words"].startswith(_FOLDED):
        return None
    return found["key"], found["words"].strip("\"'")
