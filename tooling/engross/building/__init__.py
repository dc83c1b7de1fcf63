"""What a build makes of each chapter, as pure functions that any process or machine may run."""

from engross.building.chapters import ChapterJob, chapter_outputs
from engross.building.redlines import redline_bytes

__all__ = ["ChapterJob", "chapter_outputs", "redline_bytes"]
