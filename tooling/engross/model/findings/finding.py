"""A finding: what a check has to say about one place in an ordinance file."""

from __future__ import annotations

from typing import Literal

from engross.values import dataclass

Severity = Literal["error", "warning", "note"]
"""``error``: the law is wrong as it stands. ``warning``: a person must look. ``note``: worth knowing, never wrong."""

FixKind = Literal["eids", "label", "order", "words", "ref"]


@dataclass(frozen=True, slots=True)
class Fix:
    """What corrects a finding for certain.

    ``eids``: derive every eId anew. ``label``: give the provision ``eid`` the label ``new``. ``order``: put the
    definitions of the provision ``eid`` in alphabetical order. ``words``: in the texts of the provision ``eid``,
    write ``new`` for the reference that reads ``old``. ``ref``: in the text of the provision ``eid`` whose characters
    from ``start`` on are ``old``, mark those up as a reference to ``new``.
    """

    kind: FixKind
    eid: str = ""
    old: str = ""
    new: str = ""
    start: int = 0


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault, or one thing to look at.

    ``code`` is the check's; ``chapter`` the folder's name or the file's; ``version`` as a file is named
    (``2025-10-21.proposed``); ``file`` as the workspace shows it, ``line`` in it from 1 (0: the file as a whole);
    ``eid`` of the provision. ``words`` are the words found fault with, as the page shows them, ``nth`` which
    occurrence of them it is in their block (from 0). ``message`` says what is wrong, ``hint`` how to correct it.
    ``wid``: the identity of the provision where it is not the eId, since it was renumbered. ``place``: how the
    provision is cited (§ 68-5A(1)).
    """

    code: str
    severity: Severity
    chapter: str
    version: str
    file: str
    line: int
    eid: str
    words: str
    message: str
    hint: str = ""
    nth: int = 0
    fix: Fix | None = None
    wid: str = ""
    place: str = ""

    def _repr_html_(self) -> str:
        """Its code, place, message and hint as a notebook shows them."""
        from html import escape

        hint = f"<br><i>{escape(self.hint)}</i>" if self.hint else ""
        return f"<p><b>{self.code}</b> {self.severity}, {escape(self.place)}: {escape(self.message)}{hint}</p>"
