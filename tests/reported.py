"""An account of findings with everything in it that a report must be able to say."""

from __future__ import annotations

from engross.checks.reports import ReportContents
from engross.checks.waivers import UNUSED_WAIVER, Waived
from engross.model.findings.finding import Finding
from engross.model.findings.waiver import Waiver

FILE = "ordinances/068 noise/2025-10-21.proposed.xml"
MEETING = "ordinances/meetings/2025-10-21-ordinance-committee.toml"
LONG = "word " * 60
LINES = (
    "<?xml version='1.0'?>",
    '    <subsection eId="a">',
    "      <num>A.</num>",
    f'      <p>{LONG}the <ref href="#b">§ 68-4D(6)</ref> &amp; § 68-4D(6) after it {LONG}</p>',
)


def finding(**changed: object) -> Finding:
    plain: dict[str, object] = {
        "code": "REF001",
        "severity": "error",
        "chapter": "068-noise",
        "version": "2025-10-21.proposed",
        "file": FILE,
        "line": 4,
        "eid": "chp_68__sec_68-5",
        "words": "§ 68-4D(6)",
        "message": "Chapter 68 has no § 68-4D(6): 100 % gone, <b>\n::error::",
        "hint": "write the one that is meant",
    }
    return Finding(**(plain | changed))  # type: ignore[arg-type]


ACCOUNT = ReportContents(
    (
        finding(),
        finding(nth=1, severity="warning", code="REF005"),
        finding(code="REF008", severity="note", message="Chapter 7 is not at hand and was not looked up", hint=""),
        finding(code="NUM001", line=2, words="A.", message="B. is left out"),
        finding(code="STR004", line=1, words="", message="older"),
        finding(code="STR001", line=0, words="", file="gone.xml", message="unreadable"),
        finding(code="AGR002", severity="warning", version="", file=MEETING, line=12, eid="", words=""),
        finding(code=UNUSED_WAIVER, severity="warning", version="", file="ordinances/waivers.toml", line=3, words=""),
    ),
    (Waived(finding(nth=1), Waiver("REF001", "068-noise", "chp_68__sec_68-5", "The packet says so.")),),
    {FILE: dict(enumerate(LINES, 1))},
    (("068-noise", "2025-10-21.proposed"),),
    "0.1",
)
