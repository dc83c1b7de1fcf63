"""What a use case tells while it works: how far it is, what it has done to a file, what should be known.

::

    ServiceEvent
    ├── Progress           how many units of an activity are done
    ├── FileAction         what was done to a file
    ├── BuildLocked        another build of the same folder must end first
    └── RunsHere           work is not shared with a cluster: it has too few parts
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Literal

from engross.values import dataclass


@dataclass(frozen=True, slots=True)
class Progress:
    """How far an activity is: ``done`` of ``total`` units, which are chapters or ordinances."""

    activity: Literal["building chapters", "building the site"]
    done: int
    total: int


@dataclass(frozen=True, slots=True)
class FileAction:
    """What was done to the file at ``path``; ``size`` in bytes of what stands there now.

    ``unchanged``: it held these bytes already. ``planned``: a dry run would write or remove it. ``kept``: an output
    that is made no longer, left because it was altered after it was built.
    """

    action: Literal["written", "unchanged", "removed", "kept", "planned"]
    path: Path
    size: int = 0


@dataclass(frozen=True, slots=True)
class BuildLocked:
    """Another build writes into ``folder``: this one waits until that has ended."""

    folder: Path


@dataclass(frozen=True, slots=True)
class WriterLocked:
    """Another run writes into ``ordinances/``: this one waits for it. ``holder``: who it is, and on which machine."""

    holder: str


@dataclass(frozen=True, slots=True)
class UncommittedChanges:
    """Files that are about to be changed and that git has uncommitted changes of, by their names in the workspace."""

    paths: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RunsHere:
    """Work that was to be shared with a cluster is done in this process: it has ``parts`` parts (chapters, or
    batches of lines), and is shared from ``shared_from`` on."""

    parts: int
    shared_from: int


ServiceEvent = Progress | FileAction | BuildLocked | WriterLocked | UncommittedChanges | RunsHere
Listener = Callable[[ServiceEvent], None]
"""Whoever is told of events, in the order in which they happen."""


def ignore(event: ServiceEvent) -> None:
    """A listener that does nothing."""
