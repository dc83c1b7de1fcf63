"""Holding a build folder against its manifest, and the manifest against the sources and the programs of now."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

from engross.model.manifest import Manifest
from engross.outputs.atomic_writing import LOCK
from engross.outputs.build_folder import BUILD_JOURNAL
from engross.outputs.manifest import NAME

SYMBOLIC_LINK = "link"
"""What stands for the hash of a symbolic link: no output is one."""
_UNLISTED = {"build": frozenset({NAME, LOCK, "README.md"}), "site": frozenset({NAME, LOCK})}
"""What stands in a folder and in no manifest, by the kind of its manifest."""


def output_faults(manifest: Manifest, found: Mapping[str, str], under: str = "") -> Iterator[str]:
    """What is wrong with the files of a folder, a sentence each, in order of paths; nothing where they are proved.

    ``found`` gives the SHA-256 of every file there, by its path in the folder; SYMBOLIC_LINK for a link. ``under``
    begins each path in a sentence: the folder of a site in that of its build.
    """
    made = {entry.path: entry for entry in manifest.made}
    for path in sorted(made):
        if path not in found:
            yield f"{under}{path}: is not there"
        elif found[path] == SYMBOLIC_LINK:
            yield f"{under}{path}: is a symbolic link; a build writes files"
        elif found[path] != made[path].sha256:
            yield f"{under}{path}: is not as it was built"
    for path in sorted(set(found) - set(made) - _UNLISTED[manifest.kind]):
        if path == BUILD_JOURNAL:
            yield f"{under}{path}: a build ended before it was done; run `engross build` again"
        else:
            yield f"{under}{path}: was not made by the build"


def site_faults(manifest: Manifest, site: Manifest | None, sha256: str) -> Iterator[str]:
    """What is wrong with the binding of a site to the build whose ``manifest`` it is, a sentence each.

    ``site`` is the manifest of the site as it is, None where it is not there; ``sha256`` that of its file.
    """
    if not manifest.site:
        yield "site: the build names no site, so nothing of it is proved; run `engross build` again"
    elif site is None:
        yield f"site/{NAME}: is not there, so nothing of the site is proved; run `engross build` again"
    elif sha256 != manifest.site:
        yield f"site/{NAME}: is not as it was built"
    if site is not None and site.today != manifest.today:
        yield (
            f"site: was made for {site.today.isoformat()}, the documents for {manifest.today.isoformat()}; "
            "run `engross build` again"
        )


def input_faults(
    manifests: Iterable[Manifest], sources: Mapping[str, str | None], wanted: Collection[str]
) -> Iterator[str]:
    """What is wrong with the files that outputs were made from, a sentence each, in order of their names.

    ``sources`` gives the SHA-256 of every input that the manifests name, None where it is not there; ``wanted`` are the
    files that a build would be made from now.
    """
    inputs = sorted(
        {(source.name, source.sha256) for each in manifests for made in each.made for source in made.inputs}
    )
    said = (_input_fault(name, sha256, sources[name]) for name, sha256 in inputs)
    yield from dict.fromkeys(sentence for sentence in said if sentence)
    for name in sorted(set(wanted) - {name for name, _ in inputs}):
        yield f"{name}: is newer than the build; no output was made from it"


def _input_fault(name: str, then: str, now: str | None) -> str:
    if now is None:
        return f"{name}: is not there, but outputs were made from it"
    return f"{name}: has changed since the build" if now != then else ""


def tool_faults(manifest: Manifest, tools: Iterable[tuple[str, str]]) -> Iterator[str]:
    """Which of the programs that shape outputs are others than those of the build, a sentence each.

    ``tools`` are those of now: (name, version).
    """
    then, now = dict(manifest.tools), dict(tools)
    for name in sorted({*then, *now}):
        if then.get(name) != now.get(name):
            yield (
                f"{name}: the build was made with {then.get(name) or 'none that it names'}, here is "
                f"{now.get(name) or 'none'}; run `engross build` again"
            )
