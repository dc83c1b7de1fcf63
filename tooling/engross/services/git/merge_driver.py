"""The merge of three versions of an ordinance file, for git: by provision and word, conflicts between markers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from engross.akn import parse_chapter, write_chapter
from engross.checks.analysis.chapter_indexes import IndexedCode
from engross.checks.analysis.new_words import new_words
from engross.checks.check_list import MERGE_CHECKS
from engross.checks.merge_runner import merge_findings
from engross.diff import compare
from engross.errors import EngrossError
from engross.git_repository import merged_lines
from engross.merging import merge_chapters
from engross.model.law.chapter import Chapter
from engross.model.law.code import Draft
from engross.model.law.hierarchy import Hierarchy
from engross.services.git.marked_conflicts import with_conflict_markers
from engross.values import dataclass


@dataclass(frozen=True, slots=True)
class DriverResult:
    """The merged file, how many conflicts are left in it, and what is to be said of it, a sentence each."""

    data: bytes
    conflicts: int
    said: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ThreeVersions:
    """The bytes of a file in the common ancestor and on both sides; ``name`` is its path in the repository."""

    name: str
    base: bytes
    ours: bytes
    theirs: bytes


def merge_for_git(versions: ThreeVersions, hierarchy: Hierarchy, size: int = 7) -> DriverResult:
    """Merge by provision and word. A conflict stands between markers of ``size`` characters, the whole provision as it
    is on either side. A citation or term whose meaning the merge changes is named, though it is no conflict.

    A version that is no ordinance (one that holds markers already, say) is merged line by line, as git does itself.
    """
    name = versions.name
    try:
        base, ours, theirs = (
            parse_chapter(data, name, hierarchy) if data else None
            for data in (versions.base, versions.ours, versions.theirs)
        )
        if base is None or ours is None or theirs is None:
            return _by_lines(versions, size, "it is not in all three versions")
        merged = merge_chapters(base, ours, theirs)
        data = write_chapter(merged.chapter)
        if not merged.conflicts:
            made = parse_chapter(data, name, hierarchy)
            return DriverResult(data, 0, (*merged.remarks, *_changed_meanings(made, ours, theirs)))
        other = write_chapter(merge_chapters(base, ours, theirs, {"": "theirs"}).chapter)
    except EngrossError as fault:
        return _by_lines(versions, size, str(fault))
    text = with_conflict_markers(data.decode("utf-8"), other.decode("utf-8"), ("ours", "theirs"), size)
    said = tuple(
        f"{conflict.place or 'the chapter'}: both sides changed it ({conflict.kind})" for conflict in merged.conflicts
    )
    return DriverResult(text.encode("utf-8"), len(merged.conflicts), (*said, *merged.remarks))


def _by_lines(versions: ThreeVersions, size: int, why: str) -> DriverResult:
    data, conflicts = merged_lines(versions.base, versions.ours, versions.theirs, size)
    return DriverResult(data, conflicts, (f"merged line by line, as {why}",))


def _changed_meanings(merged: Chapter, *sides: Chapter) -> Iterator[str]:
    """What the merge did to citations and terms that were right on a side."""
    codes = [check.code for check in MERGE_CHECKS]
    said: set[tuple[str, str]] = set()
    compared = [compare(replace(side, source=None), merged) for side in sides]
    for at, comparison in enumerate(compared):
        draft = Draft(merged, merged.title, comparison)
        code = IndexedCode({merged.number: draft} if merged.number else {})
        is_new = new_words(other for place, other in enumerate(compared) if place != at)
        for finding in merge_findings(draft, code, (), codes, is_new):
            if (finding.eid, finding.words) not in said:
                said.add((finding.eid, finding.words))
                hint = f"; {finding.hint}" if finding.hint else ""
                yield f"{finding.code} {finding.eid}: {finding.message}{hint}"
