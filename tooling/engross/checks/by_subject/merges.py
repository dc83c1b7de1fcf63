"""Checks of a merge: what was right on one branch and is not, together with the other's changes.

The base of their drafts is not the law but the same chapter as it stood on one of the branches that were merged.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from engross.checks.analysis.citable_addresses import address_of
from engross.checks.analysis.citation_words import short_citation
from engross.checks.analysis.prepared_draft import PreparedDraft
from engross.checks.by_subject.definitions import lost_definition
from engross.checks.by_subject.references import remark_on
from engross.checks.by_subject.renumbered_references import target_changed, target_renumbered, target_repealed
from engross.checks.remark import Remark
from engross.model.law.roman import other_numeral


def citation_changed_by_merge(prepared: PreparedDraft) -> Iterator[Remark]:
    """A citation that a merge makes lead elsewhere than on the branch that wrote it.

    One branch renumbered, moved or repealed what the other cites. Both were right, and git merged them without a
    conflict. Write the number that what was cited has now, or make sure that the new meaning is wanted. Found by
    ``engross check --merge``; where another check finds the same citation, only that is reported.
    """
    for look in (target_renumbered, target_repealed, target_changed):
        yield from look(prepared)


def chapter_removed_by_merge(prepared: PreparedDraft, gone: Collection[str]) -> Iterator[Remark]:
    """A citation of a chapter that one of the merged branches removed.

    On the branch that wrote the citation the chapter was there. Strike the citation, or put the chapter back.
    """
    for cited in prepared.cited if gone else ():
        address = address_of(cited.citation, prepared.index)
        names_gone = address is not None and (address[0] in gone or other_numeral(address[0]) in gone)
        if address is not None and names_gone and cited.resolution.outcome != "resolved":
            words = short_citation(cited.citation)
            inside = f"is in Chapter {address[0]}, which one of the branches removed"
            message = f"{words} {'was removed by one of the branches' if cited.citation.level == 'chapter' else inside}"
            yield remark_on(cited, message, "strike the citation, or put the chapter back")


def definition_lost_by_merge(prepared: PreparedDraft) -> Iterator[Remark]:
    """A term that one of the merged branches uses, while the other repeals or renames its definition.

    Write the new term, or keep the definition.
    """
    return lost_definition(prepared)
