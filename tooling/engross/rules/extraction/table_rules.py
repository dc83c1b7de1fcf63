"""Rules that are tables: limits by their headings, amounts by the bands of the first column."""

from __future__ import annotations

from decimal import Decimal

from engross.errors import SourceError
from engross.model.law.provision import Provision
from engross.model.law.table import Table
from engross.model.law.text import Text
from engross.model.rules.declaration import RuleDeclaration
from engross.model.rules.expression import Choice, Constant, Expression, Name, Operation, Worded
from engross.model.rules.figure import RuleFigure
from engross.model.rules.passage import SourcePassage
from engross.patterns import compile_on_use
from engross.rules.extraction.declared_expressions import all_of, test
from engross.rules.extraction.marked_figures import plain_number
from engross.rules.extraction.value_cells import ValueCell, cell_passage, value_cells
from engross.values import dataclass

_NUMBER = compile_on_use(r"\d+(?:\.\d+)?")
_BAND = compile_on_use(
    r"(?P<low>\d+(?:\.\d+)?)(?:\s*(?:-|–|,|to)\s*(?P<high>\d+(?:\.\d+)?)|\s*(?P<open>or more|and over|\+))?"
)


@dataclass(frozen=True, slots=True)
class TableRule:
    """What a table comes to: its choice among cells, and a figure for each cell of a number."""

    body: Choice
    figures: tuple[RuleFigure, ...]


@dataclass(frozen=True, slots=True)
class _Context:
    declaration: RuleDeclaration
    table: Table
    provision: Provision
    place: str
    file: str

    def fault(self, message: str) -> SourceError:
        return SourceError(self.file, self.declaration.line, f"{self.declaration.get('name')}: {message}")

    def passage(self, cell: ValueCell) -> SourcePassage:
        return cell_passage(cell, self.table, self.provision.eid, self.place)


def limit_table(declaration: RuleDeclaration, table: Table, provision: Provision, place: str, file: str) -> TableRule:
    """The limits of ``table``: a case a cell, told by its headings.

    Errors: SourceError where a heading is not in the table, or a cell has no condition or another cell's.
    """
    context = _Context(declaration, table, provision, place, file)
    cells = list(value_cells(table))
    marks = list(declaration.each("at"))
    for mark in marks:
        wanted = mark.get("heading")
        if wanted and not any(wanted in cell.headings for cell in cells):
            there = sorted({heading for cell in cells for heading in cell.headings})
            raise context.fault(f"the table has no heading {wanted!r}; it has: {', '.join(there)}")
    cases: list[tuple[Expression, Expression]] = []
    figures: list[RuleFigure] = []
    for cell in cells:
        for text in cell.content:
            tests = _tests(marks, cell, text, context)
            name = "__".join([declaration.get("name"), *("_".join(_answers(one)) for one in tests)])
            value, figure = _value(name, text, cell, context)
            figures.extend([figure] if figure else [])
            condition = all_of(tests)
            if any(condition == known for known, _ in cases):
                raise context.fault(f"two cells answer one question ({' · '.join(cell.headings)}); tell them apart")
            cases.append((condition, value))
    return TableRule(Choice(tuple(cases)), tuple(figures))


def _tests(marks: list[RuleDeclaration], cell: ValueCell, text: Text, context: _Context) -> tuple[Expression, ...]:
    tests = [
        test(child)
        for mark in marks
        if mark.get("heading") in cell.headings or (mark.get("words") and mark.get("words") in text.words)
        for child in mark.children
    ]
    if not tests:
        raise context.fault(f"no heading declared says when “{cell.words}” ({' · '.join(cell.headings)}) holds")
    return tuple(tests)


def _answers(expression: Expression) -> tuple[str, ...]:
    """The plain answers that a test asks for, as a cell's name shows them."""
    if isinstance(expression, Constant):
        return (expression.value,)
    if isinstance(expression, Operation):
        return tuple(word for term in expression.terms for word in _answers(term))
    return ()


def _value(name: str, text: Text, cell: ValueCell, context: _Context) -> tuple[Expression, RuleFigure | None]:
    marked = next((tag for tag in text.tags if tag.kind == "quantity" and tag.name), None)
    if marked is not None:
        return Name(marked.name), None
    if _NUMBER.fullmatch(text.words):
        value = plain_number(Decimal(text.words))
        unit = context.declaration.get("unit")
        return Name(name), RuleFigure(name, "number", value, unit, text.words, (context.passage(cell),))
    decider = context.declaration.get("decider")
    if not decider:
        raise context.fault(f'the cell “{text.words}” holds no number; name who judges it: decider="…"')
    return Worded(text.words, decider, context.passage(cell)), None


def band_table(declaration: RuleDeclaration, table: Table, provision: Provision, place: str, file: str) -> TableRule:
    """The amounts of ``table``: a case a row, told by the band in its first column ("0-3", "4,5", "10 or more").

    Errors: SourceError where a first cell is no band or a row has not two cells.
    """
    context = _Context(declaration, table, provision, place, file)
    name, that = declaration.get("name"), Name(declaration.get("that"))
    cases: list[tuple[Expression, Expression]] = []
    figures: list[RuleFigure] = []
    rows: dict[int, list[ValueCell]] = {}
    for cell in value_cells(table):
        rows.setdefault(cell.row, []).append(cell)
    for number, row in enumerate(rows.values(), start=1):
        band = _BAND.fullmatch(row[0].words) if len(row) == 2 else None
        if band is None:
            raise context.fault(f"the row “{' | '.join(cell.words for cell in row)}” is no band and amount")
        whole = cell_passage(
            ValueCell(row[1].content, (row[0].words,), row[1].row, row[1].column), table, provision.eid, place
        )
        value, figure = _value(f"{name}__band_{number}", row[1].content[0], row[1], context)
        if isinstance(value, Worded):
            value = Worded(value.words, value.decider, whole)
        tests: list[Expression] = []
        for end, op in (("low", "atLeast"), ("high", "atMost")):
            if band[end]:
                bound = f"{name}__band_{number}_{end}"
                figures.append(RuleFigure(bound, "number", band[end], "", band[end], (whole,)))
                tests.append(Operation(op, (that, Name(bound))))  # type: ignore[arg-type]
        if not band["high"] and not band["open"]:
            tests[-1] = Operation("equals", tests[-1].terms)  # type: ignore[union-attr]
        if figure is not None:
            figures.append(RuleFigure(figure.name, "number", figure.value, figure.unit, figure.words, (whole,)))
        cases.append((all_of(tests), value))
    return TableRule(Choice(tuple(cases)), tuple(figures))
