"""Reading a Word or Markdown file as a draft, with the proof that its words are those of the page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from engross.model.law.chapter import Chapter
from engross.model.law.hierarchy import STANDARD, Hierarchy

if TYPE_CHECKING:
    from engross.import_proof import Proof
    from engross.importing import IdentifyAs, Imported


def read_draft_file(
    data: bytes,
    name: str,
    known: Sequence[Chapter],
    identify_as: IdentifyAs,
    *,
    lenient: bool = False,
    hierarchy: Hierarchy = STANDARD,
) -> Imported:
    """The file ``data``, called ``name``, as a version of a chapter, or two, of a code of ``hierarchy``, proved; see
    ``import_file``.

    Whatever reads a draft reads it through here: nothing goes on with an import that is not proved. The last remark
    says what was proved. Errors: SourceError where the file cannot be read, and where the proof fails.
    """
    from engross.import_proof import prove_import
    from engross.importing.file_readers import import_file
    from engross.importing.known_text.known_pictures import with_known_pictures
    from engross.importing.source_page import ImportRemark

    read = import_file(data, name, known, identify_as, lenient=lenient, hierarchy=hierarchy)
    left_out = [remark.words for remark in read.remarks if remark.kind in ("furniture", "left out")]
    proof = prove_import(data, name, read.proposal, read.base, left_out, lenient=lenient)
    read = with_known_pictures(read, known)
    return replace(read, remarks=(*read.remarks, ImportRemark("proof", "", _sentence(proof))))


def _sentence(proof: Proof) -> str:
    """What was proved, for the report."""
    sides = " with all changes accepted, and with all rejected" if proof.both_sides else ""
    omitted = f"{proof.omitted} of its" if proof.omitted else "none of its"
    return (
        f"what was written was read again, and its words are those of the page, in the order of the page{sides}; "
        f"{omitted} {proof.words} words were left out"
    )
