"""Two Word files → the new one with tracked changes: what is marked, and what accepting and rejecting all gives."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date

import pytest
from lxml import etree

from engross.errors import EngrossError, SourceError
from engross.importing.tracked_text import tracked_text
from engross.model.word_redline import WordRedline
from engross.redline_proof import prove_redline
from engross.redlining import redline_word_files
from engross.redlining.pending_revisions import SIDES, Pending
from wordfiles import OFFICE, ListForm, definition, del_, ins, marked, numbered, p, r, row, word_file

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STYLES = "".join(
    f'<w:style w:type="paragraph" w:styleId="{name}"><w:name w:val="{name}"/></w:style>' for name in ("One", "Two")
)


def cell(*words: str) -> str:
    return f"<w:tc>{''.join(map(p, words))}</w:tc>"


def table(*rows: tuple[str, ...]) -> str:
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(row(*map(cell, cells)) for cells in rows)}</w:tbl>"


def redlined(old: bytes, new: bytes, *, pending: Pending = "accept", **options: bool) -> WordRedline:
    made = redline_word_files(
        (old, "old.docx"), (new, "new.docx"), author="Ann", day=date(2026, 1, 2), pending=pending, **options
    )
    sides = SIDES[pending]
    prove_redline(made.data, old, new, sides)
    assert tracked_text(made.data, "old") == tracked_text(old, sides[0])
    assert tracked_text(made.data, "new") == tracked_text(new, sides[1])
    return made


def part(data: bytes, name: str = "word/document.xml") -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return etree.fromstring(archive.read(name))


def marks(data: bytes, name: str = "word/document.xml") -> list[str]:
    """The changes of words in a part: ``+inserted``, ``-deleted``; of marks, rows and cells: the element and where."""
    found = []
    for each in part(data, name).iter(f"{W}ins", f"{W}del", f"{W}cellIns", f"{W}cellDel", f"{W}pPrChange"):
        words = "".join(each.itertext())
        sign = {"ins": "+", "del": "-"}.get(etree.QName(each).localname, etree.QName(each).localname)
        holder = etree.QName(each.getparent()).localname
        found.append(f"{sign}{words}" if words else f"{sign} in {holder}")
    return found


@pytest.mark.parametrize(
    ("old", "new", "marked"),
    [
        (p("The fee is ten dollars."), p("The fee is ten dollars."), []),
        (p("The fee is ten dollars."), p("The fee is 12 dollars."), ["-ten", "+12"]),
        (p("Section 5"), p("Section\u00a05"), ["- ", "+\u00a0"]),
        (p(runs=r("A ") + r("dog")), p(runs=r("A do") + r("g")), []),
        (p("One.") + p("Two."), p("One."), ["- in rPr", "-Two."]),
        (p("One."), p("One.") + p("Two."), ["+ in rPr", "+Two."]),
        (p("One.") + p("Three."), p("One.") + p("Two.") + p("Three."), ["+ in rPr", "+Two."]),
        (
            p("The clerk keeps the list. The mayor signs it every year."),
            p("The clerk keeps the list.") + p("The mayor signs it every year."),
            ["+ in rPr", "- "],
        ),
        (
            p("The clerk keeps the list.") + p("The mayor signs it every year."),
            p("The clerk keeps the list. The mayor signs it every year."),
            ["- in rPr", "+ "],
        ),
        (table(("a", "b")) + p(), table(("a", "b"), ("c", "d")) + p(), ["+ in trPr", "+c", "+d"]),
        (table(("a", "b"), ("c", "d")) + p(), table(("c", "d")) + p(), ["- in trPr", "-a", "-b"]),
        (table(("a", "b")) + p("x"), p("x"), ["- in trPr", "-a", "-b"]),
        (
            table(("zone", "day"), ("one", "55")) + p(),
            table(("zone", "night", "day"), ("one", "45", "55")) + p(),
            ["cellIns in tcPr", "+night", "cellIns in tcPr", "+45"],
        ),
        (
            table(("zone", "night", "day"), ("one", "45", "55")) + p(),
            table(("zone", "day"), ("one", "55")) + p(),
            ["cellDel in tcPr", "-night", "cellDel in tcPr", "-45"],
        ),
    ],
)
def test_what_changed_is_marked_and_nothing_else(old: str, new: str, marked: list[str]) -> None:
    assert marks(redlined(word_file(old), word_file(new)).data) == marked


def test_a_heading_whose_words_are_others_keeps_its_number() -> None:
    rest = p("The members are appointed by the mayor.")
    old, new = (word_file(p(f"§ 9-4. {words}.") + rest) for words in ("Trees Advisory Board", "Urban Forestry Council"))
    assert marks(redlined(old, new).data) == ["-Trees Advisory Board.", "+Urban Forestry Council."]


def test_a_rewritten_paragraph_keeps_its_phrase() -> None:
    rest = p("The fee is ten dollars.")
    old = word_file(p("Nothing in this part shall limit the right of any person to damages or to relief.") + rest)
    new = word_file(
        p("The fines set by the council at its last meeting, and every cost, shall limit the right of any person.")
        + rest
    )
    kept = [
        text.text for text in part(redlined(old, new).data).iter(f"{W}t") if text.getparent().getparent().tag == f"{W}p"
    ]
    assert any("shall limit the right of any person" in (text or "") for text in kept)


def test_a_caption_that_stands_elsewhere_now_parts_no_rewritten_text() -> None:
    """Words that come back in many places do not decide which paragraph became which."""
    filler = "".join(p(f"Item {n} of the schedule is kept at office {n * 7}.") for n in range(40))
    limit = "No person shall operate a source of sound above the limits of the use category at the property line"
    old = word_file(p("Table 1") + filler.replace("kept", "held") + p(f"{limit}."))
    new = word_file(filler + p(f"{limit}, except as provided here.") + p("Table 1"))
    assert "+, except as provided here" in marks(redlined(old, new).data)


def test_a_style_that_alone_changed_is_tracked_and_comes_back() -> None:
    styled = {"styles": _STYLES}
    old, new = (word_file(p("Fees", f'<w:pStyle w:val="{name}"/>'), styled) for name in ("One", "Two"))
    assert marks(redlined(old, new).data) == ["pPrChange in pPr"]


def test_a_style_that_only_the_old_file_has_comes_along() -> None:
    old = word_file(p("Kept.") + p("Gone.", '<w:pStyle w:val="Two"/>') + p("End."), {"styles": _STYLES})
    made = redlined(old, word_file(p("Kept.") + p("End."), {"styles": ""}))
    assert [style.get(f"{W}styleId") for style in part(made.data, "word/styles.xml")] == ["Two"]


def test_items_of_a_list_that_stay_keep_their_numbers_unmarked() -> None:
    lists = {"numbering": definition(1, ListForm("decimal", "%1."))}
    others = {"numbering": definition(7, ListForm("decimal", "%1."))}
    old = word_file("".join(numbered(words, 0, 1) for words in ("Dogs.", "Cats.", "Birds.")), lists)
    new = word_file("".join(numbered(words, 0, 7) for words in ("Dogs.", "Birds.")), others)
    made = redlined(old, new)
    assert marks(made.data) == ["- in rPr", "-Cats."]
    assert {each.get(f"{W}val") for each in part(made.data).iter(f"{W}numId")} == {"7"}


def test_a_note_whose_reference_goes_comes_along() -> None:
    reference = '<w:r><w:footnoteReference w:id="1"/></w:r>'
    notes = {"footnotes": f'<w:footnote w:id="1">{p("See the list.")}</w:footnote>'}
    old, new = word_file(p(runs=r("A fee.") + reference), notes), word_file(p("A fee."))
    made = redlined(old, new)
    assert marks(made.data) == ["- in p"]
    assert marks(made.data, "word/footnotes.xml") == ["-See the list."]


def test_a_note_is_compared_by_its_words() -> None:
    reference = '<w:r><w:footnoteReference w:id="{}"/></w:r>'
    old, new = (
        word_file(
            p(runs=r("A fee.") + reference.format(number)),
            {"footnotes": f'<w:footnote w:id="{number}">{p(words)}</w:footnote>'},
        )
        for number, words in ((1, "See the list."), (4, "See the roll."))
    )
    made = redlined(old, new)
    assert (marks(made.data), marks(made.data, "word/footnotes.xml")) == ([], ["-list", "+roll"])


def test_formatting_that_alone_changed_is_counted_or_marked() -> None:
    old, new = word_file(p("A dog barks.")), word_file(p(runs=r("A ") + r("dog", "<w:b/>") + r(" barks.")))
    counted = redlined(old, new)
    assert counted.remarks == ("formatting differs in 1 paragraph, not marked; mark it with --formatting",)
    marked = redlined(old, new, formatting=True)
    changed = [run for run in part(marked.data).iter(f"{W}r") if run.find(f"{W}rPr/{W}rPrChange") is not None]
    assert (["".join(run.itertext()) for run in changed], marked.remarks) == (["dog"], ())


def test_changes_that_a_file_holds_already_are_accepted_and_said() -> None:
    old, new = word_file(p(runs=r("A ") + del_("cat") + ins(r("dog")))), word_file(p("A dog."))
    made = redlined(old, new)
    assert marks(made.data) == ["+."]
    assert made.remarks == (
        "old.docx holds 2 tracked changes already; the comparison is of its text with all of them accepted",
    )


def test_the_same_files_give_the_same_bytes_and_untouched_parts_stay() -> None:
    old, new = word_file(p("One.")), word_file(p("Two."), {"styles": _STYLES})
    first, second = redlined(old, new).data, redlined(old, new).data
    assert first == second
    with zipfile.ZipFile(io.BytesIO(first)) as made, zipfile.ZipFile(io.BytesIO(new)) as given:
        assert made.read("word/styles.xml") == given.read("word/styles.xml")


@pytest.mark.parametrize(
    ("pattern", "instead", "doing"),
    [
        (b"<w:ins [^>]*>(.*?)</w:ins>", rb"\1", "rejecting"),
        (b"<w:del [^>]*>.*?</w:del>", b"", "rejecting"),
        (b"twelve", b"thirteen", "accepting"),
    ],
)
def test_a_redline_that_does_not_give_both_files_is_refused(pattern: bytes, instead: bytes, doing: str) -> None:
    old, new = word_file(p("The fee is ten dollars.")), word_file(p("The fee is twelve dollars."))
    made = redlined(old, new).data
    document = etree.tostring(part(made))
    spoilt = re.sub(pattern, instead, document)
    assert spoilt != document
    data = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(made)) as given, zipfile.ZipFile(data, "w") as written:
        for name in given.namelist():
            written.writestr(name, spoilt if name == "word/document.xml" else given.read(name))
    with pytest.raises(EngrossError, match=f"{doing} all changes would give"):
        prove_redline(data.getvalue(), old, new)


def test_what_is_no_word_file_is_refused_by_name() -> None:
    with pytest.raises(SourceError, match=r"old\.docx: this is a PDF"):
        redline_word_files((b"%PDF-1.7", "old.docx"), (word_file(p("A")), "new.docx"), author="A", day=date(2026, 1, 2))


def test_a_note_that_is_referred_to_once_more_is_not_inserted() -> None:
    reference = '<w:r><w:footnoteReference w:id="1"/></w:r>'
    notes = {"footnotes": f'<w:footnote w:id="1">{p("See the list.")}</w:footnote>'}
    old, new = (word_file(p(runs=(r("A fee.") + reference) * times), notes) for times in (1, 2))
    assert marks(redlined(old, new).data, "word/footnotes.xml") == []


def test_a_list_that_counts_otherwise_comes_along() -> None:
    old, new = (
        word_file(
            "".join(numbered(words, 0, 1) for words in ("Dogs.", "Cats.", "Birds.")),
            {"numbering": definition(1, ListForm(form, "%1."))},
        )
        for form in ("decimal", "lowerLetter")
    )
    made = redlined(old, new)
    assert marks(made.data) == ["pPrChange in pPr"] * 3
    assert len(part(made.data, "word/numbering.xml").findall(f"{W}abstractNum")) == 2


def test_two_lists_that_became_one_come_back() -> None:
    form = ListForm("decimal", "%1.")
    lists = {"numbering": definition(1, form) + definition(2, form)}
    words = ("Dogs.", "Cats.", "Birds.", "Fish.")
    old = word_file("".join(numbered(each, 0, 1 + at // 2) for at, each in enumerate(words)), lists)
    new = word_file("".join(numbered(each, 0, 1) for each in words), lists)
    made = redlined(old, new)
    assert (marks(made.data), prove_redline(made.data, old, new)) == (["pPrChange in pPr"] * 2, ())


def test_list_numbers_that_show_otherwise_are_said() -> None:
    old, new = (
        word_file(numbered("Dogs.", 0, 1), {"numbering": definition(1, ListForm("decimal", text))})
        for text in ("%1.", "%1)")
    )
    (said,) = prove_redline(new, old, new)
    assert said.startswith("rejecting all changes shows 1 list number(s) of the text otherwise, the first '1)' and not")


def test_a_content_control_around_deleted_words_is_said_to_be_missing() -> None:
    control = f"<w:sdt><w:sdtPr/><w:sdtContent>{r(' ten')}</w:sdtContent></w:sdt>"
    old, new = word_file(p(runs=r("A fee of") + control + r(" dollars."))), word_file(p("A fee of dollars."))
    made = redlined(old, new)
    assert [remark[:32] for remark in made.remarks] == ["1 content control of old.docx ca"]


def authors(data: bytes) -> list[tuple[str, str]]:
    """Whose each change of words is, and the words."""
    return [
        (each.get(f"{W}author", ""), "".join(each.itertext()))
        for each in part(data).iter(f"{W}ins", f"{W}del")
        if "".join(each.itertext())
    ]


def test_changes_that_a_file_holds_already_may_be_rejected() -> None:
    old, new = word_file(p(runs=r("A ") + del_("cat") + ins(r("dog")))), word_file(p("A cat."))
    made = redlined(old, new, pending="reject")
    assert marks(made.data) == ["+."]
    assert made.remarks == (
        "old.docx holds 2 tracked changes already; the comparison is of its text with all of them rejected",
    )


def test_changes_that_a_file_holds_already_keep_their_authors() -> None:
    tracked = p(runs=r("A ") + del_("cat") + ins(r("dog")) + r(" barks."))
    edited = p(runs=r("A ") + del_("cat") + ins(r("dog")) + r(" barks twice."))
    made = redlined(word_file(tracked), word_file(edited), pending="keep")
    assert authors(made.data) == [("C", "cat"), ("C", "dog"), ("Ann", " twice")]
    made = redlined(word_file(p("A cat barks.")), word_file(edited), pending="keep")
    assert authors(made.data) == [("C", "cat"), ("C", "dog"), ("Ann", " twice")]
    assert b"revision-author" not in etree.tostring(part(made.data))


@pytest.mark.parametrize(
    ("old", "runs", "said"),
    [
        ("The dog barks.", r("The dog") + ins(r("s")) + r(" barks."), [("C", "dog"), ("C", "dogs")]),
        ("The dog barks.", r("The ") + ins(r("un")) + r("dog barks."), [("C", "dog"), ("C", "undog")]),
        ("Pay $100.", r("Pay $1") + del_("0") + ins(r("2")) + r("0."), [("C", "100"), ("C", "120")]),
        (
            "The dog barks.",
            r("The dog") + ins(r("s")) + r(" run loudly."),
            [("Ann", "dog barks."), ("C", "dogs"), ("Ann", " run loudly.")],
        ),
        (
            "The dog barks.",
            r("The cat") + ins(r(" now")) + r(" barks."),
            [("Ann", "dog"), ("Ann", "cat"), ("C", " now")],
        ),
        ("The dogs bark.", r("The dog") + del_("s") + r(" bark."), [("C", "dogs"), ("C", "dog")]),
        ("The unfair fee.", r("The ") + del_("un") + r("fair fee."), [("C", "unfair"), ("C", "fair")]),
        ("Pay $100.", r("Pay $10") + del_("0") + r("."), [("C", "100"), ("C", "10")]),
        (
            "The dogs of the owner.",
            r("The dog") + del_("s") + r(" of an owner."),
            [("C", "dogs"), ("Ann", " of the"), ("C", "dog"), ("Ann", " of an")],
        ),
        ("The dogs bark.", r("A cat") + del_("s") + r(" barks."), [("Ann", "The dogs bark"), ("Ann", "A cat barks")]),
    ],
    ids=[
        *("behind", "before", "within", "beside other changes", "a word of its own"),
        *("last letter struck", "first letters struck", "figure struck", "struck beside other changes", "another word"),
    ],
)
def test_the_rest_of_a_word_that_somebody_changed_bears_their_name(
    old: str, runs: str, said: list[tuple[str, str]]
) -> None:
    made = redlined(word_file(p(old)), word_file(p(runs=runs)), pending="keep")
    assert authors(made.data) == said


def test_the_same_words_struck_by_two_people_in_two_paragraphs_bear_the_name_of_each() -> None:
    struck = del_("big ").replace('w:author="C"', 'w:author="Bo"'), del_("s").replace('w:author="C"', 'w:author="Bo"')
    old = ["The big dogs bark.", "A big cow moos at dogs.", "No cat.", "The big dogs bark.", "A big ox moos at dogs."]
    new = [
        p(runs=r("The ") + del_("big ") + r("dogs bark.")),
        p(runs=r("A ") + struck[0] + r("cow moos at dog") + del_("s") + r(".")),
        p("No cat at all."),
        p(runs=r("The ") + del_("big ") + r("dogs bark.")),
        p(runs=r("A ") + del_("big ") + r("ox moos at dog") + struck[1] + r(".")),
    ]
    said = authors(redlined(word_file("".join(map(p, old))), word_file("".join(new)), pending="keep").data)
    assert said == [
        *[("C", "big "), ("Bo", "big "), ("C", "dogs"), ("C", "dog"), ("Ann", " at all")],
        *[("C", "big "), ("C", "big "), ("Bo", "dogs"), ("Bo", "dog")],
    ]


def test_words_that_either_of_two_people_may_have_struck_bear_the_name_of_neither() -> None:
    other = del_("big ").replace('w:author="C"', 'w:author="Bo"')
    new = p(runs=r("A ") + del_("big ") + r("dog and a ") + other + r("cat sit on the mat."))
    made = redlined(word_file(p("A big dog and a big cat sit on the mat.")), word_file(new), pending="keep")
    assert authors(made.data) == [("Ann", "big "), ("Ann", "big ")]
    assert made.remarks[1].startswith("2 of the changes that new.docx holds strike the same words of one paragraph")


def test_a_paragraph_that_moved_is_tracked_as_moved_where_that_is_asked_for() -> None:
    words = [
        "The clerk keeps the list of permits.",
        "The mayor signs each permit in ink.",
        "Dogs are to be on a leash.",
    ]
    old, new = word_file("".join(map(p, words))), word_file("".join(map(p, [*words[1:2], words[0], words[2]])))
    assert len(marks(redlined(old, new).data)) == 4
    made = redlined(old, new, moves=True)
    assert marks(made.data) == []
    places = [
        (etree.QName(each).localname, each.get(f"{W}name"))
        for each in part(made.data).iter(f"{W}moveFromRangeStart", f"{W}moveToRangeStart")
    ]
    assert sorted(places) == [("moveFromRangeStart", "move1"), ("moveToRangeStart", "move1")]


def test_links_that_lead_elsewhere_are_said() -> None:
    def linked(target: str) -> bytes:
        relation = f'<Relationship Id="l" Type="{OFFICE}/hyperlink" Target="{target}" TargetMode="External"/>'
        link = f'<w:hyperlink r:id="l">{r("the code")}</w:hyperlink>'
        return word_file(p(runs=r("See ") + link + r(".")), relations=relation)

    one, other, none = linked("https://example.org/a"), linked("https://example.org/b"), word_file(p("See the code."))
    assert redlined(one, one).remarks == ()
    for old, new in ((one, other), (one, none), (none, one)):
        made = redlined(old, new)
        assert marks(made.data) == []
        assert [
            remark for remark in made.remarks if "1 link is not as in old.docx" in remark and "“the code”" in remark
        ]


def test_line_ends_among_letters_are_the_blanks_that_word_shows() -> None:
    old, new = (word_file(f"<w:p><w:r><w:t>a fee\n\t of {words}</w:t></w:r></w:p>") for words in ("ten", "12"))
    made = redline_word_files((old, "old.docx"), (new, "new.docx"), author="Ann", day=date(2026, 1, 2))
    prove_redline(made.data, old, new)
    assert marks(made.data) == ["-ten", "+12"]


def test_a_section_break_whose_deletion_is_accepted_has_no_header() -> None:
    reference = '<w:headerReference w:type="default" r:id="h"/>'
    relation = f'<Relationship Id="h" Type="{OFFICE}/header" Target="header.xml"/>'
    extra = {"word/header.xml": f'<w:hdr xmlns:w="{W[1:-1]}">{p("City")}</w:hdr>'}

    def file(words: str) -> bytes:
        gone = p("It is ", f"{marked('del')}<w:sectPr/>")
        return word_file(f"{gone}{p(words)}<w:sectPr>{reference}</w:sectPr>", relations=relation, extra=extra)

    assert marks(redlined(file("Two."), file("Three.")).data) == ["-Two", "+Three"]


def test_content_controls_that_only_the_new_file_has_are_said() -> None:
    control = f"<w:sdt><w:sdtPr/><w:sdtContent>{p('One.')}</w:sdtContent></w:sdt>"
    made = redlined(word_file(p("One.") + p("Two.")), word_file(control + p("Two.")))
    assert made.remarks == ("content controls are not marked: old.docx has 0, new.docx 1",)


def test_page_setup_and_comments_that_no_change_shows_are_said() -> None:
    page = '<w:sectPr><w:pgSz w:w="{}" w:h="15840"/></w:sectPr>'
    comments = {"comments": f'<w:comment w:id="1" w:author="Bea">{p("Why ten?")}</w:comment>'}
    old, new = word_file(p("A fee.") + page.format(12240), comments), word_file(p("A fee.") + page.format(15840))
    assert redlined(old, new).remarks == (
        "1 comment of old.docx is not in the new file and not in the redline; read them there",
        "page setup differs in section 1, not marked; compare margins and columns by hand",
    )


def test_a_section_that_is_added_is_said() -> None:
    last = "<w:sectPr/>"
    old, new = word_file(p("A fee.") + last), word_file(p("A list.", last) + p("A fee.") + last)
    (said,) = redlined(old, new).remarks
    assert said == "section breaks are not marked: old.docx has 1 section, new.docx 2"


def test_styles_that_look_otherwise_are_said() -> None:
    def file(words: str, indent: int) -> bytes:
        style = (
            '<w:style w:type="paragraph" w:styleId="Q"><w:name w:val="Quote"/>'
            f'<w:pPr><w:ind w:left="{indent}"/></w:pPr></w:style>'
        )
        return word_file(p(words, '<w:pStyle w:val="Q"/>'), {"styles": style})

    (said,) = redlined(file("A fee.", 720), file("A fine.", 0)).remarks
    assert said == "1 style looks otherwise than in old.docx, not marked: “Quote”; compare their look by hand"
    assert not redlined(file("A fee.", 720), file("A fine.", 720)).remarks


def test_rows_that_moved_are_marked_and_none_that_stayed() -> None:
    def file(*numbers: int) -> bytes:
        rows = "".join(
            row(f"<w:tc>{p(f'Use number {each}')}</w:tc><w:tc>{p(f'{50 + each} dBA')}</w:tc>") for each in numbers
        )
        return word_file(f"<w:tbl><w:tblPr/><w:tblGrid/>{rows}</w:tbl>" + p())

    made = redlined(file(0, 1, 2, 3, 4, 5), file(3, 4, 0, 1, 2, 5))
    assert (made.insertions, made.deletions) == (6, 6)
