"""A code as exported from its publisher's pages to Markdown."""
