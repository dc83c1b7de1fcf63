"""``engross list``."""

from __future__ import annotations

from datetime import date

import click

from engross.cli.as_of import told_as_of_option
from engross.cli.command_context import say_remarks, setting_of
from engross.outputs.printed_json import json_text, shaped
from engross.services.selection.chapter_listing import (
    ListedChapter,
    ListedVersion,
    chapters_of_bills,
    list_chapters,
    number_and_title,
    unread_remarks,
)
from engross.workspace import Workspace


@click.command("list")
@click.option("--json", "as_json", is_flag=True, help="Print JSON: a list of chapters with their versions.")
@told_as_of_option
@click.pass_context
def list_command(ctx: click.Context, as_json: bool, as_of: date | None) -> None:
    """List chapters with their versions and stages, then the bills with their chapters; with --as-of the law too."""
    setting = setting_of(ctx)
    workspace = setting.workspace()
    chapters = list(list_chapters(workspace, setting.today))
    say_remarks(unread_remarks(workspace))
    bills = chapters_of_bills(workspace)
    if as_json:
        listed = [_as_json(workspace, chapter, bills) for chapter in chapters]
        click.echo(json_text(listed))
        return
    width = max((len(name) for name in (*bills, *(chapter.folder for chapter in chapters))), default=0)
    for chapter in chapters:
        versions = ", ".join(f"{each.stage} {each.date}{each.name and f' ({each.name})'}" for each in chapter.versions)
        click.echo(f"{chapter.folder:<{width}}  {versions}")
    for name, (title, folders) in bills.items():
        click.echo(f"{name:<{width}}  bill, {title}: {', '.join(folders)}")
    for chapter in chapters:
        if as_of is not None:
            click.echo(f"{chapter.folder:<{width}}  {_law(chapter, as_of)}")
        say_remarks(f"{chapter.folder}: {remark}" for remark in chapter.remarks)


def _law(chapter: ListedChapter, day: date) -> str:
    law = next((each for each in chapter.versions if each.in_force), None)
    return f"the law on {day}: {f'{law.stage} {law.date}' if law is not None else 'no text'}"


def _as_json(
    workspace: Workspace, chapter: ListedChapter, bills: dict[str, tuple[str, tuple[str, ...]]]
) -> dict[str, object]:
    number, title = number_and_title(workspace, chapter.folder)
    versions = [_version(each) for each in chapter.versions]
    named = [name for name, (_, folders) in bills.items() if chapter.folder in folders]
    told = {"chapter": chapter.folder, "number": number, "title": title, "versions": versions, "bills": named}
    return shaped("list", told)


def _version(each: ListedVersion) -> dict[str, object]:
    return {
        "version": each.version,
        "date": each.date,
        "stage": each.stage,
        "file": each.file,
        "name": each.name,
        "effective": each.effective,
        "inForce": each.in_force,
        "pending": each.pending,
    }
