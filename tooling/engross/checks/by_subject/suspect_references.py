"""References that lead somewhere, but whose words describe the provision next to it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from dataclasses import replace

from engross.checks.analysis.prepared_draft import LocatedCitation, PreparedDraft
from engross.checks.analysis.stem_occurrences import StemOccurrences, stem_occurrences, stems_in
from engross.checks.analysis.word_stems import opening_words, stemmed
from engross.checks.by_subject.references import remark_on
from engross.checks.remark import Remark
from engross.cite.grammar.citation_grammar import is_plural
from engross.cite.resolving.run_in_items import has_run_in_item
from engross.model.law.number import range_of
from engross.model.law.provision import CONTAINERS, Provision
from engross.patterns import compile_on_use
from engross.values import dataclass

_STOP = compile_on_use(r"(?:[.;:]|\((?:\d{1,2}|[a-z])\))$")
"""How the last word before the clause that leads to a citation may end."""

_NEAR = 4
"""How many words before the citation say what is cited: "the **calibration check** performed in accordance with"."""

_FOLLOWING = 8
"""How many words behind the citation are read for the same."""

_SENTENCE_END = compile_on_use(r"[.;](?:\s|$)")

_FEWEST = 2
"""How many of those words the sibling must have, none of which the target has."""

_LINKING_WORDS = (
    "accordance applicable comply complies condition conditions criteria described established except forth herein"
    " limit limited limitation limitations"
    " include includes including manner otherwise provided provision provisions pursuant required requirement"
    " requirements set specified subject terms use uses used using"
)
_LINKING = frozenset(stem for word in _LINKING_WORDS.split() for stem in stemmed(word))
"""Words that join a description to a citation and describe nothing."""

_MARGIN = 3.0
"""By how much a sibling must fit better, in natural logarithms of how rare the words are in the chapter."""


@dataclass(frozen=True, slots=True)
class SiblingWords:
    """The numbered children of one provision in reading order, the words of each and of all below it, and the words
    of the provision itself."""

    children: tuple[Provision, ...]
    words: tuple[AbstractSet[str], ...]
    outer: AbstractSet[str]

    def having(self, word: str) -> list[int]:
        """Which of the children have ``word`` in them."""
        return [at for at, words in enumerate(self.words) if word in words]


def suspect_reference(prepared: PreparedDraft) -> Iterator[Remark]:
    """A reference that leads somewhere, while the words before it describe the provision next to that.

    Of the last words that say what is cited ("the calibration check required pursuant to Section 4E"), those that
    tell the siblings of the target apart, two at least, are in another of them and not in the target; and nothing
    behind the citation is in the target alone. Lists and ranges are left alone, and words behind items that name the
    thing. Read both, and write the number that is meant; where the reference is right, waive the finding.
    """
    looked_at = [
        (cited, cited.target, parent, described)
        for cited in _described_alone(prepared.cited)
        if cited.citation.path
        if isinstance(cited.target, Provision) and cited.target.number and not range_of(cited.target.label)
        if (parent := prepared.index.above.get(id(cited.target)))
        if len(described := _described(cited)) >= _FEWEST
    ]
    if not looked_at:
        return
    words = stem_occurrences(prepared, frozenset(word for *_, said in looked_at for word in said))
    families: dict[int, SiblingWords] = {}
    suspect = []
    for cited, target, parent, described in looked_at:
        if id(parent) not in families:
            families[id(parent)] = _family(parent, words)
        around = prepared.index.ancestry(cited.passage.provision)
        better = _better(described, target, families[id(parent)], words, around)
        if better is not None and not _named_in_items(described, cited):
            suspect.append((cited, target, better, _behind(cited)))
    stems = stems_in(prepared, [provision for _, *both, _ in suspect for provision in both]) if suspect else {}
    for cited, target, better, behind in suspect:
        if stems[id(target)].isdisjoint(behind - stems[id(better)]):
            yield _remark(cited, target, better, prepared)


def _described_alone(cited: Iterable[LocatedCitation]) -> Iterator[LocatedCitation]:
    """The citations of a section or a part of one that the words before describe: none of a range or of several behind
    one label ("Sections 4, 5"), none that opens a bracket ("(section 14)"), and of others the first."""
    before: LocatedCitation | None = None
    for one in cited:
        label = one.citation.words.split(" ", 1)[0]
        joined = before is not None and before.passage is one.passage and one.citation.start - before.citation.end < 12
        before = one
        in_brackets = one.passage.text.plain[: one.citation.start].endswith("(")
        several = in_brackets or (joined and one.citation.listed) or one.citation.range_end or is_plural(label)
        if not several and isinstance(one.target, Provision) and one.target.level not in CONTAINERS:
            yield one


def _remark(cited: LocatedCitation, target: Provision, better: Provision, prepared: PreparedDraft) -> Remark:
    place = prepared.place(better)
    message = (
        f"{prepared.place(target)} is “{opening_words(target)}”; "
        f"the words before it fit {place}, “{opening_words(better)}”, better"
    )
    return remark_on(cited, message, f"write {place} if that is meant")


def _named_in_items(described: list[str], cited: LocatedCitation) -> bool:
    """Whether a word that says what is cited stands before, in a passage with items in the line, so that it speaks of
    what an item has named: "if (1) the person files an affidavit …; and (2) … in the **affidavit** filed under"."""
    telling = set(described) - _LINKING
    earlier = cited.passage.text.plain[: cited.citation.start].split()[:-_NEAR]
    named = any(not telling.isdisjoint(stemmed(word.lower())) for word in earlier)
    return named and has_run_in_item(replace(cited.passage.provision, children=()))


def _better(
    described: list[str], target: Provision, family: SiblingWords, words: StemOccurrences, around: Iterable[Provision]
) -> Provision | None:
    """The sibling that the words describe and the target does not.

    The nearest word that is known in the family decides: it must be in few siblings, and not in the target nor in
    the words that all have in common. Of the siblings that have it, the one that gains most by the other words, the
    first of several.
    """
    held_by = {word: family.having(word) for word in described}
    known = [word for word in described if word in family.outer or held_by[word]]
    telling = [word for word in known if word not in _LINKING]
    if not telling or known[0] in family.outer or telling[0] in family.outer:
        return None
    nearest = telling[0]
    own = next(at for at, child in enumerate(family.children) if child is target)
    most = max(1, len(family.children) // 4)
    candidates = held_by[nearest]
    if own in candidates or len(candidates) > most:
        return None
    having = {word: held_by[word] for word in telling if word not in family.outer}
    fitting = any(own in held for held in having.values() if len(held) <= most)
    holding = {id(provision) for provision in around}
    best, highest = None, _MARGIN
    for at in candidates:
        if sum(at in held and own not in held for held in having.values()) < _FEWEST or fitting:
            continue
        score = sum(
            words.rarity(word) * ((at in held) - (own in held))
            for word, held in having.items()
            if len(held) <= most or own in held
        )
        if id(family.children[at]) not in holding and (score > highest or (best is None and score >= _MARGIN)):
            best, highest = family.children[at], score
    return best


def _described(cited: LocatedCitation) -> list[str]:
    """The last words before a citation that say what is cited, the nearest first."""
    before = cited.passage.text.plain[: cited.citation.start]
    said: list[str] = []
    touching = not before[-1:].isspace()
    for chunk in reversed(before.split()):
        if len(said) >= _NEAR or (not touching and chunk[-1] in ".;:)" and _STOP.search(chunk)):
            break
        touching = False
        for stem in reversed(stemmed(chunk.lower())):
            if stem not in said:
                said.append(stem)
    return said[:_NEAR]


def _behind(cited: LocatedCitation) -> frozenset[str]:
    """The first words behind a citation in its sentence, which may say what is cited too: "§ 43, requiring that the
    **purchasing agent** …"."""
    sentence = _SENTENCE_END.split(cited.passage.text.plain[cited.citation.end :], maxsplit=1)[0]
    chunks = sentence.split()[:_FOLLOWING]
    return frozenset(stem for chunk in chunks for stem in stemmed(chunk.lower()))


def _family(parent: Provision, words: StemOccurrences) -> SiblingWords:
    children = tuple(child for child in parent.children if child.number)
    return SiblingWords(children, tuple(map(words.all, children)), words.own.get(id(parent), set()))
