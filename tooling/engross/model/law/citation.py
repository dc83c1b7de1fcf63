"""A citation: words in a text that name law."""

from __future__ import annotations

from typing import Literal, NamedTuple

CitedLevel = Literal[
    "law",
    "title",
    "subtitle",
    "division",
    "part",
    "subpart",
    "unit",
    "article",
    "chapter",
    "subchapter",
    "section",
    "subsection",
    "paragraph",
    "subparagraph",
    "clause",
    "table",
    "note",
]
"""What kind of thing the first number of a citation names; ``law`` is a whole body of law (a code, an act)."""

SUBDIVISIONS: frozenset[CitedLevel] = frozenset({"subsection", "paragraph", "subparagraph", "clause"})
"""The levels below a section: a citation that starts at one of them needs the section it is written in."""

LawKind = Literal["here", "code", "other"]
"""Whose law: ``here`` the chapter that the words stand in, ``code`` the code of this city, ``other`` any other."""

CharacterRange = tuple[int, int]
"""Start and end in characters of the flattened text; the end is not included."""


class CitedLaw(NamedTuple):
    """A body of law; ``name`` is its canonical name (``U.S.C.``), empty where the text does not name it."""

    kind: LawKind
    name: str = ""


HERE, CODE = CitedLaw("here"), CitedLaw("code")
"""The chapter that the words stand in, and the code of this city, with no name given."""


class Citation(NamedTuple):
    """Words that name law, and what they name, as far as the words alone can say.

    ``start``, ``end``: characters of the flattened text; ``words``: the text between them.
    ``level``: what ``path[0]`` numbers; with an empty path, what "this …" points at.
    ``path``: the numbers from there down without their punctuation: ``§ 68-5A(1)(a)[1]`` is
    ``("68-5", "A", "1", "a", "1")``; ``Subsection B(1)`` is ``("B", "1")`` at level ``subsection``.
    ``outer``: larger units named beside it, outermost first: ``(("title", "2"), ("chapter", "5"))``.
    ``base``: for a relative citation, the unit to start from ("of this section": ``section``); a bare
    ``subsection (b)`` has the section as its base, a bare ``paragraph (2)`` has none.
    ``direction``: "above" or "below" where the words say so.
    ``listed``: one of several members that share a label; ``range_end``: the first or the last of a range;
    ``inclusive``, ``et_seq``: the range was said to include its ends, or to run on.
    ``unit``: where in the text the section or larger unit is named (``subsection (e) of 42 U.S.C. § 1983``:
    the words from ``42 U.S.C.``); None for a citation that names a subdivision only.
    ``qualifier``: where the words stand that say whose law it is ("this Chapter", "the Penal Code").
    ``target``: the same citation in one canonical spelling, ``§68-5|A|(1)|(a)|[1]``; None when the words
    do not say it (relative citations).
    """

    start: int
    end: int
    words: str
    level: CitedLevel
    path: tuple[str, ...] = ()
    law: CitedLaw = HERE
    outer: tuple[tuple[CitedLevel, str], ...] = ()
    base: CitedLevel | None = None
    direction: Literal["above", "below"] | None = None
    listed: bool = False
    range_end: Literal["first", "last"] | None = None
    inclusive: bool = False
    et_seq: bool = False
    unit: CharacterRange | None = None
    qualifier: CharacterRange | None = None
    target: str | None = None

    @property
    def relative(self) -> bool:
        """Whether the words mean nothing without the place they stand in ("this section", "subsection B")."""
        return self.base is not None or self.direction is not None or self.level in SUBDIVISIONS
