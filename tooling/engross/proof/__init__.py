"""Proof reading: what a newspaper printed against what it was sent."""

from engross.proof.proofread import proofread

__all__ = ["proofread"]
