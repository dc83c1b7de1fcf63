"""The manifest of a build folder as JSON, out and in."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from pathlib import PurePosixPath
from typing import Any

from engross.errors import EngrossError
from engross.model.law.chapter import Source
from engross.model.manifest import Made, Manifest

NAME = "manifest.json"
_FORMAT = 1


def write_manifest(manifest: Manifest) -> bytes:
    """``manifest`` as JSON, outputs in order of their paths: equal manifests give equal bytes.

    Every input's hash stands once, under ``inputs``; an output names its inputs.
    """
    sources = sorted({(source.name, source.sha256) for made in manifest.made for source in made.inputs})
    table = {
        "format": _FORMAT,
        **({"today": manifest.today.isoformat()} if manifest.today else {}),
        "tools": dict(sorted(manifest.tools)),
        "inputs": {name: {"sha256": sha256} for name, sha256 in sources},
        "outputs": {
            made.path: {
                "sha256": made.sha256,
                "size": made.size,
                "versions": list(made.versions),
                "inputs": [source.name for source in made.inputs],
            }
            for made in sorted(manifest.made, key=lambda made: made.path)
        },
    }
    return (json.dumps(table, ensure_ascii=False, indent=2) + "\n").encode("utf-8")


def read_manifest(data: bytes, name: str) -> Manifest:
    """The manifest in ``data``, the bytes of a file called ``name``.

    Errors: EngrossError where it is no manifest, or names a path outside its folder.
    """
    try:
        table = json.loads(data)
        if table["format"] != _FORMAT:
            raise EngrossError(f"{name} is of format {table['format']!r}, not {_FORMAT}; run `engross build` again")
        sources = {str(key): Source(str(key), str(entry["sha256"])) for key, entry in table["inputs"].items()}
        made = tuple(_made(str(path), entry, sources, name) for path, entry in table["outputs"].items())
        tools = tuple((str(tool), str(version)) for tool, version in table["tools"].items())
        today = date.fromisoformat(table["today"]) if "today" in table else None
        return Manifest(made, tools, today)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise EngrossError(f"{name} is no manifest of a build; run `engross build` to make it anew") from None


def _made(path: str, entry: Mapping[str, Any], sources: Mapping[str, Source], name: str) -> Made:
    if not stays_inside(path):
        raise EngrossError(f"{name} names {path!r}, which is outside its folder; run `engross build` to make it anew")
    inputs = tuple(sources[str(each)] for each in entry["inputs"])
    return Made(path, str(entry["sha256"]), int(entry["size"]), inputs, tuple(map(str, entry["versions"])))


def stays_inside(path: str) -> bool:
    """Whether a path from a file names something inside its folder, on any system."""
    pure = PurePosixPath(path)
    plain = not any(letter in path for letter in "\\:\0\n\r")
    return bool(pure.parts) and plain and not pure.is_absolute() and ".." not in pure.parts
