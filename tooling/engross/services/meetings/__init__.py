"""Meetings: their documents, whether these agree, and what becomes of their notices."""
