"""What a code exported to Word shows: the second reader of the proof, which is that of every Word file."""

from __future__ import annotations

from collections.abc import Sequence

from engross.import_proof.code_words import CodeWords, NoteFacts, split_words
from engross.import_proof.municode_words import FOOTNOTES, is_note, without_dash
from engross.import_proof.word_file import word_page


def word_code_words(data: bytes, name: str, headings: Sequence[str], notes: frozenset[str]) -> CodeWords:
    """The words of the Word file ``data`` from its first heading, and its notes.

    ``headings`` and ``notes``: the words of what the first reader took for headings, in order, and for history notes.
    """
    found = CodeWords(stated=False, pictures=False)
    owner: list[NoteFacts] = []
    expected = {" ".join(split_words(words)) for words in headings}
    for line in word_page(data, name).new:
        words = " ".join(split_words(line.words))
        titled = without_dash(words)
        if titled in expected:
            owner = []
            found.notes.append(owner)
            found.words += titled.split()
        elif not found.notes or line.kind != "words" or FOOTNOTES.fullmatch(words):
            continue
        elif is_note(words, notes):
            owner.append((words, "", "", "", True))
        else:
            found.words += words.split()
    found.notes = [each for each in found.notes if each]
    return found
