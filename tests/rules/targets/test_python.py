"""The Python that rules are written out as: it answers as the evaluator does, passes strict checks, holds no code of others."""

from __future__ import annotations

import datetime as dt
import importlib.util
import inspect
import subprocess
import sys
from dataclasses import replace
from decimal import Decimal
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from engross.model.rules.review import Review, ReviewRecord
from engross.model.rules.rule_set import RuleSet
from engross.rules import TARGETS, evaluate
from engross.rules.evaluation.boundary_facts import boundary_facts
from engross.rules.evaluation.evaluator import RuleValue
from engross.rules.runtime import NoAnswer
from engross.rules.targets.python.source_layout import fit_line, literal
from rules.ordinance import BUS, NOISE, NOISE_PROPOSED, PENSION, PHOTO, TREES, TREES_PROPOSED, rules_of

CHAPTERS = {
    "noise": (NOISE, NOISE_PROPOSED),
    "trees": (TREES, TREES_PROPOSED),
    "pension": (PENSION, "126-pension-plan/2025-10-21.proposed"),
    "photo": (PHOTO,),
    "bus": (BUS,),
}
EVERY = pytest.mark.parametrize("chapter", CHAPTERS)
ROOT = Path(__file__).resolve().parents[3]


def sets_of(chapter: str) -> tuple[RuleSet, ...]:
    return tuple(rules_of(version) for version in CHAPTERS[chapter])


@cache
def written(chapter: str) -> dict[str, str]:
    return TARGETS["python"](sets_of(chapter), ReviewRecord())


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("rules")
    for chapter in CHAPTERS:
        (made / f"rules_of_{chapter}.py").write_text(written(chapter)["rules.py"], encoding="utf-8")
    return made


