"""Search: one index and one ranking, for the page of the site and for the command line."""
