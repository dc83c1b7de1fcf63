"""The values of the package: ``dataclass`` with slots, each of its methods compiled when it is first called.

A command imports some hundreds of values and makes instances of a few dozen. The standard library compiles six methods
of each at import, which took a quarter of the time in which a command starts. Here importing makes the class with its
slots; the first instance compiles ``__init__``; the first comparison, hash or ``repr``, and the first question for the
fields, have the standard library do the rest.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from dataclasses import MISSING, Field, FrozenInstanceError, field
from threading import RLock
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar

__all__ = ["dataclass", "quick_init"]

_T = TypeVar("_T")
_LOCK = RLock()
_FIELDS = "__dataclass_fields__"
_OTHER_THAN_FIELDS = ("ClassVar", "InitVar", "KW_ONLY", "typing.", "dataclasses.")
"""How an annotation begins that may be no plain field."""


class _ByFactory:
    """The default of a parameter whose field is made by a factory."""

    def __repr__(self) -> str:
        return "<factory>"


_BY_FACTORY = _ByFactory()


class _Deferred:
    """Stands in a class for its fields until they are asked for, and knows what is compiled of it.

    ``body``: the class as it was written; ``options``: what ``dataclass`` is told of it.
    """

    def __init__(self, body: dict[str, Any], options: dict[str, bool]) -> None:
        self.body = body
        self.options = options
        self.made: Any = object
        self.quick = self.has_init = self.has_repr = self.has_eq = False

    def __get__(self, instance: object, owner: type) -> object:
        with _LOCK:
            if vars(self.made)[_FIELDS] is self:
                # It compiles nothing where nothing is to be compared and frozen; what it says of that is corrected.
                known = self._by_standard_library(init=False, repr=False, eq=False, frozen=False)
                self.made.__dataclass_params__ = known.__dataclass_params__
                for name, told in {"init": True, **self.options}.items():
                    setattr(self.made.__dataclass_params__, name, told)
                setattr(self.made, _FIELDS, getattr(known, _FIELDS))
        return getattr(owner, _FIELDS)

    def compile_init(self) -> None:
        """Give the class its ``__init__``, of the parameters and defaults that ``dataclass`` gives it."""
        with _LOCK:
            if not self.has_init:
                self.made.__init__ = _compiled_init(self)
                self.has_init = True

    def compile_repr(self) -> None:
        """Give the class the ``__repr__`` of ``dataclass``."""
        with _LOCK:
            if not self.has_repr:
                self.made.__repr__ = self._by_standard_library(init=False, eq=False, frozen=False).__repr__
                self.has_repr = True

    def compile_eq(self) -> None:
        """Give the class the ``__eq__`` of ``dataclass``, and the ``__hash__`` that goes with it."""
        with _LOCK:
            if not self.has_eq:
                # Frozen or not is told by the hash alone: __setattr__ and __delattr__ are there.
                frozen = self.options["frozen"]
                compared = self._by_standard_library(init=False, repr=False, frozen=False, unsafe_hash=frozen)
                self.made.__eq__, self.made.__hash__ = compared.__eq__, compared.__hash__
                self.has_eq = True

    def _by_standard_library(self, **options: bool) -> Any:
        written = type(self.made.__name__, (), dict(self.body))
        return dataclasses.dataclass(**{**self.options, **options})(written)


def _dataclass(*, frozen: bool = False, slots: bool, eq: bool = True, repr: bool = True) -> Callable[[type], type]:  # noqa: A002 - the names of the standard library
    """``dataclasses.dataclass``, of the options that the package uses."""

    def decorated(written: type) -> type:
        if not slots or not _can_wait(written):
            return dataclasses.dataclass(frozen=frozen, slots=slots, eq=eq, repr=repr)(written)
        return _with_slots(written, {"frozen": frozen, "eq": eq, "repr": repr})

    return decorated


def _can_wait(written: type) -> bool:
    """Whether a class is of the plain kind: all it names are fields, and it has no base and no methods that compare."""
    body = vars(written)
    told = body.get("__annotations__", {}).values()
    return (
        written.__bases__ == (object,)
        and all(isinstance(each, str) and not each.startswith(_OTHER_THAN_FIELDS) for each in told)
        and not any(isinstance(each, Field) and each.kw_only is True for each in body.values())
        and body.keys().isdisjoint(["__init__", "__eq__", "__hash__", "__setattr__", "__slots__"])
    )


def _with_slots(written: type, options: dict[str, bool]) -> type:
    body = {name: value for name, value in vars(written).items() if name not in ("__dict__", "__weakref__")}
    body["__qualname__"] = written.__qualname__
    names = tuple(body.get("__annotations__", ()))
    parameters = tuple(name for name in names if not isinstance(body.get(name), Field) or body[name].init)
    deferred = _Deferred(body, options)
    given = {name: value for name, value in body.items() if name not in names}
    given |= {"__slots__": names, "__match_args__": parameters, _FIELDS: deferred, **_first_methods(deferred, options)}
    if options["frozen"]:
        given |= {"__setattr__": _refuse_assignment, "__delattr__": _refuse_deletion}
        given |= {"__getstate__": _state, "__setstate__": _set_state}
    deferred.made = type(written.__name__, (), given)
    made: type = deferred.made
    return made


def _first_methods(deferred: _Deferred, options: dict[str, bool]) -> dict[str, Any]:
    """Methods that have the true ones compiled in their place, and pass on what they were called with."""

    def first_init(self: object, *given: object, **named: object) -> None:
        deferred.compile_init()
        deferred.made.__init__(self, *given, **named)

    def first_repr(self: object) -> str:
        deferred.compile_repr()
        shown: str = deferred.made.__repr__(self)
        return shown

    def first_eq(self: object, other: object) -> bool:
        deferred.compile_eq()
        equal: bool = deferred.made.__eq__(self, other)
        return equal

    def first_hash(self: object) -> int:
        deferred.compile_eq()
        number: int = deferred.made.__hash__(self)
        return number

    methods: dict[str, Any] = {"__init__": first_init, "__signature__": _Signature(deferred)}
    if options["repr"] and "__repr__" not in deferred.body:
        methods["__repr__"] = first_repr
    if options["eq"]:
        methods |= {"__eq__": first_eq, "__hash__": first_hash if options["frozen"] else None}
    return methods


class _Signature:
    """Has ``inspect.signature`` read that of the ``__init__`` that is compiled, not of the one that stands for it."""

    def __init__(self, deferred: _Deferred) -> None:
        self.deferred = deferred

    def __get__(self, instance: object, owner: type) -> object:
        self.deferred.compile_init()
        raise AttributeError("__signature__")


def _refuse_assignment(_self: object, name: str, _value: object) -> NoReturn:
    raise FrozenInstanceError(f"cannot assign to field {name!r}")


def _refuse_deletion(_self: object, name: str) -> NoReturn:
    raise FrozenInstanceError(f"cannot delete field {name!r}")


def _state(self: Any) -> list[object]:
    return [getattr(self, each) for each in self.__slots__]


def _set_state(self: Any, state: list[object]) -> None:
    for name, value in zip(self.__slots__, state, strict=True):
        object.__setattr__(self, name, value)


def _compiled_init(deferred: _Deferred) -> Callable[..., None]:
    """``__init__`` from its text, which holds the names of the fields and nothing else from outside."""
    made, plain = deferred.made, deferred.quick or not deferred.options["frozen"]
    names: dict[str, Any] = {"_BY_FACTORY": _BY_FACTORY, "_set": object.__setattr__, "_made": made}
    parameters, lines = ["self"], []
    for name in made.__slots__:
        told = deferred.body.get(name, MISSING)
        parameter, value = _parameter(name, told if isinstance(told, Field) else field(default=told), names)
        parameters += [parameter] if parameter else []
        if value and plain:
            lines.append(f"self.{name} = {value}")
        elif value:
            names[f"_put_{name}"] = vars(made)[name].__set__
            lines.append(f"_put_{name}(self, {value})")
    if deferred.quick:
        names["_open"] = type(f"_Open{made.__name__}", (), {"__slots__": made.__slots__})
        lines = ["_set(self, '__class__', _open)", *lines, "self.__class__ = _made"]
    if hasattr(made, "__post_init__"):
        lines.append("self.__post_init__()")
    text = "\n    ".join([f"def __init__({', '.join(parameters)}):", *(lines or ["pass"])])
    exec(text, names)  # noqa: S102 - names of fields only, as dataclass itself does
    init: Callable[..., None] = names["__init__"]
    init.__qualname__, init.__module__ = f"{made.__qualname__}.__init__", made.__module__
    taken = made.__match_args__
    init.__annotations__ = {**{name: made.__annotations__[name] for name in taken}, "return": None}
    return init


def _parameter(name: str, told: Field[Any], names: dict[str, Any]) -> tuple[str, str]:
    """A field's parameter, empty where it has none, and the value that it gets, empty where it gets none.

    ``names``: what the text of ``__init__`` may name; a default and a factory are put there.
    """
    default = f"_default_{name}"
    if told.default_factory is not MISSING:
        names[default] = told.default_factory
        if not told.init:
            return "", f"{default}()"
        return f"{name}=_BY_FACTORY", f"{default}() if {name} is _BY_FACTORY else {name}"
    if told.default is MISSING:
        return (name, name) if told.init else ("", "")
    names[default] = told.default
    return (f"{name}={default}", name) if told.init else ("", default)


def quick_init(frozen: type[_T]) -> type[_T]:
    """Give a frozen value that is made by the hundred thousand, and has no subclasses, a quick ``__init__``.

    It assigns the fields plainly, where that of ``dataclass`` calls for each of them: most of the time in which a
    chapter becomes values went there. While it does, the instance is of a class of the same slots that is not frozen;
    before and behind it is as frozen as ever. Errors: TypeError where a default is made by a factory, or the value has
    work to do behind its ``__init__``.
    """
    deferred = vars(frozen)[_FIELDS]
    told = [each for each in deferred.body.values() if isinstance(each, Field)]
    if hasattr(frozen, "__post_init__") or any(each.default_factory is not MISSING or not each.init for each in told):
        raise TypeError(f"{frozen.__name__} needs the __init__ of dataclass")
    deferred.quick = True
    return frozen


if TYPE_CHECKING:
    from dataclasses import dataclass
else:
    dataclass = _dataclass
