"""Proof reading: what a newspaper printed against what it was sent."""

from engross.proofreading.proofread import proofread

__all__ = ["proofread"]
