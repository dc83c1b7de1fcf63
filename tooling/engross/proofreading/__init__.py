"""Proof reading: what a newspaper printed against what it was sent."""

from engross.proofreading.printed_differences import proofread

__all__ = ["proofread"]
