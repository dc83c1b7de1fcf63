"""What ``engross rules`` says: the proof, what a proposal changes, what was recorded."""

from __future__ import annotations

from datetime import date

import click

from engross.cli.command_context import say_remarks
from engross.errors import SourceError
from engross.services.rules.chapter_rules import ChapterRules, changed_rules, chapter_rules, prove_rules
from engross.workspace import ChapterFolder, Workspace, relative_name


def say_proof(workspace: Workspace, folder: ChapterFolder, today: date) -> int:
    """Print the coverage and whatever is wrong; 1 where something is."""
    try:
        found = chapter_rules(workspace, folder, today)
    except SourceError as fault:
        click.echo(f"error: {fault}")
        return 1
    say_remarks(found.remarks)
    proof = prove_rules(workspace, folder, found)
    for drift in proof.drifts:
        named = f"{drift.rule} ({drift.version}): " if drift.rule else ""
        click.echo(f"error: {named}{drift.message}")
        for title, sentences in (("was", drift.was), ("is", drift.now)):
            for words in sentences:
                click.echo(f"    {title + ':':4} {words}")
    if proof.stale is not None:
        built = relative_name(workspace.root, proof.stale)
        click.echo(f"error: {built} is not what the sources say; run `engross build`")
    if proof.drifts:
        click.echo(
            f"Read the rules beside the law, then record them: engross rules {folder.name} --accept --reviewer NAME"
        )
    _coverage(found)
    return 0 if proof.holds else 1


def say_changes(found: ChapterRules) -> None:
    """Print what a proposal changes in the rules of the law in force."""
    for change in changed_rules(found):
        click.echo(f"{change.kind}: {change.name}: {change.heading}")
        for line in change.lines():
            click.echo(f"    {line}")


def say_recorded(name: str, count: int, dry_run: bool) -> None:
    """Print how many rules the record called ``name`` holds, or would hold after a dry run."""
    click.echo(f"{name}: {count} rules {'would be recorded' if dry_run else 'recorded'}")


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
