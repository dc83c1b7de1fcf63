"""Mending files: what ``engross check --fix`` writes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from engross.akn import write_chapter
from engross.checks.fixes import apply_fixes
from engross.errors import EngrossError
from engross.services.checking.chapter_checks import CheckTask, check_task, chosen_file, new_run
from engross.services.drafting.source_files import replace_source
from engross.workspace import Workspace, load, relative_name


def fix_chapters(workspace: Workspace, tasks: Sequence[CheckTask]) -> Iterator[str]:
    """Mend what is certain in the chapters of ``tasks``, and say what was done, a line each.

    Errors: EngrossError where a version of a git revision is named, which is no file to be mended; OutputError where
    a file has changed since it was read.
    """
    named = any(task.path is None for task in tasks)
    folders = {folder.name: folder for folder in workspace.chapters()} if named else {}
    for task in tasks:
        if (task.version or "").startswith("git:"):
            raise EngrossError("--fix mends files; name a stage or a date with --version, not a git revision")
        path = task.path or chosen_file(folders[task.folder], task.version, task.today).path
        # What was mended in one chapter may be what another cites.
        checked = check_task(replace(task, run=new_run(), trusting=False))
        findings = [finding for finding in checked.findings if finding.fix is not None]
        if not findings:
            continue
        chapter = load(path, relative_name(workspace.root, path))
        mended, actions = apply_fixes(chapter, findings)
        if actions:
            read = chapter.source.sha256 if chapter.source else None
            replace_source(path, write_chapter(replace(mended, source=None)), read)
            yield from actions
