"""The committee's pages: static files that need no server and ask nothing of the network."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engross.names_on_demand import names_on_demand

if TYPE_CHECKING:
    from engross.site.cross_references import ReferencesBetween, references_between
    from engross.site.listed_texts import ListedDocket, TextFacts, text_facts
    from engross.site.ordinance_assembly import (
        ListedPages,
        OrdinancePages,
        clean_copies,
        compare_versions,
        ordinance_pages,
    )
    from engross.site.pages.disposition import disposition_files, has_disposition
    from engross.site.pages.front import with_rows
    from engross.site.site_assembly import asset_files, bind_site, index_pages, listing_files, site_files

__all__ = [
    "ListedDocket",
    "ListedPages",
    "OrdinancePages",
    "ReferencesBetween",
    "TextFacts",
    "asset_files",
    "bind_site",
    "clean_copies",
    "compare_versions",
    "disposition_files",
    "has_disposition",
    "index_pages",
    "listing_files",
    "ordinance_pages",
    "references_between",
    "site_files",
    "text_facts",
    "with_rows",
]

__getattr__ = names_on_demand(
    __name__,
    {
        "ListedDocket": "listed_texts",
        "ListedPages": "ordinance_assembly",
        "OrdinancePages": "ordinance_assembly",
        "ReferencesBetween": "cross_references",
        "TextFacts": "listed_texts",
        "asset_files": "site_assembly",
        "bind_site": "site_assembly",
        "clean_copies": "ordinance_assembly",
        "compare_versions": "ordinance_assembly",
        "disposition_files": "pages.disposition",
        "has_disposition": "pages.disposition",
        "index_pages": "site_assembly",
        "listing_files": "site_assembly",
        "ordinance_pages": "ordinance_assembly",
        "references_between": "cross_references",
        "site_files": "site_assembly",
        "text_facts": "listed_texts",
        "with_rows": "pages.front",
    },
)
