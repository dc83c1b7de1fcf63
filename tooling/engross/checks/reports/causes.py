"""Findings of one cause: the same fault of one file, in all its places, told once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from engross.checks.reports.report_contents import ReportContents
from engross.model.findings.finding import Finding
from engross.values import dataclass

UNMARKED = "REF005"
_ONE_CAUSE = frozenset(
    {"REF001", "REF002", "REF003", "REF004", "REF006", "REF008", "REF009", "REN001", "REN002", "REN003"}
    | {"DEF001", "DEF004", "DEF005", "DRF005", "DRF010", "LET001", "LET002", "LET003"}
)
"""The checks whose message names what is wrong, so that the same message in one file has the same cause."""


@dataclass(frozen=True, slots=True)
class Cause:
    """The first finding of a cause, its identity, whether it is known, and its further places, each with its identity.

    All citations of a file that are not marked up are one cause.
    """

    finding: Finding
    identity: str
    known: bool
    others: tuple[tuple[Finding, str], ...] = ()


def causes(account: ReportContents) -> tuple[Cause, ...]:
    """The causes of the findings that stand: first the new ones, then the known ones, each where its first place is."""
    found: dict[tuple[object, ...], Cause] = {}
    for number, (finding, identity, known) in enumerate(account.identified()):
        one = finding.code in _ONE_CAUSE or finding.code == UNMARKED
        said = "" if finding.code == UNMARKED else finding.message
        key = (known, finding.code, finding.file, finding.version, said) if one else (number,)
        before = found.get(key)
        if before is None:
            found[key] = Cause(finding, identity, known)
        else:
            found[key] = replace(before, others=(*before.others, (finding, identity)))
    return tuple(_counted(cause) for cause in found.values())


def _counted(cause: Cause) -> Cause:
    """A cause as it is told: how many citations of a file are not marked up, and by what they are."""
    if cause.finding.code != UNMARKED or not cause.others:
        return cause
    every = (cause.finding, *(finding for finding, _ in cause.others))
    fixed = sum(finding.fix is not None for finding in every)
    message = f"{len(every)} citations are no references, {cause.finding.message.partition(' is cited')[0]} the first"
    hint = f"`engross check --fix` marks {fixed} of them up" if fixed else cause.finding.hint
    return replace(cause, finding=replace(cause.finding, message=message, hint=hint))


def further_places(others: Iterable[tuple[Finding, str]]) -> str:
    """Where else a cause is, as people cite it, each place once: ``§ 68-5A, § 68-6``; after five, how many more."""
    named = list(dict.fromkeys(finding.place or f"line {finding.line}" for finding, _ in others))
    more = f" and {len(named) - _SHOWN} more" if len(named) > _SHOWN else ""
    return ", ".join(named[:_SHOWN]) + more


_SHOWN = 5
