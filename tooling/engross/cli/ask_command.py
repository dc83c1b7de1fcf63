"""``engross ask``."""

from __future__ import annotations

import click

from engross.cli.choose import workspace_of
from engross.cli.ruling import chapter_rules
from engross.errors import EngrossError, NotFoundError
from engross.model.rules import RuleSet
from engross.rules.evaluation.answers_in_words import answer_lines, question_lines, read_facts, rule_called
from engross.rules.evaluation.evaluator import evaluate
from engross.rules.runtime import NoAnswer


@click.command("ask", context_settings={"ignore_unknown_options": True, "allow_extra_args": True})
@click.argument("chapter")
@click.argument("rule", required=False)
@click.option(
    "--version", "version", metavar="V", help="codified, proposed, or a version's date (default: the law in force)."
)
@click.pass_context
def command(ctx: click.Context, chapter: str, rule: str | None, version: str | None) -> None:
    """One answer from the rules of CHAPTER, with its citation: engross ask 68 fine --offence 2.

    Without RULE, what can be asked. The facts are options named as the rule asks for them.
    """
    workspace = workspace_of(ctx)
    found = chapter_rules(workspace, workspace.chapter(chapter))
    rules = _version(found.sets, version)
    if rule is None:
        for each in rules.rules:
            click.echo(f"{each.name}: {each.title} [{', '.join(q.name for q in rules.asked_by(each))}]")
        return
    asked = rule_called(rules, rule)
    facts = read_facts(rules, asked, _said(ctx.args))
    missing = [question for question in rules.asked_by(asked) if question.name not in facts]
    try:
        worked = evaluate(rules, asked, facts)
    except NotFoundError:
        if facts:
            raise EngrossError(f"{asked.name} must also be told: {', '.join(f'--{q.name}' for q in missing)}") from None
        lines = question_lines(rules, asked)
    except NoAnswer as fault:
        lines = iter([str(fault)])
    else:
        lines = answer_lines(rules, asked, facts, worked)
    for line in lines:
        click.echo(line)


def _version(sets: tuple[RuleSet, ...], wanted: str | None) -> RuleSet:
    """The rules of the version asked for; else of the law in force, else of the draft."""
    if wanted is None:
        return next((rules for rules in sets if rules.rules), sets[0])
    for rules in reversed(sets):
        if wanted in (rules.version.stage, rules.version.date.isoformat(), str(rules.version)):
            return rules
    raise NotFoundError(f"there are no rules of {wanted!r}; there are: {', '.join(str(r.version) for r in sets)}")


def _said(arguments: list[str]) -> dict[str, str]:
    """``--zone residential --time=night`` as names and words. Errors: a usage error where an option has no word."""
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
        said[name.replace("-", "_")] = word
    return said
