"""The names of packages that are imported when they are asked for."""

from __future__ import annotations

import importlib
from pathlib import Path

import pytest

import engross

ROOT = Path(engross.__file__).parent
PACKAGES = sorted(
    ".".join(("engross", *path.parent.relative_to(ROOT).parts))
    for path in ROOT.rglob("__init__.py")
    if "__getattr__ = names_on_demand(" in path.read_text(encoding="utf-8")
)


@pytest.mark.parametrize("package", PACKAGES)
def test_each_name_is_there_and_none_is_that_of_a_module(package: str) -> None:
    """A module of the same name would stand in the place of what is asked for, once something imported it."""
    module = importlib.import_module(package)
    modules = {path.stem for path in Path(str(module.__file__)).parent.iterdir()}
    assert modules.isdisjoint(module.__all__)
    for name in module.__all__:
        assert getattr(module, name) is not None
        assert name in vars(module)
    with pytest.raises(AttributeError, match=f"module '{package}' has no attribute 'unnamed'"):
        _ = module.unnamed


def test_packages_are_found() -> None:
    assert len(PACKAGES) > 8
