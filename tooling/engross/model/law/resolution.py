"""What a citation names, once it is looked up in the chapters at hand."""

from __future__ import annotations

from typing import Literal

from engross.model.law.chapter import Chapter
from engross.model.law.provision import Provision
from engross.model.law.table import Table
from engross.values import dataclass, quick_init

Outcome = Literal["resolved", "missing", "subdivision missing", "unverified", "ambiguous", "external"]
"""``resolved``: it names what ``provision`` (or ``table``) holds. ``missing``: the chapter is at hand and has no
such section, article, table or note. ``subdivision missing``: the section is there, what is cited in it is not.
``unverified``: the chapter is not at hand, or only an excerpt of it is. ``ambiguous``: several chapters have the
number, as where those of each title begin with 1. ``external``: another law."""


@quick_init
@dataclass(frozen=True, slots=True)
class Resolution:
    """The outcome, and as far as it was found: the chapter, the deepest provision reached, the table.

    ``found`` and ``lacking`` split the citation's path: ``§ 68-5A(9)`` with no paragraph (9) has found
    ``("68-5", "A")`` and lacks ``("9",)``.
    """

    outcome: Outcome
    chapter: Chapter | None = None
    provision: Provision | None = None
    table: Table | None = None
    found: tuple[str, ...] = ()
    lacking: tuple[str, ...] = ()
