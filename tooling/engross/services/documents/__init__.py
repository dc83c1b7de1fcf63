"""Documents of one chapter: redlines, clean copies, citations, and their formats."""
