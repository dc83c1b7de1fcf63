"""The files that a build is made from, each with its hash, and which of them an output is made from."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from engross.model.law.chapter import Source
from engross.model.manifest import Output
from engross.outputs.atomic_writing import digest
from engross.outputs.build_folder import KeptOutput
from engross.resources import OWN_FOLDERS, TEMPLATE_FOLDERS
from engross.values import dataclass
from engross.workspace import WAIVERS_FILE, Workspace, relative_name

if TYPE_CHECKING:
    # A meeting takes calendars and templates to import, which `verify` needs none of.
    from engross.services.meetings.loading import LoadedMeeting

_LOOKS = {"docx": ("word", "letterhead"), "html": ("html",), "pdf": ("typst", "word", *OWN_FOLDERS)}
"""The folders of ``templates/`` that a format is rendered with; other formats have none."""
_PAGES = ("html", "notices", "site")
"""Those that a page of the site is made with."""

Sources = tuple[Source, ...]
AnyOutput = Output | KeptOutput


@dataclass(frozen=True, slots=True)
class BuildInputs:
    """The files that a build may read, with their hashes from before it read them, so that one that changes in between
    is found by the next ``verify``.

    ``bills`` are by their names, ``texts`` (with the pictures beside them) and ``records`` by the chapter's folder;
    ``templates`` are the workspace's own by the folder in ``templates/`` (those that ship are part of the program).
    """

    city: Sources
    waivers: Sources
    meetings: Sources
    bills: Mapping[str, Sources]
    texts: Mapping[str, Sources]
    records: Mapping[str, Sources]
    templates: Mapping[str, Sources]

    def every_text(self) -> Sources:
        """Every version of every chapter, and the pictures beside them."""
        return tuple(source for texts in self.texts.values() for source in texts)

    def looks(self, path: str, *folders: str) -> Sources:
        """The templates that the output ``path`` is rendered with, and those in ``folders``."""
        wanted = (*_LOOKS.get(path.rpartition(".")[2], ()), *folders)
        return tuple(source for folder in wanted for source in self.templates[folder])

    def of_chapter(self, path: str) -> Sources:
        """What a document of one chapter is made from: all its versions, which decide what is compared with what."""
        return (*self.texts[path.partition("/")[0]], *self.city, *self.looks(path))

    def of_check_report(self) -> Sources:
        """What the check report is made from: everything that is checked, and what says which finding is waived."""
        bills = (source for bill in self.bills.values() for source in bill)
        return (*self.every_text(), *self.city, *self.waivers, *self.meetings, *bills, *self.looks("", "notices"))

    def of_page(self) -> Sources:
        """What a page of the site is made from: everything, as citations are resolved and counted across chapters."""
        return (*self.of_check_report(), *self.looks("", "html", "site"))


def read_inputs(workspace: Workspace) -> BuildInputs:
    """The files that a build of ``workspace`` may read, as they are now.

    Errors: EngrossError where one cannot be read or is no file of the workspace.
    """

    def sources(paths: Iterable[Path]) -> Sources:
        return tuple(Source(relative_name(workspace.root, path), digest(workspace.held(path))) for path in paths)

    city = workspace.city_file()
    waivers = workspace.ordinances / WAIVERS_FILE
    folders = workspace.chapters()
    own = [Path(name) for name, _ in workspace.templates().own]
    return BuildInputs(
        sources([city] if city else ()),
        sources([waivers] if waivers.is_file() else ()),
        sources(workspace.meetings()),
        {name: sources([path]) for name, path in workspace.bills().items()},
        {folder.name: sources((*(item.path for item in folder.versions), *folder.pictures)) for folder in folders},
        {folder.name: sources([folder.record] if folder.record.is_file() else ()) for folder in folders},
        {
            kind: sources(workspace.root / "templates" / path for path in own if path.parts[0] == kind)
            for kind in (*TEMPLATE_FOLDERS, *OWN_FOLDERS)
        },
    )


def of_meeting(inputs: BuildInputs, loaded: LoadedMeeting, path: str) -> Sources:
    """What a document of a meeting is made from: its file, the bills and the chapters on its agenda, and for the packet
    the attachments and, as it tells what the checks found, the whole code."""
    workspace, items = loaded.workspace, tuple(loaded.meeting.items())
    chapters = dict.fromkeys(workspace.chapter(folder).name for item in items for folder in item.folders)
    texts = tuple(source for name in chapters for source in inputs.texts[name])
    bills = (
        source for name in dict.fromkeys(item.bill for item in items if item.bill) for source in inputs.bills[name]
    )
    named = (loaded.source, *bills, *texts, *inputs.city, *inputs.looks(path, "notices"))
    if not path.rpartition("/")[2].startswith("packet."):
        return named
    files = dict.fromkeys(loaded.path.parent / each.file for item in items for each in item.attachments)
    attached = (Source(relative_name(workspace.root, file), digest(workspace.held(file))) for file in files)
    return (*named, *inputs.every_text(), *inputs.waivers, *attached)


def with_inputs(outputs: Iterable[AnyOutput], inputs_of: Callable[[str], Sources]) -> Iterator[AnyOutput]:
    """``outputs``, each with what ``inputs_of`` its path says beside what it was made from by its own account.

    Equal sets are one value, however many outputs have it.
    """
    known: dict[Sources, Sources] = {}
    # By identity: to compare sets of a thousand files for each of a thousand outputs takes longer than to make them.
    merged: dict[tuple[int, int], tuple[Sources, Sources, Sources]] = {}
    for output in outputs:
        made = output.made if isinstance(output, KeptOutput) else output
        own, others = made.inputs, inputs_of(made.path)
        found = merged.get((id(own), id(others)))
        if found is None:
            both = tuple(sorted({*own, *others}, key=lambda each: (each.name, each.sha256)))
            # What it was made of is held too, so that no other value takes its identity.
            found = merged[id(own), id(others)] = (known.setdefault(both, both), own, others)
        if isinstance(output, KeptOutput):
            yield replace(output, made=replace(output.made, inputs=found[0]))
        else:
            yield replace(output, inputs=found[0])


def wanted_inputs(inputs: BuildInputs, outputs: Iterable[str], *, site: bool) -> frozenset[str]:
    """The names of the files that a build would be made from now; ``outputs`` are the paths of those that it made.

    ``site``: whether a site was made. A record of reviews counts where its chapter has rules.
    """
    ruled = {path.partition("/")[0] for path in outputs if path.endswith("/rules.py")}
    records = tuple(source for folder in ruled for source in inputs.records.get(folder, ()))
    folders = (
        "word",
        "html",
        "typst",
        *OWN_FOLDERS,
        *(("site",) if site else ()),
        *(("notices",) if inputs.meetings else ()),
    )
    used = (
        *inputs.every_text(),
        *inputs.city,
        *inputs.waivers,
        *inputs.meetings,
        *inputs.looks("", *folders),
        *records,
    )
    return frozenset(source.name for source in used)
