"""The manifest of a build folder as JSON, out and in."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import PurePosixPath
from typing import Any, cast

from engross.errors import EngrossError
from engross.model.law.chapter import Source
from engross.model.manifest import Made, Manifest

NAME = "manifest.json"
_FORMAT = 2
_EARLIER_FORMAT = 1
"""That of Engross 0.1.0, which named fewer inputs: an output lists them itself, and no site is bound."""


def write_manifest(manifest: Manifest) -> bytes:
    """``manifest`` as JSON, outputs in order of their paths: equal manifests give equal bytes.

    Every input's hash stands once, under ``inputs``; every set of inputs stands once, under ``input_sets``; an output
    gives the place of its set, from 0. Errors: EngrossError where a file was read twice with different bytes.
    """
    made = sorted(manifest.made, key=lambda each: each.path)
    # Outputs share their sets: each is looked at once, by its identity, as long as the manifest holds it.
    every = {id(each.inputs): each.inputs for each in made}
    named = {at: tuple(sorted(source.name for source in inputs)) for at, inputs in every.items()}
    sets = list(dict.fromkeys(named.values()))
    places = {names: at for at, names in enumerate(sets)}
    table = {
        "format": _FORMAT,
        "kind": manifest.kind,
        "today": manifest.today.isoformat(),
        "tools": dict(sorted(manifest.tools)),
        **({"site": {"sha256": manifest.site}} if manifest.site else {}),
        "inputs": {name: {"sha256": sha256} for name, sha256 in sorted(_hashes(every.values()).items())},
        "input_sets": [list(names) for names in sets],
    }
    head = json.dumps(table, ensure_ascii=False, indent=2).removesuffix("\n}")
    outputs = ",".join(_entry_text(each, places[named[id(each.inputs)]]) for each in made)
    end = "\n  " if made else ""
    return f'{head},\n  "outputs": {{{outputs}{end}}}\n}}\n'.encode()


def _entry_text(made: Made, inputs: int) -> str:
    """The entry of an output as ``json.dumps`` writes it with indentation, for which it takes ten times as long."""
    versions = ",".join(f"\n        {_text(version)}" for version in made.versions)
    end = "\n      " if versions else ""
    return (
        f"\n    {_text(made.path)}: {{\n"
        f'      "sha256": {_text(made.sha256)},\n'
        f'      "size": {made.size},\n'
        f'      "versions": [{versions}{end}],\n'
        f'      "inputs": {inputs}\n'
        "    }"
    )


def _text(words: str) -> str:
    return json.dumps(words, ensure_ascii=False)


def _hashes(sets: Iterable[tuple[Source, ...]]) -> dict[str, str]:
    """The hash of each input in ``sets``. Errors: EngrossError where outputs were made from different bytes of a
    file."""
    hashes: dict[str, str] = {}
    for source in {source for inputs in sets for source in inputs}:
        if hashes.setdefault(source.name, source.sha256) != source.sha256:
            raise EngrossError(f"{source.name} was changed while the build ran; run `engross build` again")
    return hashes


def read_manifest(data: bytes, name: str) -> Manifest:
    """The manifest in ``data``, the bytes of a file called ``name``.

    Errors: EngrossError where it is no manifest, or names a path outside its folder or the workspace.
    """
    try:
        table = json.loads(data)
        if table["format"] == _EARLIER_FORMAT:
            raise EngrossError(
                f"{name} was written by Engross 0.1.0, which named fewer inputs; run `engross build` again"
            )
        if table["format"] != _FORMAT:
            raise EngrossError(f"{name} is of format {table['format']!r}, not {_FORMAT}; run `engross build` again")
        if table["kind"] not in ("build", "site"):
            raise ValueError(table["kind"])
        sets = _input_sets(table, name)
        made = tuple(_made(str(path), entry, sets, name) for path, entry in table["outputs"].items())
        tools = tuple((str(tool), str(version)) for tool, version in table["tools"].items())
        site = str(table["site"]["sha256"]) if "site" in table else ""
        return Manifest(made, tools, date.fromisoformat(table["today"]), table["kind"], site)
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        raise EngrossError(f"{name} is no manifest of a build; run `engross build` to make it anew") from None


def read_made(data: bytes) -> tuple[tuple[str, str], ...]:
    """The path and SHA-256 (hex) of each output that a manifest names, be it of this version or of 0.1.0; nothing
    where it cannot be read."""
    try:
        outputs = cast("Mapping[Any, Any]", json.loads(data)["outputs"])
        return tuple((str(path), str(entry["sha256"])) for path, entry in outputs.items() if stays_inside(str(path)))
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return ()


def written_by(data: bytes) -> str:
    """The version of Engross that a manifest says wrote it; empty where it says none, or cannot be read."""
    try:
        tools = json.loads(data)["tools"]
        return str(tools["engross"])
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return ""


def _input_sets(table: Mapping[str, Any], name: str) -> list[tuple[Source, ...]]:
    sources = {str(key): Source(str(key), str(entry["sha256"])) for key, entry in table["inputs"].items()}
    for source in sources:
        if not stays_inside(source):
            raise EngrossError(f"{name} names {source!r}, which is outside the workspace; run `engross build` again")
    return [tuple(sources[str(each)] for each in names) for names in table["input_sets"]]


def _made(path: str, entry: Mapping[str, Any], sets: Sequence[tuple[Source, ...]], name: str) -> Made:
    if not stays_inside(path):
        raise EngrossError(f"{name} names {path!r}, which is outside its folder; run `engross build` to make it anew")
    at = int(entry["inputs"])
    if at < 0:
        raise ValueError(at)
    return Made(path, str(entry["sha256"]), int(entry["size"]), sets[at], tuple(map(str, entry["versions"])))


def stays_inside(path: str) -> bool:
    """Whether a path from a file names something inside its folder, on any system."""
    pure = PurePosixPath(path)
    plain = not any(letter in path for letter in "\\:\0\n\r")
    return bool(pure.parts) and plain and not pure.is_absolute() and ".." not in pure.parts
