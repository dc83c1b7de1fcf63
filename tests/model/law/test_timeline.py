"""Which text of a chapter is the law on a day, which drafts are pending, and what each was written against."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engross.errors import AmbiguousError, NotFoundError
from engross.model.law.chapter import Event, Version
from engross.model.law.period import UNSTATED, Period
from engross.model.law.timeline import DatedText, Timeline, dated
from samples import chapter_of, section

DAY = timedelta(days=1)
FIRST = date(2019, 1, 1)


def text(
    named: str, effective: str = "", sunset: str = "", *, base: str = "", repealed: str = "", **sections: str
) -> DatedText:
    """A text by its file's name; ``s1="2026-07-01"`` gives section s1 a day of its own (``"?"``: not stated)."""
    day, stage, *name = named.split(".")
    version = Version(date.fromisoformat(day), stage, "".join(name))  # type: ignore[arg-type]
    own = tuple((key, Period(None if value == "?" else on(value))) for key, value in sections.items())
    return DatedText(version, Period(_maybe(effective), _maybe(sunset)), own, _maybe(repealed), base)


def _maybe(day: str) -> date | None:
    return on(day) if day else None


def on(day: str) -> date:
    return date.fromisoformat(day)


def law(timeline: Timeline, day: str, key: str = "") -> str:
    found = timeline.in_force(on(day), key)
    return str(found.version) if found else "-"


def base(timeline: Timeline, named: str) -> str:
    found = timeline.base_for(next(text for text in timeline.texts if str(text.version) == named))
    return str(found.version) if found else "-"


CODE = text("2019-01-01.codified")
ENACTED = text("2026-04-14.enacted", "2026-05-14")
PROPOSED = text("2026-06-10.proposed")


def test_an_enacted_text_is_the_law_from_its_effective_day() -> None:
    timeline = Timeline((CODE, ENACTED, PROPOSED))
    assert [law(timeline, day) for day in ("2018-12-31", "2019-01-01", "2026-05-13", "2026-05-14", "2030-01-01")] == [
        "-",
        "2019-01-01.codified",
        "2019-01-01.codified",
        "2026-04-14.enacted",
        "2026-04-14.enacted",
    ]


def test_an_enacted_text_without_its_day_is_not_the_law_and_that_is_said() -> None:
    timeline = Timeline((CODE, text("2026-04-14.enacted"), PROPOSED))
    assert law(timeline, "2030-01-01") == "2019-01-01.codified"
    assert list(timeline.remarks(on("2030-01-01"))) == [
        (
            "2026-04-14.enacted is not the law yet: the day it takes effect is not stated; 2019-01-01.codified still is. "
            "State the day in its file (`engross explain source-format`, Days)"
        )
    ]


def test_an_enacted_text_of_a_later_day_is_not_the_law_yet_and_that_is_said() -> None:
    timeline = Timeline((CODE, ENACTED))
    assert list(timeline.remarks(on("2026-05-01"))) == [
        "2026-04-14.enacted is not the law yet: it takes effect on May 14, 2026; until then 2019-01-01.codified is"
    ]
    assert list(timeline.remarks(on("2026-05-14"))) == []


def test_a_codified_text_holds_what_became_of_the_enacted_ones_before_it() -> None:
    timeline = Timeline((CODE, text("2026-04-14.enacted"), text("2026-09-01.codified")))
    assert law(timeline, "2026-09-01") == "2026-09-01.codified"
    assert timeline.coming(on("2026-09-01")) == ()
    assert list(timeline.remarks(on("2026-09-01"))) == []


def test_a_text_past_its_sunset_gives_way_to_the_one_it_amended() -> None:
    timeline = Timeline((CODE, text("2026-04-14.enacted", "2026-05-14", "2027-05-14")))
    assert law(timeline, "2027-05-13") == "2026-04-14.enacted"
    assert law(timeline, "2027-05-14") == "2019-01-01.codified"


