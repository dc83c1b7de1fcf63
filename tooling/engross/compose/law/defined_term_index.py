"""The index of a code's defined terms: each term with the places that define it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from engross.model.law.chapter import Chapter
from engross.model.law.place import places
from engross.model.law.provision import Provision
from engross.model.publication.publication import Line, Run
from engross.values import dataclass


@dataclass(frozen=True, slots=True)
class TermPlace:
    """A place that defines ``term``: the ``section`` as it is cited, and the ``anchor`` of the provision."""

    term: str
    section: str
    anchor: str


def defined_terms(chapter: Chapter, prefix: str) -> Iterator[TermPlace]:
    """Every term that ``chapter`` marks up as defined, in reading order; ``prefix`` stands before its anchors."""
    cited = places(chapter)

    def below(provision: Provision, section: str) -> Iterator[TermPlace]:
        if provision.level != "definition":
            section = cited.get(provision.eid, section)
        for text in provision.texts():
            for tag in text.tags:
                if tag.kind == "def":
                    term = text.plain[tag.start : tag.end].strip("“”\"'‘’,. ")
                    yield TermPlace(term, section, prefix + provision.eid if provision.eid else "")
        for child in provision.children:
            yield from below(child, section)

    return below(chapter.root, "")


def defined_term_lines(terms: Iterable[TermPlace]) -> Iterator[Line]:
    """A line a term, by the alphabet whatever their capitals, each with links to the places that define it."""
    ordered = sorted((one for one in terms if one.term), key=lambda one: (one.term.casefold(), one.term))
    for _, group in groupby(ordered, key=lambda one: one.term.casefold()):
        found = list(dict.fromkeys(group))
        runs = [Run(f"{found[0].term}: ")]
        for at, one in enumerate(found):
            runs += [Run("; ")] if at else []
            runs.append(Run(one.section, href=f"#{one.anchor}" if one.anchor else ""))
        yield Line("item", tuple(runs))
