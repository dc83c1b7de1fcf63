"""The regular expressions of the package: ``compile_on_use`` is ``re.compile`` for those that a module holds.

A command imports hundreds of regular expressions and uses a few dozen; compiling all of them was a fifth of the time in
which a command starts.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

__all__ = ["UncompiledPattern", "compile_on_use"]

_METHODS = ("findall", "finditer", "fullmatch", "match", "search", "split", "sub", "subn")


class UncompiledPattern:
    """Stands for a ``re.Pattern`` of ``str`` or ``bytes``, whose ``pattern`` and methods it has.

    Errors: ``re.error`` at the first call of a method where ``pattern`` is no regular expression.
    """

    def __init__(self, pattern: Any, flags: int = 0) -> None:  # noqa: D107 - as re.compile
        self.pattern = pattern
        self._flags = flags

    def compiled(self) -> re.Pattern[Any]:
        """The regular expression itself."""
        return re.compile(self.pattern, self._flags)

    def __getattr__(self, name: str) -> Any:  # noqa: D105 - found once; then the method is in the instance
        if name not in _METHODS:
            raise AttributeError(name)
        compiled = self.compiled()
        vars(self).update({each: getattr(compiled, each) for each in _METHODS})
        return getattr(compiled, name)


if TYPE_CHECKING:
    from re import compile as compile_on_use
else:
    compile_on_use = UncompiledPattern
