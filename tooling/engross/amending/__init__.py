"""Amending a draft: renumbering and repealing provisions, with every citation of them in the code."""

from engross.amending.amended import Amended
from engross.amending.named_provision import find_provision
from engross.amending.renumber import renumber
from engross.amending.repeal import repeal

__all__ = ["Amended", "find_provision", "renumber", "repeal"]
