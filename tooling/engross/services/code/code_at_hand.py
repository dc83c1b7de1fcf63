"""The code that a workspace holds already, when a further text of it is brought in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from engross.errors import EngrossError
from engross.importing.code.code_chapters import CodeChapter
from engross.importing.code.code_unit import CodeDocument
from engross.model.law.chapter import Version
from engross.values import dataclass
from engross.workspace import Workspace, load

_REPEALED = (
    'if it was repealed, state the day in its file, as an event of type="repeal" (`engross explain source-format`)'
)


@dataclass(frozen=True, slots=True)
class ChapterAtHand:
    """A chapter of the workspace: its folder (named by an older title, perhaps), the day of its work, whether a text of
    it is the law on the day of the import, and the days of its texts that are law or were."""

    folder: str
    first_day: date
    in_force: bool
    days: tuple[date, ...]


@dataclass(frozen=True, slots=True)
class CodeAtHand:
    """The chapters that a workspace holds, each by its IRI; empty for a workspace that is to be made."""

    chapters: dict[str, ChapterAtHand]

    @staticmethod
    def of(workspace: Workspace, on: date) -> CodeAtHand:
        """The chapters of ``workspace``, as the law stands there on the day ``on``."""
        found = {}
        for folder in workspace.chapters():
            chapter = load(folder.versions[-1].path)
            timeline = folder.timeline()
            days = tuple(text.version.date for text in timeline.texts if not text.pending)
            found[chapter.uri] = ChapterAtHand(folder.name, chapter.first_day, timeline.in_force(on) is not None, days)
        return CodeAtHand(found)

    def first_day(self, uri: str) -> date | None:
        """The day of a chapter's work; None where the workspace has no such chapter."""
        there = self.chapters.get(uri)
        return there.first_day if there is not None else None

    def folders(self, made: Iterable[CodeChapter]) -> dict[str, str]:
        """The folder of each chapter by its IRI: the one that it has in the workspace, else its own.

        Errors: EngrossError where that is the folder of another chapter.
        """
        taken = {there.folder: uri for uri, there in self.chapters.items()}
        found = {}
        for each in made:
            uri = each.chapter.uri
            folder = self.chapters[uri].folder if uri in self.chapters else each.folder
            if taken.setdefault(folder, uri) != uri:
                raise EngrossError(
                    f"the folder {folder} is that of {taken[folder]}, and {uri} would be written there too; nothing "
                    "was written: give the folder in the workspace another name"
                )
            found[uri] = folder
        return found

    def refuse_another(self, code: str, name: str) -> None:
        """Refuse the text called ``name`` of a code whose IRIs begin with ``code`` where the workspace holds another.

        Errors: EngrossError.
        """
        held = sorted({uri.rpartition("/")[0] for uri in self.chapters})
        if held and code not in held:
            raise EngrossError(
                f"{name} is the code {code}, and the workspace holds {', '.join(held)}; nothing was written: name a "
                "new folder with -o, or correct the name in the file"
            )

    def unmatched(self, made: Iterable[CodeChapter], version: Version) -> Iterator[str]:
        """A sentence for each chapter that stays law though a text of the code, this one or a later one, has it not."""
        new = {each.chapter.uri: each.folder for each in made}
        for uri, there in self.chapters.items():
            if there.in_force and uri not in new:
                yield f"{there.folder}: not in this text, and still law as it was; {_REPEALED}"
        later = [day for there in self.chapters.values() for day in there.days if day > version.date]
        if later:
            for uri, folder in new.items():
                if uri not in self.chapters:
                    yield f"{folder}: not in the text of {min(later)}, and still law on that day; {_REPEALED}"


def unstated(document: CodeDocument, *, state: str) -> Iterator[str]:
    """What the city's file of a new workspace had to presume, a sentence each."""
    yield "the city's file calls the officer City Clerk and the body City Council: correct there what is another"
    if state:
        yield f"the time zone in the city's file is that of most of {state}: correct it there where it is another"
    else:
        yield (
            f"“{document.name}” does not say its state, so the IRIs of its chapters name no city and the time zone is "
            "UTC: give its name in the file as “City of NAME, STATE, Code” and import it into a new folder"
        )
