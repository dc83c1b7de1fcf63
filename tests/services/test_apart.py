"""The services know of no command line; the use cases are driven through them alone."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import engross.services

PACKAGE = Path(engross.services.__file__).parent
FILES = sorted(PACKAGE.rglob("*.py"))
MODULES = sorted(
    ".".join(["engross.services", *path.relative_to(PACKAGE).with_suffix("").parts]).removesuffix(".__init__")
    for path in FILES
)


@pytest.mark.parametrize("word", ["click", "print(", "input(", "sys.std", "os.environ", "getenv", "today()", ".now("])
def test_no_service_names_a_terminal_a_clock_or_the_environment(word: str) -> None:
    assert [str(path) for path in FILES if word in path.read_text(encoding="utf-8")] == []


def test_no_service_imports_click() -> None:
    code = (
        "import sys\nfrom importlib import import_module\n"
        f"for name in {MODULES!r}: import_module(name)\n"
        "print(sorted(name for name in sys.modules if name.split('.')[0] == 'click'))"
    )
    path = {"PYTHONPATH": str(PACKAGE.parents[1])}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", env=path, check=True)
    assert done.stdout == "[]\n"
