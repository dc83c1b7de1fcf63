"""Rules as one typed Python module a chapter, to be read beside the law."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from engross.model.rules.expression import Choice, Constant, Expression, Operation, Worded, parts_of
from engross.model.rules.figure import RuleFigure
from engross.model.rules.passage import SourcePassage
from engross.model.rules.review import ReviewRecord
from engross.model.rules.rule_set import Question, Rule, RuleSet
from engross.rules import runtime
from engross.rules.targets.merged_questions import merged_questions
from engross.rules.targets.python.python_expressions import ExpressionWriter
from engross.rules.targets.python.source_layout import (
    SOURCE_WIDTH,
    date_literal,
    docstring_opening,
    docstring_prose,
    fit_line,
    literal,
    without_outer_brackets,
)

_TYPES = {"number": "Decimal", "whole": "int", "truth": "bool", "date": "dt.date", "moment": "Moment"}
_RESULTS = {"number": "Decimal", "truth": "bool", "date": "dt.date"}


def python_module(sets: Sequence[RuleSet], record: ReviewRecord) -> str:
    """The module: a function a rule, stubs for what has no rule yet, the runtime, the figures by version.

    ``sets`` are the versions, oldest first. The text is a function of them and ``record`` alone.
    """
    names = tuple(dict.fromkeys(rule.name for rules in sets for rule in rules.rules))
    imports, body = _runtime_text()
    takes = {name: _takes_holidays(name, sets) for name in names}
    functions = [_function(name, sets, record, takes) for name in names]
    if not any("Literal[" in function for function in functions):
        imports = imports.replace("Literal, ", "")
    parts = [
        f"{_header(sets, record)}\n\n{imports}",
        *functions,
        *_stubs(sets),
        "# What the rules are worked out with: nothing below is law.\n\n" + body,
        _laws(sets),
        *filter(None, [_laws_of_rules(sets, names)]),
        _figures(sets),
        _passages(sets, names),
    ]
    return "\n\n\n".join(part.strip("\n") for part in parts) + "\n"


def _runtime_text() -> tuple[str, str]:
    """The imports of the runtime module, and the rest of its text."""
    source = inspect.getsource(runtime)
    imports_at, body_at = source.index("from __future__"), source.index("T = TypeVar")
    imports = source[imports_at:body_at].replace("Generic, NoReturn", "Generic, Literal, NoReturn")
    return imports, source[body_at:]


def _header(sets: Sequence[RuleSet], record: ReviewRecord) -> str:
    newest = sets[-1]
    name = f"Chapter {newest.number}, {newest.title}" if newest.number else newest.title
    lines = [
        docstring_prose(f"{name}: its rules as code.", ""),
        "",
        "INTERPRETATION, NOT LAW. The text of the ordinance decides.",
        "",
    ]
    lines.append(
        docstring_prose(
            "Each function is one rule; its docstring gives the sentences it rests on, where they stand, their hash. "
            "`on` is the day whose law is asked for; a proposal answers only where `version` names it. Determinations "
            "are made by officers, never worked out. Nothing is rounded: the text does not say to.",
            "",
        )
    )
    lines.append("")
    for rules in sets:
        made = f"made from {rules.source.name}, sha256 {rules.source.sha256}" if rules.source else "made from memory"
        lines += [f"{rules.version}: {rules.state}", docstring_prose(made, "    ")]
    reviewed = [review for review in record.reviews if review.reviewer]
    total = sum(len(rules.rules) for rules in sets)
    lines += ["", f"Reviewed: {len(reviewed)} of {total} rules (by version)."]
    return '"""' + "\n".join(lines) + '\n"""'


def _function(name: str, sets: Sequence[RuleSet], record: ReviewRecord, takes: Mapping[str, bool]) -> str:
    """``takes``: of each rule, whether it counts business days."""
    holders = [(rules, rule) for rules in sets if (rule := rules.rule(name)) is not None]
    asked = merged_questions(question for rules, rule in holders for question in rules.asked_by(rule))
    optional = frozenset(
        question.name
        for question in asked
        if not all(question.name in {q.name for q in rules.asked_by(rule)} for rules, rule in holders)
    )
    result = _RESULTS[holders[0][1].result]
    many = max(len(rule.body.cases) if isinstance(rule.body, Choice) else 0 for _, rule in holders) > 8
    laws = f"LAWS_OF[{literal(name)}]" if _own_term(name, sets) else "LAWS"
    lines = [
        f"def {name}({'  # noqa: C901 - as many cases as the law has' if many else ''}",
        "    *,",
        "    on: dt.date,",
        '    version: str = "",',
        *_parameters(asked, optional),
        *(["    holidays: Collection[dt.date] = (),"] if takes[name] else []),
        f") -> Answer[{result}]:",
        *_docstring(holders, asked, record),
        f"    work = Work({literal(name)}, law_on({laws}, on, version), FIGURES, PASSAGES)",
    ]
    bodies = [
        (rules, list(_body(rule, ExpressionWriter(rules, optional, takes), "        "))) for rules, rule in holders
    ]
    if len(holders) == len(sets) and all(body == bodies[0][1] for _, body in bodies):
        rules, rule = holders[0]
        lines += _body(rule, ExpressionWriter(rules, optional, takes), "    ")
    else:
        for rules, body in bodies:
            lines += [f"    if work.law.version == {literal(str(rules.version))}:", *body]
        lines.append("    return work.no_rule()")
    return "\n".join(lines)


def _parameters(asked: Sequence[Question], optional: frozenset[str]) -> Iterator[str]:
    for question in sorted(asked, key=lambda q: q.name in optional):
        kind = _TYPES.get(question.type) or f"Literal[{', '.join(literal(option) for option in question.options)}]"
        if question.decider:
            kind = f"Determination[{kind}]"
        yield f"    {question.name}: {kind}{' | None = None' if question.name in optional else ''},"


def _takes_holidays(name: str, sets: Sequence[RuleSet]) -> bool:
    """Whether the rule, or a rule it calls, counts business days, in any version."""
    for rules in sets:
        rule = rules.rule(name)
        if rule is None:
            continue
        called = [rules.rule(used) for used in rules.named_in(rule.body)]
        for body in (rule.body, *(other.body for other in called if other is not None)):
            if any(isinstance(part, Operation) and part.count == "business" for part in parts_of(body)):
                return True
    return False


def _docstring(
    holders: Sequence[tuple[RuleSet, Rule]], asked: Sequence[Question], record: ReviewRecord
) -> Iterator[str]:
    newest = holders[-1][1]
    unit = f" ({newest.unit})" if newest.unit else ""
    yield docstring_opening(f"{newest.title}{unit}.")
    for rules, rule in holders:
        state = rules.state if rules.effective else "NOT IN FORCE"
        yield ""
        yield f"    {rules.version} ({state})"
        for passage in rule.sources:
            yield docstring_prose(f"{passage.place} ({passage.eid})", "      ")
            yield docstring_prose(f"“{passage.words}”", "        ")
            yield f"        sha256 {passage.sha256}"
        if rule.reading:
            yield docstring_prose(f"Read so: {rule.reading}", "      ")
        review = record.of(rule.name, str(rules.version))
        who = f"{review.reviewer}, {review.date}" if review and review.reviewer else "nobody yet"
        yield docstring_prose(f"Reviewed by: {who}", "      ")
    yield ""
    for question in asked:
        decides = f"{question.decider} decides: " if question.decider else ""
        yield docstring_prose(
            f"{question.name}: {decides}{question.asks}{f', in {question.unit}' if question.unit else ''}.", "    "
        )
    yield '    """'


