"""The proof of a whole code: its words, in the order of its publisher, are those of the chapters made of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field

from engross.errors import EngrossError
from engross.import_proof.expected_words import words_without_pictures
from engross.import_proof.shown_page import shown_words
from engross.model.law.chapter import Chapter
from engross.model.law.place import places
from engross.model.law.provision import Block, Provision
from engross.model.law.provision_note import ProvisionNote
from engross.model.law.table import Table
from engross.model.law.text import Text
from engross.values import dataclass

NoteFacts = tuple[str, str, str, str, bool]
"""Of a note: its words, its ordinance, the days stated for it (ISO 8601, empty where none), whether it is shown."""
_SHOWN = 12


@dataclass(slots=True)
class CodeWords:
    """What a code shows: every word of the law in reading order, and the notes of each unit or section that has any.

    ``stated``: whether its notes state their ordinances and days apart from their words; ``left_out``: signs that are
    in no word that is compared, for ``str.translate``; ``pictures``: whether the alternatives of pictures are among its
    words.
    """

    words: list[str] = field(default_factory=list)
    notes: list[list[NoteFacts]] = field(default_factory=list)
    stated: bool = True
    left_out: Mapping[int, int | None] = field(default_factory=dict)
    pictures: bool = True

    def add_text(self, text: Text) -> None:
        """Add the words of a heading, a paragraph or a cell."""
        self.words += self.compared(text.plain if self.pictures else words_without_pictures(text))

    def compared(self, words: str) -> list[str]:
        """The words of some text as they are compared, without the signs that are left out."""
        return split_words(words.translate(self.left_out) if self.left_out else words)


@dataclass(frozen=True, slots=True)
class CodeProof:
    """What was proved: how many words of the law, and how many notes beside it, are the publisher's, in its order."""

    words: int
    notes: int


def prove_code(shown: CodeWords, chapters: Iterable[Chapter]) -> CodeProof:
    """Hold ``chapters``, in the order of the code, against what its publisher's files show.

    Errors: EngrossError at the first word or note that differs, naming the place.
    """
    read = CodeWords(left_out=shown.left_out, pictures=shown.pictures)
    owners: list[tuple[int, str]] = []
    noted: list[str] = []
    printed: set[tuple[tuple[str, str], ...]] = set()
    for chapter in chapters:
        path = tuple((unit.eid, unit.label) for unit in (*chapter.above, chapter.root))
        for depth, holder in enumerate(chapter.above, 1):
            if path[:depth] not in printed:
                _add_head(holder, read)
        printed.update(path[:depth] for depth in range(1, len(path) + 1))
        cited = places(chapter)
        for provision, start in _provisions(chapter.root, read):
            place = cited.get(provision.eid, "") or provision.label
            owners.append((start, place))
            noted += [place] if provision.notes else []
    _same_words(shown.words, read.words, owners)
    found = read.notes if shown.stated else [[_words_alone(note, read) for note in each] for each in read.notes]
    _same_notes(shown.notes, found, noted)
    return CodeProof(len(read.words), sum(len(each) for each in read.notes))


def split_words(words: str) -> list[str]:
    """The words of some text as they are compared."""
    return shown_words(words).split()


def _add_head(holder: Provision, read: CodeWords) -> None:
    """The words of a title, which stand once for all the chapters in it."""
    read.words += read.compared(holder.label)
    if holder.heading:
        read.add_text(holder.heading)


def _provisions(root: Provision, read: CodeWords) -> list[tuple[Provision, int]]:
    """Add the words of a provision and all below it; each provision with the number of words before it."""
    found: list[tuple[Provision, int]] = []

    def add(provision: Provision) -> None:
        found.append((provision, len(read.words)))
        read.words.extend(read.compared(provision.label))
        if provision.heading:
            read.add_text(provision.heading)
        _add_blocks(provision.body, read)
        if provision.notes:
            read.notes.append([_facts(note) for note in provision.notes])
        for child in provision.children:
            add(child)
        _add_blocks(provision.flush, read)

    add(root)
    return found


def _add_blocks(blocks: tuple[Block, ...], read: CodeWords) -> None:
    for block in blocks:
        for text in block.texts() if isinstance(block, Table) else (block,):
            read.add_text(text)


def _facts(note: ProvisionNote) -> NoteFacts:
    days = (str(note.adopted or ""), str(note.effective or ""))
    return " ".join(split_words(note.text.plain)), note.ordinance, *days, note.shown


def _same_words(shown: Sequence[str], read: Sequence[str], owners: list[tuple[int, str]]) -> None:
    if list(shown) == list(read):
        return
    at = next((i for i, (a, b) in enumerate(zip(shown, read, strict=False)) if a != b), min(len(shown), len(read)))
    where = next((place for start, place in reversed(owners) if start <= at), "")
    raise EngrossError(
        f"the words read are not those of the code, in its order: at word {at + 1}{f', in {where}' if where else ''}, "
        f"the files show {_quoted(shown, at)} and {_quoted(read, at)} was read; nothing was written: please report it"
    )


def _quoted(words: Sequence[str], at: int) -> str:
    return f"“{' '.join(words[at : at + _SHOWN])} …”" if at < len(words) else "nothing more"


def _same_notes(shown: Sequence[list[NoteFacts]], read: Sequence[list[NoteFacts]], noted: Sequence[str]) -> None:
    """Notes are the same where each unit's are; of one without words in the files the facts alone count.

    ``noted``: the place of each unit or section whose notes were read.
    """
    for place, one, other in zip(noted, shown, read, strict=False):
        wanted = sorted(one, key=lambda facts: facts[1:])
        found = sorted(other, key=lambda facts: facts[1:])
        same = len(wanted) == len(found) and sorted(_bare(wanted, wanted)) == sorted(_bare(found, wanted))
        if not same:
            raise EngrossError(
                f"the notes read are not those of the code: at {place}, the files have {wanted!r} and {found!r} was "
                "read; nothing was written: correct a day there that is no ISO 8601 date, or report this code"
            )
    if len(shown) != len(read):
        raise EngrossError(
            f"the files have notes at {len(shown)} units and sections, and {len(read)} were read; nothing was written: "
            "please report this code"
        )


def _words_alone(note: NoteFacts, read: CodeWords) -> NoteFacts:
    return " ".join(read.compared(note[0])), "", "", "", note[4]


def _bare(notes: Sequence[NoteFacts], wanted: Sequence[NoteFacts]) -> list[NoteFacts]:
    """``notes`` without the words of those that have none in the files."""
    silent = {facts[1:] for facts in wanted if not facts[0]}
    return [("", *facts[1:]) if facts[1:] in silent else facts for facts in notes]
