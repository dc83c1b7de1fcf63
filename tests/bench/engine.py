"""Comparing two versions again and again, alone in a process: ``engine.py OLD NEW RUNS``; prints seconds and MB as JSON.

Processor time, not time on the clock: so that what else the machine does is not counted. The garbage collector is told
what the command line tells it.
"""

from __future__ import annotations

import json
import resource
import statistics
import sys
import time
from pathlib import Path

from engross.diff import compare
from engross.services.parallel.collector import spare_collector
from engross.workspace import load


def main(old_file: str, new_file: str, runs: str) -> None:
    """Print the time of the first comparison, the median of those after it, and the most memory held."""
    spare_collector()
    old, new = load(Path(old_file)), load(Path(new_file))
    times = []
    for _ in range(int(runs) + 1):
        begun = time.process_time()
        compare(old, new)
        times.append(time.process_time() - begun)
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"first": times[0], "again": statistics.median(times[1:]), "megabytes": megabytes}))


if __name__ == "__main__":
    main(*sys.argv[1:])
