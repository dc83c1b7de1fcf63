"""The same pure function over many inputs, its results in the order of the inputs."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from typing import Protocol, TypeVar

Input = TypeVar("Input")
Result = TypeVar("Result")
Result_co = TypeVar("Result_co", covariant=True)


class Promise(Protocol[Result_co]):
    """What another process or machine is working out."""

    def result(self) -> Result_co:
        """Wait for it. Errors: what the function raised there."""


class InOrder(Protocol):
    """``in_order(function, inputs)``: the function of each input, in the order of the inputs, whoever does the work.

    The function is a pure one that stands at the top of a module. Errors: the first input's that fails, in order;
    EngrossError where a process dies.
    """

    def __call__(self, function: Callable[[Input], Result], inputs: Iterable[Input], /) -> Iterator[Result]:
        """Work through ``inputs`` as their results are asked for."""
        ...


def results(submit: Callable[[Input], Promise[Result]], inputs: Iterable[Input], ahead: int) -> Iterator[Result]:
    """The result of each input, in order, with at most ``ahead`` inputs submitted and not yet yielded."""
    pending: deque[Promise[Result]] = deque()
    for each in inputs:
        pending.append(submit(each))
        if len(pending) >= ahead:
            yield pending.popleft().result()
    while pending:
        yield pending.popleft().result()
