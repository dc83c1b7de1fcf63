"""Work whose failure for one chapter is kept apart, so that it does not stop the others'."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial

from engross.errors import EngrossError, SourceError
from engross.services.parallel.ordered_map import InOrder, Input, Result
from engross.services.parallel.remembered_work import Memory, remembered
from engross.values import dataclass


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A chapter of which no document could be made: its place in the outputs, and why, in a sentence."""

    chapter: str
    reason: str


def attempts(
    in_order: InOrder,
    function: Callable[[Input], Result],
    inputs: Iterable[tuple[str, Input]],
    memory: Memory[tuple[str, Input], Result | LeftOut] | None = None,
) -> Iterator[Result | LeftOut]:
    """``function`` of each of ``inputs``, which come with the name of their chapter; what fails is left out, and told.
    What ``memory`` has is not computed.

    Errors: SourceError where a file of the workspace is not what it should be: that is for its author to correct.
    """
    attempt = partial(_attempt, function)
    return in_order(attempt, inputs) if memory is None else remembered(in_order, attempt, inputs, memory)


def _attempt(function: Callable[[Input], Result], named: tuple[str, Input]) -> Result | LeftOut:
    chapter, each = named
    try:
        return function(each)
    except SourceError:
        raise
    except EngrossError as fault:
        return LeftOut(chapter, str(fault))
    except MemoryError:
        return LeftOut(
            chapter, "it takes more memory than there is; close other programs, or make it on another machine"
        )
    except Exception as fault:  # A fault of ours in one chapter is no reason to withhold the others.
        return LeftOut(chapter, f"{type(fault).__name__}: {fault}; this is a fault of Engross: please report it")
