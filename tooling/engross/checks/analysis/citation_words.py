"""Citations as messages write them, sort keys of their numbers, and their match with a link's address."""

from __future__ import annotations

from itertools import zip_longest
from urllib.parse import unquote

from engross.model.law.citation import SUBDIVISIONS, Citation
from engross.model.law.figures import figures_value
from engross.model.law.hierarchy import EID_PARTS
from engross.model.law.roman import roman_value
from engross.patterns import compile_on_use

_PIECES = compile_on_use(r"\d+|[a-z]+")
_SEPARATORS = compile_on_use(r"~|__|\|")
_ABBREVIATED = compile_on_use(rf"^(?:{'|'.join({*EID_PARTS, *EID_PARTS.values(), 'table'})})[_-]")
_PUNCTUATION = compile_on_use(r"[^0-9A-Za-z]+")

NumberSortKey = tuple[tuple[int, int, str], ...]


def short_citation(citation: Citation) -> str:
    """A citation in full, whatever list it stands in: ``§ 68-5C``, ``Table 3``, ``42 U.S.C. § 1983(e)``; one that
    names the larger unit too, as it is written."""
    if citation.target is None or (citation.outer and not citation.target.startswith("§")):
        return " ".join(citation.words.split())
    law, _, rest = (
        citation.target.partition("|") if citation.law.kind == "other" and citation.law.name else ("", "", "")
    )
    target = rest or citation.target
    first, *marks = target.split("|")
    if citation.level != "section" and citation.level not in SUBDIVISIONS and citation.level != "law":
        first = f"{citation.level.capitalize()} {first.removeprefix(citation.level).strip()}"
    else:
        first = first.replace("§", "§ ")
    return f"{law} {first}{''.join(marks)}".strip()


def number_sort_key(citation: Citation) -> NumberSortKey:
    """What to sort a citation's number by: figures as figures, letters by length and alphabet."""
    return tuple(
        (len(piece), 0, piece) if (value := figures_value(piece)) is None else (0, value, "")
        for number in citation.path
        for piece in _PIECES.findall(number.lower())
    )


def runs_backwards(first: Citation, last: Citation) -> bool:
    """Whether the last member of a range comes before its first, whichever way their letters are read: (ii) to (v) goes
    on as numerals, (h) to (l) as letters."""
    if first.path[:-1] == last.path[:-1] and first.path and last.path:
        one, other = roman_value(first.path[-1]), roman_value(last.path[-1])
        if one is not None and other is not None and one <= other:
            return False
    return number_sort_key(first) > number_sort_key(last)


def names_target(citation: Citation, href: str) -> bool:
    """Whether a link's address ends in the numbers that the citation names, as far as the address goes.

    ``/akn/us-ct/act/statute/14-1~59`` is what "§ 14-1(59)" names; ``…/chapter-118`` what "Ch. 118" does. An
    address that names less ("…/14-1") is that of what holds it, and right too.
    """
    last = unquote(href).rsplit("/", 1)[-1]
    parts = [address_number(_ABBREVIATED.sub("", part)) for part in _SEPARATORS.split(last)]
    if not citation.path or (len(parts) == 1 and not any(letter.isdigit() for letter in parts[0])):
        return True
    path = [address_number(number) for number in citation.path]
    if path[0] not in parts and any("~" in href and part.endswith(path[0]) for part in parts):
        parts = parts[[part.endswith(path[0]) for part in parts].index(True) :]
    elif path[0] in parts:
        parts = parts[parts.index(path[0]) :]
    return all(one == other for one, other in zip_longest(path, parts) if other is not None)


def address_number(number: str) -> str:
    """A number as addresses have it: 17.32.180 is ``17-32-180`` there, ``§ 26.5`` is ``26-5``, ``(b)`` is ``b``."""
    return _PUNCTUATION.sub("-", number).strip("-")
