"""Each place where words stand, in the law of every chapter and in its pending drafts."""

from __future__ import annotations

from collections.abc import Iterator

from engross.amending.words_everywhere import WordPlace, exact_pattern, word_places
from engross.errors import SourceError
from engross.model.law.chapter import Chapter
from engross.services.enacting.draft_versions import read_text
from engross.services.selection.base_and_draft_choice import SelectionContext
from engross.site.search.stems import tokens
from engross.values import dataclass
from engross.workspace import ChapterFolder, Workspace


@dataclass(frozen=True, slots=True)
class FoundPlace:
    """A place in a text: the folder of the chapter, its number, title and the units above it, the version, and whether
    that is the law (else a pending draft)."""

    folder: str
    chapter: str
    title: str
    above: str
    version: str
    is_law: bool
    place: WordPlace

    @property
    def key(self) -> str:
        """What names it in the workspace: ``068-noise/chp_68__sec_68-10:2``."""
        return f"{self.folder}/{self.place.key}"


@dataclass(frozen=True, slots=True)
class FoundEverywhere:
    """The places, in the order of the chapters; and what is to be said, a sentence each: what could not be searched,
    and where the same is written otherwise ($250.00)."""

    places: tuple[FoundPlace, ...]
    remarks: tuple[str, ...]


def find_everywhere(setting: SelectionContext, words: str) -> FoundEverywhere:
    """Each place of ``words``, whole and as they are written, in the law of the day and in every pending draft.

    A chapter that cannot be read is named in the remarks. Errors: EngrossError where ``words`` has no letter or digit.
    """
    exact_pattern(words)
    workspace = setting.workspace()
    found: list[FoundPlace] = []
    remarks: list[str] = []
    for folder in workspace.chapters():
        try:
            for chapter, is_law in _texts(workspace, folder, setting):
                found += (_found(folder, chapter, place, is_law=is_law) for place in word_places(chapter, words))
                remarks += _written_otherwise(folder, chapter, words)
        except SourceError as fault:
            remarks.append(f"{folder.name} was not searched: {fault}")
    return FoundEverywhere(tuple(found), tuple(remarks))


def _texts(workspace: Workspace, folder: ChapterFolder, setting: SelectionContext) -> Iterator[tuple[Chapter, bool]]:
    timeline = folder.timeline()
    law = timeline.in_force(setting.today)
    if law is not None and not law.pending:
        yield read_text(workspace, folder, law), True
    for draft in timeline.drafts():
        yield read_text(workspace, folder, draft), False


def _found(folder: ChapterFolder, chapter: Chapter, place: WordPlace, *, is_law: bool) -> FoundPlace:
    above = ", ".join(unit.label for unit in chapter.above)
    return FoundPlace(folder.name, chapter.number, chapter.title, above, str(chapter.version), is_law, place)


def _written_otherwise(folder: ChapterFolder, chapter: Chapter, words: str) -> Iterator[str]:
    """Where the same words stand in another form, which no exact search finds."""
    wanted, pattern = list(tokens(words)), exact_pattern(words)
    for section in chapter.sections():
        for provision in section.walk():
            for text in provision.texts():
                there = list(tokens(text.words))
                same = sum(there[at : at + len(wanted)] == wanted for at in range(len(there)))
                if same > sum(1 for _ in pattern.finditer(text.words)):
                    where = f"{folder.name} {chapter.version}, § {section.number}"
                    yield f"{where} has “{words}” in another form too; look there: “{text.words[:80]}”"
