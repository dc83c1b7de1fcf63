"""Small chapters and a meeting that tests are written against, and a short way to write chapters."""

from __future__ import annotations

from datetime import UTC, date, datetime

from engross.akn import identify
from engross.model.law.chapter import Body, Chapter, Version
from engross.model.law.provision import Block, Level, Provision
from engross.model.law.text import Tag, Text
from engross.model.meeting.city import Officer, PublicBody
from engross.model.meeting.meeting import Meeting

MEETING = Meeting(
    "2025-10-21",
    PublicBody("laws", "Committee on Laws", "Laws"),
    "regular",
    datetime(2025, 10, 21, 19, tzinfo=UTC),
    electronic=False,
    place="City hall",
    made=datetime(2025, 9, 17, tzinfo=UTC),
    clerk=Officer("clerk", "Ann Poe", "Clerk", "ann@city.example"),
    url="https://city.example/meetings",
)
"""A meeting with nothing on its agenda."""


def chapter_of(*sections: Provision, day: str = "2020-01-14", stage: str = "codified") -> Chapter:
    """A chapter 68 of these sections, with eIds."""
    root = Provision("chapter", "Chapter 68", Text("Noise"), (), sections)
    version = Version(date.fromisoformat(day), stage)  # type: ignore[arg-type]
    uri, council = "/akn/us-ct-norwalk/act/code/chapter-68", Body("council", "Council")
    return identify(Chapter(uri, version, root, council, created=date(2020, 1, 14)))


def section(number: str, heading: str, *parts: str | Block | Provision) -> Provision:
    """Section 68-``number``; strings and blocks are its body, provisions its children."""
    return _provision("section", f"§ 68-{number}.", parts, Text(heading))


def item(level: Level, label: str, *parts: str | Block | Provision, wid: str = "") -> Provision:
    """A provision below a section."""
    return _provision(level, label, parts, None, wid)


def definition(term: str, words: str) -> Provision:
    """A definition: ``TERM — words``."""
    return Provision("definition", body=(Text(f"{term} — {words}", (Tag("def", 0, len(term)),)),))


def _provision(
    level: Level, label: str, parts: tuple[str | Block | Provision, ...], heading: Text | None, wid: str = ""
) -> Provision:
    body = tuple(Text(p) if isinstance(p, str) else p for p in parts if not isinstance(p, Provision))
    children = tuple(p for p in parts if isinstance(p, Provision))
    return Provision(level, label, heading, body, children, wid=wid)
