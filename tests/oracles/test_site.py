"""The committee's pages in a browser: every interaction, on a desktop and on a phone, without script, on paper."""

from __future__ import annotations

import gzip
import re
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from engross.site import site_files
from site_docket import NEW, REDLINE, docket

ROOT = Path(__file__).parents[2]
DESKTOP = {"viewport": {"width": 1440, "height": 900}}
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
NOISE = "068-noise/2020-01-14.codified-to-2025-10-21.proposed.html"
BUS = "new-school-bus-violation-enforcement-systems/2025-10-20.proposed-to-2025-10-21.proposed.html"
LIMITS = "#chp_68__sec_68-5__subsec_A"
TABLE = f"{LIMITS}__para_1__table_1"


@pytest.fixture(scope="session")
def city(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the ordinances in this repository, as the command line writes it."""
    folder = tmp_path_factory.mktemp("city")
    command = [sys.executable, "-m", "engross", "-C", str(ROOT), "site", "-o", str(folder)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return folder


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of a few small ordinances, some of whose words look like markup."""
    folder = tmp_path_factory.mktemp("small")
    for name, data in site_files(docket()):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_bytes(data)
    return folder


Open = Callable[..., Any]


@pytest.fixture
def opened(chromium: Any) -> Iterator[Open]:
    """Open a file of a site; what goes wrong in the page, or asks for anything outside the folder, fails the test."""
    contexts = []

    def opening(folder: Path, page_name: str, judged: bool = True, **kind: Any) -> Any:
        context = chromium.new_context(**(kind or DESKTOP))
        page = context.new_page()
        wrong: list[str] = []
        page.on("pageerror", lambda fault: wrong.append(str(fault)))
        page.on("console", lambda said: wrong.append(said.text) if said.type in ("error", "warning") else None)
        page.on("dialog", lambda dialog: (wrong.append(dialog.message), dialog.dismiss()))
        home = folder.as_uri() + "/"
        page.on("request", lambda asked: None if asked.url.startswith(home) else wrong.append(asked.url))
        path, mark, rest = page_name.partition("#")
        page.goto(home + path + mark + rest)
        contexts.append((context, wrong if judged else []))
        return page

    yield opening
    for context, wrong in contexts:
        context.close()
        assert wrong == []


@pytest.fixture(params=[DESKTOP, PHONE], ids=["desktop", "phone"])
def redline(request: pytest.FixtureRequest, city: Path, opened: Open) -> Any:
    """The redline of chapter 68, in either size."""
    return opened(city, NOISE, **request.param)


def pages_of(folder: Path) -> list[str]:
    return sorted(file.relative_to(folder).as_posix() for file in folder.rglob("*.html"))


def kinds_of(folder: Path) -> list[str]:
    """A page of every kind, the largest."""
    kinds: dict[str, str] = {}
    for name in sorted(pages_of(folder), key=lambda name: -(folder / name).stat().st_size):
        text = (folder / name).read_text(encoding="utf-8")
        kind = text.partition('<body class="')[2].partition('"')[0]
        kinds.setdefault(kind, name)
    return list(kinds.values())


# What anyone may hold against a page


@pytest.mark.parametrize(("width", "scheme"), [(320, "dark"), (390, "light"), (1440, "dark"), (1440, "light")])
def test_axe_finds_nothing(
    width: int, scheme: str, city: Path, small: Path, opened: Open, axe_violations: Callable[[Any], list[str]]
) -> None:
    for folder in (city, small):
        for name in kinds_of(folder):
            size = {"width": width, "height": 800}
            # axe-core itself asks for the style sheet, which the page's policy forbids.
            page = opened(folder, name, judged=False, viewport=size, color_scheme=scheme)
            assert (name, axe_violations(page)) == (name, [])


@pytest.mark.parametrize("scheme", ["dark", "light"])
def test_axe_finds_nothing_in_any_view(
    scheme: str, city: Path, opened: Open, axe_violations: Callable[[Any], list[str]]
) -> None:
    for size in (DESKTOP, PHONE):
        page = opened(city, NOISE, judged=False, **size, color_scheme=scheme)
        page.locator(f"#page-law a[href='{TABLE}']").first.focus()
        page.keyboard.press("Shift+Tab")
        page.keyboard.press("Tab")
        page.locator("#page-card").wait_for(state="visible")
        assert axe_violations(page) == []
        page.check("input[value=side]")
        page.check("#page-only-changes")
        page.check("#page-only-substance")
        assert axe_violations(page) == []


def test_the_html_is_valid(city: Path, small: Path, html_errors: Callable[[Path, Sequence[str]], list[str]]) -> None:
    for folder in (city, small):
        assert html_errors(folder, kinds_of(folder)) == []


def test_nothing_is_wider_than_a_phone_or_four_times_enlarged(city: Path, small: Path, opened: Open) -> None:
    # 1280 px at 400 % are 320 px (WCAG 2.1, 1.4.10).
    for folder in (city, small):
        for name in kinds_of(folder):
            page = opened(folder, name, viewport={"width": 320, "height": 640})
            assert (name, page.evaluate("document.documentElement.scrollWidth")) == (name, 320)
    page = opened(city, NOISE, viewport={"width": 320, "height": 640})
    page.check("input[value=side]")
    assert page.evaluate("document.documentElement.scrollWidth") == 320


@pytest.mark.parametrize("width", [320, 390])
def test_the_figures_that_move_are_read_on_a_phone_without_scrolling(width: int, city: Path, opened: Open) -> None:
    page = opened(city, NOISE, viewport={"width": width, "height": 800})
    shown, whole = page.locator(".table:has(.figures)").evaluate("(each) => [each.clientWidth, each.scrollWidth]")
    assert whole == shown < width


def test_the_contents_of_a_text_stay_at_hand_on_a_phone(city: Path, opened: Open) -> None:
    page = opened(city, "068-noise/2025-10-21.proposed.html", **PHONE)
    contents, goal = page.locator(".contents summary"), "#chp_68__sec_68-9"
    assert not page.locator(".contents a").first.is_visible()
    page.evaluate("scrollTo(0, document.body.scrollHeight / 2)")
    assert 0 <= contents.bounding_box()["y"] < 20
    contents.click()
    page.click(f".contents a[href='{goal}']")
    assert not page.locator(".contents a").first.is_visible()
    below = contents.bounding_box()
    assert below["y"] + below["height"] <= page.locator(goal).bounding_box()["y"] < 200


def test_every_page_opens_from_disk_and_fetches_nothing_from_elsewhere(city: Path, small: Path, opened: Open) -> None:
    for folder in (city, small):
        for name in pages_of(folder):
            page = opened(folder, name)
            assert page.title()
            page.close()  # fifty open at once take longer to open


def test_works_under_any_prefix(city: Path, tmp_path: Path, opened: Open) -> None:
    deep = tmp_path / "a folder with blanks" / "é"
    deep.parent.mkdir()
    deep.symlink_to(city, target_is_directory=True)
    page = opened(deep, "index.html")
    page.click("a.go >> nth=0")
    page.locator("#page-tools").wait_for(state="visible")
    page.click(".crumbs a >> nth=0")
    assert page.url.endswith("/index.html")


def test_words_that_look_like_markup_stay_words(small: Path, opened: Open) -> None:
    page = opened(small, REDLINE)
    hostile = """<script>alert("1")</script> 'quoted' & "quoted" {{ 7 * 7 }} </title>"""
    assert hostile in page.locator("#chp_68__sec_68-3").inner_text()
    page.fill("#page-query", "quoted")
    page.press("#page-query", "Enter")
    page.locator("#page-hits li").first.wait_for()
    assert hostile in page.locator("#page-hits").inner_text()
    nowhere = """<zzq zzr="zzs">zzt</zzq> 'zzu' {{ zzv }}"""
    page.fill("#page-query", nowhere)
    page.locator("#page-hits:empty").wait_for(state="attached")
    assert nowhere in page.locator("#page-count").inner_text()


# The redline


def shown(page: Any, selector: str) -> int:
    return int(page.locator(f"{selector} >> visible=true").count())


def read(locator: Any) -> str:
    """The words that are seen: not what is said only."""
    text = "e => { const c = e.cloneNode(true); document.body.append(c); c.querySelectorAll('.vh').forEach(v => v.remove());"
    return " ".join(locator.evaluate(text + " const words = c.innerText; c.remove(); return words; }").split())


def test_inline_and_side_by_side(redline: Any) -> None:
    generator = redline.locator(f"{LIMITS.replace('_A', '_C')}__para_12")
    assert "shall be 7060 dBA" in read(generator)
    lines = redline.locator("#page-law > *").count()
    redline.check("input[value=side]")
    pair = generator.locator("xpath=..")
    pair.evaluate("e => e.querySelectorAll('.vh').forEach(v => v.remove())")
    was, now = (" ".join(pair.locator(f":scope > .{side}").inner_text().split()) for side in ("was", "now"))
    assert "limit shall be 70 dBA" in was
    assert "limit shall be 60 dBA" in now
    assert "Daytime Hours. Unless a permit" not in was
    box_was, box_now = (pair.locator(f":scope > .{side}").bounding_box() for side in ("was", "now"))
    wide = redline.viewport_size["width"] > 640
    heads = redline.locator("#page-sides p").all_text_contents()
    assert heads == ["in force January 14, 2020", "proposed October 21, 2025"]
    assert redline.locator("#page-sides").is_visible() == wide
    assert (box_now["x"] > box_was["x"] + 200) if wide else (box_now["y"] > box_was["y"])
    redline.check("input[value=inline]")
    assert redline.locator("#page-law > *").count() == lines
    assert redline.locator("#page-law .was").count() == 0


def test_a_repealed_provision_says_so_in_the_other_column(redline: Any) -> None:
    redline.check("input[value=side]")
    repealed = redline.locator("#was__chp_68__sec_68-4__subsec_C")
    assert repealed.evaluate("e => getComputedStyle(e, '::after').content").find("not in the new text") > 0


def lost(page: Any, bars: str) -> int:
    """How many of the changes that ``bars`` selects cannot be seen."""
    hidden = "all => all.filter(e => !e.offsetParent && !e.closest('.was')).length"
    return int(page.locator(f"#page-law {bars}").evaluate_all(hidden))


def test_changes_only_with_context(redline: Any) -> None:
    redline.uncheck("#page-only-substance")
    before = shown(redline, "#page-law > *")
    redline.check("#page-only-changes")
    assert shown(redline, "#page-law > *") < before
    assert lost(redline, ".bar") == 0
    assert "terms only" not in " ".join(redline.locator("#page-law .gap").all_inner_texts())
    gap = redline.locator("#page-law .gap").first
    assert "unchanged line" in gap.inner_text()
    folded = shown(redline, "#page-law > *")
    gap.click()
    assert shown(redline, "#page-law > *") >= folded
    redline.uncheck("#page-only-changes")
    assert shown(redline, "#page-law > *") == before


def test_changes_only_as_the_page_opens_folds_terms_and_says_how_many(redline: Any) -> None:
    before = shown(redline, "#page-law > *")
    redline.check("#page-only-changes")
    assert shown(redline, "#page-law > *") < before
    assert lost(redline, ".bar:not(.quiet)") == 0
    folded = redline.locator("#page-law > [hidden]").evaluate_all(
        "all => all.filter(e => e.matches('.quiet') || e.querySelector('.quiet')).length"
    )
    assert folded > 0
    told = " ".join(redline.locator("#page-law .gap").all_inner_texts())
    assert sum(int(n) for n in re.findall(r"(\d+) lines? changed in terms only", told)) == folded
    plain = redline.locator("#page-law > [hidden]:not(.beside)").count() - folded
    assert sum(int(n) for n in re.findall(r"(\d+) unchanged lines?", told)) == plain
    redline.locator("#page-law .gap").evaluate_all("all => all.forEach(gap => gap.click())")
    assert lost(redline, ".bar") == 0
    redline.uncheck("#page-only-changes")
    assert shown(redline, "#page-law > *") == before


def test_substance_only_is_how_a_redline_opens_and_counts_terms(redline: Any) -> None:
    assert redline.is_checked("#page-only-substance")
    assert shown(redline, "#page-law del.terms") == 0
    redline.uncheck("#page-only-substance")
    assert shown(redline, "#page-law del.terms") > 100
    assert "hides" in redline.locator("#page-terms").inner_text()
    hidden = int(redline.locator("#page-terms").inner_text().split()[1])
    pairs = redline.evaluate("document.querySelectorAll('#page-law del.terms').length")
    alone = redline.evaluate("document.querySelectorAll('#page-law :not(del.terms) + ins.terms').length")
    assert hidden == pairs + alone
    redline.check("#page-only-substance")
    assert shown(redline, "#page-law del.terms") == 0
    assert shown(redline, "#page-law del:not(.terms)") > 50
    redline.check("input[value=side]")
    was = redline.locator(f"{LIMITS} >> xpath=.. >> .was").inner_text()
    assert "No person shall operate" in " ".join(was.split())


def test_contents_show_where_the_changes_are(redline: Any) -> None:
    if not redline.locator(".contents details").get_attribute("open") is not None:
        redline.click(".contents summary")
    entry = redline.locator(".contents li", has_text="68-5. Sound Level limits")
    assert "changes" in entry.locator(".fate").inner_text()
    entry.locator("a").click()
    assert redline.url.endswith("#chp_68__sec_68-5")
    top = redline.locator("#chp_68__sec_68-5").bounding_box()["y"]
    assert 0 <= top < redline.viewport_size["height"] / 2
    assert "terms only" in redline.locator(".contents li", has_text="68-1.").inner_text()


def at(page: Any) -> int:
    return int(page.locator("#page-at").inner_text().split()[1])


def test_from_change_to_change_by_key_and_by_button(redline: Any) -> None:
    redline.keyboard.press("n")
    assert at(redline) == 1
    redline.keyboard.press("n")
    redline.click("#page-next")
    assert at(redline) == 3
    focused = redline.evaluate("document.activeElement.classList.contains('bar') || document.activeElement.id")
    assert focused in (True, "page-next")
    redline.keyboard.press("p")
    redline.click("#page-previous")
    assert at(redline) == 1
    seen = redline.evaluate(
        "(() => { const b = document.activeElement.closest('.bar, #page-previous').getBoundingClientRect();"
        " return b.top >= 0 && b.bottom <= innerHeight; })()"
    )
    assert seen
    total = int(redline.locator("#page-at").inner_text().split()[-1])
    redline.uncheck("#page-only-substance")
    assert int(redline.locator("#page-at").inner_text().split()[-1]) > total


def test_a_change_on_the_screen_is_not_stepped_over_backwards(city: Path, opened: Open) -> None:
    page = opened(city, NOISE)
    for view in ("inline", "side"):
        page.check(f"input[value={view}]")
        page.evaluate("scrollTo(0, 0)")
        for _ in range(4):
            page.keyboard.press("n")
        page.evaluate("scrollBy(0, 60)")
        page.keyboard.press("n")
        assert at(page) == 5
        before = page.evaluate("scrollY")
        page.locator("#page-next").focus()
        assert page.evaluate("scrollY") == before
        page.keyboard.press("Enter")
        assert at(page) == 6
        page.evaluate("scrollTo(0, document.documentElement.scrollHeight)")
        page.keyboard.press("p")
        assert at(page) > 6


def test_keys_can_be_turned_off_and_leave_the_search_box_alone(city: Path, opened: Open) -> None:
    page = opened(city, NOISE)
    page.locator("#page-query").press_sequentially("pnn")
    assert page.input_value("#page-query") == "pnn"
    assert "–" in page.locator("#page-at").inner_text()
    page.uncheck("#page-keys")
    page.keyboard.press("n")
    assert "–" in page.locator("#page-at").inner_text()


def test_every_provision_has_a_link_that_stays(redline: Any) -> None:
    link = redline.locator(f"{LIMITS} > .self")
    assert link.get_attribute("href") == LIMITS
    assert link.inner_text() == "§ 68-5A"
    deep = redline.locator("#chp_68__sec_68-5__subsec_A__para_2__subpara_a > .self")
    assert deep.text_content() == "§ 68-5A(2)(a)"
    assert redline.locator("#chp_68__sec_68-3__def_affected-person > .self").text_content() == "§ 68-3"
    struck = redline.locator("#was__chp_68__sec_68-4__subsec_D__para_6 > .self")
    assert struck.text_content() == "§ 68-4D(6)"
    assert redline.locator("#chp_68__sec_68-5 + .beside .self").text_content() == "Link to § 68-5"
    named = redline.evaluate("[...document.querySelectorAll('#page-law [id]')].length")
    assert named > 150


def test_summary_and_figures_stand_on_top(redline: Any) -> None:
    fines = redline.locator("#page-summary ~ ul li", has_text="$250 for each violation thereafter").first
    box = fines.bounding_box()
    assert box["y"] + box["height"] < redline.viewport_size["height"]
    rows = [row.split("\t")[:3] for row in redline.locator(".figures tbody tr").all_inner_texts()]
    assert ["§ 68-5C(12)", "70 dBA", "60 dBA"] in rows
    times = redline.locator("details.summary", has_text="Times and dates")
    times.locator("summary").click()
    assert "§ 68-4C of the old text: Repealed: “" in times.inner_text()
    decides = redline.locator("details.summary", has_text="Who decides")
    decides.locator("summary").click()
    decides.locator("a", has_text="68-15").first.click()
    assert "sec_68-15" in redline.url


def test_what_moved_or_was_renumbered_is_linked_to_each_other(city: Path, opened: Open) -> None:
    page = opened(city, NOISE)
    ways = page.locator("#page-law .beside a", has_text="Moved").all()
    assert ways
    for way in ways:
        target = way.get_attribute("href")
        back = page.locator(f"{target} + .beside a", has_text="Moved")
        here = way.evaluate("e => e.closest('.beside').previousElementSibling.id")
        assert back.get_attribute("href") == f"#{here}"
    page.locator("#chp_68__sec_68-4__subsec_C + .beside a", has_text="Formerly § 68-4D").click()
    assert page.url.endswith("2020-01-14.codified.html#chp_68__sec_68-4__subsec_D")
    page.locator("#chp_68__sec_68-4__subsec_D + .beside a", has_text="§ 68-4C").click()
    assert page.url.endswith("2025-10-21.proposed.html#chp_68__sec_68-4__subsec_C")


def test_tables_are_redlined_cell_by_cell(redline: Any) -> None:
    table = redline.locator(f"{TABLE} table")
    marked = table.locator("th:has(del), td:has(del)").count()
    assert 0 < marked < table.locator("th, td").count()
    assert table.locator("tr.bar").count() < table.locator("tr").count()


def test_a_reference_shows_its_target(redline: Any, request: pytest.FixtureRequest) -> None:
    reference = redline.locator("#page-law p a:not(.self)[href='#chp_68__sec_68-5__subsec_A']").first
    reference.scroll_into_view_if_needed()
    card = redline.locator("#page-card")
    phone = redline.viewport_size["width"] < 640
    before = redline.url
    if not phone:
        reference.hover()
        redline.wait_for_timeout(400)
        assert not card.is_visible()
    (reference.tap if phone else reference.click)()
    card.wait_for(state="visible")
    assert "any source of" in card.inner_text()
    assert redline.url == before
    assert reference.get_attribute("aria-describedby") == "page-card-text"
    redline.keyboard.press("Escape")
    card.wait_for(state="hidden")
    (reference.tap if phone else reference.click)()
    card.wait_for(state="visible")
    if phone:
        redline.locator("#page-card-go").tap()
    else:
        reference.click()
    assert redline.url.endswith(LIMITS)


def test_a_reference_to_a_section_shows_heading_and_text(city: Path, opened: Open) -> None:
    page = opened(city, "112-trees/2021-10-26.codified-to-2025-10-21.proposed.html")
    page.locator(".fold").evaluate_all("all => all.forEach(fold => { fold.open = true; })")
    reference = page.locator("#page-law p a:not(.self)[href='#chp_112__sec_112-13']").first
    reference.scroll_into_view_if_needed()
    reference.click()
    page.locator("#page-card").wait_for(state="visible")
    assert page.locator("#page-card .card-heading").inner_text().startswith("§ 112-13")
    assert len(page.locator("#page-card-text").inner_text()) > 150


def test_a_defined_term_shows_its_definition(redline: Any) -> None:
    phone = redline.viewport_size["width"] < 640
    term = redline.locator(f"{LIMITS} .term:not(del .term)", has_text="Property Line").first
    (term.tap if phone else term.click)()
    card = redline.locator("#page-card")
    card.wait_for(state="visible")
    assert "PROPERTY LINE" in card.inner_text()
    redline.click("#page-card-close")
    card.wait_for(state="hidden")
    first = redline.locator(f"{LIMITS} .term:not(del .term)").first
    first.focus()
    first.press("Enter")
    card.wait_for(state="visible")


def test_a_reference_to_another_ordinance_shows_its_text(small: Path, opened: Open) -> None:
    page = opened(small, "new-trees/2020-01-14.proposed.html")
    page.locator("#page-law a", has_text="§ 68-2A").click()
    page.locator("#page-card").wait_for(state="visible")
    assert "No Sound Level shall exceed 60 dBA." in page.locator("#page-card").inner_text()
    page.locator("#page-law a", has_text="§ 68-2A").click()
    assert page.url.endswith(f"{REDLINE}#chp_68__sec_68-2__subsec_A")
    cited = page.locator("#chp_68__sec_68-2__subsec_A + .beside details")
    cited.locator("summary").click()
    assert cited.locator("a").all_inner_texts() == ["§ 68-3", "§ 68-1"]


def test_each_provision_lists_what_cites_it(redline: Any) -> None:
    cited = redline.locator(f"{LIMITS} + .beside details")
    cited.locator("summary").click()
    places = cited.locator("a").all_inner_texts()
    assert "§ 68-5C(12)" in places
    cited.locator("a", has_text="§ 68-5C(12)").click()
    assert redline.url.endswith("#chp_68__sec_68-5__subsec_C__para_12")


def test_a_link_to_what_is_folded_away_unfolds_it(city: Path, opened: Open) -> None:
    page = opened(city, BUS)
    page.check("#page-only-changes")
    hidden = page.evaluate("document.querySelector('#page-law > p[hidden][id]').id")
    page.evaluate(f"location.hash = '{hidden}'")
    page.locator(f"[id='{hidden}']").wait_for(state="visible")


# Search, other pages


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_a_citation_typed_in_the_box_goes_there(size: dict[str, Any], city: Path, opened: Open) -> None:
    for typed, there in (
        ("68-5A", f"{NOISE}{LIMITS}"),
        ("§ 68-5A(1)", f"{NOISE}{LIMITS}__para_1"),
        ("sec. 68-4f", f"{NOISE}#was__chp_68__sec_68-4__subsec_F"),
        ("chapter 112", "112-trees/index.html"),
    ):
        page = opened(city, "index.html", **size)
        page.fill("#page-query", typed)
        page.press("#page-query", "Enter")
        page.wait_for_url(f"**/{there}")


def test_search_finds_words_in_every_version(city: Path, opened: Open) -> None:
    page = opened(city, "search.html")
    page.fill("#page-query", "calibrator recertified")
    hits = page.locator("#page-others li")
    hits.first.wait_for()
    assert hits.first.locator("mark").count() > 0
    assert hits.first.locator(".state a").all_inner_texts() == ["What changes", "in force January 14, 2020"]
    page.fill("#page-query", "leaf blower")
    page.locator("#page-hits a", has_text="68-6B(7)").first.click()
    assert page.url.endswith("#chp_68__sec_68-6__subsec_B__para_7")
    page = opened(city, "search.html")
    page.fill("#page-query", "zzzzz")
    page.wait_for_function("() => document.getElementById('page-count').textContent.includes('Nothing found')")


def test_from_the_docket_to_every_page_of_an_ordinance(city: Path, opened: Open) -> None:
    page = opened(city, "index.html")
    page.click("h3 a:has-text('Noise')")
    assert page.locator("h1").inner_text() == "Chapter 68, Noise"
    files = page.locator(".files a").evaluate_all("all => all.map(a => a.getAttribute('href'))")
    assert {"redline.docx", "redline.pdf", "redline.txt", "2025-10-21.proposed.xml"} <= set(files)
    assert all((city / "068-noise" / name).is_file() for name in files)
    page.click("text=in force January 14, 2020 to proposed October 21, 2025")
    assert page.url.endswith(NOISE)


def test_the_docket_says_what_changed_since_the_last_visit(city: Path, opened: Open) -> None:
    page = opened(city, "index.html")
    assert not page.locator("#page-since").is_visible()
    state = "localStorage.getItem(`engross:${location.pathname}`)"
    # The last visit was two days ago; since then one ordinance is new, one has other words, one another stage.
    page.evaluate(
        f"""(() => {{
        const kept = JSON.parse({state});
        kept.now.at -= 2 * 86400000;
        delete kept.now.rows["112-trees"];
        kept.now.rows["068-noise"][0] = "other";
        kept.now.rows["126-pension-plan"][1] = "other";
        localStorage.setItem(`engross:${{location.pathname}}`, JSON.stringify(kept));
        }})()"""
    )
    for _ in range(2):  # a page that is loaded again is the same visit
        page.reload()
        page.locator("#page-since").wait_for(state="visible")
        assert ": 3 changed." in page.locator("#page-since [role=status]").inner_text()
        said = {
            row.get_attribute("data-key"): row.locator(".since-row").inner_text().partition(" since ")[0]
            for row in page.locator(".docket > li:has(.since-row)").all()
        }
        assert said == {
            "112-trees": "New",
            "068-noise": "Its words changed",
            "126-pension-plan": "Its stage or its days changed",
        }
    page.click("#page-since button")
    assert page.evaluate(state) is None
    assert page.locator(".since-row").count() == 0


def test_the_docket_works_where_the_browser_keeps_nothing(city: Path, opened: Open) -> None:
    page = opened(city, "index.html")
    page.add_init_script("Object.defineProperty(window, 'localStorage', { get() { throw new Error('denied'); } })")
    page.reload()
    assert not page.locator("#page-since").is_visible()
    assert page.locator(".docket > li").count() == 7


def test_the_way_and_the_figures_are_read_without_colour_and_by_ear(city: Path, opened: Open) -> None:
    page = opened(city, "index.html")
    row = page.locator(".docket > li[data-key='068-noise']")
    steps = row.locator("ol.way").get_by_role("listitem").all_inner_texts()
    assert [" ".join(step.split()) for step in steps[:2]] == ["Drafted October 21, 2025", "Noticed no day set"]
    picture = row.get_by_role("img")
    said = picture.evaluate("e => e.querySelector('desc').textContent")
    assert "§ 68-5C(12): falls from 70 dBA to 60 dBA." in said
    forms = page.locator(".way li").evaluate_all(
        "all => all.map(e => [e.className, getComputedStyle(e, '::before').borderTopWidth,"
        " getComputedStyle(e, '::before').transform].join())"
    )
    assert len(set(forms)) == len({form.partition(",")[0] for form in forms})


# Without script, on paper, at rest


def test_without_script_all_text_both_versions_and_the_summary(city: Path, opened: Open) -> None:
    for size in (DESKTOP, PHONE):
        page = opened(city, NOISE, **size, java_script_enabled=False)
        assert not page.locator("#page-tools").is_visible()
        text = page.locator("#page-law").inner_text()
        assert "recertified annually" in text
        assert "The Sound Level Meter shall be calibrated" in text
        assert "70 dBA" in page.locator(".figures").inner_text()
        page.click("details.summary > summary")
        assert page.locator("details.summary li").first.is_visible()
        page.click(".contents summary")
        page.click(".contents a >> nth=4")
        page.click("text=in force January 14, 2020 >> nth=0")
        assert "limit shall be 70 dBA" in page.locator("#page-law").inner_text()
    page = opened(city, "index.html", **DESKTOP, java_script_enabled=False)
    page.fill("#page-query", "generator")
    page.press("#page-query", "Enter")
    assert "Searching needs JavaScript" in page.locator("#page-nojs").inner_text()
    page.locator("main a", has_text="§ 68-5.").click()
    assert page.url.endswith("#chp_68__sec_68-5")


def test_on_paper(city: Path, opened: Open) -> None:
    page = opened(city, NOISE)
    sheets = PdfReader(BytesIO(page.pdf(prefer_css_page_size=True))).pages
    assert len(sheets) > 10
    words = [" ".join(sheet.extract_text().split()) for sheet in sheets]
    for number, sheet in enumerate(words, 1):
        assert "sources sha256" in sheet
        assert f"Page {number} of {len(sheets)}" in sheet
        assert "deleted:" not in sheet
    whole = " ".join(words)
    assert "§ 68-5C(12)" in whole
    assert "$250 for each violation thereafter" in words[0]
    assert re.search(r"Limits and measures: \d+ provisions: § 68-4C\(2\)", words[0])
    assert "bcandela@norwalkct.gov" in words[0]
    assert "shall be known as" not in words[0]
    assert "shall be known as" in words[1]
    assert "recertified annually by" in whole
    assert "Side by side" not in whole
    page.emulate_media(media="print")
    looks = page.evaluate(
        "[...document.querySelectorAll('#page-law ins, #page-law del')]"
        ".map(e => [e.tagName, getComputedStyle(e).textDecorationLine, getComputedStyle(e).color])"
    )
    assert {tuple(look) for look in looks} == {
        ("INS", "underline", "rgb(0, 0, 0)"),
        ("DEL", "line-through", "rgb(0, 0, 0)"),
    }
    assert shown(page, "#page-law del.terms") == page.locator("#page-law del.terms").count() > 100
    page.emulate_media(media="screen")
    page.check("#page-only-changes")
    page.emulate_media(media="print")
    gaps = page.locator("#page-law .gap").all_inner_texts()
    assert gaps
    assert all(re.fullmatch(r"\d+ .*(unchanged lines?|terms only)", gap) for gap in gaps)


def test_the_summary_of_every_redline_is_one_sheet(city: Path, opened: Open) -> None:
    # Letter, 8.5 by 11 inches at 96 px, less the margins that the style sheet has.
    sheet = {"width": int(6.7 * 96), "height": int(9.1 * 96)}
    names = [name for name in pages_of(city) if "-to-" in name]
    assert len(names) == 5
    for name in names:
        page = opened(city, name, viewport=sheet)
        page.emulate_media(media="print")
        assert (name, page.locator(".front").bounding_box()["height"] <= sheet["height"]) == (name, True)
        assert page.locator(".front").evaluate("e => getComputedStyle(e).breakAfter") == "page"


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_from_the_front_page_to_the_new_fines_in_two_taps(size: dict[str, Any], city: Path, opened: Open) -> None:
    page = opened(city, "index.html", **size)
    page.locator("li", has=page.locator("h3 a", has_text="Chapter 68")).locator("a.go").click()
    first = page.locator("#page-summary ~ ul li", has_text="$50 for their first violation").first
    box = first.bounding_box()
    assert box["y"] + box["height"] < page.viewport_size["height"]
    first.locator("a").click()
    fines = page.locator("#page-law p", has_text="$250 for each violation thereafter").first
    top = fines.bounding_box()["y"]
    assert 0 <= top < page.viewport_size["height"]


def test_sections_without_substance_are_folded_and_complete(city: Path, opened: Open) -> None:
    for kind in (DESKTOP, {**PHONE, "java_script_enabled": False}):
        page = opened(city, NOISE, **kind)
        folds = page.locator("#page-law > details.fold")
        assert folds.count() >= 4
        assert page.locator(".fold .bar:not(.quiet)").count() == 0
        first = folds.first
        assert "terms only" in first.locator("summary").inner_text()
        line = first.locator("p", has_text="shall be known as")
        assert not line.is_visible()
        first.locator("summary").click()
        assert line.is_visible()


def test_a_fold_opens_for_a_link_and_ends_where_all_is_to_be_seen(city: Path, opened: Open) -> None:
    page = opened(city, f"{NOISE}#chp_68__sec_68-3__def_decibel")
    page.locator("#chp_68__sec_68-3__def_decibel").wait_for(state="visible")
    page = opened(city, NOISE)
    folds, lines = page.locator(".fold").count(), page.locator("#page-law p, #page-law h2").count()
    page.uncheck("#page-only-substance")
    assert page.locator(".fold").count() == 0
    assert page.locator("#page-law p, #page-law h2").count() == lines
    page.check("#page-only-substance")
    assert page.locator(".fold").count() == folds
    page.check("input[value=side]")
    folded = page.locator(".fold").first
    folded.locator("summary").click()
    assert folded.locator(".pair .was").count() > 0
    page.check("input[value=inline]")
    assert page.locator("#page-law .pair").count() == 0
    assert page.locator("#page-law p, #page-law h2").count() == lines


def test_marks_are_said_in_words(city: Path, opened: Open) -> None:
    page = opened(city, NOISE)
    page.uncheck("#page-only-substance")
    nodes = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")["nodes"]
    by_id = {node["nodeId"]: node for node in nodes}

    def words(node: dict[str, Any]) -> str:
        if node["role"]["value"] == "StaticText":
            return str(node["name"]["value"])
        return " ".join(words(by_id[child]) for child in node.get("childIds", ()) if child in by_id)

    said = " ".join(words(nodes[0]).split())
    assert "deleted: 70 end of deletion added: 60 end of addition dBA" in said
    assert "term sound level becomes Sound Level" in said


def test_nothing_moves_for_those_who_ask_for_it(city: Path, opened: Open) -> None:
    page = opened(city, NOISE, viewport={"width": 1440, "height": 900}, reduced_motion="reduce")
    assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"
    assert page.evaluate("document.getAnimations().length") == 0


def test_the_first_key_leads_past_everything(city: Path, opened: Open) -> None:
    for name in kinds_of(city):
        page = opened(city, name)
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.className") == "skip"
        assert page.locator(".skip").bounding_box()["x"] >= 0
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.id") == "page-text"


def test_pages_are_light(city: Path) -> None:
    kinds = (
        (NOISE, ("site.js", "meetings.js")),
        ("search.html", ("search-ranking.js", "search.js")),
        ("index.html", ("front.js", "meetings.js")),
    )
    for page, scripts in kinds:
        assert len(gzip.compress((city / page).read_bytes())) < 40_000
        own = b"".join((city / name).read_bytes() for name in ("site.css", *scripts))
        assert len(gzip.compress(own)) < 15_000
        assert len(own) < 40_000


def test_the_new_page_is_the_text_without_marks(small: Path, opened: Open) -> None:
    page = opened(small, NEW)
    assert page.locator("#page-law ins, #page-law del").count() == 0
    assert page.locator("#chp_68__sec_68-2__subsec_B + .beside a").inner_text() == "Formerly § 68-2C"


def test_serve_reloads_the_page_when_the_draft_changes(chromium: Any, tmp_path: Path) -> None:
    folder = tmp_path / "ordinances" / "068-noise"
    folder.mkdir(parents=True)
    for file in (ROOT / "ordinances" / "068-noise").glob("*.xml"):
        (folder / file.name).write_bytes(file.read_bytes())
    command = [sys.executable, "-m", "engross", "-C", str(tmp_path), "serve", "--port", "0"]
    server = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, encoding="utf-8")
    page = chromium.new_page()
    try:
        assert server.stdout is not None
        address = server.stdout.readline().split()[0]
        assert address.startswith("http://127.0.0.1:")
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.goto(address + NOISE)
        draft = folder / "2025-10-21.proposed.xml"
        whole = draft.read_text(encoding="utf-8")
        draft.write_text(whole.replace("Leaf blowers.", "Leaf blowers and rakes."), encoding="utf-8")
        page.locator("#page-law ins", has_text="and rakes").first.wait_for(timeout=60_000)
        draft.write_text(whole.replace("</section>", "</sction>", 1), encoding="utf-8")
        page.get_by_text("2025-10-21.proposed.xml:").wait_for(timeout=60_000)
        draft.write_text(whole, encoding="utf-8")
        page.locator("#page-tools").wait_for(timeout=60_000)
        assert all(url.startswith(address) for url in asked)
    finally:
        page.close()
        server.terminate()
        server.communicate(timeout=30)
