"""The provision or table that a person names: by its citation, its eId, or, of several so cited, by its place."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from engross.cite.finding.finder import find_citations
from engross.cite.resolving.chapter_index import index_chapter
from engross.cite.resolving.target_lookup import resolve
from engross.errors import AmbiguousError, NotFoundError
from engross.model.law.chapter import Chapter
from engross.model.law.citation import Citation
from engross.model.law.provision import Provision
from engross.model.law.table import Table
from engross.patterns import compile_on_use

_REST = compile_on_use(r"[\s.,;:]*(?:of this chapter\.?\s*)?")
"""What may stand behind a citation."""
_PLACE = compile_on_use(r"\((\d+) of (\d+)(?: so cited)?\)$")


def find_provision(chapter: Chapter, wanted: str) -> Provision | Table:
    """The provision or table that ``wanted`` names: a citation (``§ 68-4D(6)``, ``68-4D``, ``Table 2``), or an eId.

    Where a label stands twice, the citation is that of several: ``68-5A (2 of 2)`` is the second of them.
    Errors: NotFoundError; AmbiguousError where a citation is that of several and does not say which.
    """
    for provision in chapter.walk():
        if provision.eid == wanted:
            return provision
    named, which = without_place(wanted)
    citation = named_citation(named)
    if citation is None:
        raise _not_found(chapter, wanted)
    found = resolve(citation, chapter.root, index_chapter(chapter), {})
    target = found.table or found.provision
    if found.outcome != "resolved" or target is None:
        raise _not_found(chapter, wanted)
    same = [target] if isinstance(target, Table) else list(so_cited(chapter, target))
    if which is None and (len(same) == 1 or all(getattr(each, "status", "") == "unassigned" for each in same)):
        return target  # of several that have no number yet the first, so that each in turn is given one
    told = ", ".join(f"{named} ({at} of {len(same)})" for at in range(1, len(same) + 1))
    if which is None:
        raise AmbiguousError(f"{len(same)} provisions are cited as {named}; name one of {told}")
    at, count = which
    if count != len(same) or not 1 <= at <= count:
        raise NotFoundError(
            f"{wanted!r} is none of {told}" if len(same) > 1 else f"only one provision is cited as {named}"
        )
    return same[at - 1]


def so_cited(chapter: Chapter, provision: Provision) -> Iterator[Provision]:
    """Every provision that is cited as ``provision`` is, itself too, in their order: those beside it of its label."""
    for beside in _families(chapter.root):
        if any(each is provision for each in beside):
            yield from beside
            return
    yield provision


def doubled(chapter: Chapter) -> Iterator[tuple[Provision, ...]]:
    """Those that are cited alike, for each label that stands twice under one provision."""
    return (beside for beside in _families(chapter.root) if len(beside) > 1)


def without_place(wanted: str) -> tuple[str, tuple[int, int] | None]:
    """A citation without the place that it ends with: ``68-5A (2 of 2)`` is ``68-5A``, 2 of 2."""
    found = _PLACE.search(wanted)
    return (wanted[: found.start()].rstrip(), (int(found[1]), int(found[2]))) if found else (wanted, None)


def named_citation(words: str) -> Citation | None:
    """The citation that all of ``words`` are, with or without the sign, blanks in a number passed over; None where they
    are more than one, or something besides: ``68-5A or C`` is not § 68-5A."""
    for form in (words, f"§ {words}", f"§ {''.join(words.split()).lstrip('§')}"):
        found = find_citations(f"as {form}")
        if len(found) == 1 and found[0].path and _REST.fullmatch(f"as {form}", found[0].end):
            return found[0]
    return None


def _families(provision: Provision) -> Iterator[tuple[Provision, ...]]:
    beside: defaultdict[tuple[str, str], list[Provision]] = defaultdict(list)
    for child in provision.children:
        if child.number:
            beside[child.level, child.number].append(child)
    yield from map(tuple, beside.values())
    for child in provision.children:
        yield from _families(child)


def _not_found(chapter: Chapter, wanted: str) -> NotFoundError:
    return NotFoundError(f"{chapter.title or 'the chapter'} has no {wanted!r}; cite it as the text would (§ 68-4D(6))")
