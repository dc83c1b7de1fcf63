"""The committee's pages: static files that need no server and ask nothing of the network."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engross.names_on_demand import names_on_demand

if TYPE_CHECKING:
    from engross.site.cross_references import ReferencesBetween, references_between
    from engross.site.ordinance_assembly import OrdinancePages, clean_copies, compare_versions, ordinance_pages
    from engross.site.search.index_files import IndexedOrdinance
    from engross.site.site_assembly import bind_site, site_files

__all__ = [
    "IndexedOrdinance",
    "OrdinancePages",
    "ReferencesBetween",
    "bind_site",
    "clean_copies",
    "compare_versions",
    "ordinance_pages",
    "references_between",
    "site_files",
]

__getattr__ = names_on_demand(
    __name__,
    {
        "IndexedOrdinance": "search.index_files",
        "OrdinancePages": "ordinance_assembly",
        "ReferencesBetween": "cross_references",
        "bind_site": "site_assembly",
        "clean_copies": "ordinance_assembly",
        "compare_versions": "ordinance_assembly",
        "ordinance_pages": "ordinance_assembly",
        "references_between": "cross_references",
        "site_files": "site_assembly",
    },
)
