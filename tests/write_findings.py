"""Write docs/findings.md anew: what the program finds in the ordinances, the verdicts kept as they were."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from engross.checks import CHECKS
from engross.model.findings.finding import Finding
from engross.services.checking.chapter_checks import CheckedChapter, CheckTask, check_task, codes_of
from engross.services.checking.finding_waivers import waived_in
from engross.workspace import Workspace

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "findings.md"
ROW = re.compile(r"^\| `(\S*)` \| ([A-Z]{3}\d{3}) \| (.*?) \| (.*) \| (.*?) \|$")
MISSING = "**to be judged**"

HEAD = """# What the checks find in the ordinances

Every finding on the seven ordinances, each in its latest proposal, then in the version in force, held against the packet
by a reader. The rows are the program's (`python tests/write_findings.py`; a test holds them to its output), the
verdicts are kept by hand. *true*: a careful reader would mark it. *waived*: the finding is wrong or may stay, and
`ordinances/waivers.toml` says why.
"""


def rows(version: str | None) -> Iterator[tuple[str, list[tuple[Finding, bool]]]]:
    """Each chapter that has the version, with its findings and whether each is waived."""
    workspace = Workspace(ROOT)
    codes = codes_of(None, None)
    for folder in workspace.chapters():
        stages = [item.version.stage for item in folder.versions]
        if version and version not in stages:
            continue
        checked: CheckedChapter = check_task(CheckTask(ROOT, folder.name, version, codes, "one", date(2025, 10, 21)))
        _, waived = waived_in(workspace, [checked], codes, date(2025, 10, 21))
        stilled = [one.finding for one in waived]
        yield f"{folder.name}, {checked.version}", [(one, one in stilled) for one in checked.findings]


def table() -> list[str]:
    """The rows without their verdicts, chapter by chapter."""
    lines: list[str] = []
    for version in (None, "codified"):
        for title, found in rows(version):
            lines += [
                "",
                f"## {title}",
                "",
                "| eId | check | words | what is said | verdict |",
                "|---|---|---|---|---|",
            ]
            lines += [row(finding) for finding, _ in found] or ["| | | | nothing found | |"]
    return lines


def row(finding: Finding) -> str:
    """A row that lacks its verdict."""
    words = finding.words.replace("|", "\\|")
    return f"| `{finding.eid}` | {finding.code} | {words} | {finding.message.replace('|', chr(92) + '|')} | "


def verdicts(text: str) -> dict[tuple[str, str, str, int], str]:
    """The verdicts of a page by chapter, code, words and how many such came before."""
    found: dict[tuple[str, str, str, int], str] = {}
    seen: Counter[tuple[str, str, str]] = Counter()
    title = ""
    for line in text.splitlines():
        if line.startswith("## "):
            title = line[3:]
        match = ROW.match(line)
        if match:
            key = (title, match[2], match[3])
            found[(*key, seen[key])] = match[5]
            seen[key] += 1
    return found


def page(old: str) -> str:
    """The page anew, with the verdicts of the old one."""
    held, seen, title = verdicts(old), Counter[tuple[str, str, str]](), ""
    lines = []
    for line in table():
        if line.startswith("## "):
            title = line[3:]
        match = ROW.match(f"{line}x |") if line.endswith("| ") and not line.startswith("| |") else None
        if match:
            key = (title, match[2], match[3])
            line += f"{held.get((*key, seen[key]), MISSING)} |"
            seen[key] += 1
        lines.append(line)
    return HEAD + summary(lines) + "\n".join(lines) + "\n"


def summary(lines: list[str]) -> str:
    """How many findings of each check are true, by the verdicts."""
    found = [match for match in map(ROW.match, lines) if match]
    every, true = Counter(m[2] for m in found), Counter(m[2] for m in found if m[5].startswith("true"))
    told = "".join(f"| {c.code} | {every[c.code]} | {true[c.code]} |\n" for c in CHECKS if every[c.code])
    return f"\n| check | findings | true |\n|---|---|---|\n{told}| all | {every.total()} | {true.total()} |\n"


if __name__ == "__main__":
    PAGE.write_text(page(PAGE.read_text(encoding="utf-8") if PAGE.exists() else ""), encoding="utf-8")
