"""Whose changes of the same words are, where several people made them: told by the paragraph that each stands in."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from lxml import etree

from engross.importing.word.element_names import W
from engross.redlining.attribution import Attribution

_TEXT = (f"{W}t", f"{W}delText")
_INSERTIONS = frozenset({f"{W}ins", f"{W}moveTo"})
_DELETIONS = frozenset({f"{W}del", f"{W}moveFrom"})


class ChangeOwner(NamedTuple):
    """Whose a change is, and the letters and figures of its paragraph before all changes in it and after."""

    whose: Attribution
    before: str
    after: str

    def swapped(self) -> ChangeOwner:
        """The owner of the same change made back."""
        return ChangeOwner(self.whose, self.after, self.before)


ChangeOwners = Sequence[ChangeOwner]
"""The owners of all changes of the same words."""


def owner_in(owners: ChangeOwners, before: str) -> Attribution | None:
    """Whose the change is in the paragraph of the text ``before`` the changes, or in one of several paragraphs of it.

    None where it may be that of several people.
    """
    if len({each.whose.author for each in owners}) > 1:
        text = letters(before)
        owners = [each for each in owners if each.before in text]
    return owners[-1].whose if len({each.whose.author for each in owners}) == 1 else None


def of_several(changes: Iterable[ChangeOwners]) -> int:
    """Of how many changes it cannot be told whose they are: another person made one of the same words in a paragraph of
    the same text."""
    count = 0
    for owners in changes:
        in_paragraphs = Counter(before for before, _ in {(each.before, each.whose.author) for each in owners})
        count += sum(in_paragraphs[each.before] > 1 for each in owners)
    return count


def letters(text: str) -> str:
    """The letters and figures of ``text``."""
    return "".join([letter for letter in text if letter.isalnum()])


def owners_of_changes(root: etree._Element, names: Collection[str]) -> Mapping[str, ChangeOwners]:
    """Whose the revisions of ``names`` are, by the words that they hold."""
    found: defaultdict[str, list[ChangeOwner]] = defaultdict(list)
    for revision in root.iter(*(W + name for name in names)):
        words = "".join(str(each.text or "") for each in revision.iter(*_TEXT)).strip()
        if words:
            found[words].append(owner_of(revision))
    return found


def owner_of(revision: etree._Element) -> ChangeOwner:
    """Whose a revision is, and where it stands."""
    whose = Attribution(revision.get(f"{W}author", ""), revision.get(f"{W}date", ""))
    paragraph = next(revision.iterancestors(f"{W}p"), None)
    texts = list(_texts(revision if paragraph is None else paragraph))
    before = letters("".join(words for words, inserted, _ in texts if not inserted))
    return ChangeOwner(whose, before, letters("".join(words for words, _, deleted in texts if not deleted)))


def _texts(paragraph: etree._Element) -> Iterator[tuple[str, bool, bool]]:
    """The words of a paragraph, each with whether they are inserted and whether they are deleted."""
    for text in paragraph.iter(*_TEXT):
        around = {each.tag for each in text.iterancestors()}
        yield str(text.text or ""), bool(around & _INSERTIONS), bool(around & _DELETIONS)
