"""Codifying an enacted text: its numbers given, its history notes written, every citation of it corrected."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from engross.amending import Amended, renumber
from engross.amending.renumber import amend
from engross.diff import compare
from engross.enacting import (
    CodifiedOrdinance,
    assigned,
    changed_sections,
    codified,
    retargeted,
    section_numbers,
    unassigned_places,
    with_chapter_number,
)
from engross.errors import EngrossError
from engross.model.law.chapter import Chapter, Version
from engross.model.law.legislative_action import LegislativeAction
from engross.model.law.provision_place import place_in
from engross.model.law.timeline import DatedText, Timeline
from engross.services.drafting.source_acts import ActWriter, SourceAct, sources_of
from engross.services.drafting.workspace_amendment import (
    AmendmentTarget,
    WorkspaceAmendment,
    amended_file,
    noticed_left,
    others_to_amend,
)
from engross.services.enacting.draft_versions import hash_of, new_file, read_text
from engross.services.enacting.recorded_modifications import passive_modifications
from engross.workspace import ChapterFolder, Workspace, pick_version

_CODE = slice(3, 5)
"""The parts of a chapter's URI that name the code, or another document, of its city: ``act/code``, ``act/charter``."""


def codify_chapter(
    workspace: Workspace,
    folder: ChapterFolder,
    today: date,
    write: ActWriter,
    *,
    version: str | None = None,
    on: date | None = None,
    ordinance: str = "",
    numbers: Sequence[str] = (),
) -> WorkspaceAmendment:
    """Make the codified text of ``on`` (None: the day the enacted text takes effect) of the text that was enacted last.

    ``ordinance`` is the number by which the history is kept, where the adoption did not record it; ``numbers`` are the
    number of a new chapter ("69") and pairs of an old and a new number of a section ("68-XX=68-16").
    Errors: EngrossError where nothing is enacted, an ordinance's or a placeholder's number is missing, or the effective
    day is not known; nothing is written then.
    """
    timeline = folder.timeline()
    text = _enacted(folder, timeline, version)
    enacted = read_text(workspace, folder, text)
    day = on or text.effective
    if day is None:
        raise EngrossError(f"{text.version} does not state the day it takes effect; give the day of the code with --on")
    if text.effective is not None and day < text.effective:
        raise EngrossError(f"{text.version} takes effect on {text.effective}; it cannot be codified on {day}, before")
    ordinances = _ordinances(workspace, folder, timeline, text, ordinance)
    action = LegislativeAction(
        "codified", day, str(text.version), hash_of(enacted), ordinance=ordinances[-1].number, body=enacted.author.name
    )
    made = codified(enacted, Version(day, "codified"), action, ordinances)
    made = replace(made, modifications=passive_modifications(ordinances, made))
    targets: dict[int, AmendmentTarget] = {}
    others = others_to_amend(workspace, folder, today, targets) if numbers else []
    numbered = _numbered(made, others, numbers)
    missing = unassigned_places(numbered.chapters[0][1])
    if missing:
        raise EngrossError(
            f"{', '.join(missing[:3])} has no number yet; give it with --number: the chapter's, or OLD=NEW"
        )
    changes = (
        new_file(folder, numbered.chapters[0][1]),
        *(amended_file(new, targets[id(old)]) for old, new in numbered.chapters[1:] if not targets[id(old)].noticed),
    )
    read = sources_of([enacted.source, *(other.source for other in others)])
    written = write(SourceAct(f"codify {folder.name} {text.version}", changes, read))
    done = (f"{text.version} is codified as of {day}", *_told(ordinances), *numbered.actions)
    left = (*numbered.left, *noticed_left(workspace, numbered, targets), *_lost(ordinances))
    return WorkspaceAmendment(done, written, left, tuple(_remarks(folder, made)))


def _enacted(folder: ChapterFolder, timeline: Timeline, version: str | None) -> DatedText:
    """The enacted text to codify: the one named, else the last that stands and is not codified yet."""
    enacted = timeline.uncodified()
    if version:
        named = timeline.named(pick_version(folder, version).version)
        if named not in enacted:
            raise EngrossError(f"{named.version} is no enacted text that is still to be codified")
        return named
    if not enacted:
        raise EngrossError(f"{folder.name} has no enacted text to codify; adopt its draft first (`engross adopt`)")
    bases = {text.base for text in enacted}
    last = [text for text in enacted if str(text.version) not in bases]
    return last[-1]


