"""What a build made, and of what."""

from __future__ import annotations

import hashlib
from datetime import date
from typing import Literal

from engross.model.law.chapter import Source
from engross.values import dataclass


@dataclass(frozen=True, slots=True)
class Output:
    """A file that a build makes: its path in the build folder (forward slashes), its bytes, and what they come from.

    ``inputs`` are the files it was made of, ``versions`` the chapters' versions it shows (``2020-01-14.codified``).
    """

    path: str
    data: bytes
    inputs: tuple[Source, ...]
    versions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Made:
    """An output as the manifest keeps it: its SHA-256 (hex) and size in bytes in place of its bytes."""

    path: str
    sha256: str
    size: int
    inputs: tuple[Source, ...]
    versions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Manifest:
    """Everything a build made, by path, and the programs that made it: (name, version).

    ``today``: the day for which texts were chosen and findings waived. ``kind``: the manifest of a whole build or of a
    site. ``site``: the SHA-256 (hex) of the manifest of the site that was made with a build; empty where none was.
    """

    made: tuple[Made, ...]
    tools: tuple[tuple[str, str], ...]
    today: date
    kind: Literal["build", "site"] = "build"
    site: str = ""


def made_of(output: Output) -> Made:
    """The entry of an output."""
    digest = hashlib.sha256(output.data).hexdigest()
    return Made(output.path, digest, len(output.data), output.inputs, output.versions)
