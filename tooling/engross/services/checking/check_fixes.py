"""Applying the fixes of findings that are certain: what ``engross check --fix`` writes, as one act."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from engross.akn import write_chapter
from engross.checks.fixes import apply_fixes
from engross.errors import EngrossError
from engross.outputs.atomic_writing import digest
from engross.services.checking.chapter_checks import CheckTask, check_task, chosen_file, new_run
from engross.services.drafting.source_acts import ActWriter, SourceAct, SourceChange
from engross.workspace import Workspace, load, relative_name


def fix_chapters(workspace: Workspace, tasks: Sequence[CheckTask], write: ActWriter) -> tuple[str, ...]:
    """Fix what is certain in the chapters of ``tasks`` as one act; what was done, a line each.

    Errors: EngrossError where a version of a git revision is named, which is no file to be fixed, or where a file has
    changed since it was read, and nothing is written.
    """
    if any((task.version or "").startswith("git:") for task in tasks):
        raise EngrossError("--fix changes files; name a stage or a date with --version, not a git revision")
    wanted = [task for task in tasks if _fixable(task)]
    if not wanted:
        return ()
    # What is fixed in one chapter may be what another cites: each is fixed with those before it fixed, in a copy, and
    # only the whole is written.
    with TemporaryDirectory(prefix="engross-") as scratch:
        copy = Workspace(Path(scratch))
        if workspace.ordinances.is_dir():
            shutil.copytree(workspace.ordinances, copy.ordinances)
        changes: dict[Path, SourceChange] = {}
        lines = [line for task in wanted for line in _fix(workspace, copy, task, changes)]
        write(SourceAct("check --fix", tuple(changes.values())))
    return tuple(lines)


def _fixable(task: CheckTask) -> bool:
    checked = check_task(replace(task, run=new_run(), trusting=False))
    return any(finding.fix is not None for finding in checked.findings)


def _fix(workspace: Workspace, copy: Workspace, task: CheckTask, changes: dict[Path, SourceChange]) -> Iterator[str]:
    """Fix one chapter in the copy and note what has to be written in its place."""
    if task.path is not None:
        original = fixed = task.path
        here = replace(task, run=new_run(), trusting=False)
    else:
        folder = next(each for each in copy.chapters() if each.name == task.folder)
        fixed = chosen_file(folder, task.version, task.today).path
        original = workspace.root / fixed.relative_to(copy.root)
        here = replace(task, root=copy.root, run=new_run(), trusting=False)
    findings = [finding for finding in check_task(here).findings if finding.fix is not None]
    chapter = load(fixed, relative_name(workspace.root, original))
    corrected, actions = apply_fixes(chapter, findings)
    if not actions:
        return
    data = write_chapter(replace(corrected, source=None))
    before = changes[original].replaced if original in changes else digest(fixed)
    changes[original] = SourceChange(original, data, before)
    if fixed != original:
        fixed.write_bytes(data)
    yield from actions
