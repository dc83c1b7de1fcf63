"""Importing one Word file with its proof, alone in a process: ``import_engine.py FILE``; prints the most MB it held."""

from __future__ import annotations

import resource
import sys
from datetime import date
from pathlib import Path

from engross.importing import Identity
from engross.model.law.chapter import Body, Version
from engross.services.drafting.draft_files import read_draft_file
from engross.services.parallel.collector import spare_collector


def identity(side: str, *_: object) -> Identity:
    """A draft of no chapter."""
    version = Version(date(2026, 1, 2 if side == "new" else 1), "proposed" if side == "new" else "codified")
    return Identity("/akn/us/act/code/draft", Body("council", "Council"), version)


if __name__ == "__main__":
    spare_collector()
    read_draft_file(Path(sys.argv[1]).read_bytes(), "x.docx", (), identity)
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
