"""The committee's pages: static files that need no server and ask nothing of the network."""

from engross.site.cross_references import ReferencesBetween, references_between
from engross.site.ordinance_assembly import OrdinancePages, clean_copies, compare_versions, ordinance_pages
from engross.site.search.site_sections import SearchedOrdinance
from engross.site.site_assembly import bind_site, site_files

__all__ = [
    "OrdinancePages",
    "ReferencesBetween",
    "SearchedOrdinance",
    "bind_site",
    "clean_copies",
    "compare_versions",
    "ordinance_pages",
    "references_between",
    "site_files",
]
