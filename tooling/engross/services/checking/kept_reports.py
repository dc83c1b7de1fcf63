"""Reports of checks that are not made again while no file of the workspace has changed.

It imports none of the checks, so that a report that was kept is there at once.
"""

from __future__ import annotations

import json
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from engross.akn.stated_days import states_days
from engross.result_cache.canonical_bytes import key_of
from engross.result_cache.entries import ResultCache
from engross.result_cache.file_states import FileStates, LinkedFolderError, keep_states, load_states
from engross.result_cache.program_identity import program_identity
from engross.values import dataclass

if TYPE_CHECKING:
    from engross.services.checking.report_blocks import ReportBlocks

SOURCE_FOLDERS = ("ordinances", "templates")
"""The folders of a workspace that its findings come from."""
_SETTINGS = ("engross.toml", "pyproject.toml")


@dataclass(frozen=True, slots=True)
class KeptReport:
    """A report as it was written, the exit status that it gave, and what was said beside it, a sentence each."""

    text: str
    status: int
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ReportMemory:
    """The reports on one workspace, made with the same options on the same day, and the files that they are of."""

    cache: ResultCache
    states: FileStates
    key: str

    def kept(self) -> KeptReport | None:
        """The report of the files as they are, where one was kept."""
        data = self.cache.get(self.key)
        if data is None:
            return None
        row = json.loads(data)
        return KeptReport(row["text"], row["status"], tuple(row["remarks"]))

    def blocks(self) -> ReportBlocks:
        """What an earlier report told of each file."""
        # Imported here: a report that was kept has no use for its parts.
        from engross.services.checking.report_blocks import ReportBlocks

        return ReportBlocks(self.cache, self.states)

    def keep(self, report: KeptReport, blocks: ReportBlocks | None = None) -> None:
        """Keep the report, and the ``blocks`` that it was made with, unless a file was written to while it was made."""
        try:
            if not self.states.unchanged(*SOURCE_FOLDERS):
                return
        except (LinkedFolderError, OSError):
            return
        row = {"text": report.text, "status": report.status, "remarks": report.remarks}
        self.cache.put(self.key, json.dumps(row).encode())
        if blocks is not None:
            blocks.keep()
        keep_states(self.cache, states_key(self.states.root), self.states)


def report_memory(cache: ResultCache, root: Path, today: date, options: object) -> ReportMemory | None:
    """The reports on the workspace at ``root`` as of the day ``today``, made with ``options`` (as ``canonical_bytes``
    takes them); None where its files cannot be told apart by their states.

    What is said of a file that cannot be used may name it by its whole path: a copy elsewhere has reports of its own.
    """
    states = source_states(cache, root)
    if states is None or any((root / name).is_symlink() for name in _SETTINGS):
        return None
    files = {name: facts.sha256 for name, facts in states.facts.items()}
    settings = [_hash_of(root / name) for name in _SETTINGS]
    key = key_of("report", program_identity(), str(root), today, options, files, settings)
    return ReportMemory(cache, states, key)


def source_states(cache: ResultCache, root: Path) -> FileStates | None:
    """The files that the findings of the workspace at ``root`` come from, as they are now; None where they cannot be
    told apart by their states: a symbolic link leads somewhere, or one cannot be read."""
    states = load_states(cache, states_key(str(root)), str(root), states_days)
    try:
        states.read(*SOURCE_FOLDERS)
    except (LinkedFolderError, OSError):
        return None
    return states


def states_key(root: str) -> str:
    """What the states of the files of the workspace at ``root`` are kept under."""
    return key_of("states of files", program_identity(), root)


def _hash_of(path: Path) -> str:
    return sha256(path.read_bytes()).hexdigest() if path.is_file() else ""
