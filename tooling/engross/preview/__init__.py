"""The site served to this machine while it is drafted: an HTTP server, and the watch for files that change."""
