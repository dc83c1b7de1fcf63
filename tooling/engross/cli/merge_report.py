"""What a merge says: the conflicts with their three texts, and what both changed; and how conflicts are resolved."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import get_args

import click

from engross.cli.amendment_lines import say_amendment
from engross.model.comparison.conflict import Conflict, Take
from engross.outputs.printed_json import json_document
from engross.services.enacting.merged_drafts import MergedDraft
from engross.workspace import Workspace, relative_name

take_option = click.option(
    "--take",
    "takes",
    multiple=True,
    metavar="[PLACE=]SIDE",
    help="Resolve a conflict (68-5A=theirs), or every other one (ours, theirs, both).",
)
"""The option ``--take`` of a command that merges."""


def takes_of(told: Iterable[str]) -> dict[str, Take]:
    """How conflicts are to be resolved, by place ("" for every other). Errors: a usage error where one is no side."""
    takes: dict[str, Take] = {}
    for each in told:
        place, _, side = each.rpartition("=")
        if side not in get_args(Take):
            raise click.UsageError(f"--take {each}: the side is ours, theirs or both, as in --take 68-5A=theirs")
        place = place.strip()
        place = f"§ {place}" if place[:1].isdigit() else place
        if place in takes:
            raise click.UsageError(f"--take resolves {place or 'every other conflict'} twice; give it once")
        takes[place] = side  # type: ignore[assignment]
    return takes


def say_merge(workspace: Workspace, made: MergedDraft, names: tuple[str, str, str], *, as_json: bool) -> None:
    """Say what became of a merge; ``names`` are those of the base, of ours and of theirs."""
    if as_json:
        click.echo(json_document("merge", _as_json(workspace, made)))
        return
    for place, words in made.both:
        click.echo(f"{place}: both changed this; it reads now: {words}")
    for conflict in made.resolved:
        click.echo(f"{conflict.place}: resolved as asked")
    for conflict in made.conflicts:
        for line in _lines(conflict, names):
            click.echo(line)
    say_amendment(workspace.root, made.amendment)


def _lines(conflict: Conflict, names: tuple[str, str, str]) -> Iterator[str]:
    yield f"{conflict.place}: conflict ({conflict.kind})"
    width = max(map(len, names))
    for name, words in zip(names, (conflict.base, conflict.ours, conflict.theirs), strict=True):
        yield f"  {name:<{width}}  {words or '(nothing)'}"
    for base, ours, theirs in conflict.met:
        yield f"  meets: “{base}” → “{ours}” and “{theirs}”"


def _as_json(workspace: Workspace, made: MergedDraft) -> dict[str, object]:
    amendment = made.amendment
    return {
        "done": amendment.done,
        "files": [
            {"file": relative_name(workspace.root, each.path), "action": each.action} for each in amendment.written
        ],
        "conflicts": [_conflict(each) for each in made.conflicts],
        "resolved": [_conflict(each) for each in made.resolved],
        "both": [{"place": place, "words": words} for place, words in made.both],
        "toDecide": amendment.left,
    }


def _conflict(each: Conflict) -> dict[str, object]:
    return {
        "place": each.place,
        "kind": each.kind,
        "base": each.base,
        "ours": each.ours,
        "theirs": each.theirs,
        "met": [list(words) for words in each.met],
    }
