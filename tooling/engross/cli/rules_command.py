"""``engross rules``."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import click

from engross.cli.choose import workspace_of
from engross.cli.output import size
from engross.cli.ruling import ChapterRules, chapter_rules, written_out
from engross.errors import NotFoundError, SourceError
from engross.outputs.writing import write_atomically
from engross.rules.changes import rule_changes
from engross.rules.review_records import accepted_record, review_drifts, write_record
from engross.rules.targets.target_list import TARGETS
from engross.workspace import ChapterFolder, Workspace, relative_name


@click.command("rules")
@click.argument("chapter")
@click.option("--target", type=click.Choice(list(TARGETS)), help="What to write out (default: python).")
@click.option("--check", is_flag=True, help="Prove the rules against their sentences and the record; exit 1 if not.")
@click.option("--diff", is_flag=True, help="What the proposal changes in the rules.")
@click.option("--accept", is_flag=True, help="Record the sentences as they stand (see --reviewer, --only).")
@click.option("--reviewer", default="", metavar="NAME", help="With --accept: who has read the rules beside the law.")
@click.option("--only", multiple=True, metavar="RULE", help="With --accept: this rule only; may be repeated.")
@click.option("-o", "output", type=click.Path(path_type=Path), metavar="PATH", help="A file, or a folder for several.")
@click.pass_context
def command(
    ctx: click.Context,
    chapter: str,
    target: str | None,
    check: bool,
    diff: bool,
    accept: bool,
    reviewer: str,
    only: tuple[str, ...],
    output: Path | None,
) -> None:
    """The rules of CHAPTER as code; whether they still are what the law says; what a proposal changes in them."""
    workspace = workspace_of(ctx)
    folder = workspace.chapter(chapter)
    if check:
        ctx.exit(_check(workspace, folder))
    found = chapter_rules(workspace, folder)
    if not found.declared:
        raise NotFoundError(f"{folder.name} declares no rules; docs/source-format.md says how (Rules)")
    if diff:
        _diff(found)
    elif accept:
        day = dt.datetime.now(dt.UTC).date().isoformat()
        record = accepted_record(found.sets, found.record, reviewer, day, only)
        write_atomically(found.record_path, write_record(record).encode("utf-8"))
        click.echo(f"{relative_name(workspace.root, found.record_path)}: {len(record.reviews)} rules recorded")
    else:
        _write(found, target or "python", output)


def _diff(found: ChapterRules) -> None:
    if len(found.sets) < 2:
        raise NotFoundError("there is no law in force to compare with: all its rules are new")
    for change in rule_changes(found.sets[0], found.sets[1]):
        click.echo(f"{change.kind}: {change.name}: {change.heading}")
        for line in change.lines():
            click.echo(f"    {line}")


def _write(found: ChapterRules, target: str, output: Path | None) -> None:
    files = dict(written_out(found, target))
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


def _check(workspace: Workspace, folder: ChapterFolder) -> int:
    """Print the coverage and whatever is wrong; 1 where something is."""
    try:
        found = chapter_rules(workspace, folder)
    except SourceError as fault:
        click.echo(f"error: {fault}")
        return 1
    wrong = review_drifts(found.sets, found.record) if found.declared else ()
    for drift in wrong:
        named = f"{drift.rule} ({drift.version}): " if drift.rule else ""
        click.echo(f"error: {named}{drift.message}")
        for title, sentences in (("was", drift.was), ("is", drift.now)):
            for words in sentences:
                click.echo(f"    {title + ':':4} {words}")
    built = workspace.build / folder.name / "rules.py"
    stale = found.declared and built.is_file() and built.read_bytes() != dict(written_out(found, "python"))["rules.py"]
    if stale:
        click.echo(f"error: {relative_name(workspace.root, built)} is not what the sources say; run `engross build`")
    if wrong:
        click.echo(
            f"Read the rules beside the law, then record them: engross rules {folder.name} --accept --reviewer NAME"
        )
    _coverage(found)
    return 1 if wrong or stale else 0


def _coverage(found: ChapterRules) -> None:
    for rules in found.sets:
        used, total = rules.quantities - len(rules.loose), rules.quantities
        share = f"{100 * used / total:.0f}%" if total else "none to cover"
        for loose in rules.loose:
            file = rules.source.name if rules.source else ""
            click.echo(f"{file}:{loose.line}: {loose.passage.place}: no rule uses “{loose.words}”")
        reviewed = sum(1 for r in found.record.reviews if r.reviewer and r.version == str(rules.version))
        covered = f"{used} of {total} quantities used ({share})"
        click.echo(f"{rules.version}: {len(rules.rules)} rules ({reviewed} reviewed); {covered}")
