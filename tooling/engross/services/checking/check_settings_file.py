"""The settings of ``engross check``: ``engross.toml``, or ``[tool.engross]`` in ``pyproject.toml``."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from engross.errors import EngrossError, SourceError
from engross.model.findings.check_settings import SEVERITIES, CheckSettings
from engross.workspace import Workspace, read_toml

SETTINGS_FILE = "engross.toml"
_PROJECT_FILE = "pyproject.toml"
_KEYS = ("select", "ignore", "fail-on", "baseline")


def read_check_settings(workspace: Workspace) -> CheckSettings:
    """The settings in the table ``check`` of the file at the root of the workspace; the defaults where there is none.

    Errors: SourceError where a key is unknown, naming the nearest, or a value is not of its kind; EngrossError where
    both files have settings.
    """
    own, project = workspace.root / SETTINGS_FILE, workspace.root / _PROJECT_FILE
    found: Mapping[str, object] = read_toml(workspace.held(own)) if own.is_file() else {}
    tools = read_toml(workspace.held(project)).get("tool", {}) if project.is_file() else {}
    shared = tools.get("engross") if isinstance(tools, dict) else None
    if shared is not None and own.is_file():
        raise EngrossError(
            f"{SETTINGS_FILE} and [tool.engross] of {_PROJECT_FILE} both have settings; keep one of them"
        )
    if shared is None:
        return _settings(found, SETTINGS_FILE, "")
    return _settings(_table(shared, _PROJECT_FILE, "tool.engross"), _PROJECT_FILE, "tool.engross.")


def _settings(data: Mapping[str, object], file: str, above: str) -> CheckSettings:
    _refuse_unknown(data, ("check",), file, f"[{above.rstrip('.')}]" if above else "the file")
    table = _table(data.get("check", {}), file, f"{above}check")
    _refuse_unknown(table, _KEYS, file, f"[{above}check]")
    fail_on, baseline = table.get("fail-on", "error"), table.get("baseline", "")
    if fail_on not in SEVERITIES:
        raise SourceError(file, 0, f"fail-on is {fail_on!r}; write one of {', '.join(SEVERITIES)}")
    if not isinstance(baseline, str):
        raise SourceError(file, 0, 'baseline is the name of a file; write baseline = "baseline.json"')
    select, ignore = _codes(table, "select", file), _codes(table, "ignore", file)
    return CheckSettings(select, ignore, fail_on, baseline)


def _codes(table: Mapping[str, object], key: str, file: str) -> str | None:
    codes = table.get(key)
    if codes is None:
        return None
    if not isinstance(codes, list) or not all(isinstance(code, str) for code in codes):
        raise SourceError(file, 0, f'{key} is a list of codes; write {key} = ["REF", "NUM001"]')
    return ",".join(codes)


def _table(value: object, file: str, name: str) -> Mapping[str, object]:
    if not isinstance(value, dict):
        raise SourceError(file, 0, f"{name} is a table; write [{name}] above its settings")
    return value


def _refuse_unknown(data: Mapping[str, object], known: Collection[str], file: str, where: str) -> None:
    strange = next((key for key in data if key not in known), None)
    if strange is None:
        return
    from difflib import get_close_matches

    near = get_close_matches(strange.replace("_", "-"), known, 1)
    advice = f"did you mean {near[0]}?" if near else f"it has {', '.join(known)}"
    raise SourceError(file, 0, f"{where} knows no setting {strange!r}; {advice}")
