"""Tags that overlap in any way, in any order: the written form is read back as it was, and `fmt` changes it once."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from engross.akn import identify, parse_chapter, write_chapter
from engross.akn.formatting import formatted
from engross.akn.inline_content import write_inline
from engross.model.law.chapter import Body, Chapter, Version
from engross.model.law.provision import Provision
from engross.model.law.tag_nesting import nested
from engross.model.law.text import Tag, Text, normal

WORDS = "The sign face of a sign is measured"
_places = st.tuples(st.integers(0, len(WORDS)), st.integers(0, len(WORDS))).map(sorted)
_kinds = st.sampled_from(
    [("ref", "/akn/us-ct/act/statute/14-1"), ("ref", "#chp_20"), ("def", ""), ("date", "2026-01-02"), ("time", "08:00:00")]
    + [(kind, "") for kind in ("i", "b", "u", "sup", "sub")]
)  # fmt: skip
_tags = st.lists(st.builds(lambda kind, place: Tag(kind[0], *place, kind[1]), _kinds, _places), max_size=7)
_ELEMENTS = ("b", "i", "u", "sup", "sub", "def")
_nestings = st.recursive(
    st.sampled_from(["", " ", "sign", "a b ", " c"]),
    lambda inner: st.builds(
        lambda kind, parts, tail: f"<{kind}>{''.join(parts)}</{kind}>{tail}",
        st.sampled_from(_ELEMENTS),
        st.lists(inner, max_size=3),
        st.sampled_from(["", " ", "d"]),
    ),
    max_leaves=12,
)


def chapter(text: Text) -> Chapter:
    section = Provision("section", "§ 20-1.", Text("Size."), (text,))
    root = Provision("chapter", "Chapter 20", Text("Signs"), (), (section,))
    version = Version(date(2024, 1, 1), "codified")
    return identify(Chapter("/akn/us-ct-exampleton/act/code/chapter-20", version, root, Body("council", "Council")))


@given(_tags, st.randoms(use_true_random=False))
def test_the_order_is_one_and_nothing_crosses(tags: list[Tag], random: object) -> None:
    made = nested(tags)
    shuffled = tags[:]
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert nested(shuffled) == made == nested(made)
    assert not any(a.start < b.start < a.end < b.end for a in made for b in made)

    def over(known: list[Tag] | tuple[Tag, ...], at: int) -> set[tuple[str, str]]:
        return {(tag.kind, tag.value) for tag in known if tag.start <= at < tag.end}

    assert all(over(tags, at) == over(made, at) for at in range(len(WORDS)))


@given(_tags)
def test_markup_of_overlaps_has_the_words_once(tags: list[Tag]) -> None:
    written = write_inline(Text(WORDS, tuple(tags))).replace("en:", "")
    assert "".join(etree.fromstring(f"<p>{written}</p>").itertext()) == WORDS


@settings(deadline=None, max_examples=60)
@given(_tags)
def test_what_is_written_is_read_back(tags: list[Tag]) -> None:
    told = chapter(normal(Text(WORDS, tuple(tags))))
    data = write_chapter(told)
    read = parse_chapter(data, "x.xml")
    assert write_chapter(read) == data
    section = told.root.children[0]
    body = section.body[0]
    assert isinstance(body, Text)
    assert read.root.children[0].body == (replace(body, tags=nested(tags)),)


@settings(deadline=None, max_examples=100)
@given(st.lists(_nestings, min_size=1, max_size=4).map("".join))
def test_a_file_is_formatted_once(inner: str) -> None:
    data = write_chapter(chapter(Text("WORDS"))).replace(b"<p>WORDS</p>", f"<p>x{inner}</p>".encode())
    once = formatted(data, "x.xml").data
    assert formatted(once, "x.xml").data == once
