"""The instructions of a whole ordinance, told from what stands around them."""

from __future__ import annotations

from engross.instructions import ordinance_orders, read_amendment

ORDINANCE = [
    "AN ORDINANCE AMENDING CHAPTER 9, BELLS",
    "WHEREAS, bells are loud;",
    "SECTION 1. Section 9-4(a) is amended by striking the word “bell” and inserting the word “gong” in its place.",
    "SECTION 2. Section 9-5 of the Code is amended as follows:",
    "(1) Section 9-5(a) is amended to read as follows:",
    "“(a) A gong may ring:",
    "  “(1) by day.”",
    "(2) Section 9-5(b) is repealed.",
    "Section 3. Severability. If any part of this ordinance is invalid, the rest stands.",
    "Section 4. Effective date. This ordinance takes effect at once.",
]


def test_the_sections_that_amend_are_taken_and_the_others_are_named() -> None:
    orders = ordinance_orders(ORDINANCE)
    assert orders.left_out == (
        "AN ORDINANCE AMENDING CHAPTER 9, BELLS",
        "WHEREAS, bells are loud;",
        "Section 3. Severability. If any part of this ordinance is i…",
        "Section 4. Effective date. This ordinance takes effect at o…",
    )
    amendment, refused = read_amendment(orders.text)
    assert refused == ()
    assert [(mod.kind, str(mod.place)) for mod in amendment.mods] == [
        ("substitution", "section 9-4(a)"),
        ("replacement", "section 9-5(a)"),
        ("repeal", "section 9-5(b)"),
    ]
    assert len(amendment.mods[1].matter[0].children) == 1


def test_a_text_without_numbered_sections_is_taken_whole() -> None:
    lines = ["Section 9-4(a) is repealed.", "Section 9-5 is repealed."]
    assert ordinance_orders(lines).text.split("\n") == lines
