"""What an ordinance changed, as the files of its text and of the codified text record it."""

from __future__ import annotations

from engross.model.law.textual_mod import ONLY, ModKind, Occurrence, PlacePart
from engross.values import dataclass


@dataclass(frozen=True, slots=True)
class Destination:
    """Where a text was changed: ``iri`` of the provision (``#eId`` in the file at hand, else of the expression and the
    eId in it), its ``part``, ``sentence`` (1 from the first, -1 the last, 0 all), ``table`` and ``note`` of that table,
    and which ``occurrence`` of the words there."""

    iri: str
    part: PlacePart = "all"
    sentence: int = 0
    table: str = ""
    note: str = ""
    occurrence: Occurrence = ONLY


@dataclass(frozen=True, slots=True)
class Modification:
    """A textual modification that was made, in the types of Akoma Ntoso's ``textualMod``.

    ``source``: the IRI of the provision as it was enacted; ``instruction``: the words that order it, without the
    provisions that they quote. ``old`` and ``new`` are words or numbers; ``old_iri`` and ``new_iris`` the provisions
    that were struck or put in as a whole.
    """

    kind: ModKind
    source: str
    destination: Destination
    instruction: str = ""
    old: str = ""
    new: str = ""
    old_iri: str = ""
    new_iris: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Modifications:
    """``active``: what an enacted text changes in the law before it; ``passive``: what the ordinances that a codified
    text holds changed in it since the code before. In the order in which they take effect."""

    active: tuple[Modification, ...] = ()
    passive: tuple[Modification, ...] = ()

    def __bool__(self) -> bool:
        """Whether any is recorded."""
        return bool(self.active or self.passive)


UNRECORDED = Modifications()
"""None: the modifications of a draft, and of a text whose file records none."""
