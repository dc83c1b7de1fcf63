"""A quick ``__init__`` for the frozen dataclasses that are made by the hundred thousand.

That of ``dataclass(frozen=True)`` puts each field in place by a call of ``object.__setattr__``. Most of the time in
which a chapter becomes values went there.
"""

from __future__ import annotations

from dataclasses import MISSING, fields
from inspect import get_annotations
from typing import Any, TypeVar

_T = TypeVar("_T")


def quick_init(frozen: type[_T]) -> type[_T]:
    """Give a frozen dataclass with slots, which has no subclasses, an ``__init__`` that assigns its fields plainly.

    While it does, the instance is of a class of the same slots that is not frozen; before and behind it is as frozen
    as ever. The parameters and their defaults are those that ``dataclass`` gives. Errors: TypeError where a default is
    made by a factory, or the dataclass has work to do behind its ``__init__``.
    """
    every = fields(frozen)  # type: ignore[arg-type]
    if hasattr(frozen, "__post_init__") or any(one.default_factory is not MISSING or not one.init for one in every):
        raise TypeError(f"{frozen.__name__} needs the __init__ of dataclass")
    open_class = type(f"_Open{frozen.__name__}", (), {"__slots__": tuple(one.name for one in every)})
    names: dict[str, Any] = {"_be": object.__setattr__, "_open": open_class, "_frozen": frozen}
    names |= {f"_default_{one.name}": one.default for one in every if one.default is not MISSING}
    parameters = [one.name + (f"=_default_{one.name}" if one.default is not MISSING else "") for one in every]
    lines = [
        f"def __init__(self, {', '.join(parameters)}):",
        "    _be(self, '__class__', _open)",
        *(f"    self.{one.name} = {one.name}" for one in every),
        "    self.__class__ = _frozen",
    ]
    exec("\n".join(lines), names)  # noqa: S102 - names of fields only, as dataclass itself does
    made = names["__init__"]
    made.__qualname__ = f"{frozen.__qualname__}.__init__"
    made.__module__ = frozen.__module__
    made.__annotations__ = get_annotations(frozen.__init__)
    frozen.__init__ = made  # type: ignore[method-assign]
    return frozen
