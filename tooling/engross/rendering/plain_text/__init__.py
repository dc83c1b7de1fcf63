"""From a Publication to plain text of a fixed width: the document, tables drawn with characters."""
