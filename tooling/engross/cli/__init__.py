"""The command line: arguments, calls, messages, exit statuses.

Exit status 0: done, nothing wrong. 1: the law has errors. 2: could not run; one sentence on stderr.
"""

from __future__ import annotations

import errno
import os
import sys
from datetime import date
from pathlib import Path

import click

from engross import __version__
from engross.cli.city_faults import say_city_fault
from engross.cli.command_context import complete_interrupted
from engross.cli.commands import COMMANDS, Commands
from engross.cli.day_parameter import Day
from engross.cli.several_cities import FOLDER_HELP, run_several, several_cities
from engross.durable_files import ON_WINDOWS
from engross.errors import EngrossError, system_reason
from engross.services.parallel.collector import leave_to_the_system, spare_collector

__all__ = ["COMMANDS", "group", "main"]

_NO_MEMORY = (
    "engross: there is too little memory for this; no file was half written; "
    "close other programs, name one chapter, or use fewer --jobs"
)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.option("-C", "folder", type=click.Path(path_type=Path), help=FOLDER_HELP)
@click.option("--today", type=Day(), metavar="DATE", help="The date to answer for (default: today).")
@click.version_option(__version__, message="%(prog)s %(version)s")
@click.pass_context
def group(ctx: click.Context, folder: Path | None, today: date | None) -> None:  # noqa: ARG001 - read by today_of
    """Ordinances as structured XML; redlines, notices, packets and checks from that one source."""
    ctx.obj = folder
    complete_interrupted(folder)
    say_city_fault(ctx, folder)


def main() -> None:
    """Run the command line and exit with its status; no input ends in a traceback."""
    spare_collector()
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            # A file's name may hold bytes that are no UTF-8: they are shown, not fallen over.
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
    try:
        code = _run(sys.argv[1:])
        sys.stdout.flush()
    except BrokenPipeError:
        code = 0
        _drop_output()
    except OSError as fault:
        code = 0 if _left_early(fault) else 2
        _drop_output()
        if code:
            what = fault.filename or "the output"
            click.echo(f"engross: {what} cannot be read or written: {system_reason(fault)}", err=True)
    leave_to_the_system()
    sys.exit(code)


def _run(arguments: list[str]) -> int | str | None:
    try:
        several = several_cities(arguments)
        if several is not None:
            return run_several(*several, _run)
        left = group.main(arguments, prog_name="engross", standalone_mode=False)
    except SystemExit as leave:
        return leave.code
    except click.ClickException as fault:
        fault.show()
        return 2
    except click.Abort:
        return 130
    except EngrossError as fault:
        click.echo(f"engross: {fault}", err=True)
        return 2
    except MemoryError:
        click.echo(_NO_MEMORY, err=True)
        return 2
    # click gives the code of its own exits (--help, --version); commands give nothing
    return left if isinstance(left, int) else 0


def _left_early(fault: OSError) -> bool:
    """Whether Windows says so that whoever read our output is gone: it knows no broken pipes."""
    return ON_WINDOWS and fault.errno == errno.EINVAL and fault.filename is None


def _drop_output() -> None:
    """Have what is still to be flushed go nowhere: whoever read it is gone, or it cannot be written."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
