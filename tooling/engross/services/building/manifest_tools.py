"""The programs that a manifest names."""

from __future__ import annotations

from importlib.metadata import version

from engross import __version__

_LIBRARIES = ("lxml", "typst")
"""The libraries whose versions the manifest names: those that shape the bytes."""


def manifest_tools() -> tuple[tuple[str, str], ...]:
    """The programs that the manifest names, and their versions."""
    return ("engross", __version__), *((library, version(library)) for library in _LIBRARIES)
