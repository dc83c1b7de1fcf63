"""The redline of two Word files, in the look of the new one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from engross.model.word_redline import WordRedline
from engross.redlining.attribution import drop_attributions
from engross.redlining.change_owners import of_several
from engross.redlining.edited_file import EditedFile
from engross.redlining.file_merging import first_free_id, last_saved, merge_files
from engross.redlining.left_out import left_out_remarks, relinked_remark
from engross.redlining.merging_context import MergingContext
from engross.redlining.page_headers import HeaderStories
from engross.redlining.pending_revisions import SIDES, Pending, ResolvedRevisions, resolve_pending, story_parts
from engross.redlining.tracking import Tracker


def redline_word_files(
    old: tuple[bytes, str],
    new: tuple[bytes, str],
    *,
    author: str,
    day: date,
    formatting: bool = False,
    moves: bool = False,
    pending: Pending = "accept",
) -> WordRedline:
    """The new file with tracked changes against the old; each is its bytes and what errors call it.

    The changes bear the name of ``author`` and the time at which the new file was last saved; ``day`` where it says
    none. ``formatting``: formatting that alone changed is tracked too; else it is counted. ``moves``: a paragraph
    deleted here and inserted there is tracked as moved. ``pending``: what becomes of
    the revisions that the files hold already.

    Errors: SourceError where a file is damaged, has a password, or is not to be trusted.
    """
    one, other = EditedFile(*old), EditedFile(*new)
    sides, kept = SIDES[pending], pending == "keep"
    held = [resolve_pending(file, side, attributed=kept) for file, side in zip((one, other), sides, strict=True)]
    tracker = Tracker(author, last_saved(other) or f"{day.isoformat()}T00:00:00Z", first_free_id(other))
    made = merge_files(
        one,
        other,
        tracker,
        formatting=formatting,
        moves=moves,
        deletions=held[1].hidden,
        shortened=held[1].shortened,
    )
    for part in story_parts(other) if kept else ():
        drop_attributions(other.changed(part))
    return WordRedline(
        other.saved(),
        tracker.made["ins"],
        tracker.made["del"],
        (
            *_pending_remarks((one, other), held, pending),
            *_remarks(made.context, one.name),
            *_header_remarks(made.headers, one.name),
            *left_out_remarks(one, other),
        ),
        sum(count for name, count in tracker.made.items() if name.endswith("Change")),
    )


def _header_remarks(headers: HeaderStories, name: str) -> Iterator[str]:
    if headers.left_out:
        which = ", ".join(part.rpartition("/")[2] for part in sorted(headers.left_out))
        yield f"the new file has no place for these headers or footers of {name}, compare them by hand: {which}"


_WHAT_BECAME: Mapping[Pending, tuple[str, str]] = {
    "accept": ("the comparison is of its text with all of them accepted",) * 2,
    "reject": ("the comparison is of its text with all of them rejected",) * 2,
    "keep": (
        "they keep their authors, and rejecting all gives its text without them",
        "they keep their authors, those of formatting aside, which are accepted",
    ),
}


def _pending_remarks(
    files: tuple[EditedFile, EditedFile], held: Sequence[ResolvedRevisions], pending: Pending
) -> Iterator[str]:
    for file, revisions, became in zip(files, held, _WHAT_BECAME[pending], strict=True):
        if revisions.count:
            changes = "1 tracked change" if revisions.count == 1 else f"{revisions.count} tracked changes"
            yield f"{file.name} holds {changes} already; {became}"
    count = of_several(held[1].hidden.values())
    if count:
        yield (
            f"{count} of the changes that {files[1].name} holds strike the same words of one paragraph, or of one that "
            "reads the same, as those of another person: where they are made anew they bear the name of the author of "
            "this redline"
        )


def _remarks(context: MergingContext, name: str) -> Iterator[str]:
    if context.reformatted:
        paragraphs = "1 paragraph" if context.reformatted == 1 else f"{context.reformatted} paragraphs"
        yield f"formatting differs in {paragraphs}, not marked; mark it with --formatting"
    if context.relinked:
        yield relinked_remark(context, name)
    if context.section_breaks:
        breaks = "1 section break" if context.section_breaks == 1 else f"{context.section_breaks} section breaks"
        yield (
            f"{breaks} of {name} cannot be tracked: rejecting all gives its text in the sections of the new "
            "file; set them by hand where that matters"
        )
    if context.controls:
        controls = "1 content control" if len(context.controls) == 1 else f"{len(context.controls)} content controls"
        yield (
            f"{controls} of {name} cannot be tracked: rejecting all gives the words without; set them by hand "
            "where that matters"
        )
