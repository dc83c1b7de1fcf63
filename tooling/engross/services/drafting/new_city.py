"""The files of a city that is new to Engross: its facts, the times of its state's law to be confirmed, an example."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from difflib import get_close_matches
from pathlib import Path

from engross.akn import identify, parse_chapter, write_chapter
from engross.errors import NotFoundError
from engross.importing.code.publisher_place import CodePlace, place_in_state, state_names
from engross.model.law.chapter import Body
from engross.model.meeting.city import TO_BE_STATED, OfficeCalendar, full_name_of, place_name_of
from engross.resources import shipped
from engross.values import dataclass

KINDS = ("city", "town", "borough", "county", "village", "township")
"""What a municipality may be."""
_KIND_WORDS = {**{kind: kind for kind in KINDS}, "parish": "county", "municipality": "city"}
"""The words of a full name that say what a municipality is: the parishes of Louisiana are its counties."""
_KINDS_BEHIND = frozenset({"county", "parish", "township", "borough"})
"""Those of them that stand behind the name too."""
_AHEAD = timedelta(days=35)
"""How long after today the example meeting is, at least."""
_NOTICED = timedelta(days=14)
_TUESDAY = 1


@dataclass(frozen=True, slots=True)
class NewCity:
    """A city by its short name, its place, its kind, and its full name where that is not made of both."""

    place: CodePlace
    kind: str
    stated: str = ""

    @property
    def full_name(self) -> str:
        """``Town of Plainfield``."""
        return full_name_of(self.place.city, self.kind, self.stated)

    @property
    def place_name(self) -> str:
        """Its name as a place: ``Plainfield``, ``Essex County``."""
        return place_name_of(self.place.city, self.kind, self.stated)

    @property
    def file(self) -> str:
        """The name of its file in ``ordinances``."""
        return f"{self.place.city_key or 'city'}.toml"


def new_city(name: str, state: str, kind: str | None) -> NewCity:
    """The city called ``name`` ("Town of Plainfield", "Essex County", or the short name) in ``state``.

    ``kind`` is one of KINDS; None: as the name says, else a city. Errors: NotFoundError where there is no such state.
    """
    short, said = _parted(name.strip())
    place = place_in_state(short, state)
    if place is None:
        near = get_close_matches(state.title(), state_names(), 1)
        raise NotFoundError(f"there is no state {state!r}; {f'did you mean {near[0]}?' if near else 'write it as MA'}")
    chosen = kind or said or "city"
    plain = full_name_of(short, chosen, "")
    return NewCity(place, chosen, name.strip() if said and plain != name.strip() else "")


def _parted(name: str) -> tuple[str, str]:
    """The short name and the kind that a full name says: ``Denver`` and ``city`` of "City and County of Denver"; no
    kind where it says none ("Isle of Palms")."""
    words = name.split()
    low = [word.lower() for word in words]
    at = low.index("of") if "of" in low else len(low)
    said = next((_KIND_WORDS[word] for word in low[:at] if word in _KIND_WORDS), "")
    if said and at + 1 < len(words):
        return " ".join(words[at + 1 :]), said
    if len(words) > 1 and low[-1] in _KINDS_BEHIND:
        return " ".join(words[:-1]), _KIND_WORDS[low[-1]]
    return name, ""


def city_files(city: NewCity, today: date) -> Iterator[tuple[str, bytes]]:
    """The name and bytes of each file of ``city``: its facts, the example chapter as one of its code, and a meeting
    some weeks after ``today`` that hears it."""
    bodies = _state_file(city, city.kind, "bodies.toml").replace("{place}", _quoted(city.place_name)[1:-1])
    enacting = tomllib.loads(bodies)["body"][0]
    yield f"ordinances/{city.file}", _facts(city, bodies, enacting["key"]).encode("utf-8")
    author = Body(enacting["key"], enacting["name"])
    example = shipped("templates", "starter", "ordinances", "009-leaf-blowers")
    for path in sorted(example.glob("*.xml")):
        yield f"ordinances/009-leaf-blowers/{path.name}", _of_city(path, city, author)
    calendar = OfficeCalendar(f"US-{city.place.postal.upper()}")
    meeting, day = _meeting(enacting["key"], calendar, today)
    yield f"ordinances/meetings/{day.isoformat()}-{enacting['key']}.toml", meeting.encode("utf-8")


def _of_city(path: Path, city: NewCity, author: Body) -> bytes:
    """The example chapter as one of the city's code."""
    ours = path.read_bytes().replace(b" by the city.", f" by the {city.kind}.".encode())
    chapter = parse_chapter(ours, path.name)
    number = chapter.uri.rpartition("/")[2]
    changed = replace(chapter, uri=f"/akn/{city.place.key}/act/code/{number}", author=author, source=None)
    return write_chapter(identify(changed))


def _facts(city: NewCity, bodies: str, enacting: str) -> str:
    lines = [
        "# The facts that notices and packets need (`engross explain meetings`). No rule below is asserted: each names",
        "# its authority, and is unconfirmed until an officer confirms it (confirmed_by, confirmed_on).",
        "",
        f"name = {_quoted(city.place.city)}",
        f"state = {_quoted(city.place.state)}",
        f"kind = {_quoted(city.kind)}",
        *([f"full_name = {_quoted(city.stated)}"] if city.stated else []),
        f"timezone = {_quoted(city.place.timezone)}",
        'clerk = "clerk"',
        'papers = ["Letter", "Legal"]',
        "",
        "# The head of the first page: the full name, then the office and its address, a line each.",
        "[letterhead]",
        "lines = []",
        "",
        "[code]",
        f'uri = "/akn/{city.place.key}/act/code"',
        f"enacted_by = {_quoted(enacting)}",
        "",
        "# The titles and the names of the bodies are presumed: write what they are called here.",
        "[[officer]]",
        'key = "clerk"',
        f"name = {_quoted(TO_BE_STATED)}",
        f"title = {_quoted(f'{city.kind.capitalize()} Clerk')}",
        "",
        bodies.strip(),
        "",
        "# Where notices are published. Left out, they are posted.",
        "# [newspaper]",
        '# name = "…"',
        "",
        _state_file(city, "rules", "rules.toml").strip(),
    ]
    return "\n".join(lines) + "\n"


def _meeting(body: str, calendar: OfficeCalendar, today: date) -> tuple[str, date]:
    """The file of the example meeting, on a Tuesday; neither it nor the day of its notice is a holiday."""
    # Holidays take longer to import than a workspace to write.
    from engross.meetings.office_calendar import legal_holiday

    day = today + _AHEAD
    day += timedelta(days=(_TUESDAY - day.weekday()) % 7)
    while legal_holiday(calendar, day) or legal_holiday(calendar, day - _NOTICED):
        day += timedelta(days=7)
    template = shipped("templates", "states", "meeting.toml").read_text(encoding="utf-8")
    return template.format(body=body, date=day, made=today, publish=day - _NOTICED), day


def _state_file(city: NewCity, what: str, otherwise: str) -> str:
    own = shipped("templates", "states", f"{city.place.postal}.{what}.toml")
    return (own if own.is_file() else shipped("templates", "states", otherwise)).read_text(encoding="utf-8")


def _quoted(words: str) -> str:
    """A TOML string, whose escapes are those of JSON."""
    return json.dumps(words, ensure_ascii=False)
