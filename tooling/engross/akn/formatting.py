"""A file put into canonical form, and what that changes in what identifies it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from lxml import etree

from engross.akn.eids import identify
from engross.akn.element_names import AKN
from engross.akn.profile import plain_name
from engross.akn.reader import parse_chapter
from engross.akn.writer import write_chapter
from engross.errors import SourceError
from engross.model.law.hierarchy import STANDARD, Hierarchy
from engross.values import dataclass

_FRBR = f"{{{AKN}}}"


@dataclass(frozen=True, slots=True)
class Formatted:
    """The canonical bytes of a file; ``changes`` are the values under ``FRBRWork`` that became others, a sentence
    each."""

    data: bytes
    changes: tuple[str, ...]


def formatted(
    data: bytes, name: str, versions: Iterable[tuple[bytes, str]] = (), hierarchy: Hierarchy = STANDARD
) -> Formatted:
    """The canonical form of ``data``, the bytes of an ordinance file called ``name``.

    ``hierarchy`` is that of its code. ``versions`` are the other files of the chapter, as bytes and name: one work has
    one day in all of them, the earliest that any knows. One that cannot be read is left out; it is refused when it is
    formatted itself.
    Errors: SourceError, as ``parse_chapter``.
    """
    chapter = parse_chapter(data, name, hierarchy)
    days = [chapter.first_day, *_days(versions, chapter.uri, hierarchy)]
    written = write_chapter(identify(replace(chapter, created=min(days))))
    return Formatted(written, () if written == data else tuple(_changes(data, written)))


def _days(versions: Iterable[tuple[bytes, str]], uri: str, hierarchy: Hierarchy) -> Iterator[date]:
    for data, name in versions:
        try:
            other = parse_chapter(data, name, hierarchy)
        except SourceError:
            continue
        if other.uri == uri:
            yield other.first_day


def _changes(old: bytes, new: bytes) -> Iterator[str]:
    was, now = _work(old), _work(new)
    for part in dict.fromkeys((*was, *now)):
        if was.get(part) == now.get(part):
            continue
        if part not in was:
            yield f"{part} is now {now[part]}"
        elif part not in now:
            yield f"{part} was {was[part]} and is left out"
        else:
            yield f"{part} was {was[part]} and is now {now[part]}"


def _work(data: bytes) -> dict[str, str]:
    """Each value that stands under ``FRBRWork``, by its element and attribute."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    work = next(etree.fromstring(data.removeprefix("\ufeff".encode()), parser).iter(f"{_FRBR}FRBRWork"))
    return {f"FRBRWork/{plain_name(str(e.tag))}@{key}": str(value) for e in work for key, value in e.attrib.items()}
