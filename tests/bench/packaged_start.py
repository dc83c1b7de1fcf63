"""How long the packaged program takes until its desk is open, beside ``engross desk``: processor time, the least of several
starts in turn. ``python tests/bench/packaged_start.py PROGRAM CITY``."""

from __future__ import annotations

import os
import signal
import subprocess
import sys

STARTS = 9


def start(command: list[str], city: str) -> float:
    """Seconds of a processor until the address is printed."""
    desk = subprocess.Popen(
        [*command, "-C", city, "desk", "--no-open"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    )
    assert desk.stdout is not None
    assert desk.stdout.readline().startswith(b"http")
    # Waited for by hand, which tells what it used; kill() of subprocess would wait first.
    os.kill(desk.pid, signal.SIGKILL)
    _, _, used = os.wait4(desk.pid, 0)
    return used.ru_utime + used.ru_stime


def main() -> None:
    """Print both and their ratio."""
    program, city = sys.argv[1:]
    commands = {"packaged": [program], "installed": [sys.executable, "-m", "engross"]}
    taken: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(STARTS):
        for name, command in commands.items():
            taken[name].append(start(command, city))
    least = {name: min(times) for name, times in taken.items()}
    told = ", ".join(f"{name} {seconds:.2f} s" for name, seconds in least.items())
    print(f"{told}: {least['packaged'] / least['installed']:.2f}×")


if __name__ == "__main__":
    main()