def module(folder: Path, chapter: str) -> ModuleType:
    name = f"rules_of_{chapter}"
    spec = importlib.util.spec_from_file_location(name, folder / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    made = importlib.util.module_from_spec(spec)
    sys.modules[name] = made
    spec.loader.exec_module(made)
    return made


@EVERY
def test_it_answers_as_the_evaluator_does(folder: Path, chapter: str) -> None:
    code = module(folder, chapter)
    tried = 0
    for rules in sets_of(chapter):
        for rule in rules.rules:
            for facts in boundary_facts(rules, rule):
                tried += 1
                given = {name: argument(code, rules, name, value) for name, value in facts.items()}
                assert told(code, rule.name, rules, given) == worked(rules, rule.name, facts), (rule.name, facts)
    assert tried > 90


def argument(code: ModuleType, rules: RuleSet, name: str, value: RuleValue) -> Any:
    question = rules.question(name)
    assert question is not None
    given: Any = value
    if question.type == "moment":
        given = code.Moment(value.weekday, value.time, value.holiday)  # type: ignore[union-attr]
    elif question.type == "whole":
        given = int(value)  # type: ignore[arg-type]
    return code.Determination(given, question.decider) if question.decider else given


def told(code: ModuleType, rule: str, rules: RuleSet, given: dict[str, Any]) -> object:
    try:
        answer = getattr(code, rule)(on=rules.version.date, version=str(rules.version), **given)
    except code.NoAnswer as open_:
        return type(open_).__name__
    assert answer.law.in_force is (rules.version.stage != "proposed")
    return answer.value


def worked(rules: RuleSet, name: str, facts: dict[str, RuleValue]) -> object:
    rule = rules.rule(name)
    assert rule is not None
    try:
        return evaluate(rules, rule, facts).value
    except NoAnswer as open_:
        return type(open_).__name__


def test_it_passes_mypy_strict_and_ruff(folder: Path) -> None:
    files = sorted(str(file) for file in folder.glob("*.py"))
    config = str(ROOT / "pyproject.toml")
    for command in (["mypy", "--strict", "--config-file=", *files], ["ruff", "check", "--config", config, *files]):
        done = subprocess.run(
            [sys.executable, "-m", *command], cwd=folder, capture_output=True, encoding="utf-8", check=False
        )
        assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("chapter", ["trees", "photo", "bus"])
def test_its_tests_pass(tmp_path: Path, chapter: str) -> None:
    for name, text in written(chapter).items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", str(tmp_path)]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout[-3000:]


def test_its_tests_say_where_the_text_gives_no_example() -> None:
    assert "gives no worked example" in written("noise")["test_rules.py"]
    assert "def test_example_1_replacement_enough" in written("trees")["test_rules.py"]


def test_the_law_of_the_day(folder: Path) -> None:
    code = module(folder, "noise")
    before = code.fine(offence=1, on=dt.date(2025, 10, 20))
    still = code.fine(offence=1, on=dt.date(2026, 11, 27))
    after = code.fine(offence=1, on=dt.date(2025, 10, 21), version="2025-10-21.proposed")
    assert (before.value, before.law.in_force) == (still.value, still.law.in_force) == (0, True)
    assert (after.value, after.law.in_force) == (50, False)
    assert after.explain().startswith("NOT IN FORCE: fine: 50 USD")
    with pytest.raises(code.NoSuchRule, match="no version known here is the law on 2019-01-01"):
        code.fine(offence=1, on=dt.date(2019, 1, 1))
    with pytest.raises(code.NoSuchRule, match="there is no version '2025'"):
        code.fine(offence=1, on=dt.date(2019, 1, 1), version="2025")
    assert "§ 68-10 (chp_68__sec_68-10, sha256" in after.explain()
    assert "fine_first = 50 USD (“$50”, § 68-10)" in after.explain()
    with pytest.raises(code.NoSuchRule, match="no version known here is the law on"):
        code.fine(offence=1, on=dt.date(2019, 1, 1))
    with pytest.raises(code.NoSuchRule, match=r"2025-10-21\.proposed has no rule too_windy"):
        code.too_windy(wind=Decimal(20), on=dt.date(2026, 1, 1), version="2025-10-21.proposed")


def test_a_determination_is_its_decider_s(folder: Path) -> None:
    code = module(folder, "trees")
    on = dt.date(2022, 1, 1)
    value = code.payment_for_tree(assessed_value=code.Determination(Decimal(900), "Tree Warden"), on=on).value
    assert value == 900
    with pytest.raises(ValueError, match="the Tree Warden decides this, not 'Mayor'"):
        code.payment_for_tree(assessed_value=code.Determination(Decimal(900), "Mayor"), on=on)


def test_what_has_no_rule_yet_is_a_stub(folder: Path) -> None:
    code = module(folder, "noise")
    stubs = [name for name in vars(code) if name.startswith("no_rule_yet_")]
    assert "no_rule_yet_chp_68_sec_68_8_subsec_c_para_7" in stubs
    with pytest.raises(code.NoSuchRule, match=r"§ 68-8C\(7\)"):
        code.no_rule_yet_chp_68_sec_68_8_subsec_c_para_7(on=dt.date(2020, 1, 14))


def test_the_docstring_is_the_sentence_with_its_citation_hash_and_reviewer(folder: Path) -> None:
    text = inspect.getdoc(module(folder, "noise").too_windy)
    assert text is not None
    assert "§ 68-4D(3) (chp_68__sec_68-4__subsec_D__para_3)" in text
    assert "wind speed exceeds 12 miles per hour" in text
    assert "sha256 " in text
    assert "Reviewed by: nobody yet" in text
    review = Review("too_windy", "2020-01-14.codified", (), "A. Counsel", "2025-11-01")
    signed = TARGETS["python"](sets_of("noise"), ReviewRecord("", (review,)))["rules.py"]
    assert "Reviewed by: A. Counsel, 2025-11-01" in signed


@pytest.mark.parametrize(
    "words", ['"""\nimport os\n"""', "'''", "\\", '"', "a\u2028b\x00", "{x}", 'ends with "', '""""', '\\"""\nboom()']
)
def test_words_of_the_law_never_become_code(tmp_path: Path, words: str) -> None:
    rules = rules_of(PHOTO)
    nasty = tuple(replace(p, words=words, place=words) for p in rules.rules[0].sources)
    figures = tuple(replace(figure, words=words, unit=words) for figure in rules.figures)
    questions = tuple(replace(q, asks=words) for q in rules.questions)
    first = replace(rules.rules[0], title=words, reading=words, sources=nasty)
    twisted = replace(rules, rules=(first, *rules.rules[1:]), figures=figures, questions=questions, title=words)
    source = TARGETS["python"]((twisted,), ReviewRecord())["rules.py"]
    names = {line.split("(")[0] for line in source.splitlines() if line.startswith("def ")}
    plain = written("photo")["rules.py"]
    assert names == {line.split("(")[0] for line in plain.splitlines() if line.startswith("def ")}
    compiled = compile(source, "rules.py", "exec")
    assert compiled is not None
    assert literal(words).startswith('"')
    assert eval(literal(words)) == words


def test_it_is_the_same_each_time() -> None:
    assert written("trees") == TARGETS["python"](sets_of("trees"), ReviewRecord())


def test_long_lines_are_broken_in_their_brackets() -> None:
    line = "    return work.answer(" + " + ".join(f'work.number("figure_number_{n}")' for n in range(6)) + ', "USD")'
    broken = fit_line(line)
    assert broken[0] == "    return work.answer("
    assert broken[2] == '        + work.number("figure_number_1")'
    assert broken[-2:] == ['        "USD",', "    )"]
