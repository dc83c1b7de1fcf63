"""What a workspace still lacks before a packet can be made of it, in the order in which it is best done."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path

from engross.errors import EngrossError
from engross.git_repository import in_repository, setting_of_clone
from engross.importing.code.publisher_place import place_in_state
from engross.model.meeting.city import TO_BE_STATED, City, PlaceKind
from engross.services.checking.check_settings_file import read_check_settings
from engross.services.checking.template_diagnosis import faults_of_templates
from engross.services.drafting.city_identity import code_uri
from engross.services.meetings.city_file import read_city_file
from engross.services.meetings.documents import agenda_of, minutes_of, notice_of
from engross.services.meetings.loading import LoadedMeeting, load_meeting
from engross.workspace import Workspace, load, read_bytes, relative_name

_PRESUMED_BODY = "Council"
_FULL_NAMES: Mapping[PlaceKind, tuple[str, str]] = {
    "city": ("City Council", "City Clerk"),
    "town": ("Select Board", "Town Clerk"),
    "borough": ("Borough Council", "Borough Secretary"),
    "county": ("Board of Supervisors", "Clerk of the Board"),
    "village": ("Board of Trustees", "Village Clerk"),
    "township": ("Township Committee", "Township Clerk"),
}
"""What the body that enacts, and its clerk, are often called: examples, for a clerk to write what is so."""
_EXAMPLE = "009-leaf-blowers"
_WORKFLOWS = (".github/workflows", ".gitlab-ci.yml")


def what_is_missing(workspace: Workspace) -> Iterator[str]:
    """A sentence for each thing that is missing or wrong: what, where, and what to do; nothing where all is there."""
    said = set()
    for sentence in _in_order(workspace):
        # What is wrong with the city's file is met again with chapters and meetings.
        what = sentence.partition(": ")[2]
        if what not in said:
            said.add(what)
            yield sentence


def _in_order(workspace: Workspace) -> Iterator[str]:
    city = None
    try:
        city = read_city_file(workspace)
        workspace.hierarchy()
    except EngrossError as fault:
        yield f"city: {fault}"
    path = workspace.city_file() if city is not None else None
    if city is not None and path is not None:
        yield from _unstated(workspace, path, "city")
        yield from _presumed(city, relative_name(workspace.root, path))
        yield from _without_holidays(city, relative_name(workspace.root, path))
    yield from _of_chapters(workspace)
    if city is not None:
        yield from _of_rules(city)
    yield from _of_meetings(workspace)
    if city is not None:
        yield from (f"templates: {fault}" for fault in faults_of_templates(workspace))
    try:
        read_check_settings(workspace)
    except EngrossError as fault:
        yield f"settings: {fault}"
    yield from _of_repository(workspace)


def _unstated(workspace: Workspace, path: Path, about: str) -> Iterator[str]:
    """The lines of a city's or a meeting's file that say "to be stated"."""
    name = relative_name(workspace.root, path)
    table = ""
    for number, line in enumerate(read_bytes(path).decode("utf-8-sig").split("\n"), 1):
        words = line.split("#")[0].strip()
        table = f"{words} " if words.startswith("[") else table
        if TO_BE_STATED in words.lower():
            yield f"{about}: {name}:{number}: {table}{words}: state it"


def _presumed(city: City, name: str) -> Iterator[str]:
    """The names that a new city's file, called ``name``, presumes, where nobody has written others."""
    clerk = next((officer.title for officer in city.officers if officer.key == city.clerk), "clerk")
    for body in city.bodies:
        if body.name in (_PRESUMED_BODY, f"{city.place_name} {_PRESUMED_BODY}"):
            presumed = f"called “{body.name}” and its officer “{clerk}”, as presumed"
            body_name, title = _FULL_NAMES[city.kind]
            names = f"as “{city.place_name} {body_name}” and “{body_name}”"
            full = f"[[body]] name and short, {names}, and [[officer]] title, as “{title}”"
            yield f"city: the body that enacts is {presumed}; write what they are called into {name}: {full}"


def _without_holidays(city: City, name: str) -> Iterator[str]:
    """That the city's file, called ``name``, names no legal holidays: a day that is one counts as any other."""
    if not city.calendar.region and not city.calendar.closed:
        place = place_in_state(city.name, city.state)
        region = f"US-{place.postal.upper()}" if place is not None else "US-CT"
        known = f'write region = "{region}" under [calendar] in {name} where the office keeps those of the state'
        yield f"city: no legal holiday is known; {known}, or list the days under closed"


def _of_chapters(workspace: Workspace) -> Iterator[str]:
    try:
        folders = workspace.chapters()
        uri = code_uri(workspace)
    except EngrossError as fault:
        yield f"law: {fault}"
        return
    if not [folder for folder in folders if folder.name != _EXAMPLE]:
        yield "law: there is no chapter of your own; `engross import FILE --chapter 012-dogs --date DATE` brings one in"
    elif any(folder.name == _EXAMPLE for folder in folders):
        yield f"law: ordinances/{_EXAMPLE} is the example; remove it, and the meeting about it"
    for folder in folders:
        path = folder.versions[-1].path
        try:
            found = load(path).uri
        except EngrossError as fault:
            yield f"law: {fault}"
            continue
        if not found.startswith(f"{uri}/"):
            name = relative_name(workspace.root, path)
            yield f"law: {name} is {found}, no chapter of {uri}; correct [code] uri of the city's file, or this file"


def _of_rules(city: City) -> Iterator[str]:
    if not city.rules:
        yield "rules: the city's file has none that says when an agenda or a notice is due (`engross explain meetings`)"
    for rule in city.rules:
        if rule.amount is None and rule.question:
            yield f"rules: {rule.key}: {rule.question} Write the answer in this rule, as hours = 72 or days = 7"
    unconfirmed = [rule.key for rule in city.rules if not rule.confirmation.by]
    if unconfirmed:
        keys = ", ".join(unconfirmed)
        yield f"rules: nobody has confirmed {keys}; an officer does (confirmed_by, confirmed_on)"


def _of_meetings(workspace: Workspace) -> Iterator[str]:
    paths = workspace.meetings()
    if not paths:
        yield "meetings: there is none; write one in ordinances/meetings, or `engross meeting new` from the last"
    for path in paths:
        try:
            yield from _unmade(load_meeting(workspace, path.stem))
        except EngrossError as fault:
            yield f"meetings: {fault}"
        else:
            yield from _unstated(workspace, path, "meetings")


def _unmade(loaded: LoadedMeeting) -> Iterator[str]:
    """Why an agenda, minutes or a notice of a meeting cannot be made, a sentence each."""
    hearings = [each for each in loaded.business if each.item.notice is not None]
    notices = (partial(notice_of, loaded, each, None, "", struck=True) for each in hearings)
    for make in (partial(agenda_of, loaded), partial(minutes_of, loaded), *notices):
        try:
            make()
        except EngrossError as fault:
            yield f"meetings: {fault}"


def _of_repository(workspace: Workspace) -> Iterator[str]:
    if not in_repository(workspace.root):
        yield "git: the workspace is in no repository; `git init` keeps every state of the law"
        return
    if not setting_of_clone(workspace.root, "merge.engross.driver"):
        yield "git: merges are made by lines; `engross git-setup` has them made by provision and word"
    above = (workspace.root, *workspace.root.parents)
    if not any((folder / name).exists() for folder in above for name in _WORKFLOWS):
        yield "ci: no workflow checks what is pushed; `engross init DIR --ci github` writes one to be copied"
