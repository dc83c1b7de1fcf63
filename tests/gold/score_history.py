"""Replay five years of a city's ordinances, and print as JSON how the law and its history compare with the publisher's.

usage: score_history.py

San Mateo's code of 2019-07-01 is imported, and each ordinance that its code of 2024-02-15 names and the older one does
not is drafted, adopted and codified in its order, chapter by chapter, with the words of 2024. What the earlier of
several ordinances made of one section is not known: it gets a sentence of its own there, which the last takes out.

``chapters``: those that an ordinance changed, of all of 2024; ``text``: the sections of these whose label, heading and
words are those of 2024, of how many; ``disposition``: the rows of the disposition table of these ordinances (section,
and ordinance) that are those of the publisher's notes, of all that either has; ``exceptions``: the others. A note that
stands twice at a section, for two sections of one ordinance, is one row.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from score_citations import gold_folder

from engross.akn import identify, write_chapter
from engross.model.law.chapter import Chapter, Version
from engross.model.law.disposition import dispositions, noted_changes
from engross.model.law.provision import Provision, ProvisionNote
from engross.model.law.text import Text
from engross.services.code.code_import import import_code
from engross.services.drafting.source_acts import act_committer
from engross.services.enacting.adoption import AdoptionFacts, adopt_draft
from engross.services.enacting.codification import codify_chapter
from engross.services.enacting.new_drafts import draft_chapter
from engross.workspace import Workspace, load

NOW = datetime(2026, 11, 29, tzinfo=UTC)
FIRST = date(2019, 7, 2)
ONCE = Text("What an earlier ordinance said here is not known.")

Row = tuple[str, str]
"""Of the disposition table: a section, and an ordinance's number."""


@dataclass(frozen=True, slots=True)
class Replay:
    """A chapter as it is in 2024, and the ordinances that changed it since 2019, oldest first: of each, the sections that
    name it."""

    folder: str
    final: Chapter
    ordinances: tuple[tuple[str, frozenset[str]], ...]

    def last(self, section: str) -> str:
        """The ordinance that gave a section its words of 2024; empty where none did."""
        return next((number for number, named in reversed(self.ordinances) if section in named), "")


def number_in(name: str) -> str:
    """An ordinance's number without the city's name: ``2021-26``, zeros aside."""
    year, _, rest = name.rpartition("No. ")[2].partition("-")
    return f"{year}-{rest.lstrip('0')}"


def number_of(note: ProvisionNote) -> str:
    return number_in(note.ordinance)


def sections_of(chapter: Chapter) -> dict[str, Provision]:
    return {section.number: section for section in chapter.sections() if section.number}


def history_of(section: Provision) -> list[ProvisionNote]:
    return [note for note in section.notes if note.ordinance]


def chapters_of(workspace: Workspace) -> dict[str, Chapter]:
    """The code of each chapter that was made last."""
    hierarchy = workspace.hierarchy()
    codified = {f: [v for v in f.versions if v.version.stage == "codified"][-1] for f in workspace.chapters()}
    return {folder.name: load(version.path, folder.name, hierarchy) for folder, version in codified.items()}


def replays(old: dict[str, Chapter], new: dict[str, Chapter]) -> Iterator[Replay]:
    """What is to be replayed."""
    known = {number_of(note) for chapter in old.values() for one in chapter.sections() for note in history_of(one)}
    for folder, final in new.items():
        named: defaultdict[str, set[str]] = defaultdict(set)
        for number, section in sections_of(final).items():
            for note in history_of(section):
                if number_of(note) not in known:
                    named[number_of(note)].add(number)
        if named:
            order = sorted(named, key=lambda number: tuple(int(part) for part in number.split("-")))
            yield Replay(folder, final, tuple((number, frozenset(named[number])) for number in order))


def draft_with(law: Chapter | None, replay: Replay, at: int) -> Provision:
    """What an ordinance makes of the law: the tree of 2024, with the law's sections, and those that it changes."""
    held = sections_of(law) if law is not None else {}
    ordinance, named = replay.ordinances[at]

    def drafted(section: Provision) -> Provision | None:
        now = held.get(section.number)
        if section.number in named:
            words = section if replay.last(section.number) == ordinance else _before(section, now)
            return replace(words, notes=now.notes if now is not None else _older(section, replay), eid="", wid="")
        return now if now is not None or replay.last(section.number) else section

    def within(provision: Provision) -> Provision:
        children = (drafted(one) if one.level == "section" else within(one) for one in provision.children)
        return replace(provision, children=tuple(one for one in children if one is not None), eid="", wid="")

    return within(replay.final.root)


