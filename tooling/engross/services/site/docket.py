"""From a workspace to what the site shows, and the sources that stand beside its pages."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import replace
from datetime import date
from hashlib import sha256
from typing import TYPE_CHECKING

from engross.checks import CHECKS
from engross.errors import SourceError
from engross.model.law.chapter import Chapter, Source, Version
from engross.model.law.hierarchy import Hierarchy
from engross.model.meeting.meeting import Business
from engross.model.publication.docket import Checks, Docket, Download, Notified, Ordinance
from engross.services.building.build_inputs import BuildInputs, Sources
from engross.services.checking.all_checks import check_all
from engross.services.checking.chapter_checks import CheckedChapter, CheckTask, new_run
from engross.services.checking.finding_waivers import waived_in
from engross.services.documents.redline_author import redline_author
from engross.services.parallel.ordered_map import InOrder
from engross.services.selection.base_and_draft_choice import ChosenTexts, settled_texts
from engross.services.site.text_memory import DigestedFacts, TextFile, facts_of_each
from engross.site import ListedDocket
from engross.values import dataclass
from engross.workspace import ChapterFolder, VersionFile, Workspace, read_bytes, relative_name
from engross.workspace.chapter_pictures import pictures_beside

if TYPE_CHECKING:
    from engross.services.meetings.loading import LoadedMeeting

_FORMATS = ("docx", "pdf", "txt")
_CODES = frozenset(check.code for check in CHECKS)


@dataclass(frozen=True, slots=True)
class WorkspaceDocket:
    """The docket of a workspace without the words of its texts; the ``files`` of the texts of each ordinance, in the
    order of its versions; the ``digests`` of what the site shows of them, by ordinance and version."""

    listed: ListedDocket
    files: Mapping[str, tuple[TextFile, ...]]
    digests: Mapping[tuple[str, Version], DigestedFacts]

    @property
    def ordinances(self) -> tuple[Ordinance, ...]:
        """The ordinances, without the words of their texts."""
        return self.listed.docket.ordinances

    def without(self, names: Collection[str]) -> WorkspaceDocket:
        """The docket without the ordinances of these names."""
        docket = self.listed.docket
        left = tuple(each for each in docket.ordinances if each.name not in names)
        return replace(self, listed=replace(self.listed, docket=replace(docket, ordinances=left)))


def docket_of(
    workspace: Workspace, in_order: InOrder, today: date, folders: tuple[ChapterFolder, ...] | None = None
) -> WorkspaceDocket:
    """Every ordinance in ``folders`` (None: of the workspace) in all its versions, with its notices and findings.

    Texts are chosen and findings waived as of the day ``today``. A text that is in none of the folders is not shown.
    """
    site = workspace.city().get("site", {})
    address = site.get("address", "") if isinstance(site, dict) else ""
    meetings = _meetings(workspace)
    if folders is None:
        folders = workspace.chapters()
    run = new_run()
    chosen = {folder.name: settled_texts(folder, today) for folder in folders}
    tasks = [
        CheckTask(
            workspace.root, folder.name, str(chosen[folder.name].draft.version), _CODES, run, today, trusting=True
        )
        for folder in folders
    ]
    checked = check_all(tasks, in_order)
    hierarchy, author = workspace.hierarchy(), redline_author(workspace)
    files = {
        folder.name: tuple(_text_file(workspace, folder, item, hierarchy) for item in folder.versions)
        for folder in folders
    }
    known = facts_of_each((file for own in files.values() for file in own), in_order)
    texts = {name: tuple((file, _as_named(file, next(known))) for file in own) for name, own in files.items()}
    ordinances = tuple(
        _ordinance(
            workspace,
            folder,
            tuple(found.facts.outline(file.source, hierarchy) for file, found in texts[folder.name]),
            chosen[folder.name],
            meetings,
            findings,
            today,
            author,
        )
        for folder, findings in zip(folders, checked, strict=True)
    )
    heard = tuple(loaded.meeting for loaded in meetings)
    docket = Docket(workspace.place_name(), ordinances, heard, _with_slash(str(address)), today)
    digests = {(name, found.facts.listed.version): found for name, own in texts.items() for _, found in own}
    return WorkspaceDocket(
        ListedDocket(docket, {place: found.facts for place, found in digests.items()}), files, digests
    )


def _meetings(workspace: Workspace) -> tuple[LoadedMeeting, ...]:
    if not workspace.meetings():
        return ()
    # Imported here: a code without meetings needs neither calendars nor notices.
    from engross.services.meetings.loading import load_meetings

    return load_meetings(workspace)


def _text_file(workspace: Workspace, folder: ChapterFolder, item: VersionFile, hierarchy: Hierarchy) -> TextFile:
    data, name = read_bytes(item.path), relative_name(workspace.root, item.path)
    pictures = pictures_beside(folder.path, data)
    return TextFile(folder.name, item.path, Source(name, sha256(data).hexdigest()), data, hierarchy, pictures)


def _as_named(file: TextFile, found: DigestedFacts) -> DigestedFacts:
    """What was found in a file. Errors: SourceError where its text is of another version than it is named for: the site
    leads to each text by its version."""
    version = found.facts.listed.version
    if file.path.name != f"{version}.xml":
        told = f"the file is called {file.path.stem}, its text says {version}"
        raise SourceError(file.source.name, 1, f"{told}; rename the file, or correct its FRBRdate")
    return found


def source_files(docket: WorkspaceDocket) -> Iterator[tuple[str, TextFile]]:
    """Each text's own file, by its address in the site."""
    for name, files in docket.files.items():
        yield from ((f"{name}/{file.path.name}", file) for file in files)


