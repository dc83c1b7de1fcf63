"""Words wherever they stand in a chapter: each place, and the chapter with other words there."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import replace

from engross.errors import EngrossError, NotFoundError
from engross.model.law.chapter import Chapter
from engross.model.law.place import places
from engross.model.law.provision import Provision
from engross.model.law.splice import splice
from engross.model.law.text import Text, on_one_line
from engross.model.law.text_mapping import map_texts
from engross.values import dataclass

_AROUND = 60
"""Characters of the words before and after that are shown."""


@dataclass(frozen=True, slots=True)
class WordPlace:
    """A place where words stand.

    ``key`` names it: the eId of the provision, and the how manieth there it is (``chp_68__sec_68-10:2``).
    ``section``: the number of the section, ``heading`` its heading; ``citation``: that of the provision; ``before`` and
    ``after``: the words around.
    """

    key: str
    section: str
    heading: str
    citation: str
    before: str
    words: str
    after: str


def word_places(chapter: Chapter, words: str) -> tuple[WordPlace, ...]:
    """Each place of ``words`` in ``chapter``, in reading order: whole words as they are written, capital letters too.

    A figure is one as a whole: ``$250`` stands neither in ``$250.50`` nor in ``$2,250``, ``250`` not in ``$250``. Notes
    of the publisher are not searched, and words that are parted by a note are not found.
    Errors: EngrossError where ``words`` has no letter and no digit.
    """
    found: list[WordPlace] = []
    cited = places(chapter)
    pattern = exact_pattern(words)
    for provision, section in _with_sections(chapter.root, None):
        heading = section.heading.words if section and section.heading else ""
        citation = cited.get(provision.eid, provision.label)

        def note(key: str, text: Text, start: int, end: int) -> None:
            plain = on_one_line(text.plain)
            around = plain[max(start - _AROUND, 0) : start], plain[start:end], plain[end : end + _AROUND]
            number = section.number if section else ""  # noqa: B023 - called at once
            found.append(WordPlace(key, number, heading, citation, *around))  # noqa: B023 - called at once

        _visit(provision, pattern, note)
    return tuple(found)


def with_words_replaced(chapter: Chapter, words: str, by: str, keys: Collection[str] | None = None) -> Chapter:
    """``chapter`` with ``by`` in the place of ``words`` at the places that ``keys`` name (None: at each).

    Errors: NotFoundError where a key names no place of the words.
    """
    there = {place.key for place in word_places(chapter, words)}
    wanted = there if keys is None else set(keys)
    if wanted - there:
        named = ", ".join(sorted(wanted - there))
        raise NotFoundError(f"“{words}” does not stand at {named}; list its places with `engross search --exact`")
    pattern = exact_pattern(words)

    def changed(provision: Provision) -> Provision:
        own = map_texts(replace(provision, children=()), _replacing(provision.eid, pattern, by, wanted))
        return replace(own, children=tuple(map(changed, provision.children)))

    return replace(chapter, root=changed(chapter.root))


def exact_pattern(words: str) -> re.Pattern[str]:
    """The expression that finds ``words`` as whole words and figures. Errors: EngrossError where there is none."""
    if not any(letter.isalnum() for letter in words):
        raise EngrossError(f"{words!r} has no letter and no digit; name words or a figure")
    before = r"(?<![\w$])(?<!\d[.,])" if words[0].isdigit() else r"(?<!\w)"
    after = r"(?!\w)(?![.,]\d)" if words[-1].isdigit() else r"(?!\w)" if words[-1].isalnum() else ""
    joined = r"\s".join(re.escape(word) for word in words.split())
    return re.compile(before + joined + after)


def _with_sections(provision: Provision, section: Provision | None) -> Iterator[tuple[Provision, Provision | None]]:
    """Each provision with the section that it is or stands in."""
    within = provision if provision.level == "section" else section
    yield provision, within
    for child in provision.children:
        yield from _with_sections(child, within)


def _visit(provision: Provision, pattern: re.Pattern[str], note: Callable[[str, Text, int, int], None]) -> None:
    """Tell ``note`` of each place in the provision's own texts and in their footnotes, in the order of its key."""
    number = 0

    def look(text: Text) -> Text:
        nonlocal number
        for found in pattern.finditer(on_one_line(text.plain)):
            number += 1
            note(f"{provision.eid}:{number}", text, *found.span())
        _in_notes(text, look)
        return text

    map_texts(replace(provision, children=()), look)


def _replacing(eid: str, pattern: re.Pattern[str], by: str, wanted: Collection[str]) -> Callable[[Text], Text]:
    number = 0

    def change(text: Text) -> Text:
        nonlocal number
        spans = []
        for found in pattern.finditer(on_one_line(text.plain)):
            number += 1
            if f"{eid}:{number}" in wanted:
                spans.append(found.span())
        changed = _in_notes(text, change)
        for start, end in reversed(spans):
            changed = splice(changed, start, end, by)
        return changed

    return change


def _in_notes(text: Text, change: Callable[[Text], Text]) -> Text:
    """``text`` with ``change`` applied to its footnotes; notes of an editor are no law."""
    if not text.notes:
        return text
    notes = tuple(
        note if note.kind == "editor" else replace(note, content=tuple(map(change, note.content)))
        for note in text.notes
    )
    return replace(text, notes=notes)
