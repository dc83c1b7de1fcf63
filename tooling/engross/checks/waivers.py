"""Waivers: reading them, and matching them with the findings."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from engross.checks.remark import Remark
from engross.errors import SourceError
from engross.model.findings.finding import Finding
from engross.model.findings.waiver import Waiver

UNUSED_WAIVER = "WAI001"
_REQUIRED = ("code", "chapter", "eId", "reason")
_OPTIONAL = ("words", "by", "until")


@dataclass(frozen=True, slots=True)
class Waived:
    """A finding that a waiver covers."""

    finding: Finding
    waiver: Waiver


def read_waivers(data: Mapping[str, object], text: str, name: str) -> tuple[Waiver, ...]:
    """The waivers of a file: ``data`` its TOML, ``text`` its words (for line numbers), ``name`` what errors call it.

    Errors: SourceError where a waiver lacks its code, chapter, eId or reason, or says something unknown.
    """
    lines = [number for number, line in enumerate(text.split("\n"), 1) if line.strip() == "[[waiver]]"]
    entries = data.get("waiver", [])
    strange = sorted(set(data) - {"waiver"})
    if strange or not isinstance(entries, list):
        raise SourceError(name, 1, f"only [[waiver]] tables are known here, not {', '.join(strange) or 'this'}")
    return tuple(_waiver(entry, lines[at] if at < len(lines) else 0, name) for at, entry in enumerate(entries))


def _waiver(entry: object, line: int, name: str) -> Waiver:
    if not isinstance(entry, dict):
        raise SourceError(name, line, "a waiver is a table with code, chapter, eId and reason")
    strange = sorted(set(entry) - {*_REQUIRED, *_OPTIONAL})
    if strange:
        raise SourceError(name, line, f"a waiver knows no {strange[0]!r}; it has {', '.join(_REQUIRED + _OPTIONAL)}")
    for key in _REQUIRED:
        if not isinstance(entry.get(key), str) or not str(entry[key]).strip():
            raise SourceError(name, line, f'this waiver lacks its {key}; write {key} = "…"')
    until = entry.get("until")
    if until is not None and type(until) is not date:
        raise SourceError(name, line, "until is a date: write until = 2026-12-31")
    words, by = str(entry.get("words", "")), str(entry.get("by", ""))
    return Waiver(entry["code"], entry["chapter"], entry["eId"], entry["reason"], words, by, until, line)


def apply_waivers(
    findings: Iterable[Finding],
    waivers: Collection[Waiver],
    *,
    today: date,
    file: str,
    checked: Collection[tuple[str, str]],
) -> tuple[tuple[Finding, ...], tuple[Waived, ...]]:
    """Part the findings into those that stand and those that are waived.

    A waiver that covers nothing, or holds no longer, is a finding itself (WAI001, in ``file``), if its chapter and
    code are among the ``checked``: pairs of folder and code.
    """
    standing: list[Finding] = []
    waived: list[Waived] = []
    used: set[Waiver] = set()
    for finding in findings:
        waiver = next((one for one in waivers if _covers(one, finding, today)), None)
        if waiver is None:
            standing.append(finding)
        else:
            used.add(waiver)
            waived.append(Waived(finding, waiver))
    for waiver in waivers:
        if waiver not in used and (waiver.chapter, waiver.code) in checked:
            standing += (_finding(waiver, remark, file) for remark in unused_waiver(waiver, today))
    return tuple(standing), tuple(waived)


def _covers(waiver: Waiver, finding: Finding, today: date) -> bool:
    return (
        (waiver.code, waiver.chapter, waiver.eid) == (finding.code, finding.chapter, finding.eid)
        and waiver.words in ("", finding.words)
        and (waiver.until is None or today <= waiver.until)
    )


def _finding(waiver: Waiver, remark: Remark, file: str) -> Finding:
    place = (waiver.chapter, "", file, remark.line, remark.eid, remark.words)
    return Finding(UNUSED_WAIVER, "warning", *place, remark.message, remark.hint)


def unused_waiver(waiver: Waiver, today: date) -> Iterator[Remark]:
    """A waiver that covers no finding, or holds no longer.

    What it waived was corrected, or stands elsewhere now, or its day is past. Strike it, or decide anew and write its
    reason and day into ``ordinances/waivers.toml``.
    """
    expired = waiver.until is not None and waiver.until < today
    what = f"held until {waiver.until}" if expired else "covers no finding"
    message = f"the waiver of {waiver.code} in {waiver.eid} {what}"
    yield Remark(waiver.line, waiver.eid, waiver.words, message, "decide anew" if expired else "strike it")
