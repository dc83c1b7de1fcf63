"""``engross ask``."""

from __future__ import annotations

import click

from engross.cli.as_of import as_of_option
from engross.cli.command_context import say_remarks, today_of, workspace_of
from engross.services.rules.chapter_rules import chapter_rules
from engross.services.rules.rule_answers import answers, rules_of_version


@click.command("ask", context_settings={"ignore_unknown_options": True, "allow_extra_args": True})
@click.argument("chapter")
@click.argument("rule", required=False)
@click.option(
    "--version", "version", metavar="V", help="A stage, a date or a draft's name (default: the law of the day)."
)
@as_of_option
@click.pass_context
def ask_command(ctx: click.Context, chapter: str, rule: str | None, version: str | None) -> None:
    """Evaluate a RULE of CHAPTER for given facts, and cite its sources: engross ask 68 fine --offence 2.

    Without RULE, list the rules. The facts are options named as the rule asks for them.
    """
    workspace = workspace_of(ctx)
    found = chapter_rules(workspace, workspace.chapter(chapter), today_of(ctx))
    say_remarks(found.remarks)
    rules = rules_of_version(found, version, rule)
    if rule is None:
        for each in rules.rules:
            click.echo(f"{each.name}: {each.title} [{', '.join(q.name for q in rules.asked_by(each))}]")
        return
    for line in answers(rules, rule, _said(ctx.args)):
        click.echo(line)


def _said(arguments: list[str]) -> dict[str, str]:
    """``--zone residential --time=night`` as names and words. Errors: a usage error where an option has no word, or
    two."""
    said, left = {}, list(arguments)
    while left:
        option = left.pop(0)
        if not option.startswith("--"):
            raise click.UsageError(f"{option!r} is no option; facts are said as --name word")
        name, equals, word = option.removeprefix("--").partition("=")
        if not equals:
            if not left:
                raise click.UsageError(f"--{name} needs a word")
            word = left.pop(0)
        fact = name.replace("-", "_")
        if fact in said:
            raise click.UsageError(f"--{name} is said twice and can be one; say it once")
        said[fact] = word
    return said