def _ordinances(
    workspace: Workspace, folder: ChapterFolder, timeline: Timeline, text: DatedText, number: str
) -> tuple[CodifiedOrdinance, ...]:
    """The ordinances that ``text`` holds and the code does not yet, oldest first; ``number`` is that of the last."""
    found: list[CodifiedOrdinance] = []
    current: DatedText | None = text
    while current is not None and current.version.stage == "enacted":
        chapter = read_text(workspace, folder, current)
        recorded = next((one.ordinance for one in reversed(chapter.actions) if one.kind == "adopted"), "")
        name = number or recorded if current is text else recorded
        if not name:
            raise EngrossError(
                f"the number of the ordinance that made {current.version} is not recorded; name it with --ordinance"
            )
        base = timeline.base_for(current)
        old = read_text(workspace, folder, base) if base is not None and not base.pending else None
        found.insert(0, CodifiedOrdinance(name, chapter, compare(old, chapter) if old is not None else None))
        current = base
    return tuple(found)


def _numbered(chapter: Chapter, others: list[Chapter], numbers: Sequence[str]) -> Amended:
    """``chapter`` with the numbers that it is given, and the others with their citations of it corrected."""
    made = Amended(((chapter, chapter),), ())
    for given in numbers:
        old, pair, new = given.partition("=")
        now = made.chapters[0][1]
        latest = {id(first): last for first, last in made.chapters[1:]}
        current = [latest.get(id(other), other) for other in others]
        step = renumber(now, current, old.strip(), new.strip()) if pair else _as_chapter(now, current, given.strip())
        origin = {id(last): first for first, last in made.chapters[1:]}
        latest |= {id(origin.get(id(was), was)): becomes for was, becomes in step.chapters[1:]}
        changed = tuple((other, latest[id(other)]) for other in others if id(other) in latest)
        made = Amended(
            ((chapter, step.chapters[0][1]), *changed), (*made.actions, *step.actions), (*made.left, *step.left)
        )
    root = assigned(made.chapters[0][1].root)
    return replace(made, chapters=((chapter, replace(made.chapters[0][1], root=root)), *made.chapters[1:]))


def _refuse_taken(chapter: Chapter, others: Iterable[Chapter], number: str) -> None:
    """Refuse a number that another chapter of the same code has. Errors: EngrossError."""
    code = chapter.uri.split("/")[_CODE]
    for other in others:
        if other.number.lower() == number.lower() and other.uri.split("/")[_CODE] == code:
            place = place_in("", other.root, other.hierarchy)
            raise EngrossError(f"there is a {place} already; give the new chapter another number")


def _as_chapter(chapter: Chapter, others: list[Chapter], number: str) -> Amended:
    """``chapter``, which has no number, as chapter ``number``; citations and links of its sections corrected."""
    given = section_numbers(chapter, number)
    by_id = {id(each): given[each.number] for each in chapter.sections() if each.number in given}
    _refuse_taken(chapter, others, number)
    step = amend(chapter, others, by_id, {})
    renumbered = step.chapters[0][1]
    made = with_chapter_number(renumbered, number)
    eids = {was.eid: now.eid for was, now in zip(renumbered.walk(), made.walk(), strict=True)}
    latest = {id(was): now for was, now in step.chapters[1:]}
    changed = []
    for other in others:
        now = latest.get(id(other), other)
        root = retargeted(now.root, chapter.uri, made.uri, eids)
        if root != other.root:
            changed.append((other, replace(now, root=root)))
    said = f"the chapter is {place_in('', made.root, made.hierarchy)} now"
    return Amended(((chapter, made), *changed), (said, *step.actions), step.left)


def _told(ordinances: Sequence[CodifiedOrdinance]) -> Iterator[str]:
    """The disposition of each ordinance, a line each."""
    for ordinance in ordinances:
        if ordinance.comparison is None:
            yield f"{ordinance.number}: the chapter is new"
            continue
        places: dict[str, list[str]] = {"added": [], "repealed": [], "amended": []}
        for change in changed_sections(ordinance.comparison):
            kind = {"inserted": "added", "deleted": "repealed"}.get(change.mark, "amended")
            repealed = change.new is not None and change.new.status == "repealed"
            number = change.either.number or change.either.label
            places["repealed" if repealed else kind].append(f"§ {number}")
        said = "; ".join(f"{kind} {', '.join(numbers)}" for kind, numbers in places.items() if numbers)
        yield f"{ordinance.number}: {said or 'no section changed'}"


def _lost(ordinances: Sequence[CodifiedOrdinance]) -> Iterator[str]:
    """Where a history note has no section to stand at."""
    for ordinance in ordinances:
        for change in changed_sections(ordinance.comparison) if ordinance.comparison else ():
            if change.new is None and change.kind == "repealed":
                yield (
                    f"{ordinance.number} struck § {change.either.number}, so its history note stands nowhere; "
                    "keep the section as repealed where the code shows that"
                )


def _remarks(folder: ChapterFolder, made: Chapter) -> Iterator[str]:
    if made.period.sunset is not None:
        yield f"{made.version} expires on {made.period.sunset}; from then no text of {folder.name} is the law"
    if not folder.number:
        yield f"the folder {folder.name} keeps its name; rename it by the chapter's number when no meeting names it"
