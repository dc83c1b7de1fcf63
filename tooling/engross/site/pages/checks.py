"""The check report of an ordinance."""

from __future__ import annotations

from engross.model.findings.finding import Finding
from engross.model.law.place import places
from engross.model.publication.docket import Checks, Ordinance
from engross.site.page_addresses import chapter_page, checks_page, clean_page
from engross.site.page_templates import PageFrame, SiteFile, render_page
from engross.site.phrases import SitePhrases
from engross.site.titles import chapter_title, checks_words, crumbs_above, print_footer, source_hashes, version_words
from engross.values import dataclass

_ORDER = ("error", "warning", "note")


@dataclass(frozen=True, slots=True)
class FindingRow:
    """A finding, its provision's citation (empty for a file as a whole), where to look, what is wrong, the remedy."""

    finding: Finding
    place: str
    there: str
    message: str
    hint: str


def checks_file(city: str, ordinance: Ordinance, checks: Checks, words: SitePhrases) -> SiteFile:
    """The findings in the version to be read, the gravest first."""
    current = ordinance.current
    title = words.plain("checks_title", chapter=chapter_title(current, words))
    told = checks_words(checks, words)
    frame = PageFrame(
        checks_page(ordinance.name),
        title,
        told,
        city,
        (*crumbs_above(current, words), (chapter_title(current, words), chapter_page(ordinance.name))),
        source_hashes(current),
        print_footer(title, words, current),
    )
    named = places(current)
    text = clean_page(ordinance.name, current.version)
    rows = [
        FindingRow(
            finding,
            named.get(finding.eid, ""),
            f"{text}#{finding.eid}" if finding.eid in named else text,
            _sentence(finding.message),
            _sentence(finding.hint),
        )
        for finding in sorted(checks.findings, key=lambda f: (_ORDER.index(f.severity), f.line))
    ]
    lead = words.plain("checks_lead", version=version_words(current, words))
    return render_page(
        "checks",
        frame,
        words,
        lead=lead,
        told=told,
        rows=rows,
        waived=checks.waived,
        name=chapter_title(current, words),
    )


def _sentence(words: str) -> str:
    """What a finding says, as a sentence of its own."""
    return words[:1].upper() + words[1:] + ("" if not words or words.endswith((".", "?", "!")) else ".")
