"""The committee's pages: static files that need no server and ask nothing of the network."""

from engross.site.beside import Crossings, crossings
from engross.site.files import bound, site_files
from engross.site.ordinance import Pages, comparisons, ordinance_pages

__all__ = ["Crossings", "Pages", "bound", "comparisons", "crossings", "ordinance_pages", "site_files"]
