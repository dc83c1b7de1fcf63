"""Meetings: their files into nouns, and their days counted."""

from engross.meetings.deadlines import deadlines_of, require_dates
from engross.meetings.reader import read_city, read_meeting

__all__ = ["deadlines_of", "read_city", "read_meeting", "require_dates"]
