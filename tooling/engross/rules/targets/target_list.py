"""What rules can be written out as: one function a target."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from engross.model.rules.review import ReviewRecord
from engross.model.rules.rule_set import RuleSet
from engross.rules.targets.json_source import rules_json
from engross.rules.targets.openfisca.package_source import openfisca_package
from engross.rules.targets.python.generated_tests import python_tests
from engross.rules.targets.python.module_source import python_module

Target = Callable[[Sequence[RuleSet], ReviewRecord], dict[str, str]]
"""From the versions of a chapter, oldest first, to the texts of files by their paths; the first is the main one."""

TARGETS: dict[str, Target] = {
    "python": lambda sets, record: {
        "rules.py": python_module(sets, record),
        "test_rules.py": python_tests(sets),
    },
    "openfisca": openfisca_package,
    "json": lambda sets, record: {"rules.json": rules_json(sets, record)},
}
