"""Bringing a workspace of an older version to this one: what is written, as one act, and what a person decides."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from engross import __version__
from engross.errors import EngrossError
from engross.model.meeting.city import City
from engross.outputs.manifest import written_by
from engross.services.checking.finding_waivers import waivers_of
from engross.services.drafting.source_acts import ActWriter, SourceAct
from engross.services.meetings.city_file import read_city_file
from engross.services.meetings.loading import read_meeting_file
from engross.services.rules.chapter_rules import chapter_rules, prove_rules
from engross.services.upgrading.upgraded_file import UpgradedFile
from engross.services.upgrading.upgraded_law import upgraded_law
from engross.services.upgrading.upgraded_settings import upgraded_settings
from engross.services.upgrading.upgraded_templates import upgraded_templates
from engross.values import dataclass
from engross.workspace import Workspace, read_bytes, relative_name


@dataclass(frozen=True, slots=True)
class WorkspaceUpgrade:
    """The files that become others, what a person must decide, and what is to be known, a sentence each."""

    files: tuple[UpgradedFile, ...]
    to_decide: tuple[str, ...]
    remarks: tuple[str, ...]


def planned_upgrade(workspace: Workspace, today: date) -> WorkspaceUpgrade:
    """What this version changes in ``workspace``: law, records, waivers, templates, hooks; nothing is written.

    ``today`` is the day whose rules are held against their record. Errors: EngrossError where a folder or file cannot
    be read.
    """
    law, templates = upgraded_law(workspace), upgraded_templates(workspace)
    files = (*law.files, *templates.files, *upgraded_settings(workspace))
    open_questions = (*law.to_decide, *templates.to_decide, *_refused(workspace), *_rules_to_review(workspace, today))
    # What is wrong with the city's file is met in more than one of them.
    return WorkspaceUpgrade(files, tuple(dict.fromkeys(open_questions)), tuple(_remarks(workspace)))


def upgrade_workspace(upgrade: WorkspaceUpgrade, write: ActWriter) -> None:
    """Write every file of ``upgrade``, as one act. Errors: EngrossError where one has changed since it was read, and
    nothing is written."""
    if upgrade.files:
        write(SourceAct(f"upgrade to {__version__}", tuple(each.change for each in upgrade.files)))


def _refused(workspace: Workspace) -> Iterator[str]:
    """The files of city, meetings and waivers that this version refuses, each with the reason."""
    try:
        city = read_city_file(workspace) if workspace.city_file() is not None else None
    except EngrossError as fault:
        city = None
        yield str(fault)
    if city is not None:
        yield from _refused_meetings(workspace, city)
    try:
        waivers_of(workspace)
    except EngrossError as fault:
        yield str(fault)


def _refused_meetings(workspace: Workspace, city: City) -> Iterator[str]:
    for path in workspace.meetings():
        try:
            read_meeting_file(workspace, path, city)
        except EngrossError as fault:
            yield str(fault)


def _rules_to_review(workspace: Workspace, today: date) -> Iterator[str]:
    """The chapters whose rules are written out as other code than was recorded, though no sentence of them changed."""
    for folder in workspace.chapters():
        try:
            found = chapter_rules(workspace, folder, today)
        except EngrossError:
            continue  # said of the file itself
        if found.record_hash is None:
            continue
        drifts = prove_rules(workspace, folder, found).drifts
        if drifts and not any(drift.rule for drift in drifts):
            name = relative_name(workspace.root, found.record_path)
            yield (
                f"{name}: the rules are written out as other code than was recorded, from the same sentences "
                f"({__version__}, a figure or a condition changed it); read `engross rules {folder.name} --check`, "
                f"then `engross rules {folder.name} --accept --reviewer NAME`"
            )


def _remarks(workspace: Workspace) -> Iterator[str]:
    manifest = workspace.build / "manifest.json"
    if manifest.is_file():
        version = written_by(read_bytes(manifest))
        if version != __version__:
            yield f"build/ was made by {version or 'another version'}; run `engross build`"
