"""A section whose first subsection is two in the other version, its words the same."""

from __future__ import annotations

from engross.model.law.provision import Provision
from samples import item, section

DOGS = "A dog shall be kept on a leash in every park of the city"
FINE = "the owner of a dog that is found loose shall pay a fine of fifty dollars"
CATS = "A cat may be kept without a licence in any dwelling of the city."
BIRDS = "No more than six birds may be kept on one lot without a permit."


def a(label: str, *parts: object) -> Provision:
    return item("subsection", label, *parts)  # type: ignore[arg-type]


def sections(*items: Provision) -> Provision:
    return section("1", "Animals.", *items)


ONE = sections(a("A.", f"{DOGS}, and {FINE}."), a("B.", CATS), a("C.", BIRDS))
TWO = sections(a("A.", f"{DOGS}."), a("B.", f"{FINE.capitalize()}."), a("C.", CATS), a("D.", BIRDS))
