"""Rules as an OpenFisca country package: a folder of parameters by date, and variables with their references.

Nothing of OpenFisca (AGPL-3.0) is imported or copied here: what is written out runs beside it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from engross.model.rules.review import ReviewRecord
from engross.model.rules.rule_set import RuleSet
from engross.resources import shipped
from engross.rules.targets.openfisca.parameters import parameter_file
from engross.rules.targets.openfisca.variables import variables_module


def openfisca_package(sets: Sequence[RuleSet], record: ReviewRecord) -> dict[str, str]:  # noqa: ARG001 - a target's signature
    """The files of the package by their paths; ``sets`` are the versions, oldest first.

    Where the law does not settle a case or leaves it to judgment, a number comes out as not-a-number.
    """
    name = package_name(sets)
    root = f"{name}/"
    out = {
        f"{root}__init__.py": _SYSTEM.replace("INTERPRETATION", f"{_warning(sets)}INTERPRETATION", 1),
        f"{root}entities.py": _ENTITIES,
        f"{root}machinery.py": shipped("templates", "rules", "machinery.py").read_text("utf-8"),
        f"{root}variables.py": variables_module(sets),
        "README.md": _readme(sets, name),
    }
    for figure in dict.fromkeys(figure.name for rules in sets for figure in rules.figures):
        out[f"{root}parameters/{figure}.yaml"] = parameter_file(figure, sets)
    return out


def package_name(sets: Sequence[RuleSet]) -> str:
    """What the package is imported as: ``openfisca_68_noise``."""
    newest = sets[-1]
    return re.sub(r"[^a-z0-9]+", "_", f"openfisca_{newest.number}_{newest.title}".lower()).strip("_")


_SYSTEM = '''\
"""INTERPRETATION, NOT LAW. The text of the ordinance decides. See README.md."""

from pathlib import Path

from openfisca_core.taxbenefitsystems import TaxBenefitSystem

from . import entities, variables


class CountryTaxBenefitSystem(TaxBenefitSystem):
    """The chapter as a system of parameters and variables."""

    def __init__(self):
        """Load them."""
        super().__init__(entities.ENTITIES)
        self.add_variables(*variables.VARIABLES)
        self.load_parameters(str(Path(__file__).parent / "parameters"))
'''

_ENTITIES = '''\
"""One case is what the rules are asked about."""

from openfisca_core.entities import build_entity

Case = build_entity(key="case", plural="cases", label="What the rules are asked about", is_person=True)
ENTITIES = [Case]
'''


def _readme(sets: Sequence[RuleSet], name: str) -> str:
    lines = [f"# {name}", "", f"{_warning(sets)}INTERPRETATION, NOT LAW. The text of the ordinance decides.", ""]
    for rules in sets:
        source = f", from {rules.source.name}, sha256 {rules.source.sha256}" if rules.source else ""
        lines.append(f"- {rules.version}: {rules.state}{source}")
    lines += ["", "A number that the law does not settle, or leaves to an officer's judgment, is not-a-number.", ""]
    return "\n".join(lines)


def _warning(sets: Sequence[RuleSet]) -> str:
    """The first words of a package that a proposal was named for."""
    named = ", ".join(str(rules.version) for rules in sets if rules.effective is None)
    return f"NOT IN FORCE: {named} is no law and counts here from its date. " if named else ""
