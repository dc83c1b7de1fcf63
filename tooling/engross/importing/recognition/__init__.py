"""Recognising what a line of a page is: heading, label, list item, title, definition, notice."""
