"""``engross serve``."""

from __future__ import annotations

import threading

import click

from engross.cli.command_context import today_of, workspace_of
from engross.cli.kept_results import cache_option, result_cache
from engross.errors import EngrossError, system_reason
from engross.preview.file_watching import renewals, stamp
from engross.preview.server import LOOPBACK, Site, server_of
from engross.services.parallel.remembered_work import RememberedWork
from engross.services.site.preview import preview_files, preview_sources


@click.command("serve")
@click.option(
    "--port", type=click.IntRange(0, 65535), default=8068, show_default=True, help="Port; 0 for any free port."
)
@cache_option
@click.pass_context
def serve_command(ctx: click.Context, port: int) -> None:
    """Serve the review site on this machine only; rebuild it when the ordinances change."""
    workspace = workspace_of(ctx)
    folders = preview_sources(workspace)
    seen = stamp(folders, today_of(ctx))  # before the files are read, so that no change is missed
    cache = result_cache(ctx)
    share = map if cache is None else RememberedWork(map, cache)
    site = Site(lambda: preview_files(workspace, today_of(ctx), share))
    fault = site.renew()
    try:
        server = server_of(site, port)
    except OSError as wrong:
        raise EngrossError(f"port {port} cannot be opened ({system_reason(wrong)}); name another with --port") from None
    threading.Thread(target=server.serve_forever, daemon=True).start()
    click.echo(f"http://{LOOPBACK}:{server.server_port}/  (Ctrl-C to stop)")
    if fault:
        click.echo(f"engross: {fault}", err=True)
    try:
        for fault in renewals(site, folders, seen, lambda: today_of(ctx)):
            click.echo(f"engross: {fault}" if fault else "rebuilt", err=True)
    except KeyboardInterrupt:
        server.shutdown()
