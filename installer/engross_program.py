"""What the packaged program runs: the desk on a double click, any command of Engross where it is given arguments, and
the processes that Engross starts for itself."""

from __future__ import annotations

import runpy
import sys
from multiprocessing import freeze_support
from pathlib import Path

OWN_PROCESSES = frozenset(
    {"engross.desk.reading_process", "engross.rendering.pdf.typst_process", "engross.scanning.page_reading"}
)
"""What Engross starts as ``sys.executable -m MODULE``: the packaged program is its own ``sys.executable``."""


def run_program() -> None:
    """Run what the arguments ask for."""
    # Where a process of a pool of processes is started, this runs it and does not return.
    freeze_support()
    if sys.argv[1:2] == ["-m"] and sys.argv[2] in OWN_PROCESSES:
        module = sys.argv[2]
        del sys.argv[1:3]
        runpy.run_module(module, run_name="__main__")
        return
    if len(sys.argv) == 1:
        sys.argv += ["-C", str(_city_folder()), "desk"]
    elif len(sys.argv) == 2 and Path(sys.argv[1]).is_dir():
        # A folder that was dropped on the program's icon.
        sys.argv[1:] = ["-C", sys.argv[1], "desk"]
    from engross.cli import main

    main()


def _city_folder() -> Path:
    """Where the city of somebody who names none is: ``Engross`` among their documents, made where it is not there."""
    documents = Path.home() / "Documents"
    folder = (documents if documents.is_dir() else Path.home()) / "Engross"
    folder.mkdir(exist_ok=True)
    return folder


if __name__ == "__main__":
    run_program()
