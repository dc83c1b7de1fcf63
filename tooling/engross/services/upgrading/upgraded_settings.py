"""The files beside the law that name a version of Engross or its older forms: hooks, workflows, git's attributes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from hashlib import sha256
from itertools import pairwise
from pathlib import Path

from engross import __version__
from engross.patterns import compile_on_use
from engross.services.drafting.source_acts import SourceChange
from engross.services.git.git_setup import ATTRIBUTES
from engross.services.upgrading.upgraded_file import UpgradedFile
from engross.workspace import Workspace, read_bytes, relative_name

_HOOKS = ".pre-commit-config.yaml"
_PINNED_IN = (".github/workflows/*.yml", ".github/workflows/*.yaml", ".gitlab-ci.yml", "requirements*.txt", _HOOKS)
_PIN = compile_on_use(r"(\bengross\b[^\s\"']*?(?:==|@v|-))(\d+\.\d+\.\d+)(?![\d.]*\d)", re.IGNORECASE)
_REPOSITORY = compile_on_use(r"^ *- +repo:", re.MULTILINE)
_RELEASE = compile_on_use(r"^( *rev: *['\"]?)(v?)(\d+\.\d+\.\d+)(?=['\"]?\s*(?:#.*)?$)", re.MULTILINE)
_OLD_FILES = r"files: ^ordinances/[^/]+/\d{4}-\d{2}-\d{2}\.(codified|proposed|enacted)\.xml$"
_NEW_FILES = r"files: (^|/)ordinances/[^/]+/\d{4}-\d{2}-\d{2}\.(codified|proposed|enacted)(\.[a-z0-9][a-z0-9-]*)?\.xml$"

Rewriting = Callable[[str], tuple[str, list[str]]]
"""A text with what this version changes in it, and a sentence for each change."""


def upgraded_settings(workspace: Workspace) -> Iterator[UpgradedFile]:
    """Each of these files that becomes another. Errors: EngrossError where one cannot be read."""
    paths = dict.fromkeys(path for pattern in _PINNED_IN for path in sorted(workspace.root.glob(pattern)))
    for path in paths:
        steps = (_with_pins, _with_hooks) if path.name == _HOOKS else (_with_pins,)
        yield from _rewritten(workspace, path, steps)
    attributes = workspace.root / ".gitattributes"
    if attributes.is_file():
        yield from _rewritten(workspace, attributes, (_with_attributes,))


def _rewritten(workspace: Workspace, path: Path, steps: tuple[Rewriting, ...]) -> Iterator[UpgradedFile]:
    before = read_bytes(workspace.held(path))
    text, said = before.decode("utf-8", "surrogateescape"), list[str]()
    for step in steps:
        text, sentences = step(text)
        said += sentences
    if said:
        change = SourceChange(path, text.encode("utf-8", "surrogateescape"), sha256(before).hexdigest())
        name = relative_name(workspace.root, path)
        yield UpgradedFile(change, tuple(f"{name}: {sentence}" for sentence in said))


def _with_pins(text: str) -> tuple[str, list[str]]:
    """Engross named with an older version is named with this one."""
    said = [f"{found[0]} is now {found[1]}{__version__}" for found in _PIN.finditer(text) if _older(found[2])]
    return _PIN.sub(lambda found: found[1] + (__version__ if _older(found[2]) else found[2]), text), said


def _with_hooks(text: str) -> tuple[str, list[str]]:
    """The release of Engross's hooks is this one; a copy of the hook of 0.1.0 takes drafts that have a name, too."""
    starts = [0, *(found.start() for found in _REPOSITORY.finditer(text)), len(text)]
    parts, said = [], []
    for start, end in pairwise(starts):
        part = text[start:end]
        found = _RELEASE.search(part)
        if found and _older(found[3]) and re.search(r"\bid: *engross-", part):
            said.append(f"rev {found[2]}{found[3]} is now v{__version__}")
            part = f"{part[: found.start()]}{found[1]}v{__version__}{part[found.end() :]}"
        if _OLD_FILES in part:
            said.append("the files of engross-fmt are those of drafts that have a name, too")
            part = part.replace(_OLD_FILES, _NEW_FILES)
        parts.append(part)
    return "".join(parts), said


def _with_attributes(text: str) -> tuple[str, list[str]]:
    """Git merges ordinances by provision and word, where ``engross git-setup`` was run."""
    if ATTRIBUTES in text.splitlines():
        return text, []
    ending = "" if not text or text.endswith("\n") else "\n"
    return f"{text}{ending}{ATTRIBUTES}\n", [f"{ATTRIBUTES}, which `engross git-setup` has git heed, is added"]


def _older(version: str) -> bool:
    return _numbers(version) < _numbers(__version__)


def _numbers(version: str) -> tuple[int, ...]:
    """The numbers of a release, without what a version between two releases adds."""
    return tuple(map(int, re.findall(r"\d+", version)[:3]))
