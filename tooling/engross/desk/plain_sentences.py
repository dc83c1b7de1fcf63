"""Sentences of the use cases as they read on a page of the desk: without the names of files, options and commands."""

from __future__ import annotations

import re
from datetime import date

from engross.model.meeting.date_words import date_words
from engross.patterns import compile_on_use
from engross.services.overview.chapter_cards import chapter_words
from engross.values import dataclass

_VERSION = compile_on_use(r"\b(\d{4})-(\d{2})-(\d{2})\.(codified|proposed|enacted)(?:\.([a-z0-9-]{1,60}))?(?<!\.xml)")
_STAGES = {"codified": "the code of", "proposed": "the draft of", "enacted": "the ordinance adopted on"}
_NAME = r"[^\s;:,()“”'\"]{1,400}"
_PATH = compile_on_use(rf"(?<![\w/])(?:[A-Za-z]:)?[/\\](?=\w){_NAME}|\b(?:ordinances|build)/{_NAME}")
_LINE = compile_on_use(r"(\.(?:xml|toml)):\d{1,9}(?=:)")
_HASH = compile_on_use(r" ?\(SHA-256 [0-9a-f]{64}\)")
_FOLDER = compile_on_use(r"\b(?:\d{3}[a-z]?|new)-[a-z0-9-]{2,80}")
_MEETING = compile_on_use(r"\b\d{4}-\d{2}-\d{2}-[a-z][a-z0-9-]{1,60}\b")
_DAY = compile_on_use(r"\b(\d{4})-(\d{2})-(\d{2})\b")
_TECHNICAL = compile_on_use(
    r"`|(?<![\w-])--?[a-z]|(?<!\w)[/\\]\w|\b(?:ordinances|build|templates|schemas)/|\.(?:xml|toml)|\b(?:XML|TOML)\b|SHA-"
    r"|\b[0-9a-f]{12,64}\b|[a-z]_[a-z]",
    re.IGNORECASE,
)
"""What no page shows outside its details: options, commands, paths, formats of files, hashes, names in code."""
_FILE_NAME = compile_on_use(r"[^\s:]{1,100}\.[a-z]{2,8}\b", re.IGNORECASE)
_CLAUSE = compile_on_use(r"([;:] )")


@dataclass(frozen=True, slots=True)
class PlainSentence:
    """A sentence for a page, and ``details`` where it says less than the use case did (else empty)."""

    words: str
    details: str = ""


def plain_sentence(told: str) -> PlainSentence:
    """``told`` with versions, chapters and days in words, and without the clauses that name files or commands.

    Where nothing else is left, the sentence says that the details hold it.
    """
    words = _in_words(told)
    first, *others = _CLAUSE.split(words)
    clauses = [("", first), *zip(others[::2], others[1::2], strict=True)]
    kept = [(mark, clause) for mark, clause in clauses if not _TECHNICAL.search(clause)]
    if len(kept) == len(clauses):
        return PlainSentence(_capital(words))
    shown = "".join((mark if at else "") + clause for at, (mark, clause) in enumerate(kept))
    return PlainSentence(_capital(shown) if shown else "What stands in the way is said under Details", told)


def _in_words(told: str) -> str:
    told = _LINE.sub(r"\1", told)
    told = _HASH.sub("", _PATH.sub(lambda found: _file_words(found[0]), told))
    told = _VERSION.sub(_version, told.replace(".xml", ""))
    told = _MEETING.sub(lambda found: f"the meeting of {_day_words(found[0][:10])}", told)
    told = _FOLDER.sub(lambda found: chapter_words(found[0]), told)
    return _DAY.sub(lambda found: _day_words(found[0]), told)


def _file_words(path: str) -> str:
    """A file that a sentence names by its path, by its name alone; one of ours, whose name says nothing, as a file."""
    name = re.split(r"[/\\]", path)[-1]
    if _VERSION.match(name):
        return name
    return "a file of this city" if re.search(r"\.(?:xml|toml|part|json)$", name) else name or "a folder"


def _version(found: re.Match[str]) -> str:
    name = f" ({found[5]})" if found[5] else ""
    return f"{_STAGES[found[4]]} {_day_words('-'.join(found.group(1, 2, 3)))}{name}"


def _day_words(day: str) -> str:
    try:
        return date_words(date.fromisoformat(day))
    except ValueError:
        return day


def _capital(words: str) -> str:
    """``words`` as a sentence begins; the name of a file stays as it is."""
    return words if _FILE_NAME.match(words) else words[:1].upper() + words[1:]
