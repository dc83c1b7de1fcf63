"""The proof of a redline in the look of a Word file: its bytes read back and held against both files.

Shares no code with what wrote it.
"""

from engross.redline_proof.both_sides import prove_merge, prove_redline

__all__ = ["prove_merge", "prove_redline"]
