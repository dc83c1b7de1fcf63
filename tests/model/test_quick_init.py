"""Frozen dataclasses with a quick ``__init__`` are what they were with that of ``dataclass``."""

from __future__ import annotations

import copy
import inspect
import pickle
from dataclasses import FrozenInstanceError, dataclass, field, fields, replace

import pytest

from engross.model.law.provision import Provision
from engross.model.law.table import Cell, Row
from engross.model.law.text import Tag, Text
from engross.model.quick_init import quick_init


@quick_init
@dataclass(frozen=True, slots=True)
class Quick:
    """A sample."""

    kind: str
    count: int = 3
    line: int = field(default=0, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Plain:
    """The same, as ``dataclass`` makes it."""

    kind: str
    count: int = 3
    line: int = field(default=0, compare=False, repr=False)


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
