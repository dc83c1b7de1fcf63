"""From a chapter to its rules: every declaration read against the words and cells it points at."""

from __future__ import annotations

import builtins
import keyword
from collections.abc import Callable, Sequence
from dataclasses import field

from engross.errors import SourceError
from engross.model.law.chapter import Chapter
from engross.model.law.place import places
from engross.model.law.table import Table
from engross.model.law.timeline import dated
from engross.model.rules.declaration import RuleDeclaration
from engross.model.rules.expression import Choice, Expression, Operation, Worded, names_of, parts_of
from engross.model.rules.figure import RuleFigure
from engross.model.rules.passage import SourcePassage
from engross.model.rules.rule_set import Example, Question, Rule, RuleSet
from engross.rules import runtime
from engross.rules.extraction import declared_expressions
from engross.rules.extraction.coverage import unused_quantities
from engross.rules.extraction.expression_kinds import KindChecker, WrongKindError
from engross.rules.extraction.marked_figures import PlacedText, declared_table, marked_figures, placed_texts
from engross.rules.extraction.table_rules import band_table, limit_table
from engross.values import dataclass

_BODIES: dict[str, Callable[[RuleDeclaration], Expression]] = {
    "schedule": declared_expressions.schedule,
    "deadline": declared_expressions.deadline,
    "window": declared_expressions.window,
    "threshold": declared_expressions.test,
    "condition": declared_expressions.condition,
    "formula": lambda declaration: declared_expressions.expression(declaration.children[0]),
}
_RESULTS = {"deadline": "date", "window": "truth", "threshold": "truth", "condition": "truth"}
RESERVED_NAMES = (
    frozenset(dir(builtins))
    | frozenset(vars(runtime))
    | {"answer", "case", "date", "holidays", "law", "on", "np", "parameters", "period", "rules", "value", "work"}
)
"""Names that emitted code needs for itself."""


@dataclass(slots=True)
class _Reading:
    """One chapter while it is read: what is known so far."""

    chapter: Chapter
    figures: dict[str, RuleFigure]
    where: dict[str, str]
    texts: tuple[PlacedText, ...]
    order: dict[str, int]
    questions: dict[str, Question] = field(default_factory=dict)
    rules: dict[str, Rule] = field(default_factory=dict)

    @property
    def file(self) -> str:
        return self.chapter.source.name if self.chapter.source else self.chapter.number

    def fault(self, declaration: RuleDeclaration, message: str) -> SourceError:
        return SourceError(self.file, declaration.line, message)


def extract(chapter: Chapter) -> RuleSet:
    """The rules of ``chapter``, each with its sentences, and the quantities of its text that none of them uses.

    Errors: SourceError (file, line) where a declaration points at nothing, a name is missing or taken twice, or a
    marked value is not what its words say.
    """
    eids = [provision.eid for provision in chapter.walk()]
    reading = _Reading(
        chapter,
        marked_figures(chapter),
        places(chapter),
        tuple(placed_texts(chapter)),
        {eid: index for index, eid in enumerate(eids)},
    )
    for declaration in chapter.rules:
        if declaration.kind in ("fact", "determination"):
            _take_name(reading, declaration)
            reading.questions[declaration.get("name")] = _question(reading, declaration)
    for declaration in chapter.rules:
        if declaration.kind not in ("fact", "determination", "example"):
            _take_name(reading, declaration)
            reading.rules[declaration.get("name")] = _rule(reading, declaration)
    _prove(reading, [d for d in chapter.rules if d.kind in _BODIES or d.kind == "limitTable"])
    examples = tuple(_example(reading, d) for d in chapter.rules if d.kind == "example")
    used = _used(reading, examples, chapter.rules)
    count, loose = unused_quantities(reading.texts, used, {p.eid for r in reading.rules.values() for p in r.sources})
    return RuleSet(
        chapter.number,
        chapter.title,
        chapter.version,
        tuple(reading.questions.values()),
        tuple(figure for figure in reading.figures.values() if figure.name in used),
        tuple(reading.rules.values()),
        examples,
        count,
        loose,
        chapter.source,
        dated(chapter),
        tuple((each.eid, each.period) for each in chapter.sections() if each.period is not None),
    )


def _take_name(reading: _Reading, declaration: RuleDeclaration) -> None:
    name = declaration.get("name")
    if keyword.iskeyword(name) or name in RESERVED_NAMES:
        raise reading.fault(
            declaration, f"{name!r} is a word of the languages that rules are written out in; take another"
        )
    if name in reading.figures or name in reading.questions or name in reading.rules:
        raise reading.fault(declaration, f"the name {name} is taken twice in this chapter; give one of them another")


def _question(reading: _Reading, declaration: RuleDeclaration) -> Question:
    for option in declaration.each("option"):
        if keyword.iskeyword(option.get("name")):
            raise reading.fault(
                option, f"{option.get('name')!r} is a word of the languages that rules are written out in"
            )
    passage, decider = None, declaration.get("decider")
    if decider:
        passage = _whole(reading, declaration, declaration.get("provision"), decider)
        if decider.lower() not in passage.words.lower():
            raise reading.fault(
                declaration, f"{passage.place} does not name “{decider}”; name the decider as the provision does"
            )
    return Question(
        declaration.get("name"),
        declaration.get("asks"),
        declaration.get("type"),  # type: ignore[arg-type]
        declaration.get("unit"),
        tuple(option.get("name") for option in declaration.each("option")),
        decider,
        passage,
    )


