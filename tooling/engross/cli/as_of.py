"""The option ``--as-of DATE`` of commands that choose a text: the law, and the record of it, on that day."""

from __future__ import annotations

from datetime import date

import click

from engross.cli.day_parameter import Day


def _answer_for(ctx: click.Context, _: click.Parameter, day: date | None) -> date | None:
    """Answer for ``day`` in place of that of ``--today``."""
    if day is not None:
        ctx.find_root().params["today"] = day
    return day


as_of_option, told_as_of_option = (
    click.option(
        "--as-of",
        "as_of",
        type=Day(),
        metavar="DATE",
        expose_value=told,
        callback=_answer_for,
        help="Answer for this day (default: today).",
    )
    for told in (False, True)
)
"""As ``--today`` of the whole command line, where one looks for it; the second gives the command the day, too."""

law_as_of_option = click.option("--as-of", "as_of", type=Day(), metavar="DATE", help="The law on this day.")
"""The law itself on a day, whatever is pending."""
