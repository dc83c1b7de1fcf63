"""``engross verify``."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from engross.cli.choose import shown, workspace_of
from engross.errors import NotFoundError
from engross.model.manifest import Manifest
from engross.outputs.manifest import NAME, read_manifest
from engross.outputs.verify import faults
from engross.outputs.writing import digest
from engross.workspace import Workspace, read_bytes


@click.command("verify")
@click.argument("folder", required=False, type=click.Path(path_type=Path, file_okay=False), metavar="[DIR]")
@click.pass_context
def command(ctx: click.Context, folder: Path | None) -> None:
    """Prove the build folder (default: the workspace's) against its manifest and the sources; a line a fault."""
    workspace = workspace_of(ctx)
    folder = folder or workspace.build
    file = folder / NAME
    if not file.is_file():
        raise NotFoundError(f"there is no {file}; run `engross build` first")
    manifest = read_manifest(read_bytes(file), str(file))
    found = {path.relative_to(folder).as_posix(): digest(path) for path in sorted(folder.rglob("*")) if path.is_file()}
    wrong = list(faults(manifest, found, _sources(workspace, manifest), _wanted(workspace)))
    for sentence in wrong:
        click.echo(sentence)
    if wrong:
        sys.exit(1)
    click.echo(f"{folder}: {len(manifest.made)} outputs are as they were built, from the sources as they are", err=True)


def _sources(workspace: Workspace, manifest: Manifest) -> dict[str, str | None]:
    """The SHA-256 of each input as it is now; None where it is not there."""
    names = {source.name for made in manifest.made for source in made.inputs}
    places = {name: workspace.root / name for name in names}
    return {name: digest(path) if path.is_file() else None for name, path in places.items()}


def _wanted(workspace: Workspace) -> set[str]:
    """The files that a build would be made from now."""
    versions = [version for folder in workspace.chapters() for version in folder.to_build() if version]
    return {shown(workspace.root, path) for path in (*(version.path for version in versions), *workspace.meetings())}
