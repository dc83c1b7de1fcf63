"""The lowest versions that pyproject.toml promises to work with, as pip constraints: ``make lowest``."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

PYPROJECT = Path(__file__).parents[1] / "pyproject.toml"


def constraints() -> list[str]:
    """``name==version`` of each dependency of the package and of its optional parts but ``dev``."""
    project = tomllib.loads(PYPROJECT.read_text(encoding="utf-8"))["project"]
    parts = [needs for extra, needs in project["optional-dependencies"].items() if extra != "dev"]
    wanted = [*project["dependencies"], *(need for needs in parts for need in needs)]
    return [re.sub(r">=([^,;\s]+).*", r"==\1", need) for need in wanted if ">=" in need and "engross[" not in need]


if __name__ == "__main__":
    print("\n".join(constraints()))
