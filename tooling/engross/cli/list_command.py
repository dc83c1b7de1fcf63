"""``engross list``."""

from __future__ import annotations

import json

import click

from engross.cli.choose import workspace_of
from engross.workspace import load, relative_name


@click.command("list")
@click.option("--json", "as_json", is_flag=True, help="Machine-readable: a list of chapters with their versions.")
@click.pass_context
def list_command(ctx: click.Context, as_json: bool) -> None:
    """Chapters, versions, stages."""
    workspace = workspace_of(ctx)
    chapters = workspace.chapters()
    if as_json:
        listed = []
        for folder in chapters:
            latest = load(folder.versions[-1].path)
            versions = [
                {
                    "version": str(item.version),
                    "date": item.version.date.isoformat(),
                    "stage": item.version.stage,
                    "file": relative_name(workspace.root, item.path),
                }
                for item in folder.versions
            ]
            listed.append(
                {"chapter": folder.name, "number": latest.number, "title": latest.title, "versions": versions}
            )
        click.echo(json.dumps(listed, ensure_ascii=False, indent=2))
        return
    width = max((len(folder.name) for folder in chapters), default=0)
    for folder in chapters:
        shown_versions = ", ".join(f"{item.version.stage} {item.version.date.isoformat()}" for item in folder.versions)
        click.echo(f"{folder.name:<{width}}  {shown_versions}")
