"""Putting the recognised lines of a page together as a tree of provisions."""
