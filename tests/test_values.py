"""Values are what ``dataclass`` of the standard library makes of the same class; their methods are made on first use."""

from __future__ import annotations

import ast
import copy
import dataclasses
import importlib
import inspect
import pickle
import pkgutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import FrozenInstanceError, field, fields, replace
from pathlib import Path
from threading import Barrier
from typing import Any

import pytest

import engross
from engross.model.law.provision import Provision
from engross.model.law.table import Cell, Row
from engross.model.law.text import Tag, Text
from engross.values import dataclass, quick_init


def _classes(decorate: Callable[..., Callable[[type], type]]) -> dict[str, type]:
    """One class of each kind that the package has, made by ``decorate``."""

    @decorate(frozen=True, slots=True)
    class Frozen:
        kind: str
        count: int = 3
        line: int = field(default=0, compare=False, repr=False)

    @decorate(frozen=True, slots=True)
    class Single:
        kind: str

    @decorate(frozen=True, slots=True, repr=False)
    class Shown:
        kind: str

        def __repr__(self) -> str:
            return f"<{self.kind}>"

    @decorate(frozen=True, slots=True)
    class Joined:
        kind: str
        words: list[str] = field(default_factory=list)
        twice: str = field(init=False)

        def __post_init__(self) -> None:
            object.__setattr__(self, "twice", self.kind * 2)

    @decorate(slots=True)
    class Open:
        kind: str
        words: list[str] = field(default_factory=list)
        text: str = field(init=False, default="none")
        made: list[str] = field(init=False, default_factory=list)

    @decorate(slots=True, eq=False)
    class Itself:
        kind: str

    @decorate(frozen=True, slots=True)
    class Empty:
        """A value without fields."""

    return {each.__name__: each for each in (Frozen, Single, Shown, Joined, Open, Itself, Empty)}


OURS, THEIRS = _classes(dataclass), _classes(dataclasses.dataclass)  # type: ignore[arg-type]


@quick_init
@dataclass(frozen=True, slots=True)
class Quick:
    """A sample."""

    kind: str
    count: int = 3
    line: int = field(default=0, compare=False, repr=False)


@dataclasses.dataclass(frozen=True, slots=True)
class Plain:
    """The same, as ``dataclass`` makes it."""

    kind: str
    count: int = 3
    line: int = field(default=0, compare=False, repr=False)


def _behaviour(made: type) -> dict[str, object]:
    """What a class does, told so that two classes can be held against each other."""
    given = ["words"] * bool(fields(made))  # type: ignore[arg-type]
    one, other = made(*given), made(*given)
    told: dict[str, object] = {
        "signature": str(inspect.signature(made)),
        "patterns": made.__match_args__,  # type: ignore[attr-defined]
        "repr": repr(one).replace(repr(id(one)), "") if made.__name__ != "Itself" else "",
        "equal": (one == other, one == one, one == 1, one != other),
        "hashable": made.__hash__ is not None,
        "fields": [(each.name, each.default, each.compare, each.repr, each.init) for each in fields(made)],  # type: ignore[arg-type]
        "values": [getattr(one, each.name) for each in fields(made)],  # type: ignore[arg-type]
        "options": repr(made.__dataclass_params__),  # type: ignore[attr-defined]
        "slots": list(made.__slots__),  # type: ignore[attr-defined]
        "dict": hasattr(one, "__dict__"),
    }
    if made.__hash__ is not None and made.__name__ not in ("Joined", "Itself"):
        told["hash"] = hash(one) == hash(other), hash(one)
    if given:
        told["replaced"] = replace(one, kind="other").kind  # type: ignore[type-var]
        told["assigned"] = _fault(lambda: setattr(one, "kind", "x"))
        told["deleted"] = _fault(lambda: delattr(other, "kind"))
    told["refused"] = [_fault(lambda: made(*given, 1, 2, 3, 4)), _fault(lambda: made(*given, none=1))]
    told["copies"] = [type(each(one)) is made for each in (copy.copy, copy.deepcopy)]
    return told


def _fault(act: Callable[[], object]) -> str:
    try:
        act()
    except (TypeError, AttributeError) as fault:
        return f"{type(fault).__name__}: {fault}"
    return ""


@pytest.mark.parametrize("name", OURS)
def test_a_value_does_what_the_standard_library_has_it_do(name: str) -> None:
    assert _behaviour(OURS[name]) == _behaviour(THEIRS[name])


@pytest.mark.parametrize(
    "first",
    [
        lambda made: made("a") == made("a"),
        lambda made: hash(made("a")),
        lambda made: repr(made("a")),
        lambda made: replace(made("a"), count=1),
        lambda made: inspect.signature(made),
        fields,
        dataclasses.is_dataclass,
    ],
)
def test_it_is_the_same_whatever_is_asked_of_it_first(first: Callable[[type], object]) -> None:
    made = _classes(dataclass)["Frozen"]  # type: ignore[arg-type]
    first(made)
    assert _behaviour(made) == _behaviour(THEIRS["Frozen"])


def test_a_factory_makes_a_value_for_each_instance() -> None:
    one, other = OURS["Open"]("a"), OURS["Open"]("a")
    assert one.words == other.words == one.made == other.made == []
    assert len({id(each) for each in (one.words, other.words, one.made, other.made)}) == 4


