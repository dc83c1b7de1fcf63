"""Speed, as ratios side by side in one run: ``make bench``.

Every ``*_bench.py`` beside this file has a function ``rows()``; its rows are printed, written to ``build/bench.json``
and to the table in ``docs/performance.md``. Name some of them to run only those: ``bench.py redline``; the figures of
the others then stay as they were.
"""

from __future__ import annotations

import compileall
import json
import os
import platform
import subprocess
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
TABLE = ROOT / "docs" / "performance.md"
_ROWS = "--rows"
BEGIN, END = "<!-- bench -->", "<!-- /bench -->"


def main(wanted: list[str]) -> None:
    """Run the benches called ``wanted`` (all where none is named) and write down what they say."""
    # What is measured is a program that is installed: its bytecode is there, as pip leaves it.
    compileall.compile_dir(ROOT / "tooling", quiet=1)
    rows: list[dict[str, object]] = []
    for path in sorted(HERE.glob("*_bench.py")):
        name = path.stem.removesuffix("_bench")
        if not wanted or name in wanted:
            rows += [{"bench": name, **row} for row in _run(path.stem)]
    figures = ROOT / "build" / "bench.json"
    if wanted and figures.is_file():
        rows += [row for row in json.loads(figures.read_text(encoding="utf-8")) if row["bench"] not in wanted]
        rows.sort(key=lambda row: str(row["bench"]))
    figures.parent.mkdir(exist_ok=True)
    figures.write_text(json.dumps(rows, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    _write_table(rows)


def _run(module: str) -> Iterator[dict[str, object]]:
    """The rows of a bench, run in a process of its own: the memory of one is not counted for another."""
    with subprocess.Popen([sys.executable, __file__, _ROWS, module], stdout=subprocess.PIPE, encoding="utf-8") as bench:
        assert bench.stdout is not None
        for line in bench.stdout:
            if line.startswith("{"):
                row = json.loads(line)
                print("  ".join(f"{key} {value}" for key, value in row.items()), flush=True)
                yield row
            else:
                print(line, end="", flush=True)
    if bench.returncode:
        sys.exit(bench.returncode)


def _say_rows(module: str) -> None:
    sys.path.insert(0, str(HERE))
    # What is measured is the work, not reading what an earlier turn kept of it; the bench of that names its own folder.
    os.environ["ENGROSS_CACHE"] = ""
    for row in import_module(module).rows():
        print(json.dumps(row, ensure_ascii=False), flush=True)


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
    if sys.argv[1:2] == [_ROWS]:
        _say_rows(sys.argv[2])
    else:
        main(sys.argv[1:])
