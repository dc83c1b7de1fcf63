"""Run a country package written out by Engross: run_openfisca.py FOLDER PACKAGE reads jobs.json, writes answers.json."""

from __future__ import annotations

import importlib
import json
import math
import sys
from pathlib import Path
from typing import Any

from openfisca_core.simulation_builder import SimulationBuilder


def main(folder: Path, package: str) -> None:
    """Each job is a rule, a day, and the facts of many cases; each answer the values of the rule, null for NaN."""
    sys.path.insert(0, str(folder))
    system = importlib.import_module(package).CountryTaxBenefitSystem()
    jobs = json.loads((folder / "jobs.json").read_text(encoding="utf-8"))
    answers = [answer(system, job) for job in jobs]
    (folder / "answers.json").write_text(json.dumps(answers), encoding="utf-8")


def answer(system: Any, job: dict[str, Any]) -> list[object]:
    """The values of one rule for all cases of a job."""
    cases = {
        f"case_{index:05d}": {name: {job["on"]: value} for name, value in facts.items()}
        for index, facts in enumerate(job["facts"])
    }
    simulation = SimulationBuilder().build_from_entities(system, {"cases": cases})
    return [shown(value) for value in simulation.calculate(job["rule"], job["on"])]


def shown(value: Any) -> object:
    """A NumPy value as JSON has it."""
    if hasattr(value, "astype") and value.dtype.kind == "M":
        return str(value.astype("datetime64[D]"))
    plain = value.item()
    return None if isinstance(plain, float) and math.isnan(plain) else plain


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