def _before(section: Provision, now: Provision | None) -> Provision:
    """A section whose words of that day are not known: as it was, or as it will be, with a sentence of its own."""
    known = now if now is not None else section
    return replace(known, flush=(*known.flush, ONCE))


def _older(section: Provision, replay: Replay) -> tuple[ProvisionNote, ...]:
    ours = {number for number, _ in replay.ordinances}
    return tuple(note for note in section.notes if not note.ordinance or number_of(note) not in ours)


def enact(workspace: Workspace, replay: Replay) -> None:
    """Draft, adopt and codify each ordinance of a chapter."""
    write = act_committer(workspace, NOW)
    for at, (ordinance, _) in enumerate(replay.ordinances):
        day = FIRST + timedelta(days=7 * at)
        begin(workspace, replay, at, day)
        facts = AdoptionFacts("9-0", on=day, effective=day.isoformat(), ordinance=ordinance, unnoticed="replayed")
        adopt_draft(workspace, workspace.chapter(replay.folder), facts, day, write)
        codify_chapter(workspace, workspace.chapter(replay.folder), day, write)


def begin(workspace: Workspace, replay: Replay, at: int, day: date) -> None:
    """Draft an ordinance, and write its words into the draft; a chapter of which there is no law begins with them."""
    path = workspace.ordinances / replay.folder
    if path.is_dir():
        draft_chapter(workspace, workspace.chapter(replay.folder), day, act_committer(workspace, NOW))
        folder = workspace.chapter(replay.folder)
        file = folder.file_of(folder.timeline().drafts()[-1].version).path
        law = load(file, folder.name, workspace.hierarchy())
        draft = replace(law, root=draft_with(law, replay, at))
    else:
        path.mkdir()
        version = Version(day, "proposed")
        file = path / f"{version}.xml"
        draft = replace(replay.final, version=version, root=draft_with(None, replay, at), actions=(), base="")
    file.write_bytes(write_chapter(identify(draft)))


def words_of(section: Provision) -> list[str]:
    return [section.label, *(text.plain for part in section.walk() for text in part.texts())]


def rows_of(chapters: list[Chapter], ordinances: frozenset[str]) -> set[Row]:
    """The rows of the disposition table that are of these ordinances."""
    return {
        (disposed.place, number)
        for disposition in dispositions(map(noted_changes, chapters))
        if (number := number_in(disposition.ordinance)) in ordinances
        for disposed in disposition.provisions
    }


def main() -> None:
    """Print the figures, or that there is nothing to measure."""
    source = gold_folder().parent / "codes" / "san-mateo"
    if not source.is_dir():
        print(f"no codes in {source}; nothing scored")
        return
    with TemporaryDirectory() as scratch:
        for day in ("2019-07-01", "2024-02-15"):
            import_code(source / day, Path(scratch) / day, None, NOW)
        workspace = Workspace(Path(scratch) / "2019-07-01")
        old, new = chapters_of(workspace), chapters_of(Workspace(Path(scratch) / "2024-02-15"))
        todo = list(replays(old, new))
        for replay in todo:
            enact(workspace, replay)
        print(json.dumps(figures(workspace, todo, new)))


def figures(workspace: Workspace, todo: list[Replay], new: dict[str, Chapter]) -> dict[str, object]:
    """The figures of the replayed chapters."""
    made = chapters_of(workspace)
    ordinances = frozenset(number for replay in todo for number, _ in replay.ordinances)
    folders = [replay.folder for replay in todo]
    ours, theirs = (rows_of([side[folder] for folder in folders], ordinances) for side in (made, new))
    pairs = [
        (sections_of(made[folder]).get(number), section)
        for folder in folders
        for number, section in sections_of(new[folder]).items()
    ]
    same = sum(held is not None and words_of(held) == words_of(section) for held, section in pairs)
    both, either = ours & theirs, ours | theirs
    return {
        "chapters": [len(todo), len(new)],
        "text": [same, len(pairs), round(same / len(pairs), 3)],
        "disposition": [len(both), len(either), round(len(both) / len(either), 3)],
        "exceptions": sorted(" ".join(row) for row in either - both),
    }


if __name__ == "__main__":
    main()
