"""The report for people: each finding with its line and a caret under the words, as compilers show it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from itertools import groupby

from engross.checks.by_subject.references import unverified_chapter
from engross.checks.check_list import CHECKS
from engross.checks.reports.causes import Cause, causes, further_places
from engross.checks.reports.report_contents import ReportContents, SourcePosition, indent_of, source_position
from engross.model.findings.finding import Finding, Severity

_WIDTH = 96
"""Characters of a source line that are shown."""

_COLOURS: dict[Severity, str] = {"error": "1;31", "warning": "1;33", "note": "1;36"}
"""The terminal's codes for bold red, yellow and cyan."""

_APART = frozenset(check.code for check in CHECKS if check.look is unverified_chapter)


TextOnFile = Callable[[str, object, Callable[[], str]], str]
"""What gives the text on one file: the file's name, all that the text depends on beside the file's bytes, and what
writes it."""


def _written(file: str, told: object, write: Callable[[], str]) -> str:  # noqa: ARG001 - it is written in any case
    return write()


def as_text(account: ReportContents, block: TextOnFile = _written) -> str:
    """Findings, what was not verified apart from them, and the count."""
    held = causes(account)
    shown = (cause for cause in held if cause.finding.code not in _APART and not cause.known)
    lines = [_of_file(file, tuple(some), account, block) for file, some in groupby(shown, key=_file)]
    apart = [one for cause in held if cause.finding.code in _APART and not cause.known for one in _findings(cause)]
    if apart:
        lines += ["Not at hand, so not verified:", *_listed(apart), ""]
    return "\n".join([*lines, _count(account)]) + "\n"


def _file(cause: Cause) -> str:
    return cause.finding.file


def _of_file(file: str, held: tuple[Cause, ...], account: ReportContents, block: TextOnFile) -> str:
    """All causes of one file, an empty line behind each."""

    def write() -> str:
        return "\n".join(line for cause in held for line in (*_shown(cause, account), ""))

    return block(file, (account.colour, *map(_told, held)), write)


def _told(cause: Cause) -> tuple[str | int, ...]:
    """All of a cause that is shown, beside its file."""
    one = cause.finding
    shown = (one.code, one.severity, one.message, one.place, one.line, one.words, one.nth, one.hint)
    return (*shown, further_places(cause.others)) if cause.others else shown


def _findings(cause: Cause) -> tuple[Finding, ...]:
    return (cause.finding, *(finding for finding, _ in cause.others))


def _shown(cause: Cause, account: ReportContents) -> Iterator[str]:
    """A cause: how its first place is cited, what is wrong, and the file, the line and the column behind it."""
    finding = cause.finding
    at = source_position(finding, account)
    line = at.line if at else finding.line
    column = f":{at.start + 1}" if at and finding.words else ""
    where = f"{finding.file}:{line}{column}" if line else finding.file
    said = f"{_severity(finding, account.colour)} {finding.code}: {finding.message}"
    yield f"{finding.place}: {said} ({where})" if finding.place else f"{where}: {said}"
    if at and finding.words:
        yield from _windowed(at)
    if finding.hint:
        yield f"      = {finding.hint}"
    if cause.others:
        yield f"      = also in {further_places(cause.others)}"


def _windowed(at: SourcePosition) -> Iterator[str]:
    """The line, cut to a window around the words where it is long, and carets under them."""
    indent = indent_of(at.text)
    middle = (at.start + min(at.end, at.start + _WIDTH)) // 2
    left = max(indent, min(middle - _WIDTH // 2, len(at.text) - _WIDTH))
    right = min(len(at.text), left + _WIDTH)
    before, behind = "…" if left > indent else "", "…" if right < len(at.text) else ""
    yield f"{at.line:5} | {before}{at.text[left:right]}{behind}"
    start, end = max(at.start, left), min(at.end, right)
    yield f"      | {' ' * (len(before) + start - left)}{'^' * max(1, end - start)}"


def _listed(findings: list[Finding]) -> Iterator[str]:
    places: dict[str, list[str]] = {}
    for finding in findings:
        what = finding.message.partition(" is not")[0]
        places.setdefault(what, []).append(f"{finding.file}:{finding.line}")
    for what, where in places.items():
        yield f"  {what}: {', '.join(where)}"


def _count(account: ReportContents) -> str:
    count = Counter(finding.severity for finding in account.findings)
    parts = [_many(count[severity], severity) for severity in ("error", "warning", "note")]
    compared = f" new since {account.compared_with}; {_known(account)}" if account.compared_with else ""
    waived = f"; {len(account.waived)} waived" if account.waived else ""
    return f"{', '.join(parts)}{compared}{waived}; {_many(len(account.checked), 'chapter')} checked"


def _known(account: ReportContents) -> str:
    """How many findings are known, the errors among them apart."""
    errors = sum(finding.severity == "error" for finding in account.known)
    return f"{len(account.known)} known" + (f" ({_many(errors, 'error')})" if errors else "")


def _severity(finding: Finding, colour: bool) -> str:
    return f"\x1b[{_COLOURS[finding.severity]}m{finding.severity}\x1b[0m" if colour else finding.severity


def _many(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"
