"""Checks of definitions: that terms are defined once, used, and used as they are defined."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import chain

from engross.checks.analysis.alphabetical_order import sort_keys
from engross.checks.analysis.names import PROPER_NAMES
from engross.checks.analysis.prepared_draft import PreparedDraft
from engross.checks.analysis.term_uses import Term, TermKey, TermUse, singular, term_key, uses
from engross.checks.analysis.text_blocks import TextBlock, text_blocks
from engross.checks.analysis.word_stems import FUNCTION_WORDS, word_stems
from engross.checks.remark import Remark
from engross.model.findings.finding import Fix
from engross.model.law.text import Text
from engross.model.subsequence import longest_increasing_subsequence
from engross.patterns import compile_on_use

_PHRASE = compile_on_use(r"\b[A-Z][\w'’]*(?:[- ][A-Z][\w'’]*)*")
_NAME_BEFORE = compile_on_use(r"(?<![\w'’])[A-Z][\w'’]*(?: of| of the| for| and)? $")
_NAME_BEHIND = compile_on_use(r" (?:of|for) (?:the )?[A-Z]|[-/]|[ ]?[A-Z0-9]")
_INDEFINITE = compile_on_use(r"\b(?:an?|any|each|every|no|such)\s$", re.IGNORECASE)
_NEXT = compile_on_use(r"\s([a-z]+)")
_IN_THIS = compile_on_use(r"\bthis\s(title|subtitle|division|part|code)\b", re.IGNORECASE)
_MARKER = compile_on_use(r"(?:\(\w{1,4}\)|\b\w{1,2}[.)])\s?\Z")
_JOINS = "- \u2010\u2011"
_HYPHENS = ("-", "\u2010", "\u2011")
_ACRONYM = compile_on_use(r"[A-Z][A-Z0-9]+(?:['’]?s)?\b")
_QUOTES = tuple("\"“'‘")


def unused_definition(prepared: PreparedDraft) -> Iterator[Remark]:
    """A term that is defined and not used.

    It stands nowhere outside its own definition, in any spelling. Strike the definition, or use the term where its
    meaning is meant under another name. A chapter that uses less than half of its terms defines them for others, and
    is left alone, and so are terms that are defined "in this title" or "in this code".
    """
    if not prepared.term_uses.formal:
        return
    used = {use.term.key for use in prepared.term_uses.uses if not use.defining}
    defined = {term.key for term in prepared.term_uses.formal}
    if prepared.draft.chapter.excerpt or len(defined & used) * 2 < len(defined):
        return
    for term in prepared.term_uses.formal:
        if _for_more_than_the_chapter(term, prepared):
            continue
        if term.key in used or any(
            other.key in used or other.start < term.start for other in _synonyms(term, prepared)
        ):
            continue
        if len(term.key) == 1 and _said_elsewhere(term, prepared):
            continue
        yield term.passage.remark(
            term.start,
            term.start + len(term.words),
            f"“{term.words}” is defined and never used",
            "strike the definition, or use the term where it is meant",
        )


def defined_twice(prepared: PreparedDraft) -> Iterator[Remark]:
    """A term that is defined twice.

    Two definitions in one list, or one in a list and one in passing, let the reader choose. Keep one.
    """
    seen: dict[tuple[int, TermKey], Term] = {}
    for term in prepared.term_uses.formal:
        parent = prepared.index.above.get(id(term.passage.provision))
        first = seen.setdefault((id(parent), term.key), term)
        if first is not term:
            yield term.passage.remark(
                term.start,
                term.start + len(term.words),
                f"“{term.words}” is already defined on line {first.passage.line}",
                "keep one of the two",
            )


def other_spelling_of_term(prepared: PreparedDraft) -> Iterator[Remark]:
    """A defined term in another spelling: small letters where it has capitals, other hyphens, one word for two.

    Small letters count where the chapter writes the term, which has a definition of its own, with capitals nearly
    everywhere else. Write it as the
    definition does, so that the reader knows that the defined meaning is meant; or use another word where it is not.
    """
    held = [use for use in prepared.term_uses.uses if use.passage.kind in ("body", "note") and not _in_compound(use)]
    capital = Counter(use.term.key for use in held if use.words[0].isupper())
    small = Counter(use.term.key for use in held if not use.words[0].isupper())
    in_capitals = capital.total() >= 3 * small.total()
    said: set[tuple[int, TermKey, str]] = set()
    for use in held:
        key = use.term.key
        if _hyphens(use.words, use.term.words):
            message = f"“{use.words}” is defined as “{use.term.words}”"
        elif (
            in_capitals
            and use.term.formal
            and not (use.defining or use.words[0].isupper())
            and small[key] <= capital[key]
        ):
            message = f"“{use.words}” is a defined term, elsewhere with capitals"
        else:
            continue
        once = (id(use.passage), key, message)
        if once not in said:
            said.add(once)
            yield use.passage.remark(use.start, use.end, message, "write it as it is defined")


def near_term(prepared: PreparedDraft) -> Iterator[Remark]:
    """Words with capitals that are no defined term, but nearly are.

    "Impulsive Sound" where "Impulse Sound" is defined, "the Board" where "Pension Board" is. Write the term as it is
    defined, or define what is written.
    """
    terms = prepared.term_uses.terms
    if not terms:
        return
    parts = _parts(terms)
    of_terms = {word for key in terms for word in key}
    for passage in prepared.text.saying(word for word in prepared.text.words if singular(word) in of_terms):
        if passage.kind not in ("body", "note"):
            continue
        for start, end in _phrases(passage.text.plain):
            words = passage.text.plain[start:end]
            key = term_key(words)
            if key in terms:
                continue
            meant = _variant(key, terms) or (None if _is_name(words) else parts.get(key))
            being_defined = meant is not None and meant.passage is passage and start < meant.start
            if meant is not None and not being_defined:
                message = f"“{words}” is not defined; “{meant.words}” is"
                yield passage.remark(start, end, message, "write the term as it is defined")


def undefined_term(prepared: PreparedDraft) -> Iterator[Remark]:
    """Words written like a defined term that no definition in the chapter explains.

    Words with capitals behind "a", "any", "each", "every", "no" or "such" are no name of one thing, so that the
    capitals promise a definition. Found once a chapter, where it has definitions and writes the words so more than
    once. Define them, write them small, or write the term that is meant.
    """
    taken: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
    for use in prepared.term_uses.uses:
        taken[id(use.passage)].append((use.start, use.end))
    found: defaultdict[TermKey, list[tuple[TextBlock, int, int]]] = defaultdict(list)
    for passage in prepared.passages if len(prepared.term_uses.formal) >= 3 else ():
        for start, end in _indefinite(passage) if passage.kind in ("body", "note") else ():
            if not any(a < end and start < b for a, b in taken[id(passage)]):
                found[term_key(passage.text.plain[start:end])].append((passage, start, end))
    for places in found.values():
        passage, start, end = places[0]
        if len(places) > 1:
            words = passage.text.plain[start:end]
            message = f"“{words}” is written like a defined term {len(places)} times and is not defined"
            yield passage.remark(start, end, message, "define it, or write it small")


def lost_definition(prepared: PreparedDraft) -> Iterator[Remark]:
    """A term whose definition the proposal repeals or renames, while the text still uses it.

    Write the new term, or keep the definition.
    """
    if prepared.draft.comparison is None:
        return
    renamed = {
        term_key(old): new
        for change in prepared.draft.comparison.root.walk()
        if change.old is not None and change.old.level == "definition"
        for old, new in zip(change.old.terms, change.new.terms if change.new else ("",) * 9, strict=False)
    }
    gone = {
        term_key(words): Term(words, term_key(words), passage, 0, True)
        for passage in text_blocks(prepared.draft.comparison.old)
        if passage.kind == "body"
        for words in passage.provision.terms
        if term_key(words) not in prepared.term_uses.terms
    }
    everything = chain(prepared.term_uses.terms.values(), gone.values())
    for use in uses(everything, prepared.text) if gone else ():
        if use.term.key in gone:
            new = renamed.get(use.term.key, "")
            what = f"is renamed “{new}”" if new else "is repealed"
            hint = f"write “{new.lower()}”" if new else "define it, or write another word"
            yield use.passage.remark(use.start, use.end, f"the definition of “{use.term.words}” {what}", hint)


def definition_out_of_order(prepared: PreparedDraft) -> Iterator[Remark]:
    """A definition out of alphabetical order, where the others are in it.

    A reader looks it up where it is not. ``--fix`` puts the list in order.
    """
    for parent in prepared.parents:
        listed = [child for child in parent.children if child.level == "definition" and child.terms]
        if len(listed) < 4:
            continue
        keys = sort_keys([child.terms[0] for child in listed])
        kept = set(longest_increasing_subsequence(keys, level=True))
        if len(kept) * 4 < len(listed) * 3:
            continue
        for at, child in enumerate(listed):
            if at not in kept:
                term = child.terms[0]
                before = next((listed[i].terms[0] for i in sorted(kept) if keys[i] > keys[at]), "")
                where = f"before “{before}”" if before else "at the end"
                text = next(block for block in child.body if not hasattr(block, "rows"))
                yield Remark(
                    text.line or child.line,
                    child.eid,
                    term,
                    f"“{term}” is out of alphabetical order",
                    f"put it {where}",
                    fix=Fix("order", parent.eid),
                )


def _for_more_than_the_chapter(term: Term, prepared: PreparedDraft) -> bool:
    """Whether what holds a definition says that it is for a unit that holds more than the chapter."""
    chapter = prepared.draft.chapter
    larger = {prepared.index.called(unit) for unit in chapter.above} | {"title", "code"}
    words = (
        found[1].lower()
        for around in prepared.index.ancestry(term.passage.provision)
        for text in (around.heading, *around.body)
        if isinstance(text, Text)
        for found in _IN_THIS.finditer(text.plain)
    )
    return any(word in larger for word in words)


def _said_elsewhere(term: Term, prepared: PreparedDraft) -> bool:
    """Whether a word of the same stem stands in a second passage, and not in headings alone."""
    stem = next(word_stems(term.words.lower().split()), "")
    words = [word for word in prepared.text.words if stem and stem in word_stems((word,))]
    held = [
        passage for passage in prepared.text.saying(words) if stem in word_stems(passage.text.plain.lower().split())
    ]
    return len(held) > 1 and any(passage.kind != "heading" for passage in held)


def _synonyms(term: Term, prepared: PreparedDraft) -> list[Term]:
    """The other terms that its definition puts in brackets beside it: ``DBH (DIAMETER AT BREAST HEIGHT)``."""
    text = term.passage.text.plain
    near = [t for t in prepared.term_uses.formal if t.passage is term.passage and t is not term]
    return [t for t in near if "(" in text[min(t.start, term.start) : max(t.start, term.start)]]


def _hyphens(words: str, term: str) -> bool:
    """Whether the words differ from the term in hyphens or in what is written as one word."""
    return [c for c in words if c in _JOINS] != [c for c in term if c in _JOINS]


def _in_compound(use: TermUse) -> bool:
    """Whether the words are part of a compound that is no use of the term: ``sound-reduction device``."""
    text = use.passage.text.plain
    return text[use.end : use.end + 1] in _HYPHENS or text[max(use.start - 1, 0) : use.start] in _HYPHENS


def _parts(terms: dict[TermKey, Term]) -> dict[TermKey, Term]:
    """The beginnings and ends of terms that belong to one term only."""
    found: defaultdict[TermKey, dict[TermKey, Term]] = defaultdict(dict)
    for key, term in terms.items():
        for cut in range(1, len(key)):
            found[key[:cut]][key] = term
            found[key[cut:]][key] = term
    return {part: next(iter(whole.values())) for part, whole in found.items() if len(whole) == 1}


def _phrases(text: str) -> Iterator[tuple[int, int]]:
    """The words with capitals that stand for themselves: not in quotes, not part of a name ("Board of Health")."""
    for found in _PHRASE.finditer(text):
        start, end = found.span()
        first = found[0].split(" ", 1)[0]
        begins = _begins_sentence(text, start)
        if begins and (" " not in found[0] or first.lower() not in FUNCTION_WORDS):
            continue
        if _NAME_BEFORE.search(text, max(0, start - 40), start):
            continue
        if begins:
            start += len(first) + 1
        if not (_NAME_BEHIND.match(text, end) or text[start - 1 : start] in _QUOTES or _ACRONYM.match(text, start)):
            yield start, end


def _indefinite(passage: TextBlock) -> Iterator[tuple[int, int]]:
    """The words with capitals behind "a", "any" … that no noun follows."""
    text = passage.text.plain
    for start, end in _phrases(text):
        behind = _NEXT.match(text, end)
        alone = behind is None or behind[1] in FUNCTION_WORDS or behind[1].endswith("ing")
        if alone and _INDEFINITE.search(text, max(0, start - 8), start):
            yield start, end


def _is_name(words: str) -> bool:
    """Whether words with capitals are no part of a term: a name ("Maryland", "Saturday", "Mayor's Office"), or a word
    that every text has ("The")."""
    return words.lower() in FUNCTION_WORDS or words in PROPER_NAMES or "'s " in words or "’s " in words


def _begins_sentence(text: str, at: int) -> bool:
    before = text[max(0, at - 6) : at]
    bare = before.rstrip(' \u00a0"“(')
    return not bare or bare[-1] in ".:;!?—–" or _MARKER.search(before) is not None


def _variant(key: TermKey, terms: dict[TermKey, Term]) -> Term | None:
    """The one term that differs from ``key`` in the ending of one word only."""
    if len(key) < 2:
        return None
    close = [term for term in terms.values() if len(term.key) == len(key) and _nearly(key, term.key)]
    return close[0] if len(close) == 1 else None


def _nearly(one: TermKey, other: TermKey) -> bool:
    apart = [(a, b) for a, b in zip(one, other, strict=True) if a != b]
    return len(apart) == 1 and len(_shared(*apart[0])) >= 5


def _shared(one: str, other: str) -> str:
    at = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    return one[:at]
