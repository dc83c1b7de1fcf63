"""The grammar of citations, and the names of laws that it knows."""
