"""What of a command's arguments would be passed over in silence, or lose a source: one that is blank, an option that is
given twice, an output that would take the place of a file of the law."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Final

import click

_MAY_BE_EMPTY: Final = {("correct", "new"), ("replace", "by")}
"""The arguments that are words to be put in the place of others, by command and name: none may be wanted there."""

_WRITES_LAW: Final = {"import"}
"""The commands whose output may be among the files of the law, which are written as acts on them."""


class GuardedGroup(click.Group):
    """A group whose commands refuse what they would pass over in silence.

    Click takes the last of an option that is given twice; and what a script fills in from a variable that is not set is
    no citation, no reason and no name, and must not be read as if it had not been given.
    """

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """The arguments of the group itself. Errors: usage errors."""
        _refuse_passed_over(self, ctx, args)
        return super().parse_args(ctx, args)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that ``args`` name, and its arguments. Errors: usage errors."""
        name, command, rest = super().resolve_command(ctx, args)
        if command is not None and not isinstance(command, click.Group):
            context = command.context_class(
                command,
                info_name=name,
                parent=ctx,
                resilient_parsing=ctx.resilient_parsing,
                **command.context_settings,
            )
            _refuse_passed_over(command, context, rest)
        return name, command, rest


def _refuse_passed_over(command: click.Command, ctx: click.Context, arguments: Iterable[str]) -> None:
    """Refuse an argument that is blank, and an option that is given twice and has one value; not of words that a shell
    has completed, as they are unfinished. Errors: usage errors."""
    if ctx.resilient_parsing:
        return
    given, _, order = command.make_parser(ctx).parse_args(list(arguments))
    for param in dict.fromkeys(order):
        called = param.get_error_hint(ctx)
        value = given.get(param.name or "")
        if (command.name, param.name) not in _MAY_BE_EMPTY and not all(word.strip() for word in _words(value)):
            raise click.UsageError(f"{called} is blank; say what it is, or leave it out", ctx)
        if param.name == "output" and command.name not in _WRITES_LAW and isinstance(value, str):
            inputs = [word for name, words in given.items() if name != "output" for word in _words(words)]
            _refuse_lost(Path(value), inputs, ctx)
        if isinstance(param, click.Option) and not (param.multiple or param.is_flag) and order.count(param) > 1:
            raise click.UsageError(f"{called} is given {order.count(param)} times and can be one; give it once", ctx)


def _words(value: object) -> list[str]:
    """The words that were given for a parameter; none for a flag, and for what was not given."""
    values = value if isinstance(value, (list, tuple)) else (value,)
    return [each for each in values if isinstance(each, str)]


def _refuse_lost(output: Path, inputs: Iterable[str], ctx: click.Context) -> None:
    """Refuse an output in the place of a file or folder below ``ordinances/``, or of a file that the command reads.

    Errors: a usage error.
    """
    there = output.resolve()
    if not there.exists():
        return
    if any(_is_law(folder) for folder in (there, *there.parents)):
        raise click.UsageError(f"-o: {output} is among the files of the law; name an output elsewhere", ctx)
    if there.is_file() and any(Path(word).resolve() == there for word in inputs):
        raise click.UsageError(f"-o: {output} is read here, and would be lost; name another file", ctx)


def _is_law(folder: Path) -> bool:
    """Whether a folder is the ``ordinances`` of a workspace: not a workspace that is called so, nor a folder of
    documents."""
    if folder.name != "ordinances" or (folder / "ordinances").is_dir():
        return False
    return any(next(folder.glob(files), None) for files in ("*.toml", "*/*.xml"))
