"""Checks of chapters that are not done again: what was found is kept by the bytes that it was found in.

A result names what it took from other chapters: the addresses that it trusts, which ``check_all`` confirms on each run,
and the chapters that were looked up, by the digest of all that they are read from. Where one of these is another now,
the chapter is checked again.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import astuple, field, fields
from datetime import date
from functools import cached_property
from typing import Any

from engross.model.findings.finding import Finding, Fix
from engross.result_cache.canonical_bytes import key_of
from engross.result_cache.entries import ResultCache
from engross.result_cache.file_states import FileStates, LinkedFolderError, keep_states
from engross.result_cache.program_identity import program_identity
from engross.services.checking.chapter_checks import (
    CheckedChapter,
    CheckTask,
    TaskContext,
    check_task,
    numbered_folders,
    task_context,
)
from engross.services.checking.kept_reports import SOURCE_FOLDERS, source_states, states_key
from engross.services.parallel.ordered_map import InOrder
from engross.values import dataclass
from engross.workspace import WAIVERS_FILE, ChapterFolder, Workspace


def check_remembered(tasks: Sequence[CheckTask], in_order: InOrder, cache: ResultCache) -> list[CheckedChapter]:
    """As ``in_order(check_task, tasks)``: what the cache has of the same chapters and what they look up in others is
    taken from there, and what is found anew is kept, unless a file was written to meanwhile."""
    first = next((task for task in tasks if _is_kept(task)), None)
    sources = read_sources(first, cache) if first is not None else None
    if sources is None:
        return [*in_order(check_task, tasks)]
    keys = [sources.key(task) if _is_kept(task) and task.root == sources.root else "" for task in tasks]
    found = [sources.kept(key) if key else None for key in keys]
    made = in_order(check_task, [task for task, one in zip(tasks, found, strict=True) if one is None])
    anew: list[tuple[str, CheckedChapter]] = []
    done: list[CheckedChapter] = []
    for key, one in zip(keys, found, strict=True):
        done.append(one or next(made))
        if key and one is None:
            anew.append((key, done[-1]))
    sources.keep(anew)
    return done


def _is_kept(task: CheckTask) -> bool:
    return task.path is None and not (task.version or "").startswith("git:")


def read_sources(task: CheckTask, cache: ResultCache) -> CheckSources | None:
    """The files that the chapters of a workspace are checked by, as they are now; None where they cannot be told apart
    by their states: a link leads somewhere, or one cannot be read."""
    workspace = Workspace(task.root)
    states = source_states(cache, workspace.root)
    if states is None:
        return None
    return CheckSources(cache, states, workspace, task_context(workspace, task.run, task.today), task.today)


@dataclass(slots=False)
class CheckSources:
    """The files of a workspace, and the results that were kept of them."""

    cache: ResultCache
    states: FileStates
    workspace: Workspace
    context: TaskContext
    today: date
    hashed_codes: dict[frozenset[str], str] = field(default_factory=dict)

    @property
    def root(self) -> object:
        """The folder of the workspace."""
        return self.workspace.root

    @cached_property
    def digests(self) -> Mapping[str, str]:
        """By the name of its folder: a hash of all that a chapter is read from, and of where the day stands among the
        days that it knows."""
        return {folder.name: self._digest(folder) for folder in self.context.folders.values()}

    @cached_property
    def by_number(self) -> Mapping[str, str]:
        """The digest of the chapter that a number leads to, as ``WorkspaceCode`` finds it; of several, of them all."""
        numbered = numbered_folders(self.context.folders.values(), self.context.hierarchy)
        digests = {number: [self.digests[each.name] for each in folders] for number, folders in numbered.items()}
        return {number: found[0] if len(found) == 1 else key_of(found) for number, found in digests.items()}

    @cached_property
    def numbers(self) -> str:
        """A hash of the numbers that there are, in their order."""
        return key_of(list(self.by_number))

    @cached_property
    def shared(self) -> str:
        """A hash of what every finding depends on: the program, and the file in which the city declares its levels."""
        law = f"{self.workspace.ordinances.name}/"
        waivers = law + WAIVERS_FILE
        city = {
            name: facts.sha256
            for name, facts in self.states.facts.items()
            if name.count("/") == 1 and name.startswith(law) and name.endswith(".toml") and name != waivers
        }
        return key_of(program_identity(), city)

    def key(self, task: CheckTask) -> str:
        """What the result of a task is kept under; empty where nothing is known of its files."""
        digest = self.digests.get(task.folder, "")
        return (
            key_of("check", self.shared, digest, task.version, self._codes(task.codes), task.trusting) if digest else ""
        )

    def kept(self, key: str) -> CheckedChapter | None:
        """The result under ``key``, if what it took from other chapters is the same now."""
        data = self.cache.get(key)
        if data is None:
            return None
        row = json.loads(data)
        same = all(self.by_number.get(number.upper(), "") == digest for number, digest in row["asked"].items())
        same = same and all((number in self.context.settled) == held for number, held in row["presumed"].items())
        if not same or row["counted"] not in ("", self.numbers):
            return None
        return _checked_of(row)

    def keep(self, found: Sequence[tuple[str, CheckedChapter]]) -> None:
        """Keep what was found, and what is known of the files, unless one of them was written to since it was read."""
        try:
            if found and not self.states.unchanged(*SOURCE_FOLDERS):
                return
        except (LinkedFolderError, OSError):
            return
        for key, one in found:
            self.cache.put(key, self._row_of(one))
        keep_states(self.cache, states_key(self.states.root), self.states)

    def _codes(self, codes: frozenset[str]) -> str:
        if codes not in self.hashed_codes:
            self.hashed_codes[codes] = key_of(codes)
        return self.hashed_codes[codes]

    def _row_of(self, one: CheckedChapter) -> bytes:
        row = {
            "folder": one.folder,
            "version": one.version,
            "number": one.number,
            "findings": [astuple(finding) for finding in one.findings],
            "trusted": sorted(one.trusted),
            "addresses": one.addresses,
            "asked": {number: self.by_number.get(number.upper(), "") for number in sorted(one.lookups.asked)},
            "presumed": dict(one.lookups.presumed),
            "counted": self.numbers if one.lookups.counted else "",
        }
        return json.dumps(row, ensure_ascii=False).encode("utf-8", "surrogatepass")

    def _digest(self, folder: ChapterFolder) -> str:
        facts = []
        for path in (*(item.path for item in folder.versions), *folder.pictures):
            known = self.states.facts.get(f"{self.workspace.ordinances.name}/{folder.name}/{path.name}")
            if known is None:
                return ""
            facts.append((path.name, known))
        day = self._day(folder, any(known.note for _, known in facts))
        return key_of(folder.name, [(name, known.sha256) for name, known in facts], day)

    def _day(self, folder: ChapterFolder, stating: bool) -> object:
        """Where the day stands: a text that states no day of its own is chosen by the dates of the versions alone."""
        if stating:
            return self.today
        return [(item.version.date > self.today) - (item.version.date < self.today) for item in folder.versions]


def _checked_of(row: Mapping[str, Any]) -> CheckedChapter:
    findings = tuple(_findings_of(row["findings"]))
    trusted = frozenset((chapter, path) for chapter, path in row["trusted"])
    return CheckedChapter(row["folder"], row["version"], findings, row["number"], trusted, row["addresses"])


def _findings_of(rows: Sequence[Sequence[Any]]) -> Iterator[Finding]:
    names = [each.name for each in fields(Finding)]
    for row in rows:
        values = dict(zip(names, row, strict=True))
        fix = values["fix"]
        yield Finding(**{**values, "fix": Fix(*fix) if fix is not None else None})
