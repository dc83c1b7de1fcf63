"""Everything that is made of a workspace but its site, put into the build folder."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from hashlib import sha256
from itertools import chain
from pathlib import Path

from engross.building import ChapterJob, chapter_outputs
from engross.git_repository import path_in_repository
from engross.model.law.chapter import Source
from engross.model.manifest import Output
from engross.outputs.atomic_writing import write_atomically
from engross.outputs.build_folder import put_outputs
from engross.services.building.build_inputs import AnyOutput, BuildInputs, of_meeting, read_inputs, with_inputs
from engross.services.building.chapter_memory import ChapterMemory
from engross.services.building.kept_outputs import output_memory, remembered_outputs
from engross.services.building.manifest_tools import manifest_head
from engross.services.checking.check_report import check_reports
from engross.services.documents.redline_author import redline_author
from engross.services.events import BuildLocked, FileAction, Listener, Progress
from engross.services.meetings.agreement import checks_of
from engross.services.meetings.loading import LoadedMeeting
from engross.services.meetings.packets import meeting_outputs
from engross.services.parallel.attempts import LeftOut, attempts
from engross.services.parallel.ordered_map import InOrder
from engross.services.parallel.remembered_work import cache_of
from engross.services.selection.base_and_draft_choice import law_files, pending_texts
from engross.workspace import ChapterFolder, Workspace, read_bytes, relative_name
from engross.workspace.chapter_pictures import pictures_beside


def build_workspace(
    workspace: Workspace, meetings: Sequence[LoadedMeeting], in_order: InOrder, today: date, listener: Listener
) -> tuple[LeftOut, ...]:
    """Put the redlines, clean copies and rules of every chapter, the documents of ``meetings`` and the check report
    into the build folder, and the manifest of them; what is made no longer is removed.

    Texts are chosen and findings waived as of the day ``today``, which the manifest keeps. Returns the chapters that
    could not be made: nothing of theirs stays in the folder.
    Errors: EngrossError where a source is wrong; OutputError where the folder cannot be written.
    """
    left_out: list[LeftOut] = []
    build, place = workspace.build, path_in_repository(workspace.root)
    # The meetings were read before the files are looked at: what was read of them is part of the key.
    options = (place, [loaded.as_read for loaded in meetings])
    memory = output_memory(cache_of(in_order), workspace.root, today, "build", options)
    outputs = remembered_outputs(
        memory, build, lambda: _every_output(workspace, meetings, in_order, today, listener, left_out)
    )
    for put in put_outputs(build, outputs, manifest_head(today, "build"), lambda: listener(BuildLocked(build))):
        listener(FileAction(put.action, build / put.path, put.size))
    if memory is not None and not left_out:
        memory.keep()
    return tuple(left_out)


def _every_output(
    workspace: Workspace,
    meetings: Sequence[LoadedMeeting],
    in_order: InOrder,
    today: date,
    listener: Listener,
    left_out: list[LeftOut],
) -> Iterator[AnyOutput]:
    """All that is made, in the order in which it is put; chapters that cannot be made are put into ``left_out``."""
    folders = workspace.chapters()
    inputs = read_inputs(workspace)
    jobs = ((job.folder, job) for job in _chapter_jobs(workspace, folders, today))
    cache = cache_of(in_order)
    made = attempts(in_order, chapter_outputs, jobs, ChapterMemory(cache) if cache is not None else None)
    return chain(
        with_inputs(_counted(made, len(folders), listener, left_out), inputs.of_chapter),
        _meeting_outputs_named(workspace, meetings, inputs),
        with_inputs(check_reports(workspace, in_order, today), lambda _: inputs.of_check_report()),
    )


def build_meeting(loaded: LoadedMeeting, listener: Listener) -> None:
    """Put the documents of one meeting into the build folder; all are made before the first is written, and the
    manifest stays as it is. Errors: as of ``build_workspace``."""
    for output in tuple(_meeting_outputs(loaded.workspace, (loaded,))):
        path = loaded.workspace.build / output.path
        write_atomically(path, output.data)
        listener(FileAction("written", path, len(output.data)))


def _meeting_outputs_named(
    workspace: Workspace, meetings: Iterable[LoadedMeeting], inputs: BuildInputs
) -> Iterator[AnyOutput]:
    """The documents of ``meetings``, each with all that it is made from."""
    for loaded in meetings:
        yield from with_inputs(_meeting_outputs(workspace, (loaded,)), partial(of_meeting, inputs, loaded))


def _meeting_outputs(workspace: Workspace, meetings: Iterable[LoadedMeeting]) -> Iterator[Output]:
    author = redline_author(workspace)
    for loaded in meetings:
        yield from meeting_outputs(loaded, author, checks_of(loaded))


def _counted(
    made: Iterable[tuple[AnyOutput, ...] | LeftOut], total: int, listener: Listener, left_out: list[LeftOut]
) -> Iterator[AnyOutput]:
    """The outputs of every chapter, each chapter told of when it is made; one that is not is put into ``left_out``."""
    for done, outputs in enumerate(made, 1):
        listener(Progress("building chapters", done, total))
        if isinstance(outputs, LeftOut):
            left_out.append(outputs)
        else:
            yield from outputs


def _chapter_jobs(workspace: Workspace, folders: Sequence[ChapterFolder], today: date) -> Iterator[ChapterJob]:
    """A job for each of ``folders``; its files are read when its turn comes."""
    file = workspace.city_file()
    city = Source(relative_name(workspace.root, file), sha256(read_bytes(file)).hexdigest()) if file else None
    author, templates = redline_author(workspace), workspace.templates()

    def named(path: Path) -> tuple[str, bytes]:
        return relative_name(workspace.root, path), read_bytes(path)

    for folder in folders:
        record = named(folder.record) if folder.record.is_file() else None
        pending = pending_texts(folder, today)
        laws = tuple(named(item.path) for item in law_files(folder, today))
        for texts in pending:
            # Several pending drafts have a folder each.
            place = folder.name if len(pending) == 1 else f"{folder.name}/{texts.draft.version}"
            base = named(texts.base.path) if texts.base else None
            draft, hierarchy = named(texts.draft.path), workspace.hierarchy()
            job = ChapterJob(place, draft, base, author, city, record, templates, hierarchy, texts.remarks, laws)
            yield replace(
                job,
                pictures=pictures_beside(folder.path, draft[1]),
                base_pictures=pictures_beside(folder.path, base[1]) if base else (),
            )
