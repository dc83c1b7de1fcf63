"""Waivers: reading them, and matching them with the findings."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date

from engross.checks.remark import Remark
from engross.errors import SourceError
from engross.model.findings.finding import Finding
from engross.model.findings.waiver import Waiver
from engross.values import dataclass

UNUSED_WAIVER, UNKNOWN_WAIVER = "WAI001", "WAI002"
_REQUIRED = ("code", "chapter", "reason")
_OPTIONAL = ("eId", "words", "by", "until")


@dataclass(frozen=True, slots=True)
class Waived:
    """A finding that a waiver covers."""

    finding: Finding
    waiver: Waiver


def read_waivers(data: Mapping[str, object], text: str, name: str) -> tuple[Waiver, ...]:
    """The waivers of a file: ``data`` its TOML, ``text`` its words (for line numbers), ``name`` what errors call it.

    Errors: SourceError where a waiver lacks its code, chapter or reason, or says something unknown.
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
    for key in ("eId", "words", "by"):
        if not isinstance(entry.get(key, ""), str):
            raise SourceError(name, line, f'{key} is text: write {key} = "…"')
    eid, words, by = (entry.get(key, "") for key in ("eId", "words", "by"))
    return Waiver(entry["code"], entry["chapter"], eid, entry["reason"], words, by, until, line)


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
            moved = next((one.eid for one in standing if _covers_elsewhere(waiver, one)), "")
            standing += (
                _finding(UNUSED_WAIVER, waiver, remark, file) for remark in unused_waiver(waiver, today, moved)
            )
    return tuple(standing), tuple(waived)


def unknown_waivers(
    waivers: Iterable[Waiver], codes: Collection[str], places: Collection[str], file: str
) -> Iterator[Finding]:
    """The findings WAI002 of ``waivers`` whose check is not among ``codes``, or whose chapter is not among ``places``,
    the chapters and meetings of the workspace."""
    for waiver in waivers:
        for remark in unknown_waiver(waiver, codes, places):
            yield _finding(UNKNOWN_WAIVER, waiver, remark, file)


def _covers(waiver: Waiver, finding: Finding, today: date) -> bool:
    return (
        (waiver.code, waiver.chapter, waiver.eid) == (finding.code, finding.chapter, finding.eid)
        and waiver.words in ("", finding.words)
        and (waiver.until is None or today <= waiver.until)
    )


def _covers_elsewhere(waiver: Waiver, finding: Finding) -> bool:
    """Whether the waiver would cover a finding if its provision had the eId that it was known by before."""
    return (waiver.code, waiver.chapter, waiver.eid) == (finding.code, finding.chapter, finding.wid)


def _finding(code: str, waiver: Waiver, remark: Remark, file: str) -> Finding:
    place = (waiver.chapter, "", file, remark.line, remark.eid, remark.words)
    return Finding(code, "warning", *place, remark.message, remark.hint)


def unused_waiver(waiver: Waiver, today: date, moved: str = "") -> Iterator[Remark]:
    """A waiver that covers no finding, or holds no longer.

    What it waived was corrected, or stands elsewhere now, or its day is past. Strike it, or decide anew and write its
    reason and day into ``ordinances/waivers.toml``.
    """
    expired = waiver.until is not None and waiver.until < today
    what = f"held until {waiver.until}" if expired else "covers no finding"
    message = f"the waiver of {waiver.code} in {waiver.eid or waiver.chapter} {what}"
    hint = f"its provision is {moved} now: write that" if moved else "strike it"
    yield Remark(waiver.line, waiver.eid, waiver.words, message, "decide anew" if expired else hint)


def unknown_waiver(waiver: Waiver, codes: Collection[str], places: Collection[str]) -> Iterator[Remark]:
    """A waiver of a check, a chapter or a meeting that does not exist.

    It covers nothing and never did, or its chapter is gone. Write the name that is meant, or strike the waiver.
    """
    for what, name, known in (("check", waiver.code, codes), ("chapter or meeting", waiver.chapter, places)):
        if name not in known:
            near = _nearest(name, known)
            hint = f"did you mean {near}?" if near else "strike it"
            yield Remark(waiver.line, waiver.eid, waiver.words, f"no {what} is called {name!r}", hint)


def _nearest(name: str, known: Collection[str]) -> str:
    from difflib import get_close_matches

    return next(iter(get_close_matches(name, known, 1)), "")
