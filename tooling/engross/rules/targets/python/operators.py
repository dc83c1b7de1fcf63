"""The operators of Python that OpenFisca's arrays have too, by the operations of rules."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

COMPARISON_SIGNS: Final[Mapping[str, str]] = {
    "equals": "==",
    "atLeast": ">=",
    "atMost": "<=",
    "moreThan": ">",
    "lessThan": "<",
}
ARITHMETIC_SIGNS: Final[Mapping[str, str]] = {"add": "+", "subtract": "-", "multiply": "*", "divide": "/"}
