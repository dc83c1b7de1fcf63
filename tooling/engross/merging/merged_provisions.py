"""What a merge compares of provisions: their words, places and numbers, and the rules that point at them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace

from engross.merging.matching import MergeSide
from engross.model.law.arrangement import arranged
from engross.model.law.chapter import Chapter
from engross.model.law.figures import figures_key
from engross.model.law.place import places
from engross.model.law.provision import Provision
from engross.model.rules.declaration import RuleDeclaration


def of_same_words(one: Provision, other: Provision) -> bool:
    """Whether two provisions have the same words and the same provisions below, labels and links aside."""
    return (
        [text.words for text in one.texts()] == [text.words for text in other.texts()]
        and [child.eid for child in one.children] == [child.eid for child in other.children]
        and all(map(of_same_words, one.children, other.children))
    )


def all_words(provision: Provision | None) -> str:
    """The labels and words of a provision and of all below it; empty for none."""
    if provision is None:
        return ""
    texts = (f"{each.label} {text.words}".strip() for each in provision.walk() for text in each.texts() if text.plain)
    return " ".join(texts)


def distinct_places(side: MergeSide, like: Chapter) -> Mapping[str, str]:
    """How each provision of a side is cited, by key; where one citation is that of several, with which it is."""
    root = next(iter(side.provisions.values()))
    cited = places(replace(like, root=root))
    times = Counter(cited.values())
    seen: Counter[str] = Counter()
    found = {}
    for key, place in cited.items():
        seen[place] += 1
        found[key] = f"{place} ({seen[place]} of {times[place]})" if times[place] > 1 else place
    return found


def natural_order(number: str) -> tuple[tuple[int, str], ...]:
    """A number to sort by: figures as numbers, letters as letters."""
    parts: list[str] = [""]
    for letter in number:
        if parts[-1] and parts[-1][-1].isdigit() is not letter.isdigit():
            parts.append("")
        parts[-1] += letter
    return tuple(map(figures_key, parts))


def rules_by_key(rules: tuple[RuleDeclaration, ...], eids: Mapping[str, str]) -> tuple[RuleDeclaration, ...]:
    """``rules`` with each provision and table that they point at by its key."""
    return tuple(_by_key(rule, eids) for rule in rules)


def _by_key(rule: RuleDeclaration, eids: Mapping[str, str]) -> RuleDeclaration:
    attributes: Iterator[tuple[str, str]] = (
        (name, "#" + eids.get(value[1:], value[1:]) if value.startswith("#") else value)
        for name, value in rule.attributes
    )
    return replace(rule, attributes=tuple(attributes), children=rules_by_key(rule.children, eids), line=0)


def eids_by_key(keyed: Provision, named: Provision) -> dict[str, str]:
    """The eId in ``named`` of each key in ``keyed``, the same provisions before they were arranged and named.

    Text that stands between no two provisions any more has become words of what holds it, whose eId is given for it.
    """
    found = dict.fromkeys((child.eid for child in keyed.children), named.eid)
    found[keyed.eid] = named.eid
    for child, known in zip(arranged(keyed).children, named.children, strict=True):
        found.update(eids_by_key(child, known))
    return found
