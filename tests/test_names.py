"""One meaning a name, one direction of imports, one heading of errors: held over the source of the whole package."""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

import engross

PACKAGE = Path(engross.__file__).parent
MODULES = {
    ".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts).removesuffix(".__init__"): ast.parse(
        path.read_text(encoding="utf-8")
    )
    for path in sorted(PACKAGE.rglob("*.py"))
}
_SHARED_BY = re.compile(r"engross\.(?:cli|services)\.")
"""Where a command or a use case may have the name of the verb that it is about."""


def public_names(module: ast.Module) -> Iterator[str]:
    """The classes, functions and constants that a module defines at its top, those that begin with "_" left out."""
    for node in module.body:
        if isinstance(node, (ast.ClassDef, ast.FunctionDef)):
            names = [node.name]
        elif isinstance(node, (ast.Assign, ast.AnnAssign)):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            names = [found.id for target in targets for found in ast.walk(target) if isinstance(found, ast.Name)]
        else:
            names = []
        yield from (name for name in names if not name.startswith("_"))


def shared(modules: list[str]) -> bool:
    """Whether the modules are a command, its service and its verb, or two of these."""
    kinds = [found[0] if (found := _SHARED_BY.match(module)) else "verb" for module in modules]
    return len(set(kinds)) == len(kinds)


def defined_twice(modules: dict[str, ast.Module]) -> dict[str, list[str]]:
    """The public names that several modules define, but for commands, services and verbs that share one."""
    homes: defaultdict[str, list[str]] = defaultdict(list)
    for module, tree in modules.items():
        for name in set(public_names(tree)):
            homes[name].append(module)
    return {name: found for name, found in homes.items() if len(found) > 1 and not shared(found)}


def imports_of(tree: ast.Module) -> set[str]:
    """The modules of the package that a module imports, wherever in it."""
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names if alias.name in MODULES)
        elif isinstance(node, ast.ImportFrom) and node.module:
            inner = {f"{node.module}.{alias.name}" for alias in node.names}
            found.update(inner & MODULES.keys() or {node.module} & MODULES.keys())
    return found


def test_no_public_name_is_defined_in_two_modules() -> None:
    assert defined_twice(MODULES) == {}


def test_a_name_defined_twice_is_found() -> None:
    one, other = ast.parse("def compare(): ...\n_hidden = 1"), ast.parse("compare: int = 1\n_hidden = 1")
    assert defined_twice({"engross.diff": one, "engross.checks": other}) == {
        "compare": ["engross.diff", "engross.checks"]
    }
    assert defined_twice({"engross.diff": one, "engross.services.diff": other}) == {}
    assert defined_twice({"engross.services.a": one, "engross.services.b": other}) != {}


def test_no_modules_import_one_another_in_a_circle() -> None:
    try:
        TopologicalSorter({module: imports_of(tree) - {module} for module, tree in MODULES.items()}).prepare()
    except CycleError as circle:
        pytest.fail(f"these import one another: {circle.args[1]}")


def documented(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)):
            yield ast.get_docstring(node) or ""


@pytest.mark.parametrize("module", MODULES)
def test_docstrings_name_errors_under_one_heading(module: str) -> None:
    """``Errors:``, then each class of errors and where it is raised."""
    headings = r"\bRaises\b|(?<!\w)(?:Error|Exceptions?|Throws):|^Errors$"
    assert [text for text in documented(MODULES[module]) if re.search(headings, text, re.MULTILINE)] == []
