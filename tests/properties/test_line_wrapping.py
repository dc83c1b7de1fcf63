"""Words are broken into lines as the standard library breaks them."""

from __future__ import annotations

import textwrap

from hypothesis import given
from hypothesis import strategies as st

from engross.rendering.plain_text.line_wrapping import wrap_words

_LETTERS = st.sampled_from(["a", "bc", "def-g", "é", "\u00a0", " ", "  ", "\t", "x" * 9, "y" * 30])


@given(st.lists(_LETTERS).map(" ".join), st.integers(12, 40), st.integers(0, 6), st.integers(0, 6))
def test_lines_are_those_of_textwrap(words: str, width: int, first: int, others: int) -> None:
    before, after = "-" * first, " " * others
    wanted = textwrap.wrap(words, width, initial_indent=before, subsequent_indent=after, break_on_hyphens=False)
    assert wrap_words(words, width, before, after) == wanted