def _with_slash(address: str) -> str:
    return address if not address or address.endswith("/") else f"{address}/"


def site_inputs(docket: Docket, inputs: BuildInputs) -> Callable[[str], Sources]:
    """What says of each file of the site, by its address, what it is made from: a source is itself, a document is made
    from its ordinance and its meeting, a page from everything."""
    every = inputs.of_page()
    known: dict[str, Sources] = {}
    for ordinance in docket.ordinances:
        for each in ordinance.downloads:
            known[f"{ordinance.name}/{each.name}"] = _document_inputs(ordinance, each, inputs)
    return lambda address: known.get(address, every)


def _document_inputs(ordinance: Ordinance, download: Download, inputs: BuildInputs) -> Sources:
    path = f"{ordinance.name}/{download.name}"
    if download.format == "xml":
        source = ordinance.version(download.new).source
        return (source,) if source is not None else ()
    noticed = next((each for each in ordinance.notices if each.key == download.meeting), None)
    if noticed is None:
        return inputs.of_chapter(path)
    return (*inputs.of_chapter(path), *noticed.sources, *inputs.looks("", "notices"))


def _ordinance(
    workspace: Workspace,
    folder: ChapterFolder,
    versions: tuple[Chapter, ...],
    texts: ChosenTexts,
    meetings: tuple[LoadedMeeting, ...],
    checked: CheckedChapter,
    today: date,
    author: str,
) -> Ordinance:
    draft, before = texts.draft, texts.base.version if texts.base is not None else None
    law = folder.timeline().in_force(today)
    notices = tuple(_notices(folder, meetings, author))
    files = (*_downloads(versions, before, draft.version), *_notice_downloads(notices, draft.version))
    standing, waived = waived_in(workspace, (checked,), _CODES, today)
    checks = Checks(standing, len(waived))
    heard = tuple(one.meeting for one in meetings if any(folder.name in each.item.folders for each in one.business))
    return Ordinance(
        folder.name,
        versions,
        draft.version,
        before,
        files,
        checks,
        notices,
        law.version if law is not None else None,
        texts.remarks,
        heard,
        tuple(meeting.key for meeting in heard if meeting.date < today),
    )


def _notices(folder: ChapterFolder, meetings: tuple[LoadedMeeting, ...], author: str) -> Iterator[Notified]:
    """The notices of the hearings on a chapter, but for those on a text that the folder does not hold."""
    shown = {item.version for item in folder.versions}
    for loaded in meetings:
        own = (one for one in loaded.business if folder.name in one.item.folders and one.item.notice and one.drafts())
        heard = (one for one in own if all(each.version in shown for each in _texts(one, folder)))
        for number, business in enumerate(heard, 1):
            from engross.services.meetings.documents import notice_of, sent_notice  # as of ``_meetings``

            key = loaded.meeting.key if number == 1 else f"{loaded.meeting.key}-{number}"
            publication = notice_of(loaded, business, None, author, struck=True)
            sent = sent_notice(loaded, business, None, author)
            sources = (loaded.source, *(chapter.source for chapter in reversed(business.chapters())))
            known = tuple(source for source in sources if source is not None)
            posted = not loaded.city.newspaper.name
            yield Notified(key, loaded.meeting, business.item, publication, sent, known, posted)


def _texts(business: Business, folder: ChapterFolder) -> Iterator[Chapter]:
    """The texts of an item in the chapter of a folder."""
    return (text for part in business.by_chapter() if part.item.chapter == folder.name for text in part.chapters())


def _downloads(versions: tuple[Chapter, ...], base: Version | None, draft: Version) -> Iterator[Download]:
    """The redline of the proposal; the clean copy and the source of every version."""
    if base is not None:
        yield from (Download(f"redline.{name}", name, draft, base) for name in _FORMATS)
    for chapter in versions:
        yield from (Download(f"{chapter.version}.{name}", name, chapter.version) for name in (*_FORMATS, "xml"))


def _notice_downloads(notices: tuple[Notified, ...], draft: Version) -> Iterator[Download]:
    for notified in notices:
        names = ((f"notice-{notified.key}.{name}", name) for name in _FORMATS)
        yield from (Download(name, format_, draft, meeting=notified.key) for name, format_ in names)
