"""``--public``: a document as it goes out, if nothing keeps it back; without it, a draft."""

from __future__ import annotations

import sys
from collections.abc import Callable, Collection
from datetime import date
from functools import reduce
from typing import Any

import click

from engross.cli.acts import CommandAct
from engross.cli.command_context import today_of, workspace_of
from engross.model.meeting.public_gate import GateReason, PublicProduct
from engross.services.meetings.loading import LoadedMeeting, load_meeting
from engross.services.meetings.public_gate import override_of, record_override, standing_reasons
from engross.values import dataclass

override_options = (
    click.option("--override", metavar="REASON", help="Let it out in spite of what is wrong; recorded, with --by."),
    click.option("--by", metavar="NAME", help="With --override: who decided it."),
)
"""The options of a recorded decision to let a document out."""

_OPTIONS = (
    click.option(
        "--public", is_flag=True, help="As it goes out: refused if anything keeps it back, else no DRAFT mark."
    ),
    *override_options,
)


@dataclass(frozen=True, slots=True)
class PublicChoice:
    """What the options say."""

    public: bool = False
    override: str | None = None
    by: str | None = None


def public_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options that make a ``PublicChoice``."""
    return reduce(lambda made, option: option(made), reversed(_OPTIONS), command)


def passed_gate(
    ctx: click.Context,
    loaded: LoadedMeeting,
    product: PublicProduct,
    keys: Collection[str],
    choice: PublicChoice,
    on: date | None = None,
) -> LoadedMeeting:
    """The meeting, where its document may be made as ``choice`` says; read again where an override was recorded.

    ``on`` is the day on which it goes out (None: today). Where something keeps a public document back, each reason is
    said, and the exit status is 1. Errors: a usage error.
    """
    if not choice.public:
        if choice.override or choice.by:
            raise click.UsageError("--override and --by go with --public")
        return loaded
    reasons = standing_reasons(loaded, product, keys, on or today_of(ctx))
    if not reasons:
        return loaded
    if choice.override is None:
        say_refusal(product, reasons)
        sys.exit(1)
    workspace = workspace_of(ctx)
    override = override_of(product, reasons, choice.override, choice.by or "", today_of(ctx))
    record_override(loaded, override, CommandAct(workspace, dry_run=False).write)
    for reason in reasons:
        click.echo(f"{loaded.source.name}: overridden: {reason}", err=True)
    return load_meeting(workspace, str(loaded.path))


def say_refusal(product: PublicProduct, reasons: Collection[GateReason]) -> None:
    """Say what keeps a document back, a line each, and how it is let out all the same."""
    for reason in reasons:
        click.echo(f"engross: {reason}", err=True)
    click.echo(
        f"engross: the {product} must not go out as it is; correct the above, or record why it goes out all the same "
        'with --override "reason" --by NAME',
        err=True,
    )
