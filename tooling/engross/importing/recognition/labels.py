"""Labels as the page shows them: finding one at the head of a paragraph, and what it may stand for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import lru_cache

from engross.model.law.figures import figures_value
from engross.model.law.roman import roman_value
from engross.model.law.text import Text
from engross.patterns import compile_on_use
from engross.values import dataclass

LabelKind = str
"""The form of a label, by an example: ``A.``, ``(1)``, ``(i)``, ``[a]``, ``1.1``, ``bullet``."""

BULLET_KIND: LabelKind = "bullet"
"""The form of an item without a number."""

LABEL = compile_on_use(
    r"""(?:
      \((?:\d{1,3}|[A-Za-z]{1,5})(?:[.-]\d{1,2}|-[A-Za-z])?\)  # (1) (a) (iv) (A) (1.5) (A-1)
    | \(\d{1,3}[A-Za-z]\)                              # (1a)
    | \((?:(?:\d{1,3}|[A-Za-z])[ ])?(?:bis|ter|quater|quinquies)\)  # (bis) (a bis)
    | \[(?:\d{1,3}|[A-Za-z]{1,5})\]                    # [1] [a]
    | \d{1,3}(?:\.\d{1,3}){1,5}\.?                     # 1.1 1.1.1.
    | \d{1,4}[A-Za-z]?-\d{1,4}[A-Za-z]?(?:\.\d{1,3}){1,4}\.?  # 9-4.1, of § 9-4
    | Subd(?:\.|ivision)[ \u00a0]?\d{1,3}[a-z]?\.         # Subd. 1.
    | \d{1,3}[.)]                                      # 1. 1)
    | [A-Za-z][.)]                                     # A. a) i.
    | [A-Z]{2}\.                                       # AA.
    | (?P<doubled>[a-z])(?P=doubled)[.)]               # aa. bb)
    | (?:[A-Z]-\d{1,2}|\d{1,3}-?[A-Z])[.)]             # A-1. 1A.
    | [ivxIVX]{2,5}[.)]                                # iv. XII.
    | [•·▪◦‣o\uf0b7\uf0a7](?=[\s\u00a0])
    )(?=[\s\u00a0]|$|(?<=\))\((?:\d{1,3}|[A-Za-z]{1,4})\)[\s\u00a0(])""",
    re.VERBOSE,
)
DOUBLED: Mapping[LabelKind, LabelKind] = {
    "(a)": "(aa)",
    "(A)": "(AA)",
    "a.": "aa.",
    "A.": "AA.",
    "a)": "aa)",
    "A)": "AA)",
}
"""The forms of letters that are doubled in a list of their own, (aa) and (bb), by the single form."""
LATER: LabelKind = "(bis)"
"""The form of a label that says no more than that it was put behind another."""
_INSERTED = compile_on_use(
    r"(?P<before>\d{1,3}|[A-Za-z]{1,2})(?:[.-]\d{1,2}|-[A-Za-z]|(?<=\d)[A-Za-z]| (?:bis|ter|quater|quinquies))"
    r"|bis|ter|quater|quinquies"
)
_FIGURES = compile_on_use(r"\d+")
_REMEMBERED = 4096
"""Labels whose readings are remembered: the same few stand before most lines."""
_BULLETS = frozenset("•·▪◦‣o-–\uf0b7\uf0a7")


@dataclass(frozen=True, slots=True)
class LabelReading:
    """One way to read a label: its form, and which in the sequence of that form it is.

    ``inserted``: it was put behind that one later, with a number of its own: ``(A-1)`` behind ``(A)``.
    """

    kind: LabelKind
    ordinal: int
    inserted: bool = False

    def follows(self, ordinal: int) -> bool:
        """Whether it comes next behind the one with ``ordinal`` in a sequence of its form."""
        return ordinal == (self.ordinal if self.inserted else self.ordinal - 1)


def label_at_head(text: Text) -> re.Match[str] | None:
    """The label that ``text`` begins with; None where it has none."""
    return None if begins_with_picture(text) else LABEL.match(text.plain)


def begins_with_picture(text: Text) -> bool:
    """Whether ``text`` begins with a picture, whose words are no number or heading of the law."""
    return any(tag.kind == "img" and not tag.start for tag in text.tags)


@lru_cache(maxsize=_REMEMBERED)
def label_readings(label: str) -> tuple[LabelReading, ...]:
    """What ``label`` may be, the likelier first: ``(i)`` is the ninth letter, or the first Roman numeral."""
    bare = label.strip()
    if bare in _BULLETS:
        return (LabelReading("bullet", 1),)
    core = bare.strip("()[].")
    if core.startswith("Subd"):
        number = _FIGURES.search(core)
        return _figures("Subd. 1.", number[0] if number else "", inserted=core[-1:].isalpha())
    if "-" in core and "." in core:
        return _figures("1-1.1", core.rpartition(".")[2])
    later = _INSERTED.fullmatch(core) if "." not in core or bare.startswith("(") else None
    if later is not None:
        before = label_readings(bare.replace(core, later["before"])) if later["before"] else (LabelReading(LATER, 0),)
        kept = tuple(replace(reading, inserted=True) for reading in before)
        return kept if "." not in core else (*kept, *_figures("1.1", core.rpartition(".")[2]))
    if "." in core and core.replace(".", "").isdecimal():
        parts = core.split(".")
        return _figures(".".join("1" * len(parts)), parts[-1])
    if core.isdecimal():
        return _figures(_formed(bare, "1"), core)
    found = []
    if core.isalpha() and core.isascii() and len(core) <= 4 and (core.isupper() or core.islower()):
        kind = _formed(bare, "A" if core.isupper() else "a")
        found += [LabelReading(kind, ordinal) for ordinal in _letter_ordinals(core.lower())]
        if len(core) == 2 and core[0] == core[1] and kind in DOUBLED:
            found.append(LabelReading(DOUBLED[kind], _place(core[0].lower())))
    value = roman_value(core) if core.isalpha() and (core.isupper() or core.islower()) else None
    if value is not None:
        found.append(LabelReading(_formed(bare, "I" if core.isupper() else "i"), value))
    return tuple(found)


def _figures(kind: LabelKind, figures: str, *, inserted: bool = False) -> tuple[LabelReading, ...]:
    ordinal = figures_value(figures)
    return () if ordinal is None else (LabelReading(kind, ordinal, inserted),)


def _letter_ordinals(core: str) -> Iterator[int]:
    """Which letters ``core`` may count: z is followed by aa, bb (as Word counts), by aa, ab, or by za, zb."""
    if len(set(core)) == 1:
        yield _place(core[0]) + 26 * (len(core) - 1)
    elif len(core) == 2:
        yield 26 * _place(core[0]) + _place(core[1])
        if core[0] == "z":
            yield 26 + _place(core[1])


def _place(letter: str) -> int:
    return ord(letter) - ord("a") + 1


def _formed(label: str, sign: str) -> LabelKind:
    if label.startswith("("):
        return f"({sign})"
    if label.startswith("["):
        return f"[{sign}]" if sign in "1a" else "[a]"
    return f"{sign})" if label.endswith(")") else f"{sign}."
