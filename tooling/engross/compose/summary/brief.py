"""The brief of a proposal: one page for a committee, computed from the summary."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from engross.compose.source_names import chapter_name, short_hash, version_timestamp
from engross.compose.summary.before_and_after import before_and_after
from engross.compose.summary.duties import affected_terms
from engross.compose.summary.quotations import cut_to
from engross.compose.summary.subjects import SUBJECTS, ChangeSubject
from engross.compose.summary.summary_lines import SummaryLine, SummaryLines, summary_lines
from engross.model.comparison.comparison import ProvisionChange
from engross.model.law.chapter import Chapter
from engross.model.publication.brief_facts import BriefFacts
from engross.model.publication.publication import Line, PageBlock, Publication, Run

_FIRST = 300
"""Characters of the third sentence."""
_TERMS, _PLACES = 5, 2
_QUESTIONS, _QUESTION_LINES, _QUESTION_LINE = 3, 4, 90
"""How many questions at most, and how many lines these may take; about how many characters a line holds."""
_DATES = 2
"""The last meetings that heard it, or will."""

_ABOUT: Mapping[ChangeSubject, str] = {
    "money": "on money",
    "limits": "on limits and measures",
    "times": "on times and dates",
    "deciders": "on who decides",
    "duties": "on duties and rights",
    "other": "on other matters",
    "numbering": "in number or place only",
}


def brief(draft: Chapter, base: Chapter | None, root: ProvisionChange, facts: BriefFacts) -> Publication:
    """The brief of ``draft``; ``root`` is what becomes of ``base``, or where there is none the draft as added."""
    told = summary_lines(root, draft.hierarchy)
    against = f", against {base.version.words}" if base is not None else ""
    title = f"{chapter_name(draft)}: in brief"
    hashes = ", ".join(short_hash(each) for each in (draft, base) if each is not None)
    return Publication(
        title=title,
        subject=f"{chapter_name(draft)}, {draft.version.words}{against}",
        blocks=(
            Line("title", (Run(title),)),
            Line("centered", (Run(f"{_status(draft)}: {draft.version.words}{against}"),)),
            *_does(draft, base, root, told),
            *before_and_after(told.lines, fresh=base is None),
            *_affected(told.lines, draft),
            *(() if facts.questions is None else _questions(facts.questions)),
            *_dates(facts),
        ),
        footer=f"{chapter_name(draft)} · brief, {draft.version.words}{against} · sources sha256 {hashes}",
        date=version_timestamp(draft),
    )


def _status(draft: Chapter) -> str:
    return "A proposal, not law" if draft.version.stage == "proposed" else "Adopted"


def _does(draft: Chapter, base: Chapter | None, root: ProvisionChange, told: SummaryLines) -> Iterator[PageBlock]:
    yield _heading("What it does")
    yield Line("body", (Run(" ".join(_three_sentences(draft, base, root, told))),))


def _three_sentences(draft: Chapter, base: Chapter | None, root: ProvisionChange, told: SummaryLines) -> Iterator[str]:
    """What happens to the sections, what the changes are about, and the first of them."""
    if base is None:
        count = sum(change.either.level == "section" for change in root.walk())
        yield f"It is a new ordinance of {_number(count, 'section')}."
    else:
        yield _of_sections(draft, root)
    if told.lines:
        about = Counter(line.subject for line in told.lines)
        parts = ", ".join(f"{about[subject]} {_ABOUT[subject]}" for subject in SUBJECTS if about[subject])
        changing = f"{_number(len(told.lines), 'provision')} change{'' if len(told.lines) > 1 else 's'}"
        lead = "Its provisions" if base is None else changing
        terms = f"; {len(told.terms)} more in capitals or hyphens only" if told.terms else ""
        yield f"{lead}: {parts}{terms}."
        first = told.lines[0]
        words = cut_to(first.sentences[0].words, _FIRST)
        yield f"{first.place}: {words}{'”' if words.count('“') > words.count('”') else ''}"


def _of_sections(draft: Chapter, root: ProvisionChange) -> str:
    """``It amends 9 sections of Chapter 68, Noise, and repeals 1.``"""
    fates = Counter(_fate(change) for change in root.walk() if change.either.level == "section")
    verbs = (("amended", "amends"), ("added", "adds"), ("repealed", "repeals"), ("moved", "moves"))
    parts = [f"{verb} {_number(fates[fate], 'section')}" for fate, verb in verbs if fates[fate]]
    if not parts:
        return f"It changes no section of {chapter_name(draft)} in substance."
    joined = parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"
    return f"It {joined} of {chapter_name(draft)}."


def _fate(section: ProvisionChange) -> str:
    if section.kind in ("added", "repealed", "moved"):
        return section.kind
    kinds = {change.kind for change in section.walk()}
    return "amended" if kinds - {"unchanged", "terms"} else "kept"


def _number(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}"


def _affected(lines: Sequence[SummaryLine], draft: Chapter) -> Iterator[PageBlock]:
    found = affected_terms(lines, draft)
    if not found:
        return
    yield _heading("Who is affected")
    parts = []
    for each in found[:_TERMS]:
        more = len(each.places) - _PLACES
        places = ", ".join(each.places[:_PLACES]) + (f" and {_number(more, 'further provision')}" if more > 0 else "")
        parts.append(f"{each.term.lower()} ({places})")
    further = len(found) - _TERMS
    tail = f"; and {_number(further, 'further term')}" if further > 0 else ""
    yield Line("body", (Run(f"Defined terms that the words give a duty or a right: {'; '.join(parts)}{tail}."),))


def _questions(questions: Sequence[str]) -> Iterator[PageBlock]:
    yield _heading("Open questions")
    if not questions:
        yield Line("body", (Run("The checks found none."),))
    shown = _whole_questions(questions)
    for words in shown:
        yield Line("item", (Run(words),), (Run("–"),), level=1)
    further = len(questions) - len(shown)
    if further:
        told = (
            f"{further} more {'is' if further == 1 else 'are'}"
            if shown
            else _number(further, "question") + (" is" if further == 1 else " are")
        )
        yield Line("body", (Run(f"{told} in the check report."),))


def _whole_questions(questions: Sequence[str]) -> list[str]:
    """The first of the questions that have room, none of them cut."""
    shown: list[str] = []
    left = _QUESTION_LINES
    for words in questions:
        lines = 1 + len(words) // _QUESTION_LINE
        if lines <= left and len(shown) < _QUESTIONS:
            shown.append(words)
            left -= lines
    return shown


def _dates(facts: BriefFacts) -> Iterator[PageBlock]:
    yield _heading("Dates, and how to comment")
    dates = facts.dates[-_DATES:] or ("No hearing is on file.",)
    yield Line("body", (Run(" ".join((*dates, *facts.comment))),))


def _heading(words: str) -> Line:
    return Line("heading", (Run(words),))
