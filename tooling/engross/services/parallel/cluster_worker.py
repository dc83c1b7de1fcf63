"""What a worker of a cluster does: one input at a time, with the same program as the caller's."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Generic

from engross import __version__
from engross.resources import shipped
from engross.services.parallel.ordered_map import Input, ReadsFiles, Result
from engross.services.parallel.sent_sources import unpacked_sources
from engross.values import dataclass

_SHIPPED = ("schemas", "templates")


@dataclass(frozen=True, slots=True)
class Answer(Generic[Result]):
    """What a worker makes of an input: a ``result``; or the ``fault`` that the function raised; or the ``program`` that
    the worker has, where that is another one than the caller's, so that nothing was computed."""

    result: Result | None = None
    fault: Exception | None = None
    program: str = ""


def answer(program: str, function: Callable[[Input], Result], each: Input, packed: bytes | None) -> Answer[Result]:
    """``function`` of ``each``, computed where ``program`` is the one that is here; ``packed``: the sources that the
    input reads, as of ``packed_sources``.

    Errors: MemoryError, where the worker has too little.
    """
    if program != program_here():
        return Answer(program=program_here())
    try:
        if packed is not None and isinstance(each, ReadsFiles):
            each = each.placed(unpacked_sources(packed))
        return Answer(function(each))
    except MemoryError:
        raise
    except Exception as fault:
        return Answer(fault=fault)


@lru_cache(maxsize=1)
def program_here() -> str:
    """Version and hash (SHA-256, 12 digits) of the program: of its modules, schemas and templates, by their bytes."""
    digest = sha256()
    for root in (Path(__file__).parents[2], *(Path(str(shipped(name))) for name in _SHIPPED)):
        for path in sorted(root.rglob("*")):
            if path.is_file() and path.suffix != ".pyc":
                digest.update(f"{path.relative_to(root).as_posix()}\0".encode())
                digest.update(sha256(path.read_bytes()).digest())
    return f"{__version__} ({digest.hexdigest()[:12]})"