def test_a_codified_text_past_its_sunset_brings_nothing_back() -> None:
    timeline = Timeline((CODE, text("2021-01-01.codified", sunset="2024-01-01")))
    assert law(timeline, "2024-01-01") == "-"
    assert list(timeline.remarks(on("2024-02-01"))) == [
        "2021-01-01.codified expired on January 1, 2024: no text is the law"
    ]


def test_a_repealed_chapter_has_no_law_from_that_day() -> None:
    timeline = Timeline((CODE, text("2026-04-14.enacted", "2026-05-14", repealed="2026-05-14")))
    assert law(timeline, "2026-05-13") == "2019-01-01.codified"
    assert law(timeline, "2026-05-14") == "-"
    assert list(timeline.remarks(on("2026-06-01"))) == [
        "the chapter was repealed on May 14, 2026 (2026-04-14.enacted): no text is the law"
    ]


def test_a_section_may_take_effect_later_than_the_rest() -> None:
    timeline = Timeline((CODE, text("2026-04-14.enacted", "2026-05-14", s5="2026-07-01")))
    assert law(timeline, "2026-06-01") == "2026-04-14.enacted"
    assert law(timeline, "2026-06-01", "s5") == "2019-01-01.codified"
    assert law(timeline, "2026-07-01", "s5") == "2026-04-14.enacted"
    assert list(timeline.remarks(on("2026-06-01"))) == [
        (
            "section s5: the law is 2019-01-01.codified until 2026-04-14.enacted takes effect there on July 1, 2026; "
            "the rest of the chapter is 2026-04-14.enacted"
        )
    ]
    assert timeline.exceptions(on("2026-07-01")) == ()


def test_a_section_may_take_effect_before_the_rest() -> None:
    timeline = Timeline((CODE, text("2026-04-14.enacted", "2026-07-01", s5="2026-05-14")))
    assert law(timeline, "2026-06-01") == "2019-01-01.codified"
    assert law(timeline, "2026-06-01", "s5") == "2026-04-14.enacted"
    assert "section s5: the law is 2026-04-14.enacted since May 14, 2026" in " ".join(
        timeline.remarks(on("2026-06-01"))
    )


def test_a_section_whose_day_is_not_stated_is_not_the_law_and_that_is_said() -> None:
    timeline = Timeline((CODE, text("2026-04-14.enacted", "2026-05-14", s5="?")))
    assert law(timeline, "2030-01-01", "s5") == "2019-01-01.codified"
    assert "does not state the day it takes effect" in " ".join(timeline.remarks(on("2030-01-01")))


def test_a_proposal_is_pending_until_a_text_of_its_name_is_enacted() -> None:
    old, backyard, porch = (
        text("2026-03-01.proposed"),
        text("2026-03-02.proposed.backyard"),
        text("2026-03-03.proposed.porch"),
    )
    assert Timeline((CODE, old, ENACTED)).drafts() == ()
    assert Timeline((CODE, backyard, porch, text("2026-04-14.enacted.porch", "2026-05-14"))).drafts() == (backyard,)
    assert Timeline((CODE, old, ENACTED, PROPOSED)).drafts() == (PROPOSED,)


def test_a_later_proposal_of_the_same_name_takes_the_place_of_the_earlier() -> None:
    earlier, later = text("2026-06-01.proposed.porch"), text("2026-06-10.proposed.porch")
    assert Timeline((CODE, earlier, later)).drafts() == (later,)


def test_several_pending_drafts_are_refused_and_all_named() -> None:
    timeline = Timeline((CODE, text("2026-03-02.proposed.backyard"), text("2026-03-03.proposed.porch")))
    with pytest.raises(AmbiguousError, match=r"2026-03-02\.proposed\.backyard, 2026-03-03\.proposed\.porch"):
        timeline.draft(on("2026-03-04"))


