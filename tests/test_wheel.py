"""The wheel of Engross carries all that it needs and works far from its sources."""

from __future__ import annotations

import importlib.util
import json
import os
import subprocess
import sys
import sysconfig
import zipfile
from collections.abc import Iterator
from importlib.metadata import Distribution, distribution
from pathlib import Path
from shutil import copytree

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from engross.akn import write_chapter
from samples import chapter_of, section
from sbom import BOM_PYTHON, write_sbom

ROOT = Path(__file__).parents[1]
_VALIDATE = """import sys
from pathlib import Path
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
sys.exit(JsonStrictValidator(SchemaVersion.V1_6).validate_str(Path(sys.argv[1]).read_text("utf-8")) is not None)
"""

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        importlib.util.find_spec("hatchling") is None, reason="not checked: the wheel; install hatchling"
    ),
]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built offline by the backend that pyproject.toml names."""
    folder = tmp_path_factory.mktemp("wheel")
    script = "import sys; from hatchling.build import build_wheel; print(build_wheel(sys.argv[1]))"
    subprocess.run([sys.executable, "-c", script, str(folder)], cwd=ROOT, check=True, capture_output=True)
    return next(folder.glob("*.whl"))


def test_the_wheel_carries_schemas_and_templates_and_nothing_else_from_beside_the_package(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    for folder in ("schemas", "templates"):
        wanted = {
            f"engross/_shipped/{path.relative_to(ROOT).as_posix()}"
            for path in (ROOT / folder).rglob("*")
            if path.is_file() and "__pycache__" not in path.parts
        }
        assert wanted <= names
    assert {name.split("/")[0].split("-")[0] for name in names} == {"engross"}


def test_the_wheel_works_from_an_empty_folder(wheel: Path, tmp_path: Path) -> None:
    python, packages = _environment(tmp_path / "environment")
    # The libraries that Engross needs are borrowed from this environment: the test stands without a network.
    (packages / "borrowed.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    zipfile.ZipFile(wheel).extractall(packages)
    work = tmp_path / "work"
    law = work / "ordinances" / "068-noise"
    law.mkdir(parents=True)
    (law / "2020-01-14.codified.xml").write_bytes(write_chapter(chapter_of(section("5", "Limits.", "70 dBA."))))
    new = chapter_of(section("5", "Limits.", "60 dBA."), day="2025-10-21", stage="proposed")
    (law / "2025-10-21.proposed.xml").write_bytes(write_chapter(new))

    def engross(*arguments: str) -> str:
        env = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
        command = [str(python), "-I", "-m", "engross", *arguments]
        done = subprocess.run(command, cwd=work, env=env, capture_output=True, encoding="utf-8", check=False)
        assert done.returncode == 0, done.stderr
        return done.stdout

    where = subprocess.run(
        [str(python), "-I", "-c", "import engross; print(engross.__file__)"],
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert Path(where.stdout.strip()).is_relative_to(packages)
    assert "[-70-]{+60+} dBA." in engross("redline", "68")
    assert "068-noise/redline.docx" in engross("build").replace("\\", "/")
    assert (work / "build" / "068-noise" / "redline.pdf").read_bytes().startswith(b"%PDF")
    engross("verify")


def test_the_bill_of_materials_names_every_library_and_is_valid(wheel: Path, tmp_path: Path) -> None:
    if not BOM_PYTHON.is_file():
        (pytest.fail if os.environ.get("ENGROSS_ORACLES") == "required" else pytest.skip)(
            f"not checked: the bill of materials; `make {BOM_PYTHON.parents[1].name}/ready` installs its program"
        )
    python, packages = _environment(tmp_path / "environment")
    zipfile.ZipFile(wheel).extractall(packages)
    needed = {canonicalize_name(each.name): each for each in _needed(distribution("engross"))}
    for each in needed.values():
        # What a library says of itself is enough for the bill: the test stands without a network. Another test may have
        # put importlib_metadata in place of the standard module, whose distributions are of a class of its own.
        said = Path(str(each.locate_file(""))) / f"{each._path.name}"  # type: ignore[attr-defined]
        copytree(said, packages / said.name)
    bills = [tmp_path / "one.json", tmp_path / "two.json"]
    for bill in bills:
        write_sbom(python, bill)
    text = bills[0].read_text(encoding="utf-8")
    assert subprocess.run([str(BOM_PYTHON), "-c", _VALIDATE, str(bills[0])], check=False).returncode == 0
    assert bills[1].read_text(encoding="utf-8") == text
    table = json.loads(text)
    named = {canonicalize_name(each["name"]): each["version"] for each in table["components"]}
    assert named == {name: each.version for name, each in needed.items()}
    main = table["metadata"]["component"]
    assert (main["name"], main["version"]) == ("engross", distribution("engross").version)
    needs = next(each["dependsOn"] for each in table["dependencies"] if each["ref"] == main["bom-ref"])
    assert {canonicalize_name(ref.partition("==")[0]) for ref in needs} >= set(_names(distribution("engross")))
    assert not any(str(place) in text for place in (tmp_path, ROOT, Path.home()))


def test_a_program_that_uses_the_public_names_passes_mypy_strict(wheel: Path, tmp_path: Path) -> None:
    python, packages = _environment(tmp_path / "environment")
    zipfile.ZipFile(wheel).extractall(packages)
    program = tmp_path / "program.py"
    program.write_text(
        """import engross as eg

law = eg.open_workspace(".").chapter("68").in_force()
found = law.find("68-5A")
words: str = found.label if found is not None else ""
comparison = eg.compare(law, eg.open_workspace(".").chapter("68").draft())
kinds: list[str] = [change.kind for change in comparison.changes()]
data: bytes = eg.render(eg.redline(comparison), "docx")
spans = [(span.text, span.mark) for span in eg.diff_words("a", "b")]
cited: list[str] = [citation.words for citation in eg.find_citations(words)]
""",
        encoding="utf-8",
    )
    command = [sys.executable, "-m", "mypy", "--strict", "--python-executable", str(python), str(program)]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout


def _environment(home: Path) -> tuple[Path, Path]:
    """An environment with nothing in it: its interpreter, and where its packages go."""
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(home)], check=True)
    places = {"base": str(home), "platbase": str(home), "installed_base": str(home)}
    packages = Path(sysconfig.get_path("purelib", "venv", vars=places))
    return home / ("Scripts/python.exe" if os.name == "nt" else "bin/python"), packages


def _needed(package: Distribution) -> Iterator[Distribution]:
    """What a package needs, and what that needs."""
    seen: set[str] = set()
    waiting = list(_names(package))
    while waiting:
        name = waiting.pop()
        if name not in seen:
            seen.add(name)
            found = distribution(name)
            yield found
            waiting += _names(found)


def _names(package: Distribution) -> Iterator[str]:
    """What a package needs on this system, without its optional parts."""
    for words in package.requires or ():
        need = Requirement(words)
        if need.marker is None or need.marker.evaluate({"extra": ""}):
            yield canonicalize_name(need.name)
