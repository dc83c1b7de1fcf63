"""A published collection of other law: the statutes of a state, a code by subject, regulations, acts."""

from __future__ import annotations

from engross.values import dataclass


@dataclass(frozen=True, slots=True)
class LawCollection:
    """A collection of law that a city's code cites.

    ``place`` is whose law it is, as in an IRI (``us-ca``; ``us`` for federal law), ``kind`` what it is called there
    (``statute``, ``code/gov``), ``title`` its name. ``by``: the larger unit that a section of it needs to be found
    ("title", "chapter", "article"); empty where a section's number says all.
    """

    place: str
    kind: str
    title: str
    by: str = ""

    @property
    def uri(self) -> str:
        """The IRI of the whole: ``/akn/us-ca/act/code/gov``."""
        return f"/akn/{self.place}/act/{self.kind}"
