"""The templates that a city changed, with what a newer version of Engross changed in them."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

from engross import __version__
from engross.merging.line_merge import merge_lines
from engross.resources import TEMPLATES_VERSION, earlier_template, shipped
from engross.services.drafting.source_acts import SourceChange
from engross.services.upgrading.upgraded_file import UpgradedFile
from engross.values import dataclass
from engross.workspace import Workspace, read_bytes, relative_name

_FIRST = "0.1.0"
_UNFINISHED = ".merge"


@dataclass(frozen=True, slots=True)
class UpgradedTemplates:
    """The files that become others, and the merges that a person finishes."""

    files: tuple[UpgradedFile, ...]
    to_decide: tuple[str, ...]


def upgraded_templates(workspace: Workspace) -> UpgradedTemplates:
    """Each template of the city's own with the changes of this version in it.

    One that the city left as it shipped becomes the one that ships now; one that both changed is merged by lines. Where
    both changed the same lines it stays as it is, and the merge with its conflicts is written beside it, for a person
    to finish. Errors: EngrossError where a file cannot be read.
    """
    root = workspace.root / "templates"
    told = workspace.root / TEMPLATES_VERSION
    made_of = read_bytes(workspace.held(told)).decode("utf-8", "replace").strip() if told.is_file() else _FIRST
    own = [path for path in sorted(root.rglob("*")) if path.is_file() and path != told]
    waiting = tuple(
        f"{relative_name(workspace.root, path)}: a merge that is not finished; finish it, and put it in the place of "
        f"{path.name.removesuffix(_UNFINISHED)}"
        for path in own
        if path.name.endswith(_UNFINISHED)
    )
    files: list[UpgradedFile] = []
    conflicts: list[str] = []
    if made_of != __version__ and own:
        for path in own:
            upgraded, conflict = _upgraded(workspace, path, made_of)
            files += upgraded
            conflicts += conflict
        words = f"{TEMPLATES_VERSION}: the city's templates are now held against those of {__version__}"
        before = sha256(read_bytes(told)).hexdigest() if told.is_file() else None
        files.append(UpgradedFile(SourceChange(told, f"{__version__}\n".encode(), before), (words,)))
    return UpgradedTemplates(tuple(files), (*waiting, *conflicts))


def _upgraded(workspace: Workspace, path: Path, made_of: str) -> tuple[list[UpgradedFile], list[str]]:
    """What is written of the city's file at ``path``, and what a person must decide of it."""
    folder, _, name = path.relative_to(workspace.root / "templates").as_posix().rpartition("/")
    base, now = earlier_template(made_of, folder, name), shipped("templates", folder, name)
    if base is None or not now.is_file():
        return [], []
    before, theirs = read_bytes(workspace.held(path)), now.read_bytes()
    if before == theirs:
        return [], []
    shown, old = relative_name(workspace.root, path), sha256(before).hexdigest()
    if before == base:
        words = f"{shown}: it was as {made_of} shipped it, and is now as {__version__} ships it"
        return [UpgradedFile(SourceChange(path, theirs, old), (words,))], []
    merged = merge_lines(_lines(base), _lines(before), _lines(theirs), (shown, f"Engross {__version__}"))
    data = merged.text.encode("utf-8")
    if not merged.conflicts:
        if data == before:
            return [], []
        words = f"{shown}: the changes of {__version__} are put in; what the city changed is kept"
        return [UpgradedFile(SourceChange(path, data, old), (words,))], []
    beside = path.with_name(path.name + _UNFINISHED)
    lines = ", ".join(str(first) if first >= last else f"{first}–{last}" for first, last in merged.conflicts)
    told = f"{relative_name(workspace.root, beside)}: the merge of {path.name} with {__version__}, its conflicts marked"
    kept = sha256(read_bytes(beside)).hexdigest() if beside.is_file() else None
    conflict = (
        f"{shown}: the city and {__version__} changed the same lines ({lines}); it is kept as it is; finish "
        f"{beside.name}, and put it in the place of {path.name}"
    )
    return [UpgradedFile(SourceChange(beside, data, kept), (told,))], [conflict]


def _lines(data: bytes) -> str:
    return data.decode("utf-8-sig", "surrogateescape").replace("\r\n", "\n")
