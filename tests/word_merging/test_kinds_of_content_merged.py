"""Every kind of content that one copy changed, merged with a copy that changed nothing, or the same."""

from __future__ import annotations

import pytest

from engross.redline_proof import prove_merge
from engross.word_merging import PersonCopy, merge_word_files
from redlining.test_kinds_of_content import PAIRS


@pytest.mark.parametrize("backwards", [False, True], ids=["forwards", "backwards"])
@pytest.mark.parametrize("kind", PAIRS)
def test_a_kind_of_content_is_merged_exactly(kind: str, backwards: bool) -> None:
    base, edited = PAIRS[kind][::-1] if backwards else PAIRS[kind]
    for copies in ((edited, base), (base, edited), (edited, edited)):
        people = [
            PersonCopy(data, f"{name}.docx", name, "2026-01-02T00:00:00Z")
            for data, name in zip(copies, ("Ann", "Bob"), strict=True)
        ]
        made = merge_word_files((base, "base.docx"), people)
        assert made.conflicts == ()
        provable = [(copy.data, names) for copy, names in zip(people, made.authors, strict=True) if names]
        prove_merge(made.data, base, provable)