@pytest.mark.parametrize(
    ("texts", "wanted"),
    [
        ((CODE,), "2019-01-01.codified"),
        ((CODE, ENACTED), "2026-04-14.enacted"),
        ((CODE, text("2026-04-14.enacted", "2026-12-01")), "2026-04-14.enacted"),
        ((CODE, text("2026-04-14.enacted")), "2026-04-14.enacted"),
        ((CODE, ENACTED, PROPOSED), "2026-06-10.proposed"),
        ((CODE, text("2026-03-01.proposed"), ENACTED), "2026-04-14.enacted"),
    ],
)
def test_what_is_shown_where_nothing_is_named(texts: tuple[DatedText, ...], wanted: str) -> None:
    assert str(Timeline(texts).draft(on("2026-06-15")).version) == wanted


def test_a_draft_is_based_on_the_law_of_its_day() -> None:
    assert base(Timeline((CODE, ENACTED, PROPOSED)), "2026-06-10.proposed") == "2026-04-14.enacted"
    late = text("2026-04-14.enacted", "2026-08-01")
    assert base(Timeline((CODE, late, PROPOSED)), "2026-06-10.proposed") == "2019-01-01.codified"
    unknown = text("2026-04-14.enacted")
    assert base(Timeline((CODE, unknown, PROPOSED)), "2026-06-10.proposed") == "2019-01-01.codified"


def test_a_base_that_is_recorded_counts() -> None:
    late = text("2026-04-14.enacted", "2026-08-01")
    recorded = replace(PROPOSED, base="2026-04-14.enacted")
    assert base(Timeline((CODE, late, recorded)), "2026-06-10.proposed") == "2026-04-14.enacted"
    with pytest.raises(NotFoundError, match=r"written against 2026-04-14\.enacted, which is not there"):
        Timeline((CODE, recorded)).base_for(recorded)


def test_an_enacted_text_is_based_on_what_it_replaces() -> None:
    first, second = text("2026-03-01.enacted", "2026-06-01"), text("2026-04-14.enacted", "2026-07-01")
    timeline = Timeline((CODE, first, second))
    assert base(timeline, "2026-04-14.enacted") == "2026-03-01.enacted"
    assert base(timeline, "2026-03-01.enacted") == "2019-01-01.codified"
    assert base(timeline, "2019-01-01.codified") == "-"


def test_a_draft_of_a_chapter_without_law_is_based_on_the_draft_before_it() -> None:
    timeline = Timeline((text("2025-10-20.proposed"), text("2025-10-21.proposed")))
    assert base(timeline, "2025-10-21.proposed") == "2025-10-20.proposed"
    assert base(timeline, "2025-10-20.proposed") == "-"
    assert timeline.moved(timeline.texts[1], on("2026-01-01")) is None


def test_a_draft_older_than_the_record_is_based_on_the_first_codified_text() -> None:
    assert base(Timeline((text("2018-01-01.proposed"), CODE)), "2018-01-01.proposed") == "2019-01-01.codified"


def test_a_base_that_is_no_longer_the_law_has_moved() -> None:
    backyard = text("2026-03-02.proposed.backyard")
    timeline = Timeline((CODE, backyard, text("2026-04-14.enacted.porch", "2026-05-14")))
    assert timeline.moved(backyard, on("2026-05-13")) is None
    moved = timeline.moved(backyard, on("2026-05-14"))
    assert moved is not None
    assert moved.sentence == (
        "base moved: 2026-03-02.proposed.backyard is written against 2019-01-01.codified; the law is now "
        "2026-04-14.enacted.porch: carry it over with `engross rebase`, or compare with it (--from)"
    )


