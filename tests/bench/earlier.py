"""An earlier commit of this repository beside this one, so that a bench can measure both in one run."""

from __future__ import annotations

import compileall
import io
import subprocess
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).parents[2]


@contextmanager
def earlier(commit: str) -> Iterator[Path | None]:
    """The files of ``commit`` in a folder that lasts as long as the context; None where the history is not here."""
    command = ["git", "-C", str(ROOT), "archive", commit]
    packed = subprocess.run(command, capture_output=True, check=False)
    if packed.returncode:
        yield None
        return
    with TemporaryDirectory() as folder:
        with tarfile.open(fileobj=io.BytesIO(packed.stdout)) as archive:
            archive.extractall(folder, filter="data")
        compileall.compile_dir(Path(folder) / "tooling", quiet=1)
        yield Path(folder)
