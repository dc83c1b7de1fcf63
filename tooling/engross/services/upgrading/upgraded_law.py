"""The law of an older version in this one's form, and the records that name its files by their hashes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from hashlib import sha256
from pathlib import Path

from engross.akn import parse_chapter
from engross.compose.law.certified_copy import text_fingerprint
from engross.errors import EngrossError
from engross.model.law.chapter import Chapter
from engross.patterns import compile_on_use
from engross.services.drafting.canonical_form import Reformatting, reformattings
from engross.services.drafting.moved_waivers import moved_waivers
from engross.services.drafting.source_acts import SourceChange
from engross.services.upgrading.upgraded_file import UpgradedFile
from engross.values import dataclass
from engross.workspace import ChapterFolder, Workspace, hierarchy_for, read_bytes, relative_name

_SHA256 = compile_on_use(rb"(?<![0-9a-f])[0-9a-f]{64}(?![0-9a-f])")


@dataclass(frozen=True, slots=True)
class UpgradedLaw:
    """The files of the law and its records that become others, and what a person must put right first."""

    files: tuple[UpgradedFile, ...]
    to_decide: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Rewritten:
    """A version in canonical form: the folder of its chapter, the text before and after."""

    folder: str
    form: Reformatting
    old: Chapter
    new: Chapter


def upgraded_law(workspace: Workspace) -> UpgradedLaw:
    """Every version in canonical form, its words proved the same; waivers and records that follow it.

    A file that cannot be read, or whose words would be others, is left as it is and said in ``to_decide``. Errors:
    EngrossError where the folders cannot be read.
    """
    found: dict[Path, _Rewritten] = {}
    read: dict[Path, bytes] = {}
    faults: list[str] = []
    for folder in workspace.chapters():
        for path in (item.path for item in folder.versions):
            read[path] = read_bytes(path)
            try:
                found.update((path, each) for each in _rewritten(workspace, folder, path))
            except EngrossError as fault:
                faults.append(str(fault))
    begun = {path: found[path].form.canonical if path in found else data for path, data in read.items()}
    data, hashes = _settled(read, begun)
    files = [
        UpgradedFile(
            SourceChange(path, data[path], sha256(before).hexdigest()),
            (*(_said(found[path]) if path in found else ()), *_renamed(workspace, path, begun[path], hashes)),
        )
        for path, before in read.items()
        if data[path] != before
    ]
    moved = moved_waivers(workspace, ((each.folder, each.old, each.new) for each in found.values()))
    words = "each waiver goes with its provision, whose eId is another"
    files += [UpgradedFile(change, (f"{relative_name(workspace.root, change.path)}: {words}",)) for change in moved]
    return UpgradedLaw((*files, *_records(workspace, hashes)), tuple(faults))


def _rewritten(workspace: Workspace, folder: ChapterFolder, path: Path) -> Iterator[_Rewritten]:
    for form in reformattings(workspace.root, (path,)):
        hierarchy = hierarchy_for(path)
        old = parse_chapter(read_bytes(path), form.name, hierarchy)
        new = parse_chapter(form.canonical, form.name, hierarchy)
        if text_fingerprint(old) != text_fingerprint(new):
            raise EngrossError(
                f"{form.name}: its canonical form would have other words; it is left as it is: report it"
            )
        yield _Rewritten(folder.name, form, old, new)


def _said(each: _Rewritten) -> tuple[str, ...]:
    name = each.form.name
    changes = each.form.changes or ("it is written in canonical form",)
    return (
        *(f"{name}: {change}" for change in changes),
        f"{name}: its words are the same ({text_fingerprint(each.new)})",
    )


def _settled(read: Mapping[Path, bytes], begun: Mapping[Path, bytes]) -> tuple[dict[Path, bytes], dict[str, str]]:
    """What each file becomes, and the SHA-256 of each that becomes another with that of what it becomes.

    ``read``: the files as they are; ``begun``: as they are to be, but for the hashes in them. A version may name
    another by its hash, and is itself another file then; so this is repeated until none changes.
    """
    data = dict(begun)
    while True:
        hashes = {
            sha256(read[path]).hexdigest(): sha256(now).hexdigest() for path, now in data.items() if now != read[path]
        }
        after = {path: with_hashes(now, hashes) for path, now in begun.items()}
        if after == data:
            return data, hashes
        data = after


def with_hashes(data: bytes, hashes: Mapping[str, str]) -> bytes:
    """``data`` with every SHA-256 of ``hashes`` that stands in it as the other, which it names."""
    return _SHA256.sub(
        lambda found: hashes.get(found[0].decode("ascii"), found[0].decode("ascii")).encode("ascii"), data
    )


def _records(workspace: Workspace, hashes: Mapping[str, str]) -> Iterator[UpgradedFile]:
    """The files of the meetings that name a text by a hash that is another now."""
    for path in workspace.meetings():
        before = read_bytes(path)
        after = with_hashes(before, hashes)
        if after != before:
            change = SourceChange(path, after, sha256(before).hexdigest())
            yield UpgradedFile(change, tuple(_renamed(workspace, path, before, hashes)))


def _renamed(workspace: Workspace, path: Path, data: bytes, hashes: Mapping[str, str]) -> Iterator[str]:
    """A sentence for each hash in ``data`` that is another now."""
    name = relative_name(workspace.root, path)
    for was in dict.fromkeys(found.decode("ascii") for found in _SHA256.findall(data)):
        if was in hashes:
            yield (
                f"{name}: a text is recorded by SHA-256 {was[:16]}…; the file with the same words is now "
                f"{hashes[was][:16]}…"
            )
