"""The bill of materials of an environment that holds the wheel, as CycloneDX JSON: ``make wheel``."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory

BOM_PYTHON = Path(f"{sys.prefix}-bom") / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
"""The interpreter of the environment that ``make`` installs the program of the bill in, beside this one."""
PYPROJECT = Path(__file__).parents[1] / "pyproject.toml"


def write_sbom(environment: Path, file: Path) -> None:
    """Write into ``file`` what is installed beside Engross in the environment of the interpreter ``environment``.

    ``cyclonedx-py`` validates it by CycloneDX's own schema before it writes. It holds no moment and no path: equal
    environments give equal bytes. Errors: CalledProcessError where the environment cannot be read.
    """
    with TemporaryDirectory() as folder:
        project = Path(folder) / "pyproject.toml"
        # The build backend reads the version from the package; the bill wants it in the file.
        stated = f'version = "{version("engross")}"'
        project.write_text(re.sub(r'(?m)^dynamic = \["version"\]$', stated, PYPROJECT.read_text("utf-8")), "utf-8")
        command = [str(BOM_PYTHON), "-m", "cyclonedx_py", "environment", "--validate", "--output-reproducible"]
        command += ["--of", "JSON", "--pyproject", str(project), "--mc-type", "application", "-o", str(file)]
        subprocess.run([*command, str(environment)], check=True)


if __name__ == "__main__":
    write_sbom(Path(sys.argv[1]), Path(sys.argv[2]))
