"""What tests of every package share."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from engross.services.parallel.collector import spare_collector

# No deadline: machines differ. In CI the examples are drawn the same way each time, so that it fails for a reason.
settings.register_profile(
    "engross",
    deadline=None,
    derandomize=bool(os.environ.get("CI")),
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
settings.load_profile("engross")

# No test reads or writes the results that are kept for the user of this machine; those of the cache name a folder.
os.environ["ENGROSS_CACHE"] = ""

# As in the commands: a sixth of the processor time of the tests went to looking for garbage where there is none.
spare_collector()

GOLDEN = Path(__file__).with_name("golden")
SLOW_FOLDERS = frozenset({"gold", "oracles", "properties"})
"""Folders whose tests `make check` leaves to `make test`: outside programs, published data, long properties."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests of the slow folders; a single slow test or module carries the mark itself."""
    for item in items:
        if SLOW_FOLDERS.intersection(item.path.relative_to(Path(__file__).parent).parts[:-1]):
            item.add_marker(pytest.mark.slow)


def pytest_collection_finish() -> None:
    """Leave the modules and the tests, which stay until the end, out of what is looked through for garbage."""
    gc.collect()
    gc.freeze()


@pytest.fixture
def golden() -> Callable[[str, str], None]:
    """Compare a text with a file under ``tests/golden``; with ENGROSS_GOLDEN=accept, write it there instead."""

    def compare(name: str, text: str) -> None:
        file = GOLDEN / name
        if os.environ.get("ENGROSS_GOLDEN") == "accept":
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
            return
        if not file.is_file():
            pytest.fail(f"tests/golden/{name} is not there yet: run make golden to accept what was made, and read it.")
        if file.read_text(encoding="utf-8") != text:
            assert text == file.read_text(encoding="utf-8"), (
                f"tests/golden/{name} differs: read the difference; if it is right, run make golden to accept."
            )

    return compare
