"""``engross desk``."""

from __future__ import annotations

import webbrowser
from _thread import interrupt_main
from datetime import UTC, datetime
from secrets import token_urlsafe

import click

from engross.cli.command_context import setting_of, today_of
from engross.errors import EngrossError, system_reason


@click.command("desk")
@click.option("--port", type=click.IntRange(0, 65535), default=0, help="Port (default: any free port).")
@click.option("--no-open", is_flag=True, help="Do not open the browser.")
@click.pass_context
def desk_command(ctx: click.Context, port: int, no_open: bool) -> None:
    """Open the desk, a page in the browser on this machine: drop a Word file, fill in a meeting, undo.

    Where there is no workspace yet, it asks whose city it is and makes one in the folder. The first line that is
    printed is its address, which holds a token: whoever has it can use the desk on this machine.
    """
    from engross.desk.application import desk_application
    from engross.desk.desk_setting import DeskSetting
    from engross.desk.open_desks import note_closed
    from engross.desk.request_guard import DESK_HOST
    from engross.desk.server import desk_server

    asked = setting_of(ctx)
    workspace = asked.workspace_or_none()
    root = workspace.root if workspace is not None else (asked.named or asked.current).resolve()
    setting = DeskSetting(root, token_urlsafe(24), lambda: today_of(ctx), lambda: datetime.now(UTC), interrupt_main)
    try:
        server, listening = desk_server(desk_application(setting), port)
    except OSError as wrong:
        raise EngrossError(f"port {port} cannot be opened ({system_reason(wrong)}); name another with --port") from None
    address = f"http://{DESK_HOST}:{listening}/?key={setting.token}"
    click.echo(address)
    click.echo("engross: the desk is open on this machine (Ctrl-C to stop)", err=True)
    if not no_open:
        webbrowser.open(address)
    try:
        # Returns on Ctrl-C, and where the desk is closed on its page.
        server.run()
    finally:
        server.close()
        note_closed(setting)
