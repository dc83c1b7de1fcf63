"""A sentence for each edit of a block of words: what the words were, and what they are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from engross.compose.law.changed_figures import StatedFigure, figures_in
from engross.compose.summary.edits import Edit, EditedWords, edits_of
from engross.compose.summary.note_fates import NoteFate, note_fates, note_name, words_of_note
from engross.compose.summary.picture_sentences import picture_fates
from engross.compose.summary.quotations import bare_words, excerpt, quotation, with_stop
from engross.compose.summary.subjects import ChangeSubject, names_another, subject_of_change
from engross.model.comparison.comparison import TextChange
from engross.model.law.text import LINE_BREAK
from engross.patterns import compile_on_use

_SHORT, _SHORT_BESIDE = 4, 16
"""Words; an edit of no more on one side, and few on the other, is quoted with the words around it."""
_PLACED = 3
"""Words; fewer before an insertion do not show where it stands, and those behind it are quoted too."""

_AMOUNT = compile_on_use(
    r"\b(fine|penalty|penalties|fee|charge|deposit|tax|rent|salary|fare|surcharge)s?\b", re.IGNORECASE
)
_CLAUSE_END = compile_on_use(r"[.;:]\s")


class Sentence(NamedTuple):
    """What becomes of some words, in a sentence, and what the words are about; for a table, the words ``before`` and
    ``after`` as they are quoted, both empty where there is nothing to set side by side."""

    words: str
    subject: ChangeSubject
    before: str = ""
    after: str = ""


def sentence(words: str, subject: ChangeSubject, what: str = "", before: str = "", after: str = "") -> Sentence:
    """``words`` with a capital and a stop; ``what`` says of which part of a provision they are told."""
    told = f"{what}: {words}" if what else words
    return Sentence(with_stop(told[:1].upper() + told[1:]), subject, before, after)


def text_sentences(text: TextChange, what: str = "") -> Iterator[Sentence]:
    """A sentence for each edit of a block, then for its pictures and its notes; none for changes of terms only.

    ``what``: the part of the provision that it is ("heading"), where it is not its text.
    """
    if text.old is None or text.new is None:
        yield from _one_sided(text, what)
    else:
        for edit in edits_of(text):
            told = _edit(edit)
            if told is not None:
                yield sentence(told.words, told.subject, what, told.before, told.after)
    yield from (sentence(told, "other", what) for told in picture_fates(text))
    yield from note_sentences(text)


def _one_sided(text: TextChange, what: str) -> Iterator[Sentence]:
    side = text.new or text.old
    lead = "new text" if text.old is None else "struck text"
    words = bare_words(side.plain) if side is not None else ""
    if words:
        subject = subject_of_change("", words)
        sides = ("", excerpt(words)) if text.old is None else (excerpt(words), "")
        yield sentence(f"{lead}: {quotation(words)}", subject, what, *sides)
    elif side is None or not side.notes:
        yield sentence(f"an empty line is {'added' if text.old is None else 'struck'}", "other", what)


def _edit(edit: Edit) -> Sentence | None:
    old, new = edit.old.words, edit.new.words
    if old == new or _joined(old) == _joined(new):
        return _spacing(edit)
    subject = subject_of_change(old, new)
    before, after = edit.in_context
    only = _only(old, new)
    if only and before and after:
        return Sentence(f"{only} only: “{before}” is now “{after}”", "other")
    if subject == "other" and names_another(before, after):
        subject = "deciders"
    moved = _figure_moved(edit)
    if moved:
        return Sentence(moved, subject, before, after)
    if not old and not bare_words(edit.old.text.plain):
        return Sentence(f"new text: {quotation(new)}", subject, "", excerpt(new))
    if not old:
        return Sentence(f"inserts {quotation(new)}{_between(edit.new)}", subject, "", excerpt(new))
    if not new:
        return Sentence(f"strikes {quotation(old)}{_beside(edit.old)}", subject, excerpt(old), "")
    sizes = sorted((len(old.split()), len(new.split())))
    if sizes[0] <= _SHORT and sizes[1] <= _SHORT_BESIDE:
        return Sentence(f"“{before}” becomes “{after}”", subject, before, after)
    return Sentence(f"{quotation(old)} becomes {quotation(new)}", subject, excerpt(old), excerpt(new))


def _only(old: str, new: str) -> str:
    """What alone changes in words that otherwise stay: capitals, punctuation, or both; else empty."""
    if old.casefold() == new.casefold():
        return "capitals"
    if _letters(old) == _letters(new):
        return "punctuation"
    return "capitals and punctuation" if _letters(old).casefold() == _letters(new).casefold() else ""


def _spacing(edit: Edit) -> Sentence | None:
    """Of words that stay the same: what becomes of blanks and line ends; None where only notes or pictures come
    or go."""
    before, after = edit.old.plain.count(LINE_BREAK), edit.new.plain.count(LINE_BREAK)
    words = edit.in_context[1]
    where = f", in “{words}”" if words else ""
    if before != after:
        return Sentence(f"{'breaks the line' if after > before else 'joins two lines'}{where}", "other")
    pictures = any(tag.kind == "img" for tag in edit.old.text.tags + edit.new.text.tags)
    if edit.old.words == edit.new.words and (pictures or edit.old.text.notes + edit.new.text.notes):
        return None
    return Sentence(f"spacing only{where}", "other")


def _beside(stretch: EditedWords) -> str:
    """Where words stand, by those before them or else behind."""
    if stretch.lead:
        return f" after “{stretch.lead}”"
    if stretch.tail:
        return f" before “{stretch.tail}”"
    if stretch.start > 0 and stretch.end == len(stretch.text.plain):
        return " at the end"
    return " at the beginning" if stretch.start == 0 and stretch.end < len(stretch.text.plain) else ""


def _between(stretch: EditedWords) -> str:
    """Where words stand that are new; where few are before them, by those on both sides."""
    if stretch.tail and 0 < len(stretch.lead.split()) < _PLACED:
        return f" between “{stretch.lead}” and “{stretch.tail}”"
    return _beside(stretch)


def _figure_moved(edit: Edit) -> str:
    """The sentence of an edit that is one figure become another of the same unit; else empty."""
    old, new = _only_figure(edit.old), _only_figure(edit.new)
    if old is None or new is None or not old.unit or old.unit.rstrip("s") != new.unit.rstrip("s"):
        return ""
    before, after = old.value, new.value
    verb = "becomes"
    if before is not None and after is not None and before != after:
        verb = "rises" if after > before else "falls"
    name = new.name if new.name == old.name else ""
    name = name or _amount(edit.new.text.plain, new.start)
    words = edit.in_context[1]
    where = f", in “{words}”" if words != edit.new.words else ""
    if verb == "becomes":
        return f"{f'the {name}, ' if name else ''}{old.shown}{',' if name else ''} becomes {new.shown}{where}"
    if name:
        return f"the {name} {verb} from {old.shown} to {new.shown}{where}"
    return f"{old.shown} {verb} to {new.shown}{where}"


def _only_figure(stretch: EditedWords) -> StatedFigure | None:
    """The figure that the words are, punctuation aside."""
    found = list(figures_in(stretch.text, stretch.start, stretch.end))
    if len(found) != 1:
        return None
    figure = found[0]
    beside = stretch.text.plain[stretch.start : figure.start] + stretch.text.plain[figure.end : stretch.end]
    return None if _letters(beside) else figure


def _amount(plain: str, at: int) -> str:
    """The one word for an amount that stands before a figure in its clause ("fine"); else empty."""
    if not plain[at:].startswith("$"):
        return ""
    clause = _CLAUSE_END.split(plain[:at])[-1]
    found = {match[1].lower() for match in _AMOUNT.finditer(clause)}
    return found.pop().replace("penalties", "penalty") if len(found) == 1 else ""


def note_sentences(text: TextChange) -> Iterator[Sentence]:
    """A sentence for each note of a block that is struck, added or numbered anew, and for each edit of its words."""
    for fate in note_fates(text):
        if fate.old is None or fate.new is None:
            yield _note_of_one_side(fate)
            continue
        told = [each for paragraph in fate.content for each in text_sentences(paragraph, note_name(fate.new))]
        if fate.old.marker != fate.new.marker:
            yield sentence(f"{note_name(fate.old)} is numbered {fate.new.marker} now", "numbering")
        elif not told:
            yield sentence("only capitals or hyphens of defined terms change", "other", note_name(fate.new))
        yield from told


def _note_of_one_side(fate: NoteFate) -> Sentence:
    note, lead = (fate.new, "new") if fate.new is not None else (fate.old, "struck")
    if note is None:
        raise ValueError("a note stands on one side at least")
    words = words_of_note(note)
    said = f": {quotation(words)}" if words else ", without words"
    sides = ("", excerpt(words)) if fate.new is not None else (excerpt(words), "")
    return sentence(f"{lead} {note_name(note)}{said}", subject_of_change("", words), "", *sides)


def _joined(words: str) -> str:
    return "".join(words.split())


def _letters(words: str) -> str:
    return "".join(letter for letter in words if letter.isalnum() or letter in "$%§°")