def _body(rule: Rule, writer: ExpressionWriter, indent: str) -> Iterator[str]:
    unit = f", {literal(rule.unit)}" if rule.unit else ""

    def returned(value: Expression) -> str:
        if isinstance(value, Worded):
            return f"return {writer.value(value)}"
        if rule.result == "truth":
            return f"return work.answer({without_outer_brackets(writer.test(value))})"
        return f"return work.answer({without_outer_brackets(writer.value(value))}{unit})"

    if not isinstance(rule.body, Choice):
        yield from fit_line(indent + returned(rule.body))
        return
    for test, value in rule.body.cases:
        if test == Constant("true"):
            yield from fit_line(indent + returned(value))
            return
        said = f"{indent}if {writer.test(test)}:"
        yield from (
            fit_line(said) if len(said) > SOURCE_WIDTH else [f"{indent}if {without_outer_brackets(writer.test(test))}:"]
        )
        yield from fit_line(f"{indent}    {returned(value)}")
    if rule.body.otherwise is None:
        yield f"{indent}return work.not_settled()"
    else:
        yield from fit_line(indent + returned(rule.body.otherwise))


def _stubs(sets: Sequence[RuleSet]) -> Iterator[str]:
    """A function for each provision with quantities that no rule uses; it says so, with its citation."""
    found: dict[str, dict[SourcePassage, list[str]]] = {}
    for rules in sets:
        for loose in rules.loose:
            words = found.setdefault(loose.passage.eid, {}).setdefault(loose.passage, [])
            if loose.words not in words:
                words.append(loose.words)
    for eid, passages in found.items():
        first = next(iter(passages))
        lines = [f"def no_rule_yet_{re.sub(r'[^0-9a-z]+', '_', eid.lower())}(*, on: dt.date) -> NoReturn:"]
        lines.append(docstring_opening(f"No rule has been written yet for {first.place}."))
        for passage, words in passages.items():
            lines += [
                "",
                docstring_prose(f"“{passage.words}”", "    "),
                docstring_prose(f"Not used: {', '.join(words)}", "    "),
            ]
        lines += [
            '    """',
            f'    raise NoSuchRule({literal(f"no rule has been written yet for {first.place}")} + f" ({{on}})")',
        ]
        yield "\n".join(lines)


