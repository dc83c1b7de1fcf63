"""Where the files that ship with the package are: schemas and templates.

In a checkout they stand at its top level; in an installed wheel they are carried inside the package.
"""

from __future__ import annotations

from pathlib import Path

_HERE = Path(__file__).resolve().parent


def shipped(*parts: str) -> Path:
    """The path of a shipped file or folder, such as ``shipped("schemas", "ordinance.rng")``."""
    carried = _HERE / "_shipped"
    root = carried if carried.is_dir() else _HERE.parents[1]
    return root.joinpath(*parts)
