"""The tables of a code's publisher, which are no law: where former sections went, what each ordinance did."""

from __future__ import annotations

import re
from collections.abc import Iterable

from engross.model.law.provision import Provision
from engross.patterns import compile_on_use

_HEADING = compile_on_use(
    r"\b(?:comparative|disposition|derivation|parallel|cross[\s-]reference)\s(?:tables?|lists?)\b"
    r"|\btables?\sof\s(?:disposition|derivation|ordinances)\b|\b(?:ordinance|code)\slists?\b",
    re.IGNORECASE,
)


def publisher_tables(provisions: Iterable[Provision]) -> frozenset[int]:
    """Those of ``provisions``, by id(), whose heading or that of what holds them says that they are such a table.

    Their numbers are those of former codes and of ordinances, which are looked up nowhere.
    """
    held: set[int] = set()
    for provision in provisions:
        named = provision.heading is not None and _HEADING.search(provision.heading.plain)
        if named and id(provision) not in held:
            held.update(id(part) for part in provision.walk())
    return frozenset(held)
