"""``engross serve``."""

from __future__ import annotations

import threading
from functools import partial

import click

from engross.building import download_bytes
from engross.cli.author import author_of
from engross.cli.choose import workspace_of
from engross.cli.serving import LOOPBACK, Files, Site, server_of, stamp
from engross.cli.site_inputs import docket_of, source_files
from engross.cli.site_work import made_downloads
from engross.diff import compare
from engross.errors import EngrossError
from engross.model.docket import Download, Ordinance
from engross.resources import Templates, shipped
from engross.site import site_files
from engross.workspace import read_bytes

_PAUSE = 0.5
"""Seconds between two looks at the files."""


@click.command("serve")
@click.option("--port", type=click.IntRange(0, 65535), default=8068, show_default=True, help="0: any that is free.")
@click.pass_context
def command(ctx: click.Context, port: int) -> None:
    """The committee's pages on this machine only, made anew while the ordinances are drafted."""
    workspace = workspace_of(ctx)
    folders = (workspace.ordinances, workspace.root / "templates", shipped("templates"))
    seen = stamp(folders)  # before the files are read, so that no change is missed
    site = Site(partial(_files, ctx))
    fault = site.renew()
    try:
        server = server_of(site, port)
    except OSError as wrong:
        raise EngrossError(
            f"port {port} cannot be opened ({(wrong.strerror or str(wrong)).lower()}); name another with --port"
        ) from None
    threading.Thread(target=server.serve_forever, daemon=True).start()
    click.echo(f"http://{LOOPBACK}:{server.server_port}/  (Ctrl-C ends it)")
    if fault:
        click.echo(f"engross: {fault}", err=True)
    try:
        while True:
            threading.Event().wait(_PAUSE)
            now = stamp(folders)
            if now != seen:
                seen = now
                fault = site.renew()
                click.echo(f"engross: {fault}" if fault else "made anew", err=True)
    except KeyboardInterrupt:
        server.shutdown()


def _files(ctx: click.Context) -> Files:
    docket, templates = docket_of(ctx, map), workspace_of(ctx).templates()
    files: Files = {address: partial(bytes, data) for address, data in site_files(docket, templates)}
    for ordinance in docket.ordinances:
        for each in made_downloads(ordinance):
            files[f"{ordinance.name}/{each.name}"] = partial(_download, ordinance, each, author_of(ctx), templates)
    return {**files, **{address: partial(read_bytes, path) for address, path in source_files(workspace_of(ctx))}}


def _download(ordinance: Ordinance, download: Download, author: str, templates: Templates) -> bytes:
    """A file to be downloaded, made when it is asked for."""
    new = ordinance.version(download.new)
    comparison = compare(ordinance.version(download.old), new) if download.old else None
    return download_bytes(ordinance, download, comparison, author, templates)