def _whole(reading: _Reading, declaration: RuleDeclaration, pointer: str, holding: str = "") -> SourcePassage:
    """The own words of the provision pointed at; of several texts, the first that holds ``holding``."""
    eid = pointer.removeprefix("#")
    own = [placed.passage() for placed in reading.texts if placed.provision.eid == eid and not placed.cell]
    if not own:
        raise reading.fault(declaration, f"there is no provision with words and the eId {eid}; correct {pointer!r}")
    return next((passage for passage in own if holding.lower() in passage.words.lower()), own[0])


def _rule(reading: _Reading, declaration: RuleDeclaration) -> Rule:
    name, kind = declaration.get("name"), declaration.kind
    body = _table_body(reading, declaration) if declaration.get("table") else _BODIES[kind](declaration)
    unit = declaration.get("unit")
    sources = _sources(reading, declaration, body)
    if not sources:
        raise reading.fault(declaration, f'{name} rests on no marked word; say where it stands: provision="#…"')
    return Rule(
        name,
        kind,  # type: ignore[arg-type]
        declaration.get("title"),
        _RESULTS.get(kind, "number"),  # type: ignore[arg-type]
        unit,
        body,
        sources,
        declaration.get("reading"),
        declaration.line,
    )


def _table_body(reading: _Reading, declaration: RuleDeclaration) -> Choice:
    eid = declaration.get("table").removeprefix("#")
    found: tuple[Table, object] | None = declared_table(reading.chapter, eid)
    if found is None:
        raise reading.fault(
            declaration, f"there is no table with the eId {eid}; correct table={declaration.get('table')!r}"
        )
    table, provision = declared_table(reading.chapter, eid)  # type: ignore[misc]
    make = limit_table if declaration.kind == "limitTable" else band_table
    made = make(declaration, table, provision, reading.where.get(provision.eid, provision.eid), reading.file)
    for figure in made.figures:
        reading.figures[figure.name] = figure
    return made.body


def _sources(reading: _Reading, declaration: RuleDeclaration, body: Expression) -> tuple[SourcePassage, ...]:
    """The sentences that a rule itself rests on, in reading order; those of the rules it calls are theirs."""
    found: list[SourcePassage] = []
    if declaration.get("provision"):
        found.append(_whole(reading, declaration, declaration.get("provision")))
    for name in names_of(body):
        figure, question = reading.figures.get(name), reading.questions.get(name)
        if figure is not None:
            found.extend(figure.passages)
        elif question is not None and question.passage is not None:
            found.append(question.passage)
    for part in parts_of(body):
        if isinstance(part, Worded):
            found.append(part.passage)
        elif isinstance(part, Operation) and part.provision:
            found.append(_whole(reading, declaration, part.provision))
    return tuple(sorted(dict.fromkeys(found), key=lambda passage: reading.order.get(passage.eid, 0)))


def _prove(reading: _Reading, declarations: Sequence[RuleDeclaration]) -> None:
    """Hold the rules to the names and the kinds of what they use. Errors: SourceError for the first that is wrong."""
    for declaration in declarations:
        _prove_names(reading, declaration)
    kinds = KindChecker(reading.figures, reading.questions, reading.rules)
    for declaration in declarations:
        try:
            kinds.prove(reading.rules[declaration.get("name")])
        except WrongKindError as fault:
            raise reading.fault(declaration, f"{declaration.get('name')}: {fault}") from None


def _prove_names(reading: _Reading, declaration: RuleDeclaration) -> None:
    name = declaration.get("name")
    for used in names_of(reading.rules[name].body):
        if used in reading.figures or used in reading.questions:
            continue
        if used not in reading.rules:
            raise reading.fault(
                declaration, f"{name} uses {used}, which no mark, fact or rule is called; correct the name"
            )
        if name in _reaches(reading, used, frozenset()):
            raise reading.fault(declaration, f"{name} rests on itself, by way of {used}; break the circle")


def _reaches(reading: _Reading, name: str, seen: frozenset[str]) -> frozenset[str]:
    """The rules that the rule ``name`` calls, itself among them."""
    rule = reading.rules.get(name)
    if rule is None or name in seen:
        return seen
    seen |= {name}
    for used in names_of(rule.body):
        seen |= _reaches(reading, used, seen)
    return seen


def _example(reading: _Reading, declaration: RuleDeclaration) -> Example:
    def value(part: RuleDeclaration) -> str:
        if not part.get("of"):
            return part.get("is")
        figure = reading.figures.get(part.get("of"))
        if figure is None:
            raise reading.fault(part, f"no mark is called {part.get('of')}; correct the name")
        return figure.value

    if declaration.get("rule") not in reading.rules:
        raise reading.fault(declaration, f"no rule is called {declaration.get('rule')}; correct the name")
    marked = [reading.figures[part.get("of")] for part in declaration.children if part.get("of") in reading.figures]
    pointer = declaration.get("provision")
    passage = marked[0].passages[0] if marked else _whole(reading, declaration, pointer)
    given = tuple((part.get("that"), value(part)) for part in declaration.each("given"))
    return Example(declaration.get("rule"), given, value(next(declaration.each("expect"))), passage)


def _used(
    reading: _Reading, examples: tuple[Example, ...], declarations: tuple[RuleDeclaration, ...]
) -> frozenset[str]:
    """The names of figures that a rule or an example uses."""
    names = {name for rule in reading.rules.values() for name in names_of(rule.body)}
    if examples:
        names |= {p.get("of") for d in declarations if d.kind == "example" for p in d.children}
    return frozenset(names & set(reading.figures))
