"""The options ``--jobs`` and ``--scheduler``."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import click

from engross.services.parallel.workers import workers

if TYPE_CHECKING:
    from engross.services.events import ServiceEvent
    from engross.services.parallel.ordered_map import InOrder


def jobs_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options ``--jobs N`` and ``--scheduler ADDRESS`` of a command that works on many chapters."""
    many = click.option(
        "--jobs", type=click.IntRange(min=1), default=1, metavar="N", help="Number of processes (default: 1)."
    )
    scheduler = click.option(
        "--scheduler",
        default="",
        metavar="ADDRESS",
        help="Dask scheduler to use instead: tcp://HOST:PORT, or local (needs engross[cluster]).",
    )
    return many(scheduler(command))


@contextmanager
def sharing(jobs: int, scheduler: str) -> Iterator[InOrder]:
    """Those who share the work of a command, as of ``workers``; where a cluster is not used, that is said once."""
    said: list[str] = []

    def say(event: ServiceEvent) -> None:
        from engross.services.events import RunsHere

        if isinstance(event, RunsHere) and not said:
            said.append(scheduler)
            click.echo(
                f"engross: done here, without --scheduler {scheduler}: {event.parts} chapters or batches of lines, and "
                f"a cluster is given {event.shared_from} or more; --jobs N shares them among processes of this machine",
                err=True,
            )

    with workers(jobs, scheduler, say) as in_order:
        yield in_order
