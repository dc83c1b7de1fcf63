"""The module of rules that a build writes, and what a summary says of rules."""

from __future__ import annotations

from pathlib import Path

import pytest

from engross.akn import parse_chapter
from engross.building.chapter_rules_output import changes_in_rules, rule_sets, rules_output
from engross.compose import change_summary
from engross.diff import compare
from engross.errors import EngrossError
from engross.model.law.chapter import Chapter
from engross.rendering import render
from samples import chapter_of, section

ORDINANCES = Path(__file__).resolve().parents[2] / "ordinances"


def read(name: str, old: str = "", new: str = "") -> Chapter:
    data = (ORDINANCES / f"{name}.xml").read_text(encoding="utf-8").replace(old, new, 1)
    return parse_chapter(data.encode(), f"ordinances/{name}.xml")


IN_FORCE, PROPOSED = read("068-noise/2020-01-14.codified"), read("068-noise/2025-10-21.proposed")


def test_a_build_writes_the_rules_of_both_versions_and_names_what_it_read() -> None:
    record = ("ordinances/068-noise/rules.lock.toml", (ORDINANCES / "068-noise/rules.lock.toml").read_bytes())
    (output,) = rules_output("068-noise", (IN_FORCE,), PROPOSED, record)
    assert output.path == "068-noise/rules.py"
    assert [source.name for source in output.inputs] == [
        "ordinances/068-noise/2020-01-14.codified.xml",
        "ordinances/068-noise/2025-10-21.proposed.xml",
        "ordinances/068-noise/rules.lock.toml",
    ]
    compile(output.data, "rules.py", "exec")


def test_a_chapter_without_rules_has_no_module() -> None:
    chapter = chapter_of(section("1", "Short title."))
    assert list(rules_output("a", (), chapter, None)) == []
    assert changes_in_rules(chapter, chapter) == ()


def test_a_text_that_is_the_law_and_the_draft_counts_once() -> None:
    assert [str(rules.version) for rules in rule_sets((IN_FORCE,), IN_FORCE)] == ["2020-01-14.codified"]


def test_rules_that_cannot_be_read_say_why_when_they_are_called_for() -> None:
    broken = read("068-noise/2025-10-21.proposed", 'en:unit="USD">$50<', 'en:unit="USD">$60<')
    (output,) = rules_output("068-noise", (IN_FORCE,), broken, None)
    with pytest.raises(ImportError, match=r"2025-10-21\.proposed\.xml:\d+: fine_first is marked as 50"):
        exec(compile(output.data, "rules.py", "exec"), {})
    assert changes_in_rules(IN_FORCE, broken) == ()


def test_a_record_that_is_no_toml_is_refused() -> None:
    with pytest.raises(EngrossError, match="this is not TOML"):
        list(rules_output("068-noise", (IN_FORCE,), PROPOSED, ("rules.lock.toml", b"= 1")))


def test_the_summary_says_what_the_rules_become() -> None:
    rules = changes_in_rules(IN_FORCE, PROPOSED)
    text = render(change_summary(compare(IN_FORCE, PROPOSED), rules=rules), "txt").decode()
    lines = [" ".join(part.split()) for part in text.split("\n\n")]
    at = lines.index("Rules that change")
    assert "Whether a generator under test is over its limit (§ 68-5C(12))" in lines[at:]
    assert "generator test limit: 70 dBA → 60 dBA" in lines[at:]
    assert "fine first: written warning → $50" in lines[at:]
    assert "repealed: Whether it is too windy to measure (§ 68-4D(3))" in lines[at:]