def _laws(sets: Sequence[RuleSet]) -> str:
    return "\n".join(["LAWS: Final = (", *(f"    {_law(rules)}," for rules in sets), ")"])


def _laws_of_rules(sets: Sequence[RuleSet], names: Sequence[str]) -> str:
    """The days of the rules that stand in a section with a period of its own; empty where there are none."""
    lines = []
    for name in names:
        if _own_term(name, sets):
            laws = ", ".join(_law(rules, rules.rule(name)) for rules in sets)
            lines += fit_line(f"    {literal(name)}: ({laws},),")
    return "\n".join(["LAWS_OF: Final[dict[str, tuple[Law, ...]]] = {", *lines, "}"]) if lines else ""


def _own_term(name: str, sets: Sequence[RuleSet]) -> bool:
    return any(rules.term(rules.rule(name)) != rules.term() for rules in sets)


def _law(rules: RuleSet, rule: Rule | None = None) -> str:
    first, end = rules.term(rule)
    until = f", until={date_literal(end)}" if end else ""
    since = date_literal(first or rules.version.date)
    return f"Law({literal(str(rules.version))}, {since}, in_force={first is not None}{until})"


def _figures(sets: Sequence[RuleSet]) -> str:
    names = tuple(dict.fromkeys(figure.name for rules in sets for figure in rules.figures))
    lines = ["FIGURES: Final[dict[str, dict[str, Figure]]] = {"]
    for name in names:
        lines.append(f"    {literal(name)}: {{")
        for rules in sets:
            figure = rules.figure(name)
            if figure is not None:
                parts = (
                    literal(name),
                    _value(figure),
                    *map(literal, (figure.unit, figure.words, figure.passages[0].place)),
                )
                lines += fit_line(f"        {literal(str(rules.version))}: Figure({', '.join(parts)}),")
        lines.append("    },")
    return "\n".join([*lines, "}"])


def _value(figure: RuleFigure) -> str:
    if figure.type == "number":
        return f"Decimal({literal(figure.value)})"
    if figure.type == "time":
        hour, minute = figure.value.split(":")
        return f"dt.time({int(hour)}, {int(minute)})"
    return date_literal(date.fromisoformat(figure.value)) if figure.type == "date" else literal(figure.value)


def _passages(sets: Sequence[RuleSet], names: Sequence[str]) -> str:
    lines = ["PASSAGES: Final[dict[str, dict[str, tuple[Passage, ...]]]] = {"]
    for name in names:
        lines.append(f"    {literal(name)}: {{")
        for rules in sets:
            rule = rules.rule(name)
            if rule is None:
                continue
            lines.append(f"        {literal(str(rules.version))}: (")
            for passage in rule.sources:
                parts = map(literal, (passage.place, passage.eid, passage.sha256))
                lines += fit_line(f"            Passage({', '.join(parts)}),")
            lines.append("        ),")
        lines.append("    },")
    return "\n".join([*lines, "}"])
