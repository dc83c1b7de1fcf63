"""The best chain is that of a plain reading of its prices, which tries every link after every other."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from engross.diff.words.costs import MARK_COST, OTHER_SENTENCE_SHARE, WHITESPACE_COST, edge_costs, match_gains
from engross.diff.words.optimal_alignment import optimal_alignment
from engross.diff.words.sentence_pairing import pair_sentences, sentence_numbers
from engross.diff.words.tokens import Tokens, tokenize

WORDS = [
    "the",
    "of",
    "and",
    ",",
    ".",
    ";",
    "owner",
    "permit",
    "building",
    "noise",
    "shall",
    "fee",
    "notice",
    "city",
    "a",
]
law = st.lists(st.sampled_from(WORDS), max_size=16)
OPENINGS = [[], ["clerk"], ["no", "person", "may", "sound"], ["the", "mayor", "of", "the"], ["every", "door", ","]]


def plainly_best(old: Tokens, new: Tokens) -> list[tuple[int, int]]:
    """Every link with the best link before it, by trying them all; -1 and the number of words are the ends."""
    n, m = len(old.words), len(new.words)
    gains, old_edges, new_edges = match_gains(old.keys), edge_costs(old, 0, n), edge_costs(new, 0, m)
    olds, news = sentence_numbers(old.keys, old.blanks), sentence_numbers(new.keys, new.blanks)
    partner = pair_sentences((old.keys, olds), (new.keys, news), gains)

    def gain(i: int, j: int) -> int:
        home = partner.get(olds[i], -1)
        return gains[i] if home in (-1, news[j]) else gains[i] * OTHER_SENTENCE_SHARE // 1000

    def price(i: int, j: int, p: int, q: int) -> int:
        if p == i + 1 and q == j + 1:
            return 0 if (p, q) == (n, m) or old.blanks[p] == new.blanks[q] else WHITESPACE_COST
        marks = MARK_COST * ((p > i + 1) + (q > j + 1))
        return marks + old_edges[i + 1] + new_edges[j + 1] + old_edges[p] + new_edges[q]

    links = [(i, j) for i in range(n) for j in range(m) if old.keys[i] == new.keys[j]]
    scores: list[tuple[int, int]] = []
    for at, (p, q) in enumerate([*links, (n, m)]):
        choices = [(-price(-1, -1, p, q), (p, q) != (0, 0), -1)]
        for before, (i, j) in enumerate(links[:at]):
            if i < p and j < q:
                straight = p == i + 1 and q == j + 1
                choices.append((scores[before][0] - price(i, j, p, q), not straight, before))
        score, _, before = max(choices)
        scores.append((score + (gain(p, q) if (p, q) != (n, m) else 0), before))
    chain = []
    at = scores[-1][1]
    while at >= 0:
        chain.append(links[at])
        at = scores[at][1]
    return chain[::-1]


@settings(max_examples=300)
@given(law, law, st.sampled_from(OPENINGS), st.sampled_from(OPENINGS), st.sampled_from([" ", " ", "\n"]))
def test_no_chain_is_better(old: list[str], new: list[str], opening: list[str], end: list[str], blank: str) -> None:
    a, b = (tokenize(blank.join([*opening, *words, *end])) for words in (old, new))
    runs = optimal_alignment(a, b, (0, len(a.words), 0, len(b.words)))
    assert [(i + k, j + k) for i, j, size in runs for k in range(size)] == plainly_best(a, b)


def test_a_stretch_of_two_texts_is_compared_in_its_place() -> None:
    a, b = tokenize("one two; the owner shall pay a fee. three"), tokenize("one two; the owner may pay a fee. three")
    assert optimal_alignment(a, b, (3, 9, 3, 9)) == [(3, 3, 2), (6, 6, 3)]
