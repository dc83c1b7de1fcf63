"""Proof reading: what a newspaper printed, against what it was sent."""

from engross.proofreading.notice_lines import PrintedLine, notice_lines
from engross.proofreading.printed_differences import proofread

__all__ = ["PrintedLine", "notice_lines", "proofread"]
