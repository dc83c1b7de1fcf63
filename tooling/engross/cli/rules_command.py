"""``engross rules``."""

from __future__ import annotations

from pathlib import Path

import click

from engross.cli.acts import CommandAct, dry_run_option
from engross.cli.as_of import as_of_option
from engross.cli.command_context import say_remarks, today_of, workspace_of
from engross.cli.idle_options import refuse_idle_rule_options
from engross.cli.output import size
from engross.cli.rules_report import say_changes, say_proof, say_recorded
from engross.outputs.atomic_writing import write_atomically
from engross.services.rules.chapter_rules import (
    TARGET_NAMES,
    ChapterRules,
    declared_rules,
    record_review,
    written_out,
)
from engross.workspace import relative_name


@click.command("rules")
@click.argument("chapter")
@click.option("--target", type=click.Choice(TARGET_NAMES), help="Output language (default: python).")
@click.option("--version", "version", metavar="V", help="Write the rules of this proposal too (needed for openfisca).")
@click.option(
    "--check",
    is_flag=True,
    help="Check the rules against their sentences and the record; exit status 1 if they differ.",
)
@click.option("--diff", is_flag=True, help="Show what the proposal changes in the rules.")
@click.option("--accept", is_flag=True, help="Record the sentences as they stand (see --reviewer, --only).")
@click.option(
    "--reviewer", default="", metavar="NAME", help="With --accept: who has reviewed the rules against the text."
)
@click.option("--only", multiple=True, metavar="RULE", help="With --accept: this rule only; may be repeated.")
@dry_run_option
@click.option(
    "-o",
    "output",
    type=click.Path(path_type=Path),
    metavar="PATH",
    help="Output file; a folder where there are several files.",
)
@as_of_option
@click.pass_context
def rules_command(
    ctx: click.Context,
    chapter: str,
    target: str | None,
    version: str | None,
    check: bool,
    diff: bool,
    accept: bool,
    reviewer: str,
    only: tuple[str, ...],
    dry_run: bool,
    output: Path | None,
) -> None:
    """Write the rules of CHAPTER as code, check them against the text, or show what a proposal changes in them."""
    acts = {"--check": check, "--diff": diff, "--accept": accept}
    of_accepting = {"--reviewer": reviewer, "--only": only, "--dry-run": dry_run}
    of_writing = {"--target": target, "--version": version, "-o": output}
    refuse_idle_rule_options(acts, of_accepting, of_writing)
    workspace = workspace_of(ctx)
    folder = workspace.chapter(chapter)
    if check:
        ctx.exit(say_proof(workspace, folder, today_of(ctx)))
    found = declared_rules(workspace, folder, today_of(ctx))
    say_remarks(found.remarks)
    if diff:
        say_changes(found)
    elif accept:
        act = CommandAct(workspace, dry_run)
        count = record_review(found, reviewer, only, today_of(ctx), act.write)
        say_recorded(relative_name(workspace.root, found.record_path), count, dry_run)
        act.say_preview()
    else:
        _write(found, target or "python", version, output)


def _write(found: ChapterRules, target: str, version: str | None, output: Path | None) -> None:
    files = dict(written_out(found, target, version))
    if output is None and target == "openfisca":
        raise click.UsageError(f"{target} is {len(files)} files; name a folder with -o")
    if output is None:
        click.echo(next(iter(files.values())).decode("utf-8"), nl=False)
        return
    if output.suffix:
        files = {output.name: next(iter(files.values()))}
        output = output.parent
    for name, data in files.items():
        path = output / name
        write_atomically(path, data)
        click.echo(f"{path}: {size(len(data))}", err=True)
