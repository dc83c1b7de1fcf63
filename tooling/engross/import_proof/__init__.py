"""The proof of an import: what was read from a page is the words of the page, in the order of the page.

The reader that judges shares no code with ``importing``: it reads the file a second time, by another parser.

- ``shown``: what a file shows, as lines; ``word_file`` and ``markdown_file`` read them;
- ``expected``: what a chapter would show; ``matching``, ``letters``, ``labels``: one held against the other;
- ``omissions``: what may be left out; ``proof``: the whole.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from engross.names_on_demand import names_on_demand

if TYPE_CHECKING:
    from engross.import_proof.proof import ImportFault, Proof, judge_import, prove_import

__all__ = ["ImportFault", "Proof", "judge_import", "prove_import"]

__getattr__ = names_on_demand(
    __name__,
    {
        "ImportFault": "proof",
        "Proof": "proof",
        "judge_import": "proof",
        "prove_import": "proof",
    },
)
