"""What becomes of one provision, in sentences."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from engross.compose.summary.edit_sentences import Sentence, note_sentences, sentence, text_sentences
from engross.compose.summary.edits import has_terms
from engross.compose.summary.quotations import bare_words, excerpt, quotation, sentences_of
from engross.compose.summary.subjects import subject_of_change
from engross.compose.summary.table_sentences import table_sentences
from engross.model.comparison.comparison import BlockChange, ProvisionChange, TableChange, texts_in
from engross.model.law.hierarchy import Hierarchy
from engross.model.law.provision import CONTAINERS, Provision
from engross.model.law.table import Table

_STOPPED = (".", ":", ";", ",", "!", "?", "—", "”", '"')
_KINDS = {"point": "item", "text": "paragraph without a label", "definition": "definition"}


def provision_sentences(
    change: ProvisionChange, before: str, hierarchy: Hierarchy, partner: ProvisionChange | None = None
) -> tuple[Sentence, ...]:
    """What becomes of a provision, those below it aside.

    ``before``: its citation in the old text where that is another than in the new; ``partner``: of what moved, the
    change at its old place.
    """
    if change.kind == "moved":
        return tuple(_moved(change, partner))
    if change.kind in ("added", "repealed"):
        return tuple(_one_sided(change, hierarchy))
    told = list(_edits(change))
    if change.kind in ("split", "joined"):
        told.insert(0, sentence(_parting(change), "other"))
    elif change.kind == "renumbered":
        terms = any(map(has_terms, change.texts()))
        unless = "" if told else f"; its words stay{', but for capitals and hyphens of defined terms' if terms else ''}"
        if before:
            told.append(sentence(f"numbered anew, it was {before}{unless}", "numbering"))
        elif change.label and change.label[0].mark != "kept":
            told.append(sentence(f"its label changes{_labels(change)}{unless}", "numbering"))
    elif before:
        told.append(sentence(f"it was {before}", "numbering"))
    return tuple(told) or (sentence("only its layout changes, no word", "other"),)


def _labels(change: ProvisionChange) -> str:
    old, new = change.old.label if change.old else "", change.new.label if change.new else ""
    if old and new:
        return f" from “{old}” to “{new}”"
    return f": “{old}” is struck" if old else f": “{new}” is added"


def _edits(change: ProvisionChange) -> Iterator[Sentence]:
    for block in change.preface:
        yield from block_sentences(block, "before the heading")
    if change.heading is not None:
        yield from text_sentences(change.heading, "heading")
    for block in (*change.body, *change.flush):
        yield from block_sentences(block)


def block_sentences(block: BlockChange, what: str = "") -> Iterator[Sentence]:
    """What becomes of a paragraph or a table; ``what`` is the part of the provision, where it is not its text."""
    if isinstance(block, TableChange):
        yield from table_sentences(block)
    else:
        yield from text_sentences(block, what)


def _one_sided(change: ProvisionChange, hierarchy: Hierarchy) -> Iterator[Sentence]:
    """A provision that is added or repealed: its own words, tables and notes."""
    new = change.kind == "added"
    provision = change.either
    words = own_words(provision)
    lead = f"new {_kind(provision, hierarchy)}" if new else "repealed"
    if words:
        sides = ("", excerpt(words)) if new else (excerpt(words), "")
        yield sentence(
            f"{lead}: {quotation(words)}", subject_of_change("" if new else words, words if new else ""), "", *sides
        )
    else:
        yield sentence(f"{lead}{_wordless(provision)}", "other")
    for block in (*change.preface, *change.body, *change.flush):
        if isinstance(block, TableChange):
            yield from table_sentences(block)
        else:
            yield from note_sentences(block)
    if change.heading is not None:
        yield from note_sentences(change.heading)


def _kind(provision: Provision, hierarchy: Hierarchy) -> str:
    if provision.level in CONTAINERS:
        return hierarchy.word(provision).lower()
    return _KINDS.get(provision.level, hierarchy.of(provision.level).word.lower())


def _wordless(provision: Provision) -> str:
    if provision.status in ("reserved", "vacant"):
        return f" ({provision.status}), without words"
    return ", with what stands below it" if provision.children else ", without words of its own"


def own_words(provision: Provision) -> str:
    """The words of a provision itself, without tables, notes and what stands below it."""
    texts = [*provision.preface, *([provision.heading] if provision.heading else [])]
    texts += [block for block in provision.blocks() if not isinstance(block, Table)]
    parts = [part for part in (bare_words(text.plain) for text in texts) if part]
    stopped = (part if part.endswith(_STOPPED) else f"{part}." for part in parts[:-1])
    return " ".join((*stopped, *parts[-1:]))


def _parting(change: ProvisionChange) -> str:
    """Of a part of what was split or joined: where the others are."""
    if change.kind == "split":
        return f"split; its words {'go on in' if change.part_of is None else 'come from'} {change.elsewhere}"
    return f"joined {'with' if change.part_of is None else 'to'} {change.elsewhere}"


def _moved(change: ProvisionChange, partner: ProvisionChange | None) -> Iterator[Sentence]:
    """What moved, told at its new place; with the sentences that go and come where its words change."""
    same = partner is not None and partner.elsewhere == change.elsewhere
    if same:
        yield sentence("stands in another order among the provisions beside it, cited as before", "numbering")
    else:
        where = f"moved here from {change.elsewhere}" if change.new else f"moved to {change.elsewhere}"
        yield sentence(where, "numbering")
    if partner is None or partner.old is None or change.new is None:
        return
    before, after = _all_sentences(partner.old), _all_sentences(change.new)
    if [_bare(words) for words in before] == [_bare(words) for words in after]:
        how = "" if before == after else ", but for capitals, hyphens and spacing"
        yield sentence(f"its words stay{how}", "numbering")
        return
    gone = [words for words in before if words not in after]
    come = [words for words in after if words not in before]
    if gone:
        yield sentence(f"words that are struck: {_list(gone)}", subject_of_change(" ".join(gone), " ".join(come)))
    if come:
        yield sentence(f"words that are added: {_list(come)}", subject_of_change(" ".join(gone), " ".join(come)))
    if not gone and not come:
        yield sentence("its sentences stand in another order", "other")


def _list(words: Sequence[str]) -> str:
    return "; ".join(quotation(each) for each in words)


def _bare(words: str) -> str:
    return "".join(words.replace("-", "").split()).casefold()


def _all_sentences(provision: Provision) -> list[str]:
    """The sentences of a provision and all below it, tables and notes too."""
    found: list[str] = []
    for each in provision.walk():
        for text in each.texts():
            found += sentences_of(bare_words(text.plain))
            found += [words for note in text.notes for block in note.content for words in sentences_of(block.words)]
    return found


def changed_tables(change: ProvisionChange) -> Iterator[TableChange]:
    """The tables of a provision itself that change, in reading order."""
    for block in (*change.preface, *change.body, *change.flush):
        if isinstance(block, TableChange) and (
            change.mark != "kept"
            or block.mark != "kept"
            or any(span.mark != "kept" for text in texts_in(block) for span in text.spans)
        ):
            yield block
