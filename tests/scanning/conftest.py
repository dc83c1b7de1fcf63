"""Text recognition, which the optional part ``engross[scan]`` brings (and ``dev`` with it)."""

from __future__ import annotations

import importlib.util

import pytest

from oracles.conftest import missing


@pytest.fixture(scope="session")
def recogniser() -> None:
    """Skip or fail, as ENGROSS_ORACLES says, where text recognition is not installed."""
    for module in ("rapidocr", "onnxruntime", "pypdfium2", "cv2"):
        if importlib.util.find_spec(module) is None:
            missing("scanned pages", f"{module} is not installed; run pip install 'engross[scan]'")
