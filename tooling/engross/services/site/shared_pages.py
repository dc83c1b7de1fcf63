"""The pages that show all ordinances, each made again where what it shows of one of them is another."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import fields

from engross.model.manifest import Made, Output
from engross.model.publication.docket import Ordinance
from engross.outputs.build_folder import KeptOutput
from engross.resources import Templates
from engross.result_cache.canonical_bytes import key_of
from engross.result_cache.entries import ResultCache
from engross.result_cache.packed_values import keep_value, kept_value
from engross.result_cache.program_identity import program_identity
from engross.services.building.shared_renders import hierarchy_key, templates_key
from engross.services.parallel.kept_documents import KeptDocuments, keep_documents
from engross.services.site.docket import WorkspaceDocket
from engross.site import (
    ListedPages,
    asset_files,
    disposition_files,
    has_disposition,
    index_pages,
    listing_files,
    with_rows,
)
from engross.site.phrases import site_phrases
from engross.site.search.synonyms import SearchVocabulary, read_vocabulary


def shared_pages(
    docket: WorkspaceDocket, made: Sequence[ListedPages], templates: Templates, cache: ResultCache | None
) -> Iterator[Output | KeptOutput]:
    """The files of the site that show all ordinances of ``docket``, whose own pages are ``made``; ``cache`` has those
    that were made before."""
    listed = docket.listed
    yield from _remembered(
        cache, lambda: _listing_key(docket, made, templates), lambda: listing_files(listed, made, templates)
    )
    yield from _remembered(
        cache, lambda: _disposition_key(docket, templates), lambda: disposition_files(listed, templates)
    )
    yield from _outputs(index_pages(listed, made, _vocabulary(templates, cache), templates))
    yield from _outputs(asset_files(templates))


def _remembered(
    cache: ResultCache | None, key_of_files: Callable[[], str], make: Callable[[], Iterable[tuple[str, bytes]]]
) -> Iterator[Output | KeptOutput]:
    if cache is None:
        yield from _outputs(make())
        return
    key = key_of_files()
    known = kept_value(cache, key, tuple[Made, ...])
    if known is not None:
        yield from map(KeptDocuments(cache, lambda: _outputs(make())).output, known)
        return
    outputs = tuple(_outputs(make()))
    keep_value(cache, key, keep_documents(cache, outputs))
    yield from outputs


def _vocabulary(templates: Templates, cache: ResultCache | None) -> SearchVocabulary:
    """What the templates say of words; to read it takes as long as to put the index together."""
    key = key_of("vocabulary", program_identity(), templates_key(templates))
    known: SearchVocabulary | None = kept_value(cache, key, SearchVocabulary) if cache is not None else None
    if known is None:
        known = read_vocabulary(templates, site_phrases(templates).language)
        if cache is not None:
            keep_value(cache, key, known)
    return known


def _outputs(files: Iterable[tuple[str, bytes]]) -> Iterator[Output]:
    return (Output(address, data, ()) for address, data in files)


def _listing_key(docket: WorkspaceDocket, made: Sequence[ListedPages], templates: Templates) -> str:
    """The hash of all that ``listing_files`` takes: of a text what lists show of it, of an ordinance with a row all
    that the docket knows."""
    held = docket.listed.docket
    rows = with_rows(held)
    each = [
        (
            ordinance.name,
            _versions(docket, ordinance),
            (own.pages, own.line, own.figures),
            _whole(ordinance) if ordinance.name in rows else None,
        )
        for ordinance, own in zip(held.ordinances, made, strict=True)
    ]
    hierarchies = sorted({hierarchy_key(file.hierarchy) for files in docket.files.values() for file in files})
    looks = templates_key(templates)
    head = (held.city, held.address, held.today, held.meetings)
    return key_of("pages of lists", program_identity(), looks, head, hierarchies, has_disposition(docket.listed), each)


def _versions(docket: WorkspaceDocket, ordinance: Ordinance) -> object:
    digests = [docket.digests[ordinance.name, text.version].listed for text in ordinance.versions]
    return ordinance.draft, ordinance.base, ordinance.law, digests


def _whole(ordinance: Ordinance) -> object:
    rest = [getattr(ordinance, each.name) for each in fields(ordinance) if each.name != "versions"]
    return rest, [text.source for text in ordinance.versions]


def _disposition_key(docket: WorkspaceDocket, templates: Templates) -> str:
    """The hash of all that ``disposition_files`` takes."""
    law = [(each.name, each.law or each.draft) for each in docket.ordinances]
    noted = [(name, version, docket.digests[name, version].noted) for name, version in law]
    return key_of("disposition", program_identity(), templates_key(templates), docket.listed.docket.city, noted)
