"""The environment that a city's own Jinja templates run in: no way to the program, and bounds of work and memory.

A template is text from outside. Jinja2's sandbox keeps it from the program's objects; what it does not bound is counted
here: the rounds of loops and the calls of macros, and the size of what ``*``, ``**`` and ``%`` make.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterable, Iterator
from contextvars import ContextVar
from typing import Any

from jinja2 import nodes
from jinja2.exceptions import SecurityError
from jinja2.ext import ExprStmtExtension, Extension
from jinja2.lexer import Token, TokenStream
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment

MOST_STEPS = 5_000_000
"""Rounds of loops and calls of macros in one document: a packet of a whole code has some hundred thousand."""
MOST_LETTERS = 10_000_000
"""Characters or items that one operation may make."""
MOST_TEMPLATE_MEMORY = 1 << 30
"""Bytes that a template may take beyond what the program holds, where the system can be asked to keep to it."""
_STEP = "count_step"
_COUNTED = frozenset({"for", "macro", "call"})
_steps: ContextVar[list[int] | None] = ContextVar("steps", default=None)


class BoundedEnvironment(ImmutableSandboxedEnvironment):
    """A sandbox that counts what a template does; render with it inside ``bounds``.

    Errors: SecurityError, with the bound that was passed, which is a TemplateError.
    """

    intercepted_binops = frozenset({"*", "**", "%"})

    def __init__(self, **options: Any) -> None:
        """Take the options of a Jinja2 environment."""
        super().__init__(extensions=[ExprStmtExtension, _CountSteps], **options)
        self.globals.pop("lipsum", None)
        self.globals[_STEP] = _count_step

    @contextlib.contextmanager
    def bounds(self) -> Iterator[None]:
        """Count the steps of what is rendered inside, at most MOST_STEPS; bound its memory where the system can."""
        token = _steps.set([MOST_STEPS])
        try:
            with _bounded_memory():
                yield
        finally:
            _steps.reset(token)

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """``left operator right``, refused where it would be larger than MOST_LETTERS."""
        if operator == "*" and _size(left, right) > MOST_LETTERS:
            raise SecurityError(f"a product of more than {MOST_LETTERS:,} characters or items")
        if operator == "**" and _digits(left, right) > MOST_LETTERS:
            raise SecurityError(f"a power of more than {MOST_LETTERS:,} binary digits")
        if operator == "%" and isinstance(left, str):
            raise SecurityError("text % value; write {{ value }} in the text instead")
        return super().call_binop(context, operator, left, right)


class _CountSteps(Extension):
    """Puts ``{% do count_step() %}`` at the head of every loop and macro body."""

    def filter_stream(self, stream: TokenStream) -> Iterable[Token]:
        """The tokens of a template with a step counted at each round."""
        opened = counted = False
        for token in stream:
            yield token
            if token.type == "block_begin":
                opened = True
                continue
            if opened and token.type == "name":
                counted = token.value in _COUNTED
            opened = False
            if token.type == "block_end" and counted:
                counted = False
                line = token.lineno
                yield Token(line, "block_begin", "{%")
                yield Token(line, "name", "do")
                yield Token(line, "name", _STEP)
                yield Token(line, "lparen", "(")
                yield Token(line, "rparen", ")")
                yield Token(line, "block_end", "%}")

    def parse(self, parser: Any) -> nodes.Node:
        """Unused: the extension has no tag of its own."""
        raise NotImplementedError


def _count_step() -> None:
    left = _steps.get()
    if left is None:
        return
    left[0] -= 1
    if left[0] < 0:
        raise SecurityError("more rounds of loops than any document needs")


def _size(left: object, right: object) -> int:
    """The length of the product of a text or list and a number; 0 for a product of numbers."""
    for many, times in ((left, right), (right, left)):
        if isinstance(many, str | bytes | list | tuple) and isinstance(times, int):
            return len(many) * max(times, 0)
    return 0


def _digits(left: object, right: object) -> int:
    """The binary digits of a power of whole numbers, at most; 0 for others."""
    if isinstance(left, int) and isinstance(right, int) and right > 0:
        return left.bit_length() * right
    return 0


@contextlib.contextmanager
def _bounded_memory() -> Iterator[None]:
    """Ask the system to give this process at most MOST_MEMORY more; on Linux alone it says how much it holds."""
    try:
        import resource

        with open("/proc/self/statm", encoding="ascii") as file:
            held = int(file.read().split()[0]) * os.sysconf("SC_PAGE_SIZE")
    except (ImportError, OSError):
        yield
        return
    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    wanted = held + MOST_TEMPLATE_MEMORY
    if soft != resource.RLIM_INFINITY and soft <= wanted:
        yield
        return
    resource.setrlimit(resource.RLIMIT_AS, (wanted, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_AS, (soft, hard))
