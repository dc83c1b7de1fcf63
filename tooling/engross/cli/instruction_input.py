"""Instructions that a command reads, and applies to a chapter."""

from __future__ import annotations

from pathlib import Path, PurePath

import click

from engross.cli.acts import CommandAct
from engross.cli.amendment_lines import say_amendment
from engross.cli.command_context import setting_of
from engross.cli.text_input import text_of
from engross.services.drafting.workspace_amendment import apply_instructions
from engross.services.instructions.bill_import import import_bill
from engross.services.instructions.ordinance_files import FileOrders, chapters_named, orders_of_file
from engross.workspace import read_bytes


def instructions_of(file: str) -> str:
    """The instructions of ``file``: text, or a Word file of an ordinance; what of that orders nothing is said on
    stderr."""
    orders = orders_of_file(read_bytes(Path(file)), file) if file.lower().endswith(".docx") else None
    if orders is None:
        return text_of(file)
    _say_left_out(file, orders)
    return orders.text


def _say_left_out(file: str, orders: FileOrders) -> None:
    for words in orders.left_out:
        click.echo(f'engross: {file}: no instruction, left out: "{words}"', err=True)


def apply_file(ctx: click.Context, file: str, orders: FileOrders, wanted: str | None, *, dry_run: bool) -> int:
    """Apply the instructions of a Word file to the chapter ``wanted``, else to every chapter that they name, as a bill
    where these are several. Exit status."""
    _say_left_out(file, orders)
    named = chapters_named(orders.text)
    if wanted is None and not named:
        raise click.UsageError(f"{file} names no chapter that it amends; name one: --chapter CHAPTER")
    if wanted or len(named) == 1:
        return apply_to_chapter(ctx, file, orders.text, wanted or named[0], None, partial=False, dry_run=dry_run)
    setting = setting_of(ctx)
    workspace = setting.workspace()
    act = CommandAct(workspace, dry_run)
    made, refused = import_bill(workspace, orders, PurePath(file).stem, setting.today, act.write)
    say_amendment(workspace.root, made)
    act.say_preview()
    return _say_refused(file, refused, nothing=not made.done)


def _say_refused(file: str, refused: tuple[str, ...], *, nothing: bool) -> int:
    """Name each instruction that was refused; exit status."""
    for why in refused:
        click.echo(f"engross: {file}: {why}", err=True)
    if refused and nothing:
        click.echo(f"engross: nothing was written; correct {file}, or add --partial to engross apply", err=True)
    return 1 if refused else 0


def apply_to_chapter(
    ctx: click.Context, file: str, text: str, chapter: str, version: str | None, *, partial: bool, dry_run: bool
) -> int:
    """Apply the instructions ``text`` of ``file`` to the draft of ``chapter``, and say what was done; exit status."""
    setting = setting_of(ctx)
    workspace = setting.workspace()
    act = CommandAct(workspace, dry_run)
    folder = workspace.chapter(chapter)
    made, refused = apply_instructions(workspace, folder, text, setting.today, act.write, version, partial=partial)
    say_amendment(workspace.root, made)
    act.say_preview()
    return _say_refused(file, refused, nothing=not made.done)
