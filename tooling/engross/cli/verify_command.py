"""``engross verify``."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from engross.cli.choose import workspace_of
from engross.errors import NotFoundError
from engross.model.manifest import Manifest
from engross.outputs.manifest import NAME, read_manifest
from engross.outputs.verify import faults
from engross.outputs.writing import digest
from engross.workspace import Workspace, read_bytes, relative_name


@click.command("verify")
@click.argument("folder", required=False, type=click.Path(path_type=Path, file_okay=False), metavar="[DIR]")
@click.pass_context
def command(ctx: click.Context, folder: Path | None) -> None:
    """Prove the build folder (default: the workspace's), site and all, against manifest and sources; a line a fault."""
    workspace = workspace_of(ctx)
    folder = folder or workspace.build
    if not (folder / NAME).is_file():
        raise NotFoundError(f"there is no {folder / NAME}; run `engross build` first")
    site = folder / "site"
    proved = [_proved(workspace, folder, _wanted(workspace) if folder.name != "site" else set())]
    if (site / NAME).is_file():
        proved.append(_proved(workspace, site, set()))
    wrong = list(dict.fromkeys(sentence for _, sentences in proved for sentence in sentences))
    for sentence in wrong:
        click.echo(sentence)
    if wrong:
        sys.exit(1)
    count = sum(made for made, _ in proved)
    click.echo(f"{folder}: {count} outputs are as they were built, from the sources as they are", err=True)


def _proved(workspace: Workspace, folder: Path, wanted: set[str]) -> tuple[int, list[str]]:
    """How many outputs the folder's manifest names, and what is wrong with them, a sentence each."""
    manifest = read_manifest(read_bytes(folder / NAME), str(folder / NAME))
    found = {path.relative_to(folder).as_posix(): digest(path) for path in sorted(folder.rglob("*")) if path.is_file()}
    return len(manifest.made), list(faults(manifest, found, _sources(workspace, manifest), wanted))


def _sources(workspace: Workspace, manifest: Manifest) -> dict[str, str | None]:
    """The SHA-256 of each input as it is now; None where it is not there."""
    names = {source.name for made in manifest.made for source in made.inputs}
    places = {name: workspace.root / name for name in names}
    return {name: digest(path) if path.is_file() else None for name, path in places.items()}


def _wanted(workspace: Workspace) -> set[str]:
    """The files that a build would be made from now."""
    versions = [version for folder in workspace.chapters() for version in folder.to_build() if version]
    return {
        relative_name(workspace.root, path) for path in (*(version.path for version in versions), *workspace.meetings())
    }
