"""The paper that a body votes on: number, title, recitals, enacting clause, sections, certification, signatures."""

from __future__ import annotations

from collections.abc import Sequence

from engross.compose.law.certificate import plain_table
from engross.compose.notices.template import Blocks, NoticeTemplate, fill_template
from engross.compose.ordinance.ordinance_sections import OrdinanceSection, effect_of, ordinance_sections
from engross.compose.ordinance.ordinance_title import ordinance_title
from engross.compose.source_names import file_name, full_hash, short_hash, version_timestamp
from engross.model.comparison.comparison import Comparison
from engross.model.law.chapter import Chapter
from engross.model.meeting.city import City, Enactment, Officer
from engross.model.meeting.date_words import date_words
from engross.model.publication.publication import Line, PageBlock, Publication, Run
from engross.values import dataclass


@dataclass(frozen=True, slots=True)
class OrdinanceFacts:
    """What an ordinance is made of: the city, how it enacts, the ordinance's number (empty: to be filled in).

    ``marked``: its text shows what is struck and inserted. ``title``: that of a bill; empty: computed from what the
    ordinance does. ``sponsor``: who brings it.
    """

    city: City
    enactment: Enactment
    number: str = ""
    marked: bool = False
    title: str = ""
    sponsor: str = ""


def ordinance_paper(
    changes: Sequence[tuple[Chapter, Comparison | None]],
    facts: OrdinanceFacts,
    template: NoticeTemplate,
    author: str = "",
    sections: Sequence[OrdinanceSection] = (),
) -> Publication:
    """The ordinance that makes the law into the chapters of ``changes``, each compared with the law, None where there
    is none.

    ``author`` is whom the marks of a marked text name; ``sections`` are what it enacts, where they are not to be the
    texts as they are to read. Errors: SourceError where the template is at fault.
    """
    new, comparison = changes[0]
    title = facts.title or ordinance_title(new, effect_of(new, comparison), facts.city.full_name)
    adopted = next((action for action in reversed(new.actions) if action.kind == "adopted"), None)
    enacted = sections or [
        one for text, changed in changes for one in ordinance_sections(text, changed, marked=facts.marked)
    ]
    told: dict[str, object] = {
        "city": {"name": facts.city.name, "full_name": facts.city.full_name, "state": facts.city.state},
        "ordinance": {
            "number": facts.number,
            "title": title,
            "clause": facts.enactment.clause,
            "effective": date_words(new.period.effective) if new.period.effective else "",
            "adopted": date_words(adopted.on) if adopted else "",
            "body": adopted.body if adopted else new.author.name,
            "vote": str(adopted.vote or "") if adopted else "",
            "fresh": comparison is None,
        },
        "sponsor": facts.sponsor,
        "recitals": [text.words for chapter, _ in changes for text in chapter.root.preface],
        "determinations": facts.enactment.determinations,
        "sections": [{"lead": each.lead, "law": Blocks(each.law), "has_law": bool(each.law)} for each in enacted],
        "clerk": _officer(next(each for each in facts.city.officers if each.key == facts.city.clerk)),
        "presiding": _officer(facts.enactment.presiding),
        "mayor": _officer(facts.enactment.mayor),
        "counsel": _officer(facts.enactment.counsel),
    }
    hashes = ", ".join(short_hash(chapter) for chapter, _ in changes)
    return Publication(
        title=title,
        subject=f"{facts.city.full_name}, ordinance" + (f" {facts.number}" if facts.number else ""),
        blocks=fill_template(template, told),
        footer=f"Ordinance {facts.number or '(number to be assigned)'} · text sha256 {hashes}",
        date=version_timestamp(new),
        certificate=_certificate(changes, facts.enactment),
        author=author,
    )


def _certificate(changes: Sequence[tuple[Chapter, Comparison | None]], enactment: Enactment) -> tuple[PageBlock, ...]:
    """What it was made from, and what of it is a fact of law that an officer confirms."""
    rows = []
    for new, comparison in changes:
        rows.append(("Text", f"{file_name(new)} ({new.version}), SHA-256 {full_hash(new)}"))
        if comparison is not None:
            old = comparison.old
            rows.append(("Law that it changes", f"{file_name(old)} ({old.version}), SHA-256 {full_hash(old)}"))
    rows.append(("Enacting clause", f"{enactment.authority}; {enactment.confirmation}"))
    return Line("heading", (Run("Sources of this ordinance"),)), plain_table(rows)


def _officer(officer: Officer | None) -> dict[str, str] | None:
    return {"name": officer.name, "title": officer.title} if officer is not None else None
