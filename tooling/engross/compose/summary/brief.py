"""The brief of a proposal: one page for a committee, computed from the summary."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from engross.compose.law.certificate import plain_table
from engross.compose.source_names import chapter_name, short_hash, version_timestamp
from engross.compose.summary.duties import affected_terms
from engross.compose.summary.edit_sentences import Sentence
from engross.compose.summary.quotations import cut_at_word
from engross.compose.summary.subjects import SUBJECTS, ChangeSubject
from engross.compose.summary.summary_lines import SummaryLine, SummaryLines, summary_lines
from engross.model.comparison.comparison import ProvisionChange
from engross.model.law.chapter import Chapter
from engross.model.publication.brief_facts import BriefFacts
from engross.model.publication.publication import Line, PageBlock, Publication, Run

_TABLE_LINES, _CELL_LINE = 11, 36
"""How many lines the table may have, so that all is one page; about how many characters a line of a cell holds."""
_CELL = 170
"""Characters of a cell of the table before and after."""
_FIRST = 200
"""Characters of the third sentence."""
_TERMS, _PLACES = 5, 2
_QUESTIONS, _QUESTION = 3, 85
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
            *_before_and_after(told.lines, fresh=base is None),
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
        yield f"{first.place}: {cut_at_word(first.sentences[0].words, _FIRST)}"


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


def _before_and_after(lines: Sequence[SummaryLine], *, fresh: bool) -> Iterator[PageBlock]:
    """A table of the words on money, limits and times: of each first the figures that change."""
    rows = [
        (line.place, cut_at_word(said.before, _CELL), cut_at_word(said.after, _CELL))
        for subject in ("money", "limits", "times")
        for rank in range(3)
        for line in lines
        if line.subject == subject
        for said in line.sentences
        if said.subject == subject and (said.before or said.after) and _rank(said) == rank
    ]
    if not rows:
        return
    yield _heading("What it would say" if fresh else "Before and after")
    shown = rows[: _fitting(rows)]
    if fresh:
        yield plain_table([("Where", "Words"), *((place, after) for place, _, after in shown)], head=True)
    else:
        sides = [(place, before or "(nothing)", after or "(struck)") for place, before, after in shown]
        yield plain_table([("Where", "Before", "After"), *sides], head=True)
    further = len(rows) - len(shown)
    if further:
        more = f"{further} further on money, limits and times, and every other change, are in the summary."
        yield Line("body", (Run(more),))


def _fitting(rows: Sequence[tuple[str, str, str]]) -> int:
    """How many of the rows the page has room for; one at least."""
    left = _TABLE_LINES
    for at, row in enumerate(rows):
        left -= max(1 + len(words) // _CELL_LINE for words in row)
        if left < 0:
            return max(at, 1)
    return len(rows)


def _rank(said: Sentence) -> int:
    """0 for figures that change in words that fit the table whole, 1 for other words on both sides, 2 for one side."""
    if not (said.before and said.after):
        return 2
    figures = [[letter for letter in side if letter.isdigit()] for side in (said.before, said.after)]
    return 0 if max(len(said.before), len(said.after)) <= _CELL and figures[0] != figures[1] else 1


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
    for words in questions[:_QUESTIONS]:
        yield Line("item", (Run(cut_at_word(words, _QUESTION)),), (Run("–"),), level=1)
    if len(questions) > _QUESTIONS:
        yield Line("body", (Run(f"{len(questions) - _QUESTIONS} more are in the check report."),))


def _dates(facts: BriefFacts) -> Iterator[PageBlock]:
    yield _heading("Dates, and how to comment")
    dates = facts.dates[-_DATES:] or ("No hearing is on file.",)
    yield Line("body", (Run(" ".join((*dates, *facts.comment))),))


def _heading(words: str) -> Line:
    return Line("heading", (Run(words),))
