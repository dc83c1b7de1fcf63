"""Amending a draft: renumbering and repealing provisions, with every citation of them in the code."""

from engross.amending.amended import Amended
from engross.amending.renumber import find_provision, renumber
from engross.amending.repeal import repeal

__all__ = ["Amended", "find_provision", "renumber", "repeal"]
