"""Checks of the file as such: its eIds, its name, what it is based on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from engross.akn.eids import eids_of
from engross.checks.analysis.amending_words import quotes_amendment
from engross.checks.analysis.numbered_series import of_one_word
from engross.checks.analysis.prepared_draft import PreparedDraft
from engross.checks.remark import Remark
from engross.model.findings.finding import Fix
from engross.model.law.number import range_of
from engross.model.law.provision import CONTAINERS, Provision

_FEWEST = 4
"""A label is odd among three others at least."""


def unreadable_file(prepared: PreparedDraft) -> Iterator[Remark]:  # noqa: ARG001 - found before there is anything to read
    """A file that is not what the profile asks for.

    It is no XML, or holds what docs/source-format.md does not know. Nothing else in it is checked until it is
    corrected; the message says what is wrong on which line.
    """
    return iter(())


def eids_of_place(prepared: PreparedDraft) -> Iterator[Remark]:
    """An eId that is not the one its place asks for, or a wId that two provisions claim.

    Links go by eIds. Run ``engross fmt``, or ``engross check --fix``: it derives them anew and moves the links along.
    """
    chapter = prepared.draft.chapter
    for held, right in zip(prepared.provisions, eids_of(chapter), strict=True):
        if held.eid != right:
            fix = Fix("eids")
            message = f"the eId is {held.eid}, its place asks for {right}"
            yield Remark(held.line, held.eid, held.label, message, "run `engross fmt`", fix=fix)
    claims = Counter(provision.wid for provision in prepared.provisions if provision.wid)
    for provision in prepared.provisions if claims else ():
        if claims[provision.wid] > 1:
            message = f"the wId {provision.wid} is claimed {claims[provision.wid]} times"
            yield Remark(
                provision.line, provision.eid, provision.label, message, "leave it to the one that continues it"
            )


def misnamed_file(prepared: PreparedDraft) -> Iterator[Remark]:
    """A file whose name says another date or stage than its text.

    ``2025-10-21.proposed.xml`` must hold the version of that date and stage. Rename the file, or correct
    ``FRBRExpression/FRBRdate``.
    """
    named, version = prepared.draft.named, prepared.draft.chapter.version
    if named is not None and named != version:
        message = f"the file is called {named}, its text says {version}"
        yield Remark(1, prepared.draft.chapter.root.eid, "", message, "rename the file, or correct its FRBRdate")


def outdated_base(prepared: PreparedDraft) -> Iterator[Remark]:
    """A draft whose base has moved: it was written against a text that is no longer the law.

    The law was amended since the draft was written, or the draft's history lacks an amendment that its base has. Draft
    it anew on the law: ``en:base`` on its FRBRdate says which text it is written against (docs/source-format.md, Days).
    """
    chapter, comparison = prepared.draft.chapter, prepared.draft.comparison
    if prepared.draft.moved is not None:
        moved, _, hint = prepared.draft.moved.sentence.rpartition(": ")
        yield Remark(1, chapter.root.eid, "", moved, hint)
    if chapter.version.stage != "proposed" or comparison is None:
        return
    old = comparison.old
    if old.version.date > chapter.version.date:
        message = f"its base, {old.version}, is younger than this draft"
        yield Remark(1, chapter.root.eid, "", message, "see that the draft is written against it")
    known = {(event.date, event.kind) for event in chapter.events}
    for event in old.events if old.version.stage != "proposed" else ():
        if (event.date, event.kind) not in known:
            message = f"the version in force has the {event.kind} of {event.date}, this proposal's history does not"
            yield Remark(1, chapter.root.eid, "", message, "see that the proposal is drafted on it, and add the event")


def not_in_force(prepared: PreparedDraft) -> Iterator[Remark]:
    """A text of the chapter that was adopted and is not the law, or not in every section.

    An enacted text is the law from the day that its file states (docs/source-format.md, Days); where it states none it
    is not the law yet. State the day; where it is in the future, there is nothing to correct.
    """
    for remark in prepared.draft.remarks:
        said, _, hint = remark.partition(". ")
        yield Remark(1, prepared.draft.chapter.root.eid, "", said, hint[:1].lower() + hint[1:] or "see that this is so")


def label_punctuation(prepared: PreparedDraft) -> Iterator[Remark]:
    """A label that is punctuated unlike its neighbours'.

    "B" among "A." and "C.". ``--fix`` gives it their form.
    """
    for parent in prepared.parents:
        if len(parent.children) < _FEWEST or quotes_amendment(prepared.index, parent):
            continue
        numbered = [child for child in parent.children if child.number and child.label and not range_of(child.label)]
        units, others = (
            [child for child in numbered if (child.level in CONTAINERS) == wanted] for wanted in (True, False)
        )
        for child, form in (odd for alike in (*of_one_word(units), others) for odd in _odd(alike)):
            right = form.replace("#", child.number)
            message = f"the label is “{child.label}”, its neighbours' are like “{right}”"
            yield Remark(
                child.line,
                child.eid,
                child.label,
                message,
                f"write {right}",
                fix=Fix("label", child.eid, child.label, right),
            )


def _odd(numbered: list[Provision]) -> Iterator[tuple[Provision, str]]:
    """The provisions whose label has another form than at least three of their siblings, and that form."""
    if len(numbered) < _FEWEST:
        return
    forms = Counter(map(_form, (child for child in numbered if not child.cited)))
    usual, count = forms.most_common(1)[0] if forms else ("", 0)
    for child in numbered:
        form = _form(child)
        if not child.cited and form != usual and count >= 3 and forms[form] * 3 <= count:
            yield child, usual


def _form(provision: Provision) -> str:
    """A label with ``#`` for its number, which comes last: ``ARTICLE #.``."""
    return "#".join(provision.label.rsplit(provision.number, 1))
