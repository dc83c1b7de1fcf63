"""The proof of an import: what was read from a page is the words of the page, in the order of the page.

The reader that judges shares no code with ``importing``: it reads the file a second time, by another parser.

- ``shown``: what a file shows, as lines; ``word_file`` and ``markdown_file`` read them;
- ``expected``: what a chapter would show; ``matching``, ``letters``, ``labels``: one held against the other;
- ``omissions``: what may be left out; ``proof``: the whole.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from engross.import_proof.proof import ImportFault, Proof, judge_import, prove_import

__all__ = ["ImportFault", "Proof", "judge_import", "prove_import"]


def __getattr__(name: str) -> object:
    """Import what is asked for when it is asked for: only an import needs it."""
    if name in __all__:
        return getattr(import_module("engross.import_proof.proof"), name)
    raise AttributeError(f"module 'engross.import_proof' has no attribute {name!r}")
