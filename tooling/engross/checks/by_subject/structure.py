"""Checks of the file as such: its eIds, its name, what it is based on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from engross.akn.eids import eids_of
from engross.checks.analysis.prepared_draft import PreparedDraft
from engross.checks.remark import Remark
from engross.model.finding import Fix
from engross.model.provision import Provision

_FEWEST = 4
"""A label is odd among three others at least."""


def unreadable_file(prepared: PreparedDraft) -> Iterator[Remark]:  # noqa: ARG001 - found before there is anything to read
    """A file that is not what the profile asks for.

    It is no XML, or holds what docs/source-format.md does not know. Nothing else in it is checked until it is mended;
    the message says what is wrong on which line.
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

    ``2025-10-21.proposed.xml`` must hold the version of that date and stage. Rename the file, or mend
    ``FRBRExpression/FRBRdate``.
    """
    named, version = prepared.draft.named, prepared.draft.chapter.version
    if named is not None and named != version:
        message = f"the file is called {named}, its text says {version}"
        yield Remark(1, prepared.draft.chapter.root.eid, "", message, "rename the file, or mend its FRBRdate")


def outdated_base(prepared: PreparedDraft) -> Iterator[Remark]:
    """A proposal that is older than the version in force.

    The law was amended since the proposal was drafted, or the proposal's history lacks an amendment that the version in
    force has. Draft it anew on the version in force.
    """
    chapter = prepared.draft.chapter
    if chapter.version.stage != "proposed":
        return
    later = [v for v in prepared.draft.others if v.stage == "codified" and v.date > chapter.version.date]
    for version in later:
        yield Remark(
            1,
            chapter.root.eid,
            "",
            f"the chapter was codified anew on {version.date}, after this proposal",
            "draft it anew on that",
        )
    comparison = prepared.draft.comparison
    known = {(event.date, event.kind) for event in chapter.events}
    for event in comparison.old.events if comparison and comparison.old.version.stage == "codified" else ():
        if (event.date, event.kind) not in known:
            message = f"the version in force has the {event.kind} of {event.date}, this proposal's history does not"
            yield Remark(1, chapter.root.eid, "", message, "see that the proposal is drafted on it, and add the event")


def label_punctuation(prepared: PreparedDraft) -> Iterator[Remark]:
    """A label that is punctuated unlike its neighbours'.

    "B" among "A." and "C.". ``--fix`` gives it their form.
    """
    for parent in prepared.parents:
        if len(parent.children) < _FEWEST:
            continue
        numbered = [child for child in parent.children if child.number and child.label]
        for child, form in _odd(numbered):
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
    forms = Counter(child.label.replace(child.number, "#", 1) for child in numbered if not child.cited)
    usual, count = forms.most_common(1)[0] if forms else ("", 0)
    for child in numbered:
        form = child.label.replace(child.number, "#", 1)
        if not child.cited and form != usual and count >= 3 and forms[form] * 3 <= count:
            yield child, usual
