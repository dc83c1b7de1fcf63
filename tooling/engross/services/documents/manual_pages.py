"""The pages of the manual that ship with the program: messages name them, whether there is a checkout or not."""

from __future__ import annotations

from engross.errors import NotFoundError
from engross.resources import shipped

_PAGES = {
    "new-city": ("docs/new-city.md", "From an empty folder to a packet; how documents look."),
    "meetings": ("docs/meetings.md", "The city's file, meetings, rules, notices."),
    "ordinances": ("docs/ordinances.md", "The ordinance that is voted on."),
    "source-format": ("docs/source-format.md", "The source of the law; levels, days, rules."),
    "importing": ("docs/importing.md", "What is read from Word, Markdown and publishers' files."),
    "redlining": ("docs/redlining.md", "Redlines of any two Word files."),
    "instructions": ("docs/instructions.md", "Amending instructions, read, applied, written."),
    "continuous-integration": ("docs/continuous-integration.md", "Checks in a repository, hooks, merges."),
    "notices": ("templates/notices/README.md", "Templates of notices: their forms and facts."),
    "city-schema": ("schemas/city.schema.json", "The city's file as JSON Schema, with an example."),
    "meeting-schema": ("schemas/meeting.schema.json", "A meeting's file as JSON Schema, with an example."),
    "waivers-schema": ("schemas/waivers.schema.json", "The waivers as JSON Schema, with an example."),
    "ordinance-schema": ("schemas/ordinance.rng", "An ordinance file as RELAX NG."),
}

PAGE_SUMMARIES = tuple((name, title) for name, (_, title) in _PAGES.items())
"""The name and the title of every page."""


def manual_page(name: str) -> str | None:
    """The text of a page; None where no page is called ``name``."""
    page = _PAGES.get(name.lower())
    return shipped(*page[0].split("/")).read_text(encoding="utf-8") if page else None


def no_such_page(name: str) -> NotFoundError:
    """The refusal of a name that is neither a page's nor a check's, with the nearest page."""
    from difflib import get_close_matches

    near = get_close_matches(name.lower(), _PAGES, 1)
    hint = f"did you mean {near[0]}? " if near else ""
    return NotFoundError(f"no check and no page is called {name!r}; {hint}`engross explain` lists them")
