"""Schedulers and workers of Dask in processes of their own, copies of one that has imported Dask already.

To import it takes as much processor time as all that most of the tests do with it.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing import get_context
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
_COMMANDS = ("distributed.cli.dask_scheduler", "distributed.cli.dask_worker")


def _path() -> str:
    return os.pathsep.join([str(ROOT), *filter(None, sys.path)])


def run(module: str, *arguments: str) -> None:
    """Be ``python -m MODULE ARGUMENT…``, without a terminal, where the tests' own modules are found too."""
    from importlib import import_module

    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in (1, 2):
        os.dup2(nowhere, stream)
    sys.path.insert(0, str(ROOT))
    import_module(module).main(arguments)


@contextmanager
def forked(module: str, *arguments: str) -> Iterator[int]:
    """The number of a process that is ``python -m MODULE ARGUMENT…``, killed at the end."""
    server = get_context("forkserver")
    server.set_forkserver_preload([*_COMMANDS, "engross.services.building.workspace_build"])
    process = server.Process(target=run, args=(module, *arguments), daemon=True)
    with pytest.MonkeyPatch.context() as patch:
        # What the copies share is imported from where this process has it.
        patch.setenv("PYTHONPATH", _path())
        process.start()
    try:
        assert process.pid is not None
        yield process.pid
    finally:
        process.kill()
        process.join()


@contextmanager
def started(path: Path, module: str, *arguments: str) -> Iterator[int]:
    """As ``forked``, for a process that shares nothing with another, and finds the modules in ``path`` before all."""
    env = {**os.environ, "PYTHONPATH": os.pathsep.join([str(path), _path()])}
    process = subprocess.Popen(
        [sys.executable, "-m", module, *arguments], env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        yield process.pid
    finally:
        process.kill()
        process.wait()
