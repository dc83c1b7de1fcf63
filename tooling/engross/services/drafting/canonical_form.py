"""Putting ordinance files into canonical form."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import field
from pathlib import Path

from engross.akn.formatting import formatted
from engross.services.drafting.source_acts import ActWriter, SourceAct, SourceChange
from engross.services.events import FileAction
from engross.values import dataclass
from engross.workspace import Workspace, hierarchy_for, is_version, read_bytes, relative_name


@dataclass(frozen=True, slots=True)
class Reformatting:
    """A file that is not in canonical form: what errors call it, its canonical form, the SHA-256 of it as it is, and
    the values under ``FRBRWork`` that become others, a sentence each."""

    path: Path
    name: str
    canonical: bytes = field(repr=False)
    sha256: str
    changes: tuple[str, ...] = ()


def source_paths(workspace: Workspace) -> tuple[Path, ...]:
    """The file of every version of every chapter."""
    return tuple(item.path for folder in workspace.chapters() for item in folder.versions)


def reformattings(root: Path, paths: Iterable[Path]) -> Iterator[Reformatting]:
    """Those of the files at ``paths`` that are not in canonical form, in their order; nothing is written.

    ``root`` is the folder that names are shown from. Errors: SourceError where a file cannot be read as an ordinance.
    """
    for path in paths:
        data = read_bytes(path)
        name = relative_name(root, path)
        form = formatted(data, name, _other_versions(path), hierarchy_for(path))
        if form.data != data:
            yield Reformatting(path, name, form.data, hashlib.sha256(data).hexdigest(), form.changes)


def _other_versions(path: Path) -> Iterator[tuple[bytes, str]]:
    """The other files of the chapter, as bytes and name."""
    for other in sorted(path.parent.glob("*.xml")):
        if is_version(other) and not other.samefile(path):
            yield read_bytes(other), other.name


def reformat(found: Sequence[Reformatting], write: ActWriter) -> tuple[FileAction, ...]:
    """Write the canonical form of each file, as one act; what became of each, in order.

    Errors: EngrossError where a file has changed since it was read, and nothing is written.
    """
    changes = tuple(SourceChange(each.path, each.canonical, each.sha256) for each in found)
    return write(SourceAct("fmt", changes)) if changes else ()
