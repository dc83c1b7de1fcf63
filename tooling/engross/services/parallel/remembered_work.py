"""Work whose results are kept between runs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

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
