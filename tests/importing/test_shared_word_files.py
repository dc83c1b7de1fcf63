"""The labels of small Word files of any making, which are kept beside the checkout (CONTRIBUTING.md)."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from engross.errors import SourceError
from engross.import_proof import prove_import
from engross.importing import Imported
from engross.model.law.chapter import Chapter
from importing.outlines import imported

ROOT = Path(__file__).parents[2]
FILES = Path(os.environ.get("ENGROSS_SHARED", ROOT.parent / "shared")) / "word"

RIGHT = {
    "c05-empty-numbered-paragraph": "§ 9-1. A. B. C.",
    "c07-direct-level-over-style-level": "§ 9-1. A. (1) (2) B.",
    "c11-field-end-in-del": "§ 9-1.",
    "c15-style-named-header-2": "§ 9-1. § 9-2.",
    "c17c-inserted-sdt-run": "§ 9-1.",
    "c22-moved-list-item": "§ 9-1. A. B. C. D.",
    "c26-restarts": "§ 9-1. A. B. § 9-2. A. B. (1) § 9-3. C. (1)",
    "c27-legal-numbering": "ARTICLE I. Section 1.01. Section 1.02. (a) (b) (i) ARTICLE II. Section 2.01.",
    "c27b-legal-numbering-decimal": "ARTICLE I. Section 1.1. Section 1.2. (a)",
    "c29-numbering-by-style-inheritance": "Section 1. A. B. C. Section 2. A.",
    "c31-hidden-numbered-paragraph": "§ 9-1. A. B.",
    "c33b-toc-field-normal-style": "§ 9-1. § 9-2.",
    "c46b-numfmt-custom-001": "Section 9.001. Section 9.002.",
    "c47-sublevel-first": "§ 9-1. (1) B. (1)",
    "c52-alternate-content-with-runs": "§ 9-1.",
    "c54-horizontal-rule": "§ 9-1.",
    "c68-label-forms": "§ 9-1. (A) (1) (2) (B) (i) (ii) 1. 2. a) b) (aa) (bb)",
    "c69-label-form-art": "§ 9-1. Art. 1 Art. 2 Art. 3 (a) Art. 4 Art. 5 Art. 6",
    "c69-label-form-colon": "§ 9-1. 1: 2: 3: (a) 4: 5: 6:",
    "c69-label-form-dash": "§ 9-1. 1 - 2 - 3 - (a) 4 - 5 - 6 -",
    "c70-word-default-list-1-a-i-1": "§ 9-1. 1. a. i. 1. 2. ii. b. 2.",
    "F14-aa-indented": "Chapter 44 § 44-1. (1) (a) (i) (aa) (bb) (ii) (b)",
}
"""The labels of each file in the order of the page, its changes accepted."""
BOTH = {
    "c14-numbering-tracked-as-pPrChange-only": ("§ 9-1.", "§ 9-1. A. B."),
    "c14b-list-changed-level-pPrChange-only": ("§ 9-1. A. B. C.", "§ 9-1. A. (1) B."),
    "c42-manual-strike-underline": ("§ 9-1.", "§ 9-1."),
    "F2-only-numbering-tracked": ("Chapter 44 § 44-1. A. B. C.", "Chapter 44 § 44-1. A. (1) B."),
}
"""The labels before and after, where numbers changed or a redline was made by hand."""


def labels(chapter: Chapter) -> str:
    return " ".join(filter(None, (provision.label for provision in chapter.root.walk())))


def read_file(name: str) -> Imported:
    """What is read from a file, and proved; the test is skipped where it is not there."""
    file = FILES / f"{name}.docx"
    if not file.is_file():
        pytest.skip(f"not checked: {name}.docx is not in {FILES}")
    data = file.read_bytes()
    read = imported(data, file.name)
    prove_import(data, file.name, read.proposal, read.base, [remark.words for remark in read.remarks])
    return read


@pytest.mark.parametrize("name", RIGHT)
def test_labels_are_those_that_word_shows(name: str) -> None:
    assert labels(read_file(name).proposal) == RIGHT[name]


@pytest.mark.parametrize("name", BOTH)
def test_two_versions_have_the_labels_of_each(name: str) -> None:
    read = read_file(name)
    assert read.base is not None
    assert (labels(read.base), labels(read.proposal)) == BOTH[name]


def test_a_number_that_only_word_knows_is_refused() -> None:
    file = FILES / "c08b-listnum-fields.docx"
    if not file.is_file():
        pytest.skip(f"not checked: {file.name} is not in {FILES}")
    with pytest.raises(SourceError, match="has a number that the field LISTNUM counts"):
        imported(file.read_bytes(), file.name, lenient=True)
