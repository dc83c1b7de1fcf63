"""Acts on the law: every write into ``ordinances/`` done as a whole or not at all, and undone.

``commit`` does an act, ``recover`` completes or drops the act of a killed run, ``undo`` takes one back. How the files
in ``.engross/`` make that hold: docs/decisions/0016-transactions.md.
"""

from engross.transactions.act import Act, Change, Committed, FileRead, file_hash
from engross.transactions.commit import commit, dry_run
from engross.transactions.lock import Holder, LockedError
from engross.transactions.recovery import Recovered, recover
from engross.transactions.undo import acts, undo, undo_changes, undone_keys

__all__ = [
    "Act",
    "Change",
    "Committed",
    "FileRead",
    "Holder",
    "LockedError",
    "Recovered",
    "acts",
    "commit",
    "dry_run",
    "file_hash",
    "recover",
    "undo",
    "undo_changes",
    "undone_keys",
]
