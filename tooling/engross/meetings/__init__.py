"""Meetings: their files into nouns, and their days counted. What is wanted is imported from its own module."""
