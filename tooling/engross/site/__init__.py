"""The committee's pages: static files that need no server and ask nothing of the network."""

from engross.site.files import site_files

__all__ = ["site_files"]
