"""Speed, as ratios side by side in one run: ``make bench``.

Every ``*_bench.py`` beside this file has a function ``rows()``; its rows are printed, written to ``build/bench.json``
and to the table in ``docs/performance.md``. Name some of them to run only those: ``bench.py redline``.
"""

from __future__ import annotations

import importlib.util
import json
import platform
import sys
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
TABLE = ROOT / "docs" / "performance.md"
BEGIN, END = "<!-- bench -->", "<!-- /bench -->"


def main(wanted: list[str]) -> None:
    """Run the benches called ``wanted`` (all where none is named) and write down what they say."""
    sys.path.insert(0, str(HERE))
    rows = []
    for path in sorted(HERE.glob("*_bench.py")):
        name = path.stem.removesuffix("_bench")
        if wanted and name not in wanted:
            continue
        spec = importlib.util.spec_from_file_location(path.stem, path)
        assert spec is not None
        assert spec.loader is not None
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        for row in module.rows():
            rows.append({"bench": name, **row})
            print("  ".join(f"{key} {value}" for key, value in rows[-1].items()), flush=True)
    (ROOT / "build").mkdir(exist_ok=True)
    (ROOT / "build" / "bench.json").write_text(json.dumps(rows, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    if not wanted:
        _write_table(rows)


def _write_table(rows: list[dict[str, object]]) -> None:
    machine = f"{platform.machine()}, Python {platform.python_version()}"
    lines = [
        BEGIN,
        f"Measured by `make bench` ({machine}).",
        "",
        "| what | ours | beside it | ratio | target |",
        "|---|---|---|---|---|",
    ]
    lines += [f"| {r['what']} | {r['ours']} | {r['beside']} | {r['ratio']} | {r['target']} |" for r in rows]
    text = TABLE.read_text(encoding="utf-8") if TABLE.exists() else f"# Performance\n\n{BEGIN}\n{END}\n"
    head, rest = text.split(BEGIN, 1)
    TABLE.write_text(head + "\n".join([*lines, END]) + rest.split(END, 1)[1], encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
