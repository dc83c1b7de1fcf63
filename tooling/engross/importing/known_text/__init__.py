"""Recognising on a page the lines of a text that is already known."""
