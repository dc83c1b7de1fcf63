"""From the printed number of a citation to its path and its canonical target."""

from __future__ import annotations

from engross.cite.finding.number_lists import Member
from engross.model.law.citation import SUBDIVISIONS, CitedLaw, CitedLevel
from engross.patterns import compile_on_use

_GLUED = compile_on_use(r"(\d{1,4}[A-Z]?-\d{1,4}(?:\.\d{1,3})?|[A-Z]{2,3}-\d{1,4}|\d{1,3})([A-Z])")
"""``68-5A`` is subsection A of § 68-5, as the codifiers of the East write it."""


def printed_path(member: Member, level: CitedLevel, law: CitedLaw) -> tuple[str, ...]:
    """Return the numbers of a member as printed, brackets included: ``("68-5", "A", "(1)")``."""
    number, marks = member.number, member.marks
    if not number:
        return marks
    if level == "section" and law.kind != "other" and number[-1].isupper():
        glued = _GLUED.fullmatch(number)
        if glued:
            return (glued[1], glued[2], *marks)
    return (number, *marks)


def bare_path(printed: tuple[str, ...]) -> tuple[str, ...]:
    """Return the numbers without their brackets: ``("68-5", "A", "1")``."""
    return tuple([number.strip("()[]") for number in printed])


def target_of(
    printed: tuple[str, ...], level: CitedLevel, law: CitedLaw, outer: tuple[tuple[CitedLevel, str], ...] = ()
) -> str | None:
    """Return the canonical target: ``§68-5|A|(1)``, ``2|5|I``, ``Penal Code|§326.5``.

    None for a subdivision, and where the words do not name the law.

    Larger units come first, by number only; ``§`` stands before a section, ``table`` or ``note`` before those.
    """
    if level in SUBDIVISIONS:
        return None
    if law.kind == "other" and not law.name:
        return None
    own = _MARKS.get(level, "") + "|".join(printed) if printed else ""
    if law.kind != "other" and not outer:
        return own or None
    parts = [law.name] if law.kind == "other" else []
    parts += [number for _, number in outer]
    return "|".join([part for part in (*parts, own) if part]) or None


_MARKS: dict[CitedLevel, str] = {"section": "§", "table": "table ", "note": "note "}
