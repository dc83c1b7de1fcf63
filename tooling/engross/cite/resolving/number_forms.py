"""Whether a section's number has the form of those of a chapter, or must be another law's."""

from __future__ import annotations

from engross.cite.resolving.chapter_index import ChapterIndex
from engross.patterns import compile_on_use

_LETTERS_AND_SIGNS = compile_on_use(r"[0-9]+")
_FIGURES = compile_on_use(r"\d+")
_DOUBLED = compile_on_use(r"(.*\d)(([A-Z])\3)")


def split_doubled_letter(number: str) -> tuple[str, str] | None:
    """The section and the subsection of ``44-1BB``: subsections go on with AA, BB behind Z."""
    found = _DOUBLED.fullmatch(number)
    return (found[1], found[2]) if found else None


def is_of_this_code(number: str, place: ChapterIndex) -> bool:
    """Whether ``number``, which no section of the chapter ``place`` has, may be meant for one of it.

    A number without separators is counted within the chapter (Section 4 is § 68-4), unless its sections have three
    members, and as long as it has no more figures than theirs have: Section 22651 is another law's. Any other number
    must be put together like one of the chapter's, and with three members have as many figures in each; the number of a
    chapter may stand for one of its sections.
    """
    numbers = [*place.sections]
    if not numbers or any(place.chapter.hierarchy.unit_of(one) == number for one in numbers):
        return True
    forms = {_form(one) for one in numbers}
    if _form(number) != "0":
        return _form(number) in forms and (number.count(".") < 2 or _lengths(number) in {*map(_lengths, numbers)})
    if not number[0].isdigit() or all(form.count("0") > 2 for form in forms):
        return False
    figures = [found[-1] for one in numbers if (found := _FIGURES.findall(one))]
    return len(_FIGURES.findall(number)[0]) <= max(map(len, figures), default=0)


def _lengths(number: str) -> tuple[int, ...]:
    """How many figures the members of a number have behind the first: 17.32.180 has (2, 3), and no 4.106.4."""
    return tuple(len(member) for member in _FIGURES.findall(number)[1:3])


def _form(number: str) -> str:
    """How a number is put together, without what was inserted behind a hyphen (8-167.1) and a letter at its end."""
    form = _LETTERS_AND_SIGNS.sub("0", number).rstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz")
    return form.removesuffix(".0") if "-" in form else form