def test_threads_that_make_the_first_instance_at_once_make_the_same() -> None:
    for _ in range(20):
        made, ready = _classes(dataclass)["Frozen"], Barrier(8)  # type: ignore[arg-type]

        def make(_at: int, made: Any = made, ready: Barrier = ready) -> object:
            ready.wait()
            return made("a", count=2)

        with ThreadPoolExecutor(8) as pool:
            assert len(set(pool.map(make, range(8)))) == 1


def test_a_pattern_of_a_class_takes_its_fields_in_their_order() -> None:
    match Quick("a", 4):
        case Quick(kind, count):
            assert (kind, count) == ("a", 4)


def _values() -> Iterator[type]:
    for found in pkgutil.walk_packages(engross.__path__, "engross."):
        if not found.name.endswith("__main__"):
            module = importlib.import_module(found.name)
            for made in vars(module).values():
                if isinstance(made, type) and dataclasses.is_dataclass(made) and made.__module__ == module.__name__:
                    yield made


def test_every_value_of_the_package_is_made_with_the_arguments_that_its_fields_say() -> None:
    values = [*_values()]
    assert len(values) > 400
    for made in values:
        told = dataclasses.make_dataclass(made.__name__, [(each.name, each.type, each) for each in fields(made)])  # type: ignore[arg-type]
        assert str(inspect.signature(made)) == str(inspect.signature(told)), made


_OF_THE_STANDARD_LIBRARY = {"values.py", "rules/runtime.py"}
"""What makes our ``dataclass``, and what is written beside the rules of a city, which run without Engross."""


def _decorates_by_the_standard_library(source: str) -> bool:
    """Whether a module takes ``dataclass`` from the standard library, by whatever name."""
    nodes = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Import | ast.ImportFrom)]
    told = [(getattr(node, "module", None), alias.name) for node in nodes for alias in node.names]
    return any(each in told for each in ((None, "dataclasses"), ("dataclasses", "dataclass"), ("dataclasses", "*")))


def test_every_value_of_the_package_is_made_by_our_dataclass() -> None:
    package = Path(engross.__path__[0])
    found = {
        path.relative_to(package).as_posix()
        for path in package.rglob("*.py")
        if _decorates_by_the_standard_library(path.read_text(encoding="utf-8"))
    }
    assert found == _OF_THE_STANDARD_LIBRARY


@pytest.mark.parametrize(
    "source",
    [
        "import dataclasses as d",
        "if True:\n    from dataclasses import dataclass as value",
        "from dataclasses import *",
    ],
)
def test_the_dataclass_of_the_standard_library_is_found_wherever_it_is_imported(source: str) -> None:
    assert _decorates_by_the_standard_library(source)
    assert not _decorates_by_the_standard_library("from dataclasses import field, replace")


def test_importing_a_value_compiles_none_of_its_methods() -> None:
    code = (
        "import dataclasses\ndataclasses.dataclass = dataclasses._process_class = None\n"
        "import engross.model.law.provision"
    )
    path = {"PYTHONPATH": str(Path(engross.__file__).parents[1])}
    subprocess.run([sys.executable, "-c", code], env=path, check=True)


@pytest.mark.parametrize(
    ("given", "named"), [(("a",), {}), (("a", 4), {}), ((), {"kind": "a", "line": 7}), (("a", 4, 9), {})]
)
def test_arguments_and_defaults_are_those_of_dataclass(given: tuple[object, ...], named: dict[str, object]) -> None:
    quick, plain = Quick(*given, **named), Plain(*given, **named)  # type: ignore[arg-type]
    assert [getattr(quick, one.name) for one in fields(quick)] == [getattr(plain, one.name) for one in fields(plain)]
    assert repr(quick).removeprefix("Quick") == repr(plain).removeprefix("Plain")
    assert list(inspect.signature(Quick).parameters) == list(inspect.signature(Plain).parameters)


@pytest.mark.parametrize("named", [{}, {"kind": "a", "other": 1}])
def test_wrong_arguments_are_refused(named: dict[str, object]) -> None:
    with pytest.raises(TypeError):
        Quick(**named)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "value",
    [Quick("a", 4, 9), Text("words", (Tag("i", 0, 2),)), Row((Cell((Text("x"),)),)), Provision("section", "§ 1.")],
)
def test_a_value_is_frozen_equal_to_its_copies_and_can_be_sent_to_a_process(value: object) -> None:
    assert type(value) in (Quick, Text, Row, Provision)
    name = fields(value)[0].name  # type: ignore[arg-type]
    with pytest.raises(FrozenInstanceError):
        setattr(value, name, "other")
    with pytest.raises(FrozenInstanceError):
        delattr(value, name)
    for other in (replace(value), copy.deepcopy(value), pickle.loads(pickle.dumps(value))):  # type: ignore[type-var]
        assert other == value
        assert type(other) is type(value)
        assert hash(other) == hash(value)


def test_what_is_not_compared_is_kept() -> None:
    assert Quick("a", line=1) == Quick("a", line=2)
    assert replace(Quick("a", line=1), count=5).line == 1


def test_a_default_from_a_factory_is_refused() -> None:
    @dataclass(frozen=True, slots=True)
    class Made:
        words: list[str] = field(default_factory=list)

    with pytest.raises(TypeError, match="Made"):
        quick_init(Made)