def test_a_file_states_its_days() -> None:
    own = replace(section("5", "Late.", "Words."), period=Period(on("2026-07-01")))
    chapter = replace(
        chapter_of(section("1", "Soon.", "Words."), own, day="2026-04-14", stage="enacted"),
        period=Period(on("2026-05-14")),
        events=(Event(on("2028-01-01"), "repeal"),),
        base="2019-01-01.codified",
    )
    assert dated(chapter) == DatedText(
        chapter.version,
        Period(on("2026-05-14")),
        (("chp_68__sec_68-5", Period(on("2026-07-01"))),),
        on("2028-01-01"),
        "2019-01-01.codified",
    )


def test_a_text_whose_chapter_is_repealed_repeals_it_from_its_day() -> None:
    chapter = chapter_of(day="2026-04-14", stage="enacted")
    gone = replace(chapter, root=replace(chapter.root, status="repealed"), period=Period(on("2026-05-14")))
    timeline = Timeline((CODE, dated(gone)))
    assert [law(timeline, day) for day in ("2026-05-13", "2026-05-14")] == ["2019-01-01.codified", "-"]


_DAYS = st.integers(0, 400).map(lambda n: FIRST + n * DAY)


@st.composite
def timelines(draw: st.DrawFn) -> Timeline:
    """Texts of any stage and day, sections with days of their own."""
    found = {}
    for _ in range(draw(st.integers(1, 6))):
        stage = draw(st.sampled_from(["codified", "proposed", "enacted"]))
        name = draw(st.sampled_from(["", "porch"])) if stage != "codified" else ""
        version = Version(draw(_DAYS), stage, name)
        effective = draw(st.none() | _DAYS)
        length = draw(st.none() | st.integers(1, 200))
        sunset = effective + length * DAY if effective and length else None
        own = draw(st.none() | _DAYS)
        found[version] = DatedText(
            version, Period(effective, sunset), (("s1", Period(own)),) if draw(st.booleans()) else ()
        )
    return Timeline(tuple(sorted(found.values(), key=lambda text: (text.version.date, text.version.stage))))


@given(timelines(), _DAYS, st.sampled_from(["", "s1", "s2"]))
def test_what_is_in_force_was_adopted_has_begun_and_has_not_ended(timeline: Timeline, day: date, key: str) -> None:
    found = timeline.in_force(day, key)
    if found is not None:
        assert not found.pending
        assert found.begun(day, key)
        assert not found.period_of(key).ended(day)


@given(timelines(), _DAYS)
def test_the_law_changes_only_on_a_day_that_a_text_states(timeline: Timeline, day: date) -> None:
    if timeline.in_force(day) != timeline.in_force(day + DAY):
        stated = [t.effective for t in timeline.texts] + [t.period.sunset for t in timeline.texts]
        assert day + DAY in stated


@given(timelines(), _DAYS)
def test_a_proposal_changes_neither_the_law_nor_the_base_of_an_adopted_text(timeline: Timeline, day: date) -> None:
    without = Timeline(tuple(text for text in timeline.texts if not text.pending))
    assert timeline.in_force(day) == without.in_force(day)
    for text_ in without.texts:
        assert timeline.base_for(text_) == without.base_for(text_)


@given(timelines())
def test_no_text_is_its_own_base_and_none_is_based_on_a_later_draft(timeline: Timeline) -> None:
    for text_ in timeline.texts:
        found = timeline.base_for(text_)
        assert found != text_
        if found is not None and found.pending:
            assert found.version.date <= text_.version.date


@given(timelines(), _DAYS)
def test_a_record_of_a_day_holds_the_texts_of_then(timeline: Timeline, day: date) -> None:
    then = timeline.as_of(day)
    assert then.as_of(day) == then
    assert all(text.version.date <= day for text in then.texts)
    assert timeline.as_of(date.max) == timeline


@given(timelines(), _DAYS)
def test_everything_that_is_not_the_law_yet_is_said(timeline: Timeline, day: date) -> None:
    said = " ".join(timeline.remarks(day))
    for text_ in timeline.coming(day):
        assert f"{text_.version} is not the law yet" in said


def test_what_states_nothing_is_all_the_same() -> None:
    assert Period() == UNSTATED
