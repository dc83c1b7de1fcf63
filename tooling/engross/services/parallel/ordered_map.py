"""The same pure function over many inputs, its results in the order of the inputs."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Protocol, Self, TypeVar, runtime_checkable

Input = TypeVar("Input")
Result = TypeVar("Result")
Result_co = TypeVar("Result_co", covariant=True)


class Promise(Protocol[Result_co]):
    """What another process or machine is working out."""

    def result(self) -> Result_co:
        """Wait for it. Errors: what the function raised there."""


@runtime_checkable
class ReadsFiles(Protocol):
    """An input whose function reads files: those of the workspace at ``root``.

    ``run`` is the same for inputs between which no file changes.
    """

    @property
    def root(self) -> Path:
        """The folder of the workspace."""

    @property
    def run(self) -> str:
        """The run that the input is of."""

    @property
    def reads_sources_alone(self) -> bool:
        """Whether all that is read is among the sources of the workspace: no git history, no file elsewhere."""

    def placed(self, root: Path, /) -> Self:
        """The same input, where ``root`` holds a copy of the sources."""


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
