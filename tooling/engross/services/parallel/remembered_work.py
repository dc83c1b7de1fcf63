"""Work whose results are kept between runs."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import TYPE_CHECKING, Protocol

from engross.services.parallel.ordered_map import InOrder, Input, Result
from engross.values import dataclass

if TYPE_CHECKING:
    from engross.result_cache.entries import ResultCache


@dataclass(frozen=True, slots=True)
class RememberedWork:
    """Those who do the work, and the ``cache`` of what they did before: it is read and written in this process only."""

    in_order: InOrder
    cache: ResultCache

    def __call__(self, function: Callable[[Input], Result], inputs: Iterable[Input], /) -> Iterator[Result]:
        """As of ``InOrder``, without looking at the cache: who knows a key for the inputs asks it."""
        return self.in_order(function, inputs)


def cache_of(in_order: InOrder) -> ResultCache | None:
    """The cache of those who do the work, where they have one."""
    return in_order.cache if isinstance(in_order, RememberedWork) else None


class Memory(Protocol[Input, Result]):
    """What was kept of a pure function: its results by a key of its inputs."""

    def key(self, each: Input, /) -> str:
        """What the result of an input is kept under: the hash of all that it is computed from."""

    def has(self, key: str, /) -> bool:
        """Whether there is a result under a key; it may be found damaged when it is read."""

    def prepared(self, each: Input, /) -> Input:
        """An input that is to be computed, with what is known of parts of its result."""

    def kept(self, key: str, again: Callable[[], Result], /) -> Result | None:
        """The result that was kept; None where it is not there. ``again`` computes it, for parts that are not."""

    def keep(self, key: str, each: Input, result: Result, /) -> None:
        """Keep the result of an input."""


def remembered(
    in_order: InOrder,
    function: Callable[[Input], Result],
    inputs: Iterable[Input],
    memory: Memory[Input, Result],
) -> Iterator[Result]:
    """As ``in_order(function, inputs)``; what ``memory`` has is not computed, and what is computed is kept there.

    A result that was kept is read when its turn comes, so that few are held at a time.
    """
    waiting: deque[tuple[str, Input, bool]] = deque()

    def to_compute() -> Iterator[Input]:
        for each in inputs:
            key = memory.key(each)
            there = memory.has(key)
            waiting.append((key, each, there))
            if not there:
                yield memory.prepared(each)

    def read(key: str, each: Input) -> Result:
        found = memory.kept(key, partial(function, each))
        if found is None:
            found = function(each)
            memory.keep(key, each, found)
        return found

    for result in in_order(function, to_compute()):
        while waiting[0][2]:
            yield read(*waiting.popleft()[:2])
        key, each, _ = waiting.popleft()
        memory.keep(key, each, result)
        yield result
    while waiting:
        yield read(*waiting.popleft()[:2])
