"""Text among the children of a provision: where it stands, and how it is cited."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from engross.model.law.arrangement import arranged
from engross.model.law.place import places
from engross.model.law.provision import Provision
from engross.model.law.text import Text
from text_between import chapter

_CHILD = st.sampled_from(["text", "paragraph"])


def words(provision: Provision) -> list[str]:
    """The words of a provision in the order of the page."""
    own = [block.plain for block in provision.body if isinstance(block, Text)]
    below = [said for child in provision.children for said in words(child)]
    return own + below + [block.plain for block in provision.flush if isinstance(block, Text)]


@given(st.lists(_CHILD, max_size=6), st.integers(0, 2), st.integers(0, 2))
def test_the_order_of_the_page_stays_and_text_is_only_between(levels: list[str], before: int, after: int) -> None:
    children = tuple(Provision(level, body=(Text(f"{at}"),)) for at, level in enumerate(levels))  # type: ignore[arg-type]
    body, flush = (tuple(Text(f"{name}{at}") for at in range(n)) for name, n in (("b", before), ("f", after)))
    given_ = Provision("section", body=body, children=children, flush=flush)
    made = arranged(given_)
    assert words(made) == words(given_)
    kinds = [child.level for child in made.children]
    assert "text" not in (kinds[:1] + kinds[-1:])
    assert ("text", "text") not in list(pairwise(kinds))
    assert made.children or not made.flush
    assert arranged(made) is made


def test_the_first_of_two_joined_texts_keeps_its_identity() -> None:
    one, two = Provision("text", body=(Text("1"),), eid="a"), Provision("text", body=(Text("2"),), eid="b")
    item = Provision("paragraph", "(1)")
    made = arranged(Provision("section", children=(item, one, two, item)))
    assert made.children[1] == replace(one, body=(Text("1"), Text("2")))


def test_text_is_cited_by_what_stands_before_it() -> None:
    cited = places(chapter())
    assert [cited[p.eid] for p in chapter().walk() if p.level == "text"] == [
        "§ 68-1A, text after (1)",
        "§ 68-1, text after B",
        "§ 68-1, text after A",
        "§ 68-2, text after an item",
        "§ 68-3, text after “BLOWER”",
    ]
